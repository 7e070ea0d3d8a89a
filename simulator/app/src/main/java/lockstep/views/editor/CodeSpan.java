package lockstep.views.editor;

/**
 * A piece of a line with a colour.
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

  boolean hasPlate() {
    return styleClass.equals(CLIENT) || styleClass.equals(SERVER);
  }
}
