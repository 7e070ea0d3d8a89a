package lockstep.lessons.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.lessons.course.Lesson.Shape;
import lockstep.lessons.quiz.Question;

/**
 * Reads a lesson's file in any of its three shapes. What can be read is read; what is not as it
 * should be is told by line.
 */
public final class LessonReader {
  static final String CONTENT = "Lesson Content";
  static final String EXERCISE = "Exercise";
  static final String QUESTION = "Quiz Question";
  static final String ANSWER = "Quiz Answer";

  /** Other words that the older files have for the four. */
  private static final Map<String, String> HEADINGS =
      Map.ofEntries(
          Map.entry("lesson content", CONTENT),
          Map.entry("exercise", EXERCISE),
          Map.entry("exercises", EXERCISE),
          Map.entry("quiz question", QUESTION),
          Map.entry("quiz questions", QUESTION),
          Map.entry("quiz answer", ANSWER),
          Map.entry("quiz answers", ANSWER),
          Map.entry("tunni sisu", CONTENT),
          Map.entry("harjutus", EXERCISE),
          Map.entry("k\u00FCsimus", QUESTION),
          Map.entry("vastus", ANSWER));

  private static final String RULE = "---";

  private final String name;
  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  private LessonReader(String name, String file) {
    this.name = name;
    this.file = file;
  }

  /**
   * Reads the octets of a file.
   *
   * @param name the lesson's name, the file's without its ending
   * @param file the file as problems shall name it
   */
  public static LessonRead read(String name, String file, byte[] octets) {
    LessonReader reader = new LessonReader(name, file);
    try {
      Lesson lesson = reader.lesson(Lines.of(octets));
      return new LessonRead(Optional.ofNullable(lesson), reader.problems);
    } catch (Lines.Unreadable e) {
      return new LessonRead(Optional.empty(), List.of(new Problem(file, e.line, e.getMessage())));
    }
  }

  private Lesson lesson(List<String> lines) {
    if (lines.stream().allMatch(String::isBlank)) {
      problem(0, "expected a lesson, found an empty file");
      return null;
    }
    int start = 0;
    while (lines.get(start).isBlank()) start++;
    if (lines.get(start).stripTrailing().equals(RULE)) return withFrontMatter(lines, start);
    List<Section> titled = Section.at(1, lines, 1);
    boolean marked = !Section.at(2, lines, 1).stream().allMatch(s -> s.heading().isEmpty());
    return marked && titled.stream().anyMatch(s -> !s.heading().isEmpty())
        ? withHeadings(lines)
        : plain(lines);
  }

  private Lesson withFrontMatter(List<String> lines, int start) {
    int end = start + 1;
    while (end < lines.size() && !lines.get(end).stripTrailing().equals(RULE)) end++;
    if (end == lines.size()) {
      problem(start + 1, "expected a second line of three dashes after the front matter");
      return null;
    }
    List<String> head = lines.subList(start + 1, end);
    Map<String, String> front = FrontMatter.read(head, start + 2, this::problem);
    for (String key : FrontMatter.KEYS)
      if (front.getOrDefault(key, "").isBlank())
        problem(start + 1, "expected " + key + " in the front matter, found none");
    String given = front.getOrDefault("index", "");
    if (!given.isBlank() && !given.matches("\\d{1,4}"))
      problem(
          start + 2 + FrontMatter.lineOf("index", head),
          "index: expected a whole number, found \"" + given + '"');
    return made(Shape.FRONT_MATTER, front, lines.subList(end + 1, lines.size()), end + 2);
  }

  private Lesson withHeadings(List<String> lines) {
    List<Section> titled = Section.at(1, lines, 1);
    Section first = titled.stream().filter(s -> !s.heading().isEmpty()).findFirst().orElseThrow();
    Map<String, String> front = new LinkedHashMap<>(Map.of("title", first.heading()));
    return made(
        Shape.HEADINGS,
        front,
        LegacyHtml.toMarkdown(lines.subList(first.line(), lines.size())),
        first.line() + 1);
  }

