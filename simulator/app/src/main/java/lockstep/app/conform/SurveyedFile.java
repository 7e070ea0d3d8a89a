package lockstep.app.conform;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads a file of conformance lines as questions to a kernel. */
public final class SurveyedFile {
  /**
   * A line of the file.
   *
   * @param number from 1
   * @param id null where it has none
   * @param line null where it is no case
   * @param error what was expected and what was found; null where it is one
   */
  public record Item(int number, String id, SurveyedLine line, String error) {}

  private SurveyedFile() {}

  /** All lines that are not blank, in their order. */
  public static List<Item> read(InputStream in) throws IOException {
    LineReader lines = new LineReader(in);
    List<Item> items = new ArrayList<>();
    while (lines.next()) {
      String id = null;
      try {
        String text = lines.text();
        if (text.isBlank()) continue;
        id = SurveyedLine.id(text);
        SurveyedLine line = SurveyedLine.read(text);
        items.add(new Item(lines.number(), id, line, null));
      } catch (Malformed e) {
        items.add(new Item(lines.number(), id, null, e.getMessage()));
      }
    }
    return items;
  }
}
