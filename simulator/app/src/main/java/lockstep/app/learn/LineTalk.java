package lockstep.app.learn;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import lockstep.views.terminal.Look;

/** A talk over standard input and output, a line an answer. */
public final class LineTalk implements Talk {
  private final BufferedReader in;
  private final OutputStream out;
  private final Charset charset;
  private final Look look;
  private final boolean echoes;
  private final boolean waits;

  /**
   * @param echoes whether answers are to be written down, because no terminal shows what comes in
   * @param waits whether a page waits to be gone on from
   */
  public LineTalk(
      InputStream in, OutputStream out, Charset charset, Look look, boolean echoes, boolean waits) {
    this.in = new BufferedReader(new InputStreamReader(in, charset));
    this.out = out;
    this.charset = charset;
    this.look = look;
    this.echoes = echoes;
    this.waits = waits;
  }

  @Override
  public void say(String line) throws IOException {
    write(line + "\n");
  }

  @Override
  public boolean waitsAtPages() {
    return waits;
  }

  @Override
  public Optional<String> ask(String prompt) throws IOException {
    write(prompt);
    String line = in.readLine();
    if (line == null || echoes) write(line == null ? "\n" : look.signs(line) + "\n");
    return Optional.ofNullable(line);
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(charset));
    out.flush();
  }
}
