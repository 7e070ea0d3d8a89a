package lockstep.app.commands;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;

/** Standard output, line by line; it notices when nobody reads any more. */
final class Output {
  private final OutputStream out;
  private final Charset charset;
  private final StringBuilder waiting = new StringBuilder();

  Output(OutputStream out, Charset charset) {
    this.out = out;
    this.charset = charset;
  }

  void line(String line) {
    waiting.append(line).append('\n');
  }

  void lines(List<String> lines) {
    lines.forEach(this::line);
  }

  /**
   * Hands on all lines so far.
   *
   * @throws ReaderGone when nobody reads any more
   * @throws IOException when they cannot be written for another reason: a full disk, say
   */
  void flush() throws IOException {
    byte[] octets = waiting.toString().getBytes(charset);
    waiting.setLength(0);
    try {
      out.write(octets);
      out.flush();
    } catch (IOException e) {
      // "Broken pipe" on Unix, "The pipe is being closed" on Windows; there is no type for it.
      if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe"))
        throw new ReaderGone();
      throw new IOException("standard output cannot be written: " + e.getMessage(), e);
    }
  }
}
