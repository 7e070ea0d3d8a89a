package lockstep.lessons.ports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Services files, the same on every system (services(5)): {@code name port/transport aliases... #
 * remark}, a row a line.
 */
public final class Services {
  /** A file that is larger is none: the longest known has a tenth of this. */
  public static final int MOST_OCTETS = 8 << 20;

  private static final Pattern PORT = Pattern.compile("(\\d{1,9})/([A-Za-z][A-Za-z0-9-]*)");
  private static final int SHOWN = 60;

  private Services() {}

  /**
   * Where this machine keeps its file.
   *
   * @param os the system property {@code os.name}
   * @param systemRoot the variable {@code SystemRoot} of Windows, where it is set
   */
  public static Path location(String os, Optional<String> systemRoot) {
    if (!os.startsWith("Windows")) return Path.of("/etc/services");
    return Path.of(systemRoot.orElse("C:\\Windows"), "System32", "drivers", "etc", "services");
  }

  /**
   * Reads a machine's file.
   *
   * @throws IOException when it cannot be read, or has more than {@link #MOST_OCTETS} octets
   */
  public static PortTable read(Path file) throws IOException {
    return read(file, Source.Kind.MACHINE);
  }

  /** The same of a file that is what {@code kind} says. */
  public static PortTable read(Path file, Source.Kind kind) throws IOException {
    return parse(octets(file, MOST_OCTETS), new Source(kind, file.toString()));
  }

  /** A file's octets, never more than stated: its size may be unknown before, as of a device. */
  static byte[] octets(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] octets = in.readNBytes(most + 1);
      if (octets.length > most)
        throw new IOException(
            file + ": expected a table of ports of up to " + most + " octets, found more");
      return octets;
    }
  }

  /** Reads a file's octets; a wrong row is told, the others are kept. */
  public static PortTable parse(byte[] octets, Source source) {
    String text = text(octets);
    List<Assignment> assignments = new ArrayList<>();
    List<PortTable.Problem> problems = new ArrayList<>();
    // What marks a text as UTF-8 is no part of the first name.
    if (text.startsWith("\uFEFF")) text = text.substring(1);
    int number = 0;
    for (String line : text.split("\r\n|\r|\n", -1)) {
      number++;
      try {
        row(line, number, source).ifPresent(assignments::add);
      } catch (IllegalArgumentException e) {
        problems.add(new PortTable.Problem(number, e.getMessage()));
      }
    }
    return new PortTable(source, assignments, problems);
  }

  /** Remarks may be in any charset; Latin-1 takes every octet, and names are ASCII. */
  private static String text(byte[] octets) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(octets, StandardCharsets.ISO_8859_1);
    }
  }

  private static Optional<Assignment> row(String line, int number, Source source) {
    int hash = line.indexOf('#');
    String data = (hash < 0 ? line : line.substring(0, hash)).strip();
    if (data.isEmpty()) return Optional.empty();
    String about = hash < 0 ? "" : line.substring(hash + 1).strip();
    String[] words = data.split("\\s+");
    if (words.length < 2)
      throw new IllegalArgumentException(
          "expected a name and port/transport such as https 443/tcp, found " + quoted(data));
    Matcher port = PORT.matcher(words[1]);
    if (!port.matches())
      throw new IllegalArgumentException(
          "expected port/transport such as 443/tcp, found " + quoted(words[1]));
    int value = Integer.parseInt(port.group(1));
    if (value > PortRange.LAST)
      throw new IllegalArgumentException("expected a port of 0 to 65535, found " + value);
    return Optional.of(
        new Assignment(
            words[0],
            Arrays.asList(words).subList(2, words.length),
            Optional.of(PortRange.of(value)),
            new Transport(port.group(2)),
            about,
            source,
            number));
  }

  /** For messages: short, and without what would move a terminal's cursor. */
  static String quoted(String text) {
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return '"' + shown.replaceAll("\\p{Cntrl}", "?") + '"';
  }
}
