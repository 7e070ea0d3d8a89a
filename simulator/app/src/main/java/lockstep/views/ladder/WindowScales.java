package lockstep.views.ladder;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lockstep.packet.MalformedPacketException;
import lockstep.packet.TcpHeader;
import lockstep.packet.TcpOption;
import lockstep.packet.WirePacket;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;

/**
 * By how many bits the windows of each end are to be shifted: as its SYN said, if the other end's
 * SYN had the option too (RFC 7323, section 2.2).
 */
final class WindowScales {
  /** RFC 7323, section 2.3: a larger one counts as this. */
  private static final int MOST = 14;

  /** What each end's last SYN said; missing where it had no such option. */
  private final Map<Actor, Integer> offered = new HashMap<>();

  /**
   * The header of a packet, and how its window is to be read.
   *
   * @param to who is at the other end; null where that is not known
   */
  PassedHeader of(Actor from, Actor to, WirePacket packet) {
    if (!packet.isSeen()) return PassedHeader.UNSEEN;
    TcpHeader header = header(packet);
    return new PassedHeader(header, shift(from, to, header), packet.captured() != null);
  }

  /** By how many bits the window of this header is to be shifted. */
  int shift(Actor from, Actor to, TcpHeader header) {
    // The window of a SYN itself is never shifted.
    if ((header.control() & ControlBit.SYN.mask()) == 0) return shift(from, to);
    Optional<TcpOption> scale = header.option(TcpOption.Kind.WINDOW_SCALE);
    if (scale.isPresent()) offered.put(from, (int) Math.min(MOST, scale.get().values().get(0)));
    else offered.remove(from);
    return 0;
  }

  private int shift(Actor from, Actor to) {
    boolean both = to != null && offered.containsKey(from) && offered.containsKey(to);
    return both ? offered.get(from) : 0;
  }

  private static TcpHeader header(WirePacket packet) {
    try {
      return packet.header();
    } catch (MalformedPacketException e) {
      throw new IllegalArgumentException("packet " + packet.number() + ": " + e.getMessage(), e);
    }
  }
}
