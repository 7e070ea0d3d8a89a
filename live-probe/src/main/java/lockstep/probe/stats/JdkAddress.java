package lockstep.probe.stats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import lockstep.probe.table.MalformedTableException;
import lockstep.probe.table.Octets;
import lockstep.table.InterfaceAddress;

/** An interface's address as the JDK knows it. */
final class JdkAddress {
  private JdkAddress() {}

  static InterfaceAddress of(java.net.InterfaceAddress known) throws MalformedTableException {
    return new InterfaceAddress(
        text(known.getAddress().getAddress()),
        known.getNetworkPrefixLength(),
        Optional.empty(),
        known.getBroadcast() == null
            ? Optional.empty()
            : Optional.of(text(known.getBroadcast().getAddress())),
        Optional.empty());
  }

  /** In the same short form as everywhere else; the JDK's own is longer. */
  private static String text(byte[] octets) throws MalformedTableException {
    Octets address = Octets.of("address", ByteBuffer.wrap(octets), ByteOrder.BIG_ENDIAN);
    return RtAttributes.address(address, 0);
  }
}
