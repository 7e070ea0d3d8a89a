package lockstep.app.desktop.learn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lockstep.app.learn.MadeQuestions;
import lockstep.lessons.course.Block;
import lockstep.lessons.course.Course;
import lockstep.lessons.course.Lesson;
import lockstep.lessons.course.Page;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.Shuffled;
import lockstep.lessons.review.LessonMark;
import lockstep.lessons.review.Mastery;
import lockstep.lessons.review.Progress;
import lockstep.lessons.review.Skill;
import lockstep.views.learn.CourseLine;

/** What the window asks of the course: its list, a lesson's time, a page's questions. */
final class Lessons {
  /** So many words are read in a minute, with a look at the diagram now and then. */
  private static final double WORDS = 150;

  private static final double QUESTION = 0.4;
  private static final double RUN = 1;

  /** Those that were read: who looks at the course has read them all, and opens one at once. */
  private static final Map<String, Lesson> READ = new ConcurrentHashMap<>();

  private Lessons() {}

  /** A lesson by its name. */
  static Lesson lesson(String name) {
    return READ.computeIfAbsent(name, Course::lesson);
  }

  /** The course as it stands for a learner. */
  static List<CourseLine> lines(Progress progress, Instant now) {
    List<CourseLine> lines = new ArrayList<>();
    for (String name : Course.names()) lines.add(line(lesson(name), progress, now));
    return lines;
  }

  /**
   * The name of the lesson that a learner is likely to open next: the one that was left in its
   * middle, or else the first that was not finished.
   */
  static String next(Progress progress) {
    List<String> names = Course.names();
    List<String> open = names.stream().filter(name -> !isFinished(progress, name)).toList();
    return open.stream()
        .filter(progress.lessons()::containsKey)
        .findFirst()
        .orElse(open.isEmpty() ? names.get(0) : open.get(0));
  }

  /** Whether a lesson was done to its end. */
  static boolean isFinished(Progress progress, String lesson) {
    LessonMark mark = progress.lessons().get(lesson);
    return mark != null && mark.finished().isPresent();
  }

  private static CourseLine line(Lesson lesson, Progress progress, Instant now) {
    Set<Skill> skills = new LinkedHashSet<>();
    for (Question question : lesson.further())
      question.skills().forEach(tag -> Skill.ofTag(tag).ifPresent(skills::add));
    long known =
        skills.stream()
            .filter(skill -> progress.mastery(skill, now).mastery() == Mastery.KNOWN)
            .count();
    LessonMark mark = progress.lessons().get(lesson.name());
    return new CourseLine(
        lesson.name(),
        lesson.index().orElse(0),
        lesson.title(),
        minutes(lesson, 0),
        lesson.pages().size(),
        mark == null ? 0 : mark.page(),
        isFinished(progress, lesson.name()),
        (int) known,
        skills.size());
  }

  /** How many minutes the pages take from one of them on, counted from 0. */
  static int minutes(Lesson lesson, int from) {
    double minutes = 0;
    List<Page> pages = lesson.pages();
    for (Page page : pages.subList(Math.min(from, pages.size()), pages.size()))
      for (Block block : page.blocks()) minutes += minutes(block);
    return Math.max(1, (int) Math.round(minutes));
  }

  private static double minutes(Block block) {
    if (block instanceof Block.Ask) return QUESTION;
    if (block instanceof Block.Generate generate) return QUESTION * generate.count();
    if (block instanceof Block.Run) return RUN;
    if (block instanceof Block.Paragraph paragraph) return words(paragraph.words());
    if (block instanceof Block.Heading heading) return words(heading.words());
    if (block instanceof Block.Code code) return code.lines().size() * 4 / WORDS;
    if (block instanceof Block.Quote quote)
      return quote.blocks().stream().mapToDouble(Lessons::minutes).sum();
    if (block instanceof Block.Entries entries)
      return entries.entries().stream().flatMap(List::stream).mapToDouble(Lessons::minutes).sum();
    if (block instanceof Block.Table table)
      return Stream.concat(Stream.of(table.head()), table.rows().stream())
          .flatMap(List::stream)
          .mapToDouble(Lessons::words)
          .sum();
    return 0;
  }

  private static double words(List<Block.Span> spans) {
    return spans.stream().mapToInt(span -> span.text().split("\\s+").length).sum() / WORDS;
  }

  /** The questions of a page, in order: the lesson's own, and those that are made for it. */
  static List<Question> questions(Lesson lesson, Page page, long seed) {
    List<Question> questions = new ArrayList<>();
    for (Block block : page.blocks()) {
      if (block instanceof Block.Ask ask)
        lesson.question(ask.question()).map(own -> Shuffled.of(own, 0)).ifPresent(questions::add);
      if (block instanceof Block.Generate generate)
        questions.addAll(MadeQuestions.of(generate.template(), generate.count(), seed));
    }
    return questions;
  }
}
