package lockstep.app.desktop.learn;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import lockstep.app.desktop.desk.Work;
import lockstep.app.learn.Asked;
import lockstep.lessons.review.Answer;
import lockstep.lessons.review.Progress;
import lockstep.lessons.review.ProgressFile;

/**
 * The learner's progress for the window: the same file as the terminal's, read and written on a
 * thread of its own. Without a file it is kept as long as the window is open.
 */
final class LearnerFile {
  private final ProgressFile file;
  private final Work work;
  private final Consumer<String> remark;

  /** Used by the thread that works. */
  private Progress unkept = Progress.NONE;

  /**
   * @param path null for no file
   * @param remark is told, on the JavaFX thread, why something could not be read or kept
   */
  LearnerFile(Path path, Work work, Consumer<String> remark) {
    file = path == null ? null : new ProgressFile(path);
    this.work = work;
    this.remark = remark;
  }

  /** Reads; what was asked for before is written first. */
  void read(Consumer<Progress> done) {
    work.begin(
        () -> file == null ? unkept : file.read().progress(),
        done,
        reason -> {
          remark.accept(reason);
          done.accept(Progress.NONE);
        });
  }

  /** Keeps a change. */
  void change(UnaryOperator<Progress> change) {
    work.begin(
        () -> {
          if (file == null) unkept = change.apply(unkept);
          return file == null ? List.<String>of() : file.update(change).remarks();
        },
        remarks -> remarks.forEach(remark),
        remark);
  }

  /** Keeps the answers to a question. */
  void keep(Asked asked, String where) {
    keep(asked.rows(where, Instant.now()));
  }

  /** Keeps answers. */
  void keep(List<Answer> rows) {
    if (!rows.isEmpty()) change(progress -> Asked.after(progress, rows));
  }
}
