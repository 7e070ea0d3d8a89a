package lockstep.lessons.course;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a lesson.
 *
 * @param lesson as much as could be read; empty where nothing could
 * @param problems what is not as it should be, by line
 */
public record LessonRead(Optional<Lesson> lesson, List<Problem> problems) {
  public LessonRead {
    problems = List.copyOf(problems);
  }
}
