package lockstep.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.function.UnaryOperator;
import lockstep.app.terminal.Tty;

/**
 * Where a command runs: its streams and what is known about them.
 *
 * @param in standard input
 * @param out for data
 * @param err for remarks
 * @param charset what the reader of the streams expects of text
 * @param inIsTerminal whether keys can be had
 * @param outIsTerminal whether data goes to someone's eyes
 * @param errIsTerminal whether remarks do
 * @param env the environment variable of a name, or null
 */
public record Surroundings(
    InputStream in,
    OutputStream out,
    PrintStream err,
    Charset charset,
    boolean inIsTerminal,
    boolean outIsTerminal,
    boolean errIsTerminal,
    UnaryOperator<String> env) {

  /** Those of this process. */
  public static Surroundings ofProcess() {
    // Java 17 knows only native.encoding, which is the locale's; later ones may be told another.
    String encoding = System.getProperty("stdout.encoding", System.getProperty("native.encoding"));
    Charset charset =
        encoding != null && Charset.isSupported(encoding)
            ? Charset.forName(encoding)
            : Charset.defaultCharset();
    return new Surroundings(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
        charset,
        Tty.IN.isTerminal(),
        Tty.OUT.isTerminal(),
        Tty.ERR.isTerminal(),
        System::getenv);
  }

  /** Whether the variable is there and not empty. */
  public boolean has(String variable) {
    String value = env.apply(variable);
    return value != null && !value.isEmpty();
  }

  /** Whether the streams take more than ASCII. */
  public boolean unicode() {
    return charset.newEncoder().canEncode("\u2500\u2192\u2190\u00a7\u00b5");
  }

  /** Whether escape sequences are welcome on standard output when nobody says otherwise. */
  public boolean colour() {
    return outIsTerminal && !has("NO_COLOR") && !"dumb".equals(env.apply("TERM"));
  }
}
