package lockstep.app.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a window needs: JavaFX, and on Linux an X display that answers. */
final class ScreenProbe {
  private static final Pattern NAME =
      Pattern.compile("(?<host>[^:/]*)(/unix)?:(?<number>\\d{1,4})(\\.\\d+)?");

  /** X11 over TCP begins here, as ssh -X uses it. */
  private static final int FIRST_PORT = 6000;

  private static final int MOST_MILLIS = 1000;

  private ScreenProbe() {}

  static Machine.Screen look(boolean linux, UnaryOperator<String> env) throws IOException {
    String display = value(env, "DISPLAY");
    return new Machine.Screen(
        JavaFx.isThere(),
        display.isEmpty() ? "" : Machine.Screen.NAMED_BY + display,
        !value(env, "WAYLAND_DISPLAY").isEmpty(),
        linux,
        linux && !display.isEmpty() ? silence(display) : "");
  }

  private static String value(UnaryOperator<String> env, String name) {
    String value = env.apply(name);
    return value == null ? "" : value;
  }

  /**
   * Why nobody answers at a display; empty when somebody does, or when it is on another computer,
   * which is not asked.
   *
   * @param display as DISPLAY has it, {@code :0} or {@code localhost:10.0}
   */
  static String silence(String display) {
    Matcher name = NAME.matcher(display);
    if (!name.matches()) return "that names no display";
    String host = name.group("host");
    int number = Integer.parseInt(name.group("number"));
    if (host.isEmpty() || host.equals("unix"))
      return connect(
              StandardProtocolFamily.UNIX,
              UnixDomainSocketAddress.of(Path.of("/tmp/.X11-unix/X" + number)))
          .orElse("");
    if (isElsewhere(display)) return "";
    return connect(
            StandardProtocolFamily.INET, new InetSocketAddress("127.0.0.1", FIRST_PORT + number))
        .orElse("");
  }

  /** Whether a display is named that is not this computer's own as far as its name tells. */
  static boolean isElsewhere(String display) {
    Matcher name = NAME.matcher(display);
    if (!name.matches()) return false;
    return switch (name.group("host")) {
      case "", "unix", "localhost", "127.0.0.1" -> false;
      default -> true;
    };
  }

  private static Optional<String> connect(StandardProtocolFamily family, SocketAddress to) {
    try (SocketChannel channel = SocketChannel.open(family)) {
      if (family == StandardProtocolFamily.UNIX) channel.connect(to);
      else channel.socket().connect(to, MOST_MILLIS);
      return Optional.empty();
    } catch (IOException | UnsupportedOperationException e) {
      // That nobody answers is the answer.
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
