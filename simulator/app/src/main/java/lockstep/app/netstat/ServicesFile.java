package lockstep.app.netstat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names of ports by a services file: {@code https 443/tcp # a remark}; a wrong line is passed over.
 */
final class ServicesFile {
  private final Map<String, String> names;

  private ServicesFile(Map<String, String> names) {
    this.names = names;
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
    for (String line : lines) {
      int hash = line.indexOf('#');
      String[] words = (hash < 0 ? line : line.substring(0, hash)).strip().split("\\s+");
      // The first name of a port counts.
      if (words.length >= 2 && words[1].matches("\\d{1,5}/\\w+"))
        names.putIfAbsent(words[1], words[0]);
    }
    return new ServicesFile(names);
  }

  /**
   * The name of a port; empty when it has none.
   *
   * @param protocol {@code tcp} or {@code udp}
   */
  Optional<String> name(int port, String protocol) {
    return Optional.ofNullable(names.get(port + "/" + protocol));
  }
}