  private Lesson plain(List<String> lines) {
    PlainText.Found found = PlainText.read(lines);
    Map<String, String> front = new LinkedHashMap<>();
    if (!found.index().isEmpty()) front.put("index", found.index());
    if (!found.title().isEmpty()) front.put("title", found.title());
    return made(Shape.PLAIN, front, found.lines(), 1);
  }

  private Lesson made(Shape shape, Map<String, String> front, List<String> lines, int first) {
    String title = front.getOrDefault("title", "").isBlank() ? name : front.get("title");
    Map<String, Section> parts = parts(shape, Section.at(2, lines, first));
    checkFences(lines, first);
    Section content = parts.get(CONTENT);
    if (content == null || content.isBlank())
      problem(content == null ? 0 : content.line(), "expected a text below ## " + CONTENT);
    return new Lesson(
        name,
        shape,
        index(front),
        front.getOrDefault("lang", "").isBlank() ? "en" : front.get("lang"),
        title,
        front,
        content == null ? List.of() : pages(title, content),
        blocks(parts.get(EXERCISE)),
        quiz(parts),
        List.of(),
        Map.of());
  }

  private static OptionalInt index(Map<String, String> front) {
    String given = front.getOrDefault("index", "");
    return given.matches("\\d{1,4}")
        ? OptionalInt.of(Integer.parseInt(given))
        : OptionalInt.empty();
  }

  private Map<String, Section> parts(Shape shape, List<Section> sections) {
    Map<String, Section> parts = new LinkedHashMap<>();
    for (Section section : sections) {
      String known = HEADINGS.get(section.heading().toLowerCase(Locale.ROOT));
      if (section.heading().isEmpty() && shape == Shape.PLAIN) known = CONTENT;
      if (known == null)
        problem(
            section.line(),
            section.heading().isEmpty()
                ? "expected ## " + CONTENT + " before the text"
                : "expected ## "
                    + String.join(", ## ", List.of(CONTENT, EXERCISE, QUESTION, ANSWER))
                    + ", found ## "
                    + section.heading());
      else if (parts.putIfAbsent(known, section) != null)
        problem(section.line(), "## " + known + " stands here a second time");
    }
    if (shape == Shape.FRONT_MATTER)
      for (String heading : List.of(CONTENT, EXERCISE, QUESTION, ANSWER))
        if (!parts.containsKey(heading)) problem(0, "expected ## " + heading + ", found none");
    return parts;
  }

  private void checkFences(List<String> lines, int first) {
    Section.Fence fence = new Section.Fence();
    int opened = 0;
    for (int i = 0; i < lines.size(); i++) {
      boolean before = fence.isOpen();
      fence.takes(lines.get(i));
      if (!before && fence.isOpen()) opened = first + i;
    }
    if (fence.isOpen()) problem(opened, "expected the end of the code that begins here");
  }

  private List<Page> pages(String title, Section content) {
    List<Page> pages = new ArrayList<>();
    for (Section section : Section.at(3, content.lines(), content.first()))
      pages.add(
          new Page(
              section.heading().isEmpty() ? title : section.heading(),
              section.line(),
              Markdown.blocks(section.text(), section.first(), this::problem)));
    return pages;
  }

  private List<Block> blocks(Section section) {
    return section == null
        ? List.of()
        : Markdown.blocks(section.text(), section.first(), this::problem);
  }

  private Optional<Question> quiz(Map<String, Section> parts) {
    Section asked = parts.get(QUESTION);
    Section answer = parts.get(ANSWER);
    if (asked == null || LastQuestion.asksNothing(asked.text())) return Optional.empty();
    if (answer == null || answer.isBlank()) {
      problem(asked.line(), "expected an answer below ## " + ANSWER + "; it is not asked without");
      return Optional.empty();
    }
    return LastQuestion.of(asked.text(), answer.text());
  }

  private void problem(int line, String what) {
    problems.add(new Problem(file, line, what));
  }
}
