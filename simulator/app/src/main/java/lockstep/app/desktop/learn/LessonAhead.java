package lockstep.app.desktop.learn;

import java.util.function.Consumer;

/**
 * Reads the lesson that is chosen in the course, and makes its first questions, before anybody
 * opens it: so it opens in one frame.
 */
final class LessonAhead {
  private static final long SEEDS = 100_000;

  private final LearnerFile file;

  /** The lesson that is being read or was read; the thread that reads passes over any other. */
  private volatile String name = "";

  private Opened read;
  private Consumer<Opened> waits;

  LessonAhead(LearnerFile file) {
    this.file = file;
  }

  /**
   * Begins to read a lesson, if it is another one than before.
   *
   * @param done is given it on the JavaFX thread, unless another is chosen meanwhile
   */
  void choose(String lesson, Consumer<Opened> done, Consumer<String> failed) {
    if (lesson.equals(name)) return;
    name = lesson;
    read = null;
    waits = done;
    long seed = System.currentTimeMillis() % SEEDS;
    file.read(
        progress -> lesson.equals(name) ? Opened.read(lesson, progress, seed) : null,
        opened -> {
          if (!lesson.equals(name) || opened == null) return;
          read = opened;
          waits.accept(opened);
        },
        reason -> {
          if (lesson.equals(name)) forget();
          failed.accept(reason);
        });
  }

  /**
   * Gives a lesson away: at once where it was read ahead, and else when it is read.
   *
   * @param done is given it on the JavaFX thread
   */
  void take(String lesson, Consumer<Opened> done, Consumer<String> failed) {
    Consumer<Opened> taking =
        opened -> {
          forget();
          done.accept(opened);
        };
    if (!lesson.equals(name)) choose(lesson, taking, failed);
    else if (read == null) waits = taking;
    else taking.accept(read);
  }

  /** What was read is not so any more: somebody learns. */
  void forget() {
    name = "";
    read = null;
    waits = null;
  }
}
