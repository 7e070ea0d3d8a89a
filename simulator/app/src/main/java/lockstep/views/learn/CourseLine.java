package lockstep.views.learn;

/**
 * A lesson in the list of the course.
 *
 * @param name its file's name: {@code 11-half-a-conversation}
 * @param number its place in the course, from 1
 * @param minutes how long it takes
 * @param pages how many pages it has
 * @param page the page it was left at, from 1; 0 where it was not begun
 * @param done whether it was finished
 * @param known how many of its skills are known now
 * @param skills how many skills its own questions train
 */
public record CourseLine(
    String name,
    int number,
    String title,
    int minutes,
    int pages,
    int page,
    boolean done,
    int known,
    int skills) {}
