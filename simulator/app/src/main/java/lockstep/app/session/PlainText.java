package lockstep.app.session;

import java.util.Base64;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Octets;
import lockstep.tcp.RfcRef;
import lockstep.tcp.SeqNumber;

/** Values that are one word of a session: an actor, a place of an RFC, control bits, octets. */
final class PlainText {
  private PlainText() {}

  /** Whether values of this type are written as text. */
  static boolean knows(Class<?> type) {
    return type == Actor.class
        || type == RfcRef.class
        || type == SeqNumber.class
        || type == ControlBits.class
        || type == Octets.class;
  }

  static String of(Object value) {
    return value instanceof Octets octets
        ? Base64.getEncoder().encodeToString(octets.toArray())
        : value.toString();
  }

  static Object read(JsonValue json, Class<?> type) throws SessionFault {
    String text = json.text();
    try {
      if (type == Actor.class)
        return Actor.named(text).orElseThrow(() -> json.expected("an actor"));
      if (type == RfcRef.class) return RfcRef.parse(text);
      if (type == SeqNumber.class) return SeqNumber.of(Integer.parseUnsignedInt(text));
      if (type == Octets.class) return Octets.of(Base64.getDecoder().decode(text));
      ControlBits bits = ControlBits.NONE;
      for (String bit : text.isEmpty() ? new String[0] : text.split(","))
        bits = bits.with(ControlBit.valueOf(bit));
      return bits;
    } catch (IllegalArgumentException e) {
      throw json.expected("a value such as " + example(type));
    }
  }

  private static String example(Class<?> type) {
    if (type == RfcRef.class) return "3.10.7.4";
    if (type == SeqNumber.class) return "4294967295";
    return type == Octets.class ? "YWJj" : "SYN,ACK";
  }
}
