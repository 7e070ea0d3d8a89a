package lockstep.app.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.file.Files;
import java.nio.file.Path;
import lockstep.app.doctor.Loopback.Device;
import lockstep.app.doctor.Loopback.Reach;
import lockstep.app.doctor.Loopback.SixIn;
import lockstep.probe.lab.LoopbackReach;
import lockstep.table.InterfaceFlag;
import lockstep.table.InterfaceRow;

/** Makes a connection over each loopback address, and looks for the cause where none comes. */
final class LoopbackProbe {
  private static final byte[] FOUR = {127, 0, 0, 1};
  private static final byte[] SIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  private LoopbackProbe() {}

  static Loopback look(boolean linux) throws IOException {
    Reach four = reach(StandardProtocolFamily.INET, FOUR);
    Reach six = reach(StandardProtocolFamily.INET6, SIX);
    boolean all = four.works() && six.works();
    return new Loopback(four, six, all ? Device.UP : device(four), linux ? sixIn() : SixIn.UNKNOWN);
  }

  /** Whether a connection over this loopback address comes about; it is closed at once. */
  static Reach reach(ProtocolFamily family, byte[] address) throws IOException {
    return LoopbackReach.failure(family, InetAddress.getByAddress(address))
        .map(Reach::new)
        .orElse(Reach.MADE);
  }

  private static Device device(Reach four) {
    return LoopbackReach.device().map(row -> device(row, four)).orElse(Device.UNKNOWN);
  }

  private static Device device(InterfaceRow row, Reach four) {
    if (!row.flags().contains(InterfaceFlag.UP)) return Device.DOWN;
    String missing = four.works() ? "::1" : "127.0.0.1";
    boolean has = row.addresses().stream().anyMatch(one -> one.host().equals(missing));
    return has ? Device.UP : Device.WITHOUT_ADDRESS;
  }

  private static SixIn sixIn() throws IOException {
    if (!Files.exists(Path.of("/proc/net/if_inet6"))) return SixIn.NOT_IN_KERNEL;
    Path switched = Path.of("/proc/sys/net/ipv6/conf/lo/disable_ipv6");
    if (!Files.isReadable(switched)) return SixIn.UNKNOWN;
    return Files.readString(switched).strip().equals("0") ? SixIn.ON : SixIn.SWITCHED_OFF;
  }
}
