package lockstep.app.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lockstep.app.doctor.Loopback.Device;
import lockstep.app.doctor.Loopback.Reach;
import lockstep.app.doctor.Loopback.SixIn;
import lockstep.probe.stats.Finding;
import lockstep.probe.stats.NetworkStatsReaders;
import lockstep.probe.stats.StatsException;
import lockstep.table.InterfaceFlag;
import lockstep.table.InterfaceRow;

/**
 * Makes a connection over each loopback address. To bind is not enough: where the interface is down
 * Linux still gives out ports of 127.0.0.1, and no connection comes about.
 */
final class LoopbackProbe {
  private static final int MOST_MILLIS = 2000;
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
    InetAddress loopback = InetAddress.getByAddress(address);
    String call = "socket";
    try (ServerSocketChannel listener = ServerSocketChannel.open(family);
        SocketChannel client = SocketChannel.open(family)) {
      call = "bind";
      listener.bind(new InetSocketAddress(loopback, 0), 1);
      call = "connect";
      client.socket().connect(listener.getLocalAddress(), MOST_MILLIS);
      call = "accept";
      listener.accept().close();
      return Reach.MADE;
    } catch (IOException | UnsupportedOperationException | UnsupportedAddressTypeException e) {
      // The answer is no; a Java without IPv6 says so by the second or the third one.
      String why = e.getMessage() == null ? "Java does not take it" : e.getMessage();
      return new Reach(call + ": " + why);
    }
  }

  private static Device device(Reach four) {
    Finding<List<InterfaceRow>> found;
    try {
      found = NetworkStatsReaders.open().interfaces();
    } catch (StatsException e) {
      // That nothing tells is the answer then.
      return Device.UNKNOWN;
    }
    // The folder /sys may show another network's interfaces than this process is in.
    if (!(found instanceof Finding.Known<List<InterfaceRow>> known)
        || !known.source().equals("rtnetlink")) return Device.UNKNOWN;
    for (InterfaceRow row : known.value())
      if (row.flags().contains(InterfaceFlag.LOOPBACK)) return device(row, four);
    return Device.UNKNOWN;
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
