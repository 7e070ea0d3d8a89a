package lockstep.views.editor;

import java.util.Set;

/**
 * A piece of a line with a look of its own.
 *
 * @param start the index of its first character in the line
 * @param end the index after its last
 * @param styleClass the style class of its letters
 */
public record CodeSpan(int start, int end, String styleClass) {
  /** What belongs to a client; it stands on a plate in the hue of that end. */
  public static final String CLIENT = "ls-code-client";

  /** Likewise of a server. */
  public static final String SERVER = "ls-code-server";

  /** A text in quotes; like a number it is a value, and stands on a grey plate. */
  public static final String QUOTED = "ls-code-quoted";

  /** A number. */
  public static final String NUMBER = "ls-code-number";

  private static final Set<String> ON_PLATES = Set.of(CLIENT, SERVER, QUOTED, NUMBER);

  boolean hasPlate() {
    return ON_PLATES.contains(styleClass);
  }
}
