package lockstep.lessons.interchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** A text as it comes from elsewhere: bounded, in UTF-8, with every sort of line end. */
final class Source {
  /** The most characters, or bytes, that are read at all. */
  static final int MOST = 16_000_000;

  /** The most questions of one text. */
  static final int MOST_QUESTIONS = 20_000;

  /** The most problems that are told: a text with more is none of ours. */
  static final int MOST_PROBLEMS = 1_000;

  private Source() {}

  /** Reads bytes as text, or says why they are none. */
  static Imported read(byte[] bytes, Function<String, Imported> reader) {
    if (bytes.length > MOST) return Imported.nothing(tooMuch(bytes.length, "bytes"));
    try {
      return reader.apply(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Imported.nothing(
          new Problem(firstBadLine(bytes), "this is not text in UTF-8, which was expected"));
    }
  }

  /** Hands the text on with `\n` at the end of each line, or says why it is refused. */
  static Imported read(String text, Function<String, Imported> reader) {
    Optional<Problem> refused = refused(text);
    return refused.isPresent() ? Imported.nothing(refused.get()) : reader.apply(lines(text));
  }

  private static Optional<Problem> refused(String text) {
    if (text.length() > MOST) return Optional.of(tooMuch(text.length(), "characters"));
    int zero = text.indexOf('\0');
    if (zero >= 0)
      return Optional.of(
          new Problem(
              line(text, zero), "a zero character was found; a text was expected, not other data"));
    return Optional.empty();
  }

  /** Without a byte order mark; CR LF, and CR alone as on old Macintoshes, become LF. */
  private static String lines(String text) {
    String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return bare.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static Problem tooMuch(int found, String unit) {
    return new Problem(
        1, "the text has " + found + " " + unit + "; at most " + MOST + " were expected");
  }

  private static int line(String text, int end) {
    return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  private static int firstBadLine(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    java.nio.CharBuffer out = java.nio.CharBuffer.allocate(bytes.length + 1);
    StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    out.flip();
    return 1 + (int) out.chars().filter(c -> c == '\n').count();
  }

  /** A found text, short enough for a sentence. */
  static String quoted(String found) {
    String line = found.strip().replaceAll("\\s+", " ");
    int end = Math.min(line.length(), 60);
    return '"' + line.substring(0, end) + (end < line.length() ? "…" : "") + '"';
  }
}
