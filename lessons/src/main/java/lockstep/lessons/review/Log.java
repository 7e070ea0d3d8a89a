package lockstep.lessons.review;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The answers that are kept, the oldest first: those of the file as they stand there, one a line,
 * and those that came since. Reading and writing ten thousand answers for the sake of one more
 * would take most of a second, so lines of the file are only read when somebody wants to see them.
 *
 * <p>Never changes. What is in a line and not known to this version stays in it.
 */
final class Log {
  static final Log NONE = new Log(new byte[0], 0, List.of());

  /** What stands between two lines of the file. */
  static final String BETWEEN = ",\n    ";

  private static final byte[] SEPARATOR = BETWEEN.getBytes(StandardCharsets.UTF_8);

  private final byte[] lines;
  private final int count;
  private final List<Answer> since;

  private Log(byte[] lines, int count, List<Answer> since) {
    this.lines = lines;
    this.count = count;
    this.since = List.copyOf(since);
  }

  /** A log of answers that are in no file yet. */
  static Log of(List<Answer> answers) {
    return new Log(new byte[0], 0, answers);
  }

  /** A log of the lines of a file, with {@link #BETWEEN} between them. */
  static Log ofLines(byte[] lines) {
    if (lines.length == 0) return NONE;
    int count = 1;
    for (byte octet : lines) if (octet == '\n') count++;
    return new Log(lines, count, List.of());
  }

  int size() {
    return count + since.size();
  }

  Log and(Answer answer) {
    List<Answer> more = new ArrayList<>(since);
    more.add(answer);
    return new Log(lines, count, more);
  }

  /** The log without so many of its oldest. */
  Log without(int oldest) {
    if (oldest == 0) return this;
    if (oldest >= count)
      return new Log(new byte[0], 0, since.subList(oldest - count, since.size()));
    int from = 0;
    for (int left = oldest; left > 0; from++) if (lines[from] == '\n') left--;
    while (lines[from] == ' ') from++;
    byte[] rest = java.util.Arrays.copyOfRange(lines, from, lines.length);
    return new Log(rest, count - oldest, since);
  }

  /**
   * All answers.
   *
   * @throws IllegalStateException when a line is none; a file whose check fits has no such line
   */
  List<Answer> answers() {
    List<Answer> all = new ArrayList<>();
    String text = new String(lines, StandardCharsets.UTF_8);
    for (String line : count == 0 ? new String[0] : text.split(",\n")) {
      String where = "answers[" + all.size() + "]";
      try {
        all.add(ProgressJson.answer(Fields.of(JsonTree.read(line), where)));
      } catch (IOException | IllegalArgumentException e) {
        throw new IllegalStateException("the log of answers: " + where + ": " + e.getMessage(), e);
      }
    }
    all.addAll(since);
    return List.copyOf(all);
  }

  /** The lines of all answers, with {@link #BETWEEN} between them. */
  byte[] written() {
    ByteArrayOutputStream all = new ByteArrayOutputStream(lines.length + 256 * since.size());
    all.writeBytes(lines);
    for (Answer answer : since) {
      if (all.size() > 0) all.writeBytes(SEPARATOR);
      all.writeBytes(ProgressJson.line(answer).getBytes(StandardCharsets.UTF_8));
    }
    return all.toByteArray();
  }
}
