package lockstep.lessons.interchange;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import lockstep.lessons.quiz.Question;

/**
 * What a foreign format cannot say of a question: the fields in which the question differs from
 * what the format gives back. They stand beside it where other programs look past them, with a
 * stamp of what they were added to, so that a question edited since is not overwritten by what it
 * was.
 *
 * @param stamp of the question as the format gives it, and of its answers alone
 * @param fields the values that differ; a name that begins with {@code -} takes a field away
 */
record Extras(String stamp, Map<String, String> fields) {
  private static final String GONE = "-";
  private static final String PARTED = "-";

  Extras {
    fields = new LinkedHashMap<>(fields);
  }

  /** What has to be added to a question that was read to make it the one that was written. */
  static Extras between(Question read, Question written) {
    Map<String, String> have = Fields.of(read);
    Map<String, String> want = Fields.of(written);
    Map<String, String> extra = new LinkedHashMap<>();
    // Of another kind nothing of the task can stay: its fields go without being named.
    boolean other = !have.get(Fields.KIND).equals(want.get(Fields.KIND));
    want.forEach(
        (name, value) -> {
          if (other && name.startsWith(Fields.TASK) || !value.equals(have.get(name)))
            extra.put(name, value);
        });
    for (String name : have.keySet())
      if (!want.containsKey(name) && !(other && name.startsWith(Fields.TASK)))
        extra.put(GONE + name, "");
    return new Extras(stamp(have), extra);
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  /**
   * The question as it was written. Where it was edited since, the edit wins: what else is known of
   * its answers is added only where they are as they were, for a further option would move all that
   * belongs to the others; and of the rest only what the edit says nothing of.
   *
   * @throws IllegalArgumentException when these fields and the question make no question
   */
  Question addedTo(Question read, int line, List<Problem> problems) {
    Map<String, String> all = Fields.of(read);
    boolean same = stamp(all).equals(stamp);
    boolean sameTask = taskStamp(all).equals(stamp.substring(stamp.indexOf(PARTED) + 1));
    if (!sameTask)
      problems.add(
          new Problem(
              line,
              "the answers of this question were changed after it was written; it is taken as it"
                  + " stands, "
                  + read.kind().word()
                  + (fields.containsKey(Fields.KIND)
                      ? ", and no longer as " + fields.get(Fields.KIND)
                      : ", without what else was known of them")));
    if (sameTask && fields.containsKey(Fields.KIND))
      all.keySet().removeIf(name -> name.startsWith(Fields.TASK));
    fields.forEach(
        (name, value) -> {
          String bare = name.startsWith(GONE) ? name.substring(GONE.length()) : name;
          if (bare.startsWith(Fields.TASK) ? !sameTask : !same && !isUnsaid(name, all)) return;
          if (name.startsWith(GONE)) all.remove(bare);
          else all.put(name, value);
        });
    return Fields.question(all);
  }

  /** Whether an edited question says nothing of what a field tells. */
  private static boolean isUnsaid(String name, Map<String, String> edited) {
    return name.startsWith("replay.")
        || name.startsWith("exhibit.") && !edited.containsKey("exhibit.1")
        || edited.getOrDefault(name, "said").isEmpty();
  }

  private static String stamp(Map<String, String> fields) {
    return sum(fields) + PARTED + taskStamp(fields);
  }

  private static String taskStamp(Map<String, String> fields) {
    Map<String, String> task = new LinkedHashMap<>(fields);
    task.keySet().removeIf(name -> !name.startsWith(Fields.TASK));
    return sum(task);
  }

  private static String sum(Map<String, String> fields) {
    CRC32 sum = new CRC32();
    fields.forEach(
        (name, value) -> sum.update((name + '\n' + value + '\0').getBytes(StandardCharsets.UTF_8)));
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }

  /** A value on one line, in signs that no format takes for its own and no editor trims away. */
  static String escape(String value) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean outer = (i == 0 || i == value.length() - 1) && Character.isWhitespace(c);
      if (c == '\\') out.append("\\\\");
      else if (c == '\n') out.append("\\n");
      // Brackets: GIFT reads tags out of comments wherever it finds them.
      else if (outer || c == '[' || c == ']' || !Safe.isSafe(value, i))
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      else out.append(c);
    }
    return out.toString();
  }

  /**
   * The value that {@link #escape} wrote.
   *
   * @throws IllegalArgumentException when it never wrote this
   */
  static String unescape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char sign = ++i < text.length() ? text.charAt(i) : ' ';
      if (sign == '\\') out.append('\\');
      else if (sign == 'n') out.append('\n');
      else if (sign == 'u' && i + 4 < text.length() && isHex(text.substring(i + 1, i + 5))) {
        out.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
        i += 4;
      } else throw new IllegalArgumentException("expected \\\\, \\n or \\u and four digits");
    }
    return out.toString();
  }

  private static boolean isHex(String digits) {
    return digits.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
  }
}
