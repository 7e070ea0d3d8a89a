package lockstep.probe.stats;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lockstep.probe.table.MalformedTableException;
import lockstep.probe.table.Octets;

/** The attributes behind an rtnetlink message (linux/rtnetlink.h: length, type, value, padding). */
final class RtAttributes {
  private static final int HEADER = 4;

  /** Flags in the type that say how the value is to be read, not what it is. */
  private static final int TYPE_MASK = 0x3FFF;

  private final Map<Integer, Octets> values = new LinkedHashMap<>();

  /**
   * Finds the attributes from an offset to the end of a message.
   *
   * @param prefix what their names begin with in messages: {@code IFLA}
   */
  RtAttributes(String prefix, Octets message, int from) throws MalformedTableException {
    if (from > message.size())
      throw message.wrong(0, "expected " + from + " octets, there are " + message.size());
    for (int at = from; at < message.size(); ) {
      int length = message.u16(at);
      int type = message.u16(at + 2) & TYPE_MASK;
      if (length < HEADER) throw message.wrong(at, prefix + " attribute of " + length + " octets");
      values.put(type, message.part(prefix + "_" + type, at + HEADER, length - HEADER));
      at += length + 3 & ~3;
    }
  }

  /** The value of an attribute; empty when the message has none. */
  Optional<Octets> find(int type) {
    return Optional.ofNullable(values.get(type));
  }

  /** The text of an attribute, empty when the message has none. */
  String text(int type) throws MalformedTableException {
    Octets value = values.get(type);
    return value == null ? "" : value.text(0, value.size());
  }

  /** The number of an attribute of four octets, or another one when the message has none. */
  long u32(int type, long otherwise) throws MalformedTableException {
    Octets value = values.get(type);
    return value == null ? otherwise : value.u32(0);
  }

  /** The address in an attribute, of 4 or 16 octets; empty when the message has none. */
  Optional<String> address(int type) throws MalformedTableException {
    Octets value = values.get(type);
    return value == null ? Optional.empty() : Optional.of(address(value, 0));
  }

  /** The address that goes from an offset to the end. */
  static String address(Octets value, int at) throws MalformedTableException {
    return switch (value.size() - at) {
      case 4 -> value.ipv4(at);
      case 16 -> value.ipv6(at);
      default ->
          throw value.wrong(at, "an address of " + (value.size() - at) + " octets, not 4 or 16");
    };
  }
}
