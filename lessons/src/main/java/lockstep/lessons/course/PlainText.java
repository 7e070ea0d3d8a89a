package lockstep.lessons.course;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes Markdown of a lesson that was copied from a page as bare text: a heading is a short line
 * that stands alone, an entry of a list begins with a dot, and columns or a prompt are code. One
 * line becomes one line, so that numbers of lines stay true.
 */
final class PlainText {
  private static final Pattern TITLE = Pattern.compile("(\\d{1,3})\\.\\s+(\\S.{0,79})");
  private static final Pattern ENTRY = Pattern.compile("\\s*[\u2022\u00B7\u25E6]\\s*(.*)");
  private static final Pattern NUMBERED = Pattern.compile("\\s*\\d{1,2}[.)]\\s+.*");
  private static final Pattern PROMPT = Pattern.compile("\\S+@\\S+[:\\s].*[$#].*|[$>]\\s.*");
  private static final Pattern COLUMNS = Pattern.compile("\\S+ {2,}\\S+.*");
  private static final int LONGEST_HEADING = 60;

  private final List<String> out = new ArrayList<>();
  private String index = "";
  private String title = "";

  private PlainText() {}

  /**
   * What was found.
   *
   * @param index the number before the title; may be empty
   * @param title may be empty
   * @param lines Markdown with the headings of the second and the third level
   */
  record Found(String index, String title, List<String> lines) {}

  /** Reads the lines of a text. */
  static Found read(List<String> lines) {
    PlainText reader = new PlainText();
    List<String> group = new ArrayList<>();
    for (String line : lines) {
      if (!line.isBlank()) {
        group.add(line);
        continue;
      }
      reader.take(group);
      group.clear();
      reader.out.add("");
    }
    reader.take(group);
    return new Found(reader.index, reader.title, reader.out);
  }

  private void take(List<String> group) {
    if (group.isEmpty()) return;
    if (group.size() == 1) takeLine(group.get(0).strip());
    else if (isCode(group)) for (String line : group) out.add("    " + line);
    else for (String line : group) out.add(entry(line));
  }

  private void takeLine(String line) {
    Matcher m = TITLE.matcher(line);
    if (title.isEmpty() && out.stream().allMatch(String::isBlank) && m.matches()) {
      index = m.group(1);
      title = m.group(2).strip();
      out.add("## " + LessonReader.CONTENT);
    } else if (line.matches("(?i)sign in( to .*)?|log in( to .*)?|sign up( .*)?")) {
      out.add(""); // the page's, not the lesson's
    } else if (line.matches("(?i)exercises?")) {
      out.add("## " + LessonReader.EXERCISE);
    } else if (line.matches("(?i)quiz( questions?)?")) {
      out.add("## " + LessonReader.QUESTION);
    } else if (line.matches("(?i)(quiz )?answer")) {
      out.add("## " + LessonReader.ANSWER);
    } else if (isHeading(line)) {
      out.add("### " + line);
    } else if (PROMPT.matcher(line).matches()) {
      out.add("    " + line);
    } else {
      out.add(entry(line));
    }
  }

  private static boolean isHeading(String line) {
    return line.length() <= LONGEST_HEADING
        && !line.matches(".*[.!?:;,]")
        && Character.isUpperCase(line.charAt(0))
        && line.indexOf(' ') > 0
        && !NUMBERED.matcher(line).matches()
        && !ENTRY.matcher(line).matches();
  }

  private static boolean isCode(List<String> group) {
    long columns = group.stream().filter(line -> COLUMNS.matcher(line).find()).count();
    return PROMPT.matcher(group.get(0)).matches() || columns >= 2 && columns * 2 >= group.size();
  }

  private static String entry(String line) {
    Matcher m = ENTRY.matcher(line);
    if (m.matches()) return "- " + m.group(1);
    return NUMBERED.matcher(line).matches() ? line.strip() : line;
  }
}
