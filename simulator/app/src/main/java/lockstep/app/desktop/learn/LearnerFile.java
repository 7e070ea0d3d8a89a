package lockstep.app.desktop.learn;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
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
    read(progress -> progress, done, remark);
  }

  /**
   * Reads, and makes something of it on the same thread. Where the file cannot be read that is
   * told, and it is made of no progress at all.
   *
   * @param done is given it on the JavaFX thread
   * @param failed is given the reason there, when it could not be made
   */
  <T> void read(Function<Progress, T> what, Consumer<T> done, Consumer<String> failed) {
    work.begin(
        () -> {
          try {
            return new Made<>(what.apply(file == null ? unkept : file.read().progress()), "");
          } catch (IOException e) {
            return new Made<>(what.apply(Progress.NONE), String.valueOf(e.getMessage()));
          }
        },
        made -> {
          if (!made.reason().isEmpty()) remark.accept(made.reason());
          done.accept(made.thing());
        },
        failed);
  }

  /**
   * @param reason why the progress could not be read; may be empty
   */
  private record Made<T>(T thing, String reason) {}

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
