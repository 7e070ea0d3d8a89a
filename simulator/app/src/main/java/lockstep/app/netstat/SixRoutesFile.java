package lockstep.app.netstat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import lockstep.probe.table.Octets;
import lockstep.views.netstat.LinuxSixRoute;

/**
 * Linux's /proc/net/ipv6_route: destination, prefix, source, its prefix, gateway, metric,
 * references, uses, flags, device; figures are hexadecimal (ipv6_route_native_seq_show in
 * net/ipv6/ip6_fib.c, v6.12).
 */
final class SixRoutesFile {
  private static final int COLUMNS = 10;

  private SixRoutesFile() {}

  /** Its routes in its order; empty when there is no such file. */
  static Optional<List<LinuxSixRoute>> read(Path file) throws IOException {
    try {
      return Optional.of(parse(file, Files.readAllLines(file, StandardCharsets.ISO_8859_1)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static List<LinuxSixRoute> parse(Path file, List<String> lines) throws IOException {
    List<LinuxSixRoute> routes = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++)
      try {
        routes.add(route(lines.get(i).strip().split(" +")));
      } catch (IllegalArgumentException e) {
        throw new IOException(file + ", line " + (i + 1) + ": " + e.getMessage(), e);
      }
    return routes;
  }

  private static LinuxSixRoute route(String[] words) throws IOException {
    if (words.length != COLUMNS)
      throw new IllegalArgumentException("expected " + COLUMNS + " columns, found " + words.length);
    return new LinuxSixRoute(
        address(words[0]) + "/" + Integer.parseInt(words[1], 16),
        address(words[4]),
        // The tool reads it as a number with a sign.
        Integer.parseUnsignedInt(words[5], 16),
        Integer.parseUnsignedInt(words[6], 16),
        Integer.parseUnsignedInt(words[7], 16),
        Integer.parseUnsignedInt(words[8], 16),
        words[9]);
  }

  private static String address(String word) throws IOException {
    if (!word.matches("[0-9a-f]{32}"))
      throw new IllegalArgumentException("expected an address of 32 digits, found \"" + word + '"');
    ByteBuffer octets = ByteBuffer.wrap(HexFormat.of().parseHex(word));
    return Octets.of(word, octets, ByteOrder.BIG_ENDIAN).ipv6(0);
  }
}
