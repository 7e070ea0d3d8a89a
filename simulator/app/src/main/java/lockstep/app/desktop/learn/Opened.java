package lockstep.app.desktop.learn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockstep.lessons.course.Course;
import lockstep.lessons.course.Lesson;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.review.LessonMark;
import lockstep.lessons.review.Progress;

/**
 * A lesson with all that is read and made before it is shown.
 *
 * @param texts of the scenarios that stand beside the lessons, by name
 * @param number its place in the course; 0 where the file does not say
 * @param finished which lessons of the course were done to their end, in its order
 * @param page the one it begins with, from 0; after the last one its end
 * @param seed of the questions that are made for its pages
 * @param questions of the page it begins with
 */
record Opened(
    Lesson lesson,
    Map<String, String> texts,
    int number,
    List<Boolean> finished,
    int page,
    long seed,
    List<Question> questions) {

  /** Reads a lesson of the course, to go on where a learner left it. */
  static Opened read(String name, Progress progress, long seed) {
    Lesson lesson = Lessons.lesson(name);
    Map<String, String> texts = new HashMap<>();
    for (String scenario : lesson.scenarios().keySet())
      Course.scenario(scenario).ifPresent(text -> texts.put(scenario, text));
    Map<String, LessonMark> marks = progress.lessons();
    List<Boolean> finished =
        Course.names().stream().map(one -> Lessons.isFinished(progress, one)).toList();
    int pages = lesson.pages().size();
    int page = marks.containsKey(name) ? Math.min(marks.get(name).next() - 1, pages) : 0;
    return new Opened(
        lesson,
        texts,
        lesson.index().orElse(0),
        finished,
        page,
        seed,
        page < pages ? questions(lesson, page, seed) : List.of());
  }

  /** The questions of one of its pages; some of them are made, which may take its time. */
  List<Question> questions(int at) {
    return at == page ? questions : questions(lesson, at, seed);
  }

  private static List<Question> questions(Lesson lesson, int at, long seed) {
    return Lessons.questions(lesson, lesson.pages().get(at), seed + at);
  }
}
