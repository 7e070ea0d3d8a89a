package lockstep.probe.stats;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lockstep.probe.table.MalformedTableException;
import lockstep.probe.table.Octets;
import lockstep.table.InterfaceAddress;
import lockstep.table.InterfaceFlag;
import lockstep.table.InterfaceRow;
import lockstep.table.InterfaceTraffic;
import lockstep.table.LinkDetails;

/** RTM_NEWLINK: an ifinfomsg and the attributes IFLA_ of linux/if_link.h. */
final class RtLink {
  private static final int IFINFOMSG = 16;
  private static final int TYPE = 2;
  private static final int INDEX = 4;
  private static final int FLAGS = 8;

  private static final int IFLA_ADDRESS = 1;
  private static final int IFLA_IFNAME = 3;
  private static final int IFLA_MTU = 4;
  private static final int IFLA_TXQLEN = 13;
  private static final int IFLA_STATS64 = 23;

  /** Places in rtnl_link_stats64; between length and frame stand over and checksum. */
  private static final int RX_LENGTH_ERRORS = 80;

  private static final int RX_FRAME_ERRORS = 104;
  private static final int TX_ABORTED_ERRORS = 128;
  private static final int TX_CARRIER_ERRORS = 136;
  private static final int TX_HEARTBEAT_ERRORS = 152;
  private static final int TX_WINDOW_ERRORS = 160;

  private RtLink() {}

  /** An interface's name and number, for routes. */
  record Name(int index, String name) {}

  static Name name(Octets message) throws MalformedTableException {
    RtAttributes attributes = new RtAttributes("IFLA", message, IFINFOMSG);
    return new Name(message.i32(INDEX), attributes.text(IFLA_IFNAME));
  }

  /** The interface with its counters and these addresses. */
  static InterfaceRow row(Octets message, List<InterfaceAddress> addresses)
      throws MalformedTableException {
    RtAttributes attributes = new RtAttributes("IFLA", message, IFINFOMSG);
    int flags = message.i32(FLAGS);
    Octets mac = attributes.find(IFLA_ADDRESS).orElse(null);
    Octets stats = attributes.find(IFLA_STATS64).orElse(null);
    if (stats == null) throw message.wrong(IFINFOMSG, "an interface without IFLA_STATS64");
    return new InterfaceRow(
        attributes.text(IFLA_IFNAME),
        message.i32(INDEX),
        mac == null ? "" : mac.mac(0, mac.size()),
        addresses,
        attributes.u32(IFLA_MTU, 0),
        flags,
        InterfaceFlag.linux(flags),
        received(stats),
        sent(stats),
        OptionalLong.of(stats.i64(72)),
        OptionalLong.empty(),
        Optional.of(
            new LinkDetails(
                message.u16(TYPE),
                attributes.u32(IFLA_TXQLEN, 0),
                sum(stats, RX_LENGTH_ERRORS, RX_FRAME_ERRORS),
                sum(stats, TX_ABORTED_ERRORS, TX_CARRIER_ERRORS)
                    + sum(stats, TX_HEARTBEAT_ERRORS, TX_WINDOW_ERRORS))));
  }

  /** As /proc/net/dev adds up the columns frame and carrier. */
  private static long sum(Octets stats, int first, int last) throws MalformedTableException {
    long sum = 0;
    for (int at = first; at <= last; at += 8) sum += stats.i64(at);
    return sum;
  }

  /**
   * As /proc/net/dev has it: a packet that the device missed for want of room counts as dropped.
   */
  private static InterfaceTraffic received(Octets stats) throws MalformedTableException {
    long dropped = stats.i64(48);
    long missed = stats.i64(120);
    return new InterfaceTraffic(
        stats.i64(16),
        stats.i64(0),
        stats.i64(32),
        dropped + missed,
        OptionalLong.of(stats.i64(112)),
        OptionalLong.of(stats.i64(64)));
  }

  private static InterfaceTraffic sent(Octets stats) throws MalformedTableException {
    return new InterfaceTraffic(
        stats.i64(24),
        stats.i64(8),
        stats.i64(40),
        stats.i64(56),
        OptionalLong.of(stats.i64(144)),
        OptionalLong.empty());
  }
}
