package lockstep.probe.stats;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import lockstep.probe.table.Octets;

/** What a Linux kernel answered once, kept as files. */
final class Kept {
  private Kept() {}

  /** A file of /proc/net, {@code snmp}. */
  static ProcText text(String name) {
    return new ProcText(name, lines("net/" + name));
  }

  /** Text made up by a test. */
  static ProcText text(String name, String text) {
    return new ProcText(name, text.lines().toList());
  }

  /**
   * Messages of rtnetlink.
   *
   * @param kind {@code link}, {@code address} or {@code route}
   */
  static List<Octets> messages(String kind, int family) {
    List<Octets> messages = new ArrayList<>();
    for (byte[] message : octets(kind, family)) messages.add(octets(message));
    return messages;
  }

  static List<byte[]> octets(String kind, int family) {
    List<byte[]> messages = new ArrayList<>();
    String start = kind + " " + family + " ";
    for (String line : lines("rtnetlink.hex"))
      if (line.startsWith(start))
        messages.add(HexFormat.of().parseHex(line.substring(start.length())));
    return messages;
  }

  /** Octets of the x86-64 that answered. */
  static Octets octets(byte[] message) {
    return Octets.of("message", ByteBuffer.wrap(message), ByteOrder.LITTLE_ENDIAN);
  }

  private static List<String> lines(String name) {
    try (InputStream in = Kept.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      return new String(bytes, StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
