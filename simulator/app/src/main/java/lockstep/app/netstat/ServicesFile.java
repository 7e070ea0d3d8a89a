package lockstep.app.netstat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of ports by a services file: {@code https 443/tcp # a remark}; a wrong line is passed over.
 */
final class ServicesFile {
  private static final Pattern PORT = Pattern.compile("(\\d{1,5})/(\\w+)");

  private final Map<String, String> names;
  private final Map<String, Integer> ports;

  private ServicesFile(Map<String, String> names, Map<String, Integer> ports) {
    this.names = names;
    this.ports = ports;
  }

  /** Reads this system's file; without one no port has a name. */
  static ServicesFile ofSystem() {
    String windows = System.getenv("SystemRoot");
    Path file =
        windows == null
            ? Path.of("/etc/services")
            : Path.of(windows, "System32", "drivers", "etc", "services");
    try {
      // Names may have been written in any charset; those of Latin-1 take every octet.
      return parse(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return parse(List.of());
    }
  }

  static ServicesFile parse(List<String> lines) {
    Map<String, String> names = new HashMap<>();
    Map<String, Integer> ports = new HashMap<>();
    for (String line : lines) {
      int hash = line.indexOf('#');
      String[] words = (hash < 0 ? line : line.substring(0, hash)).strip().split("\\s+");
      if (words.length < 2) continue;
      Matcher port = PORT.matcher(words[1]);
      if (!port.matches() || Integer.parseInt(port.group(1)) > 0xFFFF) continue;
      // The first name of a port counts.
      names.putIfAbsent(words[1], words[0]);
      // Behind the port stand other names of it.
      for (int i = 0; i < words.length; i++)
        if (i != 1)
          ports.putIfAbsent(words[i] + "/" + port.group(2), Integer.parseInt(port.group(1)));
    }
    return new ServicesFile(names, ports);
  }

  /**
   * The name of a port; empty when it has none.
   *
   * @param protocol {@code tcp} or {@code udp}
   */
  Optional<String> name(int port, String protocol) {
    return Optional.ofNullable(names.get(port + "/" + protocol));
  }

  /**
   * The port of a name; empty when it has none.
   *
   * @param protocol {@code tcp} or {@code udp}
   */
  OptionalInt port(String name, String protocol) {
    Integer port = ports.get(name + "/" + protocol);
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }
}
