package lockstep.probe.stats;

import java.util.Optional;
import lockstep.probe.table.MalformedTableException;
import lockstep.probe.table.Octets;
import lockstep.table.InterfaceAddress;

/**
 * RTM_NEWADDR: an ifaddrmsg and the attributes IFA_ of linux/if_addr.h.
 *
 * @param index the interface that has it
 */
record RtAddress(int index, InterfaceAddress address) {
  private static final int IFADDRMSG = 8;
  private static final int PREFIX = 1;
  private static final int SCOPE = 3;
  private static final int INDEX = 4;

  private static final int IFA_ADDRESS = 1;
  private static final int IFA_LOCAL = 2;
  private static final int IFA_BROADCAST = 4;

  static RtAddress of(Octets message) throws MalformedTableException {
    RtAttributes attributes = new RtAttributes("IFA", message, IFADDRMSG);
    Optional<String> address = attributes.address(IFA_ADDRESS);
    Optional<String> local = attributes.address(IFA_LOCAL);
    // On a point-to-point link IFA_ADDRESS is the far end and IFA_LOCAL is ours; elsewhere they
    // are the same, and IPv6 leaves out the second.
    String own = local.or(() -> address).orElse(null);
    if (own == null) throw message.wrong(0, "an address message without IFA_ADDRESS");
    int prefix = message.u8(PREFIX);
    int bits = own.indexOf(':') < 0 ? 32 : 128;
    if (prefix > bits) throw message.wrong(PREFIX, "a prefix of " + prefix + " bits");
    return new RtAddress(
        message.i32(INDEX),
        new InterfaceAddress(
            own,
            prefix,
            address.filter(far -> !far.equals(own)),
            attributes.address(IFA_BROADCAST),
            Optional.of(scope(message.u8(SCOPE)))));
  }

  private static String scope(int number) {
    return switch (number) {
      case 0 -> "global";
      case 200 -> "site";
      case 253 -> "link";
      case 254 -> "host";
      case 255 -> "nowhere";
      default -> String.valueOf(number);
    };
  }
}
