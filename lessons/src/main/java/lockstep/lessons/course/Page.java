package lockstep.lessons.course;

import java.util.List;

/**
 * What is shown at once.
 *
 * @param title its heading; the lesson's title where the text begins without one
 * @param line the line on which it begins
 */
public record Page(String title, int line, List<Block> blocks) {
  public Page {
    blocks = List.copyOf(blocks);
  }
}
