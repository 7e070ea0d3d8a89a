package lockstep.capture;

import java.nio.ByteBuffer;

/** Finds the IP packet in a captured frame, by the registry of link types of tcpdump.org. */
final class LinkLayer {
  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86DD;

  /** Types of what is a tag before the type of what comes: 802.1Q, 802.1ad, and an older one. */
  private static final int VLAN = 0x8100;

  private static final int SERVICE_VLAN = 0x88A8;
  private static final int OLD_SERVICE_VLAN = 0x9100;

  /**
   * Where the IP packet begins; or why there is none.
   *
   * @param at the octet, negative where there is none
   * @param why null where there is one
   * @param place the interface that the link's header names, negative where it names none
   */
  record Found(int at, PassedOver why, long place) {
    private static final Found NOT_IP = new Found(-1, PassedOver.NOT_IP, -1);
    private static final Found CUT = new Found(-1, PassedOver.CUT, -1);
    private static final Found UNKNOWN = new Found(-1, PassedOver.UNKNOWN_LINK, -1);
    private static final Found AT_ONCE = new Found(0, null, -1);

    static Found at(int at) {
      return at == 0 ? AT_ONCE : new Found(at, null, -1);
    }
  }

  private LinkLayer() {}

  static Found find(int linkType, byte[] octets) {
    return switch (linkType) {
      // NULL and LOOP: the address family, in the byte order of who captured, or of the network.
      case 0, 108 -> octets.length < 4 ? Found.CUT : ip(octets, 4);
      case 1 -> ethernet(octets, 12);
      // RAW, under the three numbers that it has had.
      case 12, 14, 101 -> ip(octets, 0);
      // LINUX_SLL
      case 113 -> ethernet(octets, 14);
      // IPV4, IPV6
      case 228, 229 -> ip(octets, 0);
      // LINUX_SLL2
      case 276 -> cooked2(octets);
      default -> Found.UNKNOWN;
    };
  }

  /** The families' numbers differ from system to system; the packet's own first octet does not. */
  private static Found ip(byte[] octets, int at) {
    if (octets.length <= at) return Found.CUT;
    int version = (octets[at] & 0xFF) >> 4;
    return version == 4 || version == 6 ? Found.at(at) : Found.NOT_IP;
  }

  /**
   * @param type where the type of what comes stands
   */
  private static Found ethernet(byte[] octets, int type) {
    int at = type;
    while (at + 2 <= octets.length) {
      int found = number(octets, at);
      if (found == IPV4 || found == IPV6) return Found.at(at + 2);
      if (found != VLAN && found != SERVICE_VLAN && found != OLD_SERVICE_VLAN) return Found.NOT_IP;
      at += 4;
    }
    return Found.CUT;
  }

  private static Found cooked2(byte[] octets) {
    if (octets.length < 20) return Found.CUT;
    int type = number(octets, 0);
    int at = 20;
    // A tag stands before the packet, with the type of what comes behind it.
    while (type == VLAN || type == SERVICE_VLAN) {
      if (octets.length < at + 4) return Found.CUT;
      type = number(octets, at + 2);
      at += 4;
    }
    if (type != IPV4 && type != IPV6) return Found.NOT_IP;
    return new Found(at, null, ByteBuffer.wrap(octets).getInt(4) & 0xFFFFFFFFL);
  }

  private static int number(byte[] octets, int at) {
    return (octets[at] & 0xFF) << 8 | octets[at + 1] & 0xFF;
  }
}
