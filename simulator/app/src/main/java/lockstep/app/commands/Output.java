package lockstep.app.commands;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;

/** Standard output, line by line; it notices when nobody reads any more. */
final class Output {
  private final PrintStream out;
  private final Charset charset;
  private final StringBuilder waiting = new StringBuilder();

  Output(PrintStream out, Charset charset) {
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
   */
  void flush() {
    byte[] bytes = waiting.toString().getBytes(charset);
    waiting.setLength(0);
    out.write(bytes, 0, bytes.length);
    // This flushes too; a PrintStream keeps its troubles to itself until it is asked.
    if (out.checkError()) throw new ReaderGone();
  }
}
