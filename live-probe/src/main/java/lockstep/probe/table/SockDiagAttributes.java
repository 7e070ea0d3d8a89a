package lockstep.probe.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.table.BbrInfo;
import lockstep.table.SocketDetails;
import lockstep.table.TcpInfo;
import lockstep.table.TcpInfoField;

/**
 * Reads the attributes behind an inet_diag_msg (linux/inet_diag.h): two octets of length, two of
 * type, the value, and what makes it a multiple of four. Unknown ones are passed over.
 */
final class SockDiagAttributes {
  private static final int INFO = 2;
  private static final int CONGESTION = 4;
  private static final int SHUTDOWN = 8;
  private static final int V6ONLY = 11;
  private static final int BBR = 16;
  private static final int CGROUP = 21;
  private static final int HEAD = 4;

  private SockDiagAttributes() {}

  /**
   * What they say.
   *
   * @param at where the message begins
   * @param from where the first attribute begins
   * @param end where the message ends
   * @throws MalformedTableException for an attribute that does not lie within the message, or that
   *     is too short for its value
   */
  static SocketDetails read(
      ByteBuffer bytes, int at, int from, int end, int interfaceIndex, String interfaceName)
      throws MalformedTableException {
    OptionalInt shutdown = OptionalInt.empty();
    Optional<Boolean> v6only = Optional.empty();
    long cgroup = 0;
    String congestion = "";
    Optional<TcpInfo> info = Optional.empty();
    Optional<BbrInfo> bbr = Optional.empty();
    for (int i = from; i < end; i += length(bytes, at, i, end) + 3 & ~3) {
      int value = i + HEAD;
      int octets = length(bytes, at, i, end) - HEAD;
      switch (bytes.getShort(i + 2)) {
        case INFO -> info = Optional.of(info(bytes, value, octets));
        case CONGESTION -> congestion = text(bytes, value, octets);
        case SHUTDOWN -> shutdown = OptionalInt.of(octet(bytes, at, value, octets));
        case V6ONLY -> v6only = Optional.of(octet(bytes, at, value, octets) != 0);
        case BBR -> {
          need(20, octets, value - at);
          bbr = Optional.of(bbr(bytes, value));
        }
        case CGROUP -> {
          need(8, octets, value - at);
          cgroup = bytes.getLong(value);
        }
        default -> {}
      }
    }
    return new SocketDetails(
        shutdown, v6only, interfaceIndex, interfaceName, cgroup, congestion, info, bbr);
  }

  private static int length(ByteBuffer bytes, int at, int i, int end)
      throws MalformedTableException {
    int length = end - i < HEAD ? end - i : bytes.getShort(i) & 0xFFFF;
    if (length < HEAD || length > end - i)
      throw new MalformedTableException(
          "a netlink row", i - at, "an attribute of " + length + " octets in " + (end - i));
    return length;
  }

  private static int octet(ByteBuffer bytes, int at, int value, int octets)
      throws MalformedTableException {
    need(1, octets, value - at);
    return bytes.get(value) & 0xFF;
  }

  private static void need(int needed, int octets, int offset) throws MalformedTableException {
    if (octets < needed)
      throw new MalformedTableException(
          "a netlink row", offset, "a value of " + octets + " octets, not of " + needed);
  }

  /** The fields that are there: how many depends on the kernel. */
  private static TcpInfo info(ByteBuffer bytes, int at, int octets) {
    Map<TcpInfoField, Long> values = new EnumMap<>(TcpInfoField.class);
    for (TcpInfoField field : TcpInfoField.values()) {
      if (field.offset() + field.octets() > octets) continue;
      int place = at + field.offset();
      values.put(
          field,
          switch (field.bits()) {
            case 64 -> bytes.getLong(place);
            case 32 -> Integer.toUnsignedLong(bytes.getInt(place));
            default -> (long) (bytes.get(place) >> field.shift() & (1 << field.bits()) - 1);
          });
    }
    return new TcpInfo(values);
  }

  /** Its bandwidth comes in two halves, the lower first. */
  private static BbrInfo bbr(ByteBuffer bytes, int at) {
    return new BbrInfo(
        Integer.toUnsignedLong(bytes.getInt(at)) | (long) bytes.getInt(at + 4) << 32,
        Integer.toUnsignedLong(bytes.getInt(at + 8)),
        Integer.toUnsignedLong(bytes.getInt(at + 12)),
        Integer.toUnsignedLong(bytes.getInt(at + 16)));
  }

  private static String text(ByteBuffer bytes, int at, int octets) {
    int length = 0;
    while (length < octets && bytes.get(at + length) != 0) length++;
    byte[] text = new byte[length];
    bytes.get(at, text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
