package lockstep.views.laboratory;

import java.util.ArrayList;
import java.util.List;
import lockstep.views.laboratory.Answer.Said;

/** The story of a row, as the terminal prints it, in parts that a window can wrap by itself. */
final class RowWords {
  private static final int NAME = 14;

  private RowWords() {}

  /**
   * The parts of a story.
   *
   * @param lines first which row it is; then a name in the first 14 columns and its words behind
   *     it, which go on in further lines
   */
  static List<Said> of(List<String> lines) {
    List<Said> parts = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank()) continue;
      boolean named = line.startsWith("  ") && line.length() > 2 && line.charAt(2) != ' ';
      boolean goesOn = line.startsWith(" ") && !named;
      if (named && line.length() > NAME)
        parts.add(new Said(line.substring(0, NAME).strip(), line.substring(NAME).strip()));
      else if (goesOn && !parts.isEmpty())
        parts.set(parts.size() - 1, longer(parts.get(parts.size() - 1), line.strip()));
      else parts.add(new Said("", line.strip()));
    }
    return parts;
  }

  private static Said longer(Said part, String words) {
    return new Said(part.name(), part.words() + " " + words);
  }
}
