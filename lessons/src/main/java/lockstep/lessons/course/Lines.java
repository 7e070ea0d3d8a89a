package lockstep.lessons.course;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads octets as lines of text, or says in words why they are none. */
final class Lines {
  /** The longest lesson known to us has 40 KB. */
  static final int MOST_OCTETS = 256 << 10;

  static final int LONGEST_LINE = 10_000;

  private Lines() {}

  /**
   * The lines of a file, without a byte order mark, whatever ends them.
   *
   * @throws Unreadable when it is too large, not text, or has a line that is too long
   */
  static List<String> of(byte[] octets) throws Unreadable {
    if (octets.length > MOST_OCTETS)
      throw new Unreadable(
          0, "expected a text of at most 256 KiB, found " + octets.length + " octets");
    String text = decoded(octets);
    if (text.startsWith("\uFEFF")) text = text.substring(1);
    List<String> lines = List.of(text.split("\r\n|\n|\r", -1));
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.length() > LONGEST_LINE)
        throw new Unreadable(
            i + 1, "expected a line of at most 10,000 characters, found one of " + line.length());
      for (int k = 0; k < line.length(); k++)
        if (Character.isISOControl(line.charAt(k)) && line.charAt(k) != '\t')
          throw new Unreadable(
              i + 1,
              String.format(
                  "expected text, found the control character U+%04X", (int) line.charAt(k)));
    }
    return lines;
  }

  private static String decoded(byte[] octets) throws Unreadable {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(octets))
          .toString();
    } catch (CharacterCodingException e) {
      throw new Unreadable(0, "expected text in UTF-8, found octets that are none");
    }
  }

  /** Octets that are no lesson's text. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    /** The line, from 1; 0 for the whole file. */
    final int line;

    Unreadable(int line, String what) {
      super(what);
      this.line = line;
    }
  }
}
