package lockstep.lessons.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lockstep.lessons.interchange.Gift;
import lockstep.lessons.interchange.Imported;
import lockstep.lessons.quiz.Misconceptions;
import lockstep.lessons.quiz.Question;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioError;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.ScenarioParser;

/**
 * The files of one folder, read together: lessons ({@code .md}), the questions beside them ({@code
 * .gift}, of the same name) and scenarios ({@code .scenario}, for all lessons of the folder).
 */
public final class LessonFiles {
  private static final String LESSON = ".md";
  private static final String QUESTIONS = ".gift";
  private static final String SCENARIO = ".scenario";

  private final String place;
  private final Predicate<String> templates;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Scenario> scenarios = new LinkedHashMap<>();
  private final Map<String, List<Question>> questions = new LinkedHashMap<>();

  private LessonFiles(String place, Predicate<String> templates) {
    this.place = place;
    this.templates = templates;
  }

  /**
   * What came of reading.
   *
   * @param lessons in the order of their index, those without one last, by name
   * @param problems in the order of files and lines
   */
  public record Found(List<Lesson> lessons, List<Problem> problems) {
    public Found {
      lessons = List.copyOf(lessons);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads files.
   *
   * @param place stands before the files' names in problems: {@code lessons/}; may be empty
   * @param files octets by file name; those of other endings, and a README.md, are passed over
   * @param templates whether a template of questions is called so
   */
  public static Found read(String place, Map<String, byte[]> files, Predicate<String> templates) {
    return new LessonFiles(place, templates).all(new TreeMap<>(files));
  }

  private Found all(SortedMap<String, byte[]> files) {
    files.forEach(
        (name, octets) -> {
          if (name.endsWith(SCENARIO)) scenario(name, octets);
          if (name.endsWith(QUESTIONS)) questions(name, octets);
        });
    List<Lesson> lessons = new ArrayList<>();
    files.forEach(
        (name, octets) -> {
          if (name.endsWith(LESSON) && !name.equals("README.md"))
            lesson(name, octets).ifPresent(lessons::add);
        });
    for (String name : questions.keySet())
      if (lessons.stream().noneMatch(lesson -> lesson.name().equals(name)))
        problems.add(
            new Problem(
                place + name + QUESTIONS, 0, "expected a lesson " + name + LESSON + " beside it"));
    lessons.sort(
        java.util.Comparator.comparing((Lesson l) -> l.index().orElse(Integer.MAX_VALUE))
            .thenComparing(Lesson::name));
    problems.sort(java.util.Comparator.comparing(Problem::file).thenComparingInt(Problem::line));
    return new Found(lessons, problems);
  }

  private void scenario(String file, byte[] octets) {
    String name = bare(file, SCENARIO);
    try {
      scenarios.put(
          name, ScenarioParser.parse(name, place + file, String.join("\n", Lines.of(octets))));
    } catch (ScenarioErrors e) {
      for (ScenarioError error : e.errors())
        problems.add(new Problem(error.source(), error.line(), error.message()));
    } catch (Lines.Unreadable e) {
      problems.add(new Problem(place + file, e.line, e.getMessage()));
    }
  }

  private void questions(String file, byte[] octets) {
    Imported imported = Gift.read(octets);
    imported
        .problems()
        .forEach(
            problem -> problems.add(new Problem(place + file, problem.line(), problem.what())));
    questions.put(bare(file, QUESTIONS), imported.questions());
    List<String> names = new ArrayList<>();
    for (Question question : imported.questions())
      if (names.contains(question.name()))
        problems.add(
            new Problem(place + file, 0, "two questions are called \"" + question.name() + '"'));
      else names.add(question.name());
  }

  private Optional<Lesson> lesson(String file, byte[] octets) {
    String name = bare(file, LESSON);
    LessonRead read = LessonReader.read(name, place + file, octets);
    problems.addAll(read.problems());
    Optional<Lesson> lesson =
        read.lesson().map(one -> one.with(questions.getOrDefault(name, List.of()), scenarios));
    lesson.ifPresent(one -> one.pages().forEach(page -> check(one, page, place + file)));
    return lesson;
  }

  private void check(Lesson lesson, Page page, String file) {
    for (Block block : page.blocks()) {
      String missing = missing(lesson, block);
      if (!missing.isEmpty())
        problems.add(new Problem(file, page.line(), "\"" + page.title() + "\": " + missing));
    }
  }

  private String missing(Lesson lesson, Block block) {
    if (block instanceof Block.Ask ask && lesson.question(ask.question()).isEmpty())
      return "expected a question of "
          + lesson.name()
          + QUESTIONS
          + ", found \""
          + ask.question()
          + "\""
          + known(lesson.further().stream().map(Question::name));
    if (block instanceof Block.Run run
        && !lesson.scenarios().containsKey(run.scenario())
        && !ScenarioLibrary.names().contains(run.scenario()))
      return "expected a scenario of Lockstep's or of a file beside the lesson, found \""
          + run.scenario()
          + '"';
    if (block instanceof Block.Generate generate && !templates.test(generate.template()))
      return "expected a template of questions, found \"" + generate.template() + '"';
    if (block instanceof Block.Card card && Misconceptions.find(card.idea()).isEmpty())
      return "expected a misconception, M1 to M"
          + Misconceptions.all().size()
          + ", found \""
          + card.idea()
          + '"';
    return "";
  }

  private static String known(Stream<String> names) {
    List<String> all = names.toList();
    return all.isEmpty() ? "" : " (there are " + String.join(", ", all) + ")";
  }

  private static String bare(String file, String ending) {
    return file.substring(0, file.length() - ending.length());
  }
}
