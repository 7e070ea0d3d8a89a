package lockstep.probe.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.List;
import java.util.Optional;
import lockstep.probe.stats.Finding;
import lockstep.probe.stats.NetworkStatsReaders;
import lockstep.probe.stats.StatsException;
import lockstep.table.InterfaceFlag;
import lockstep.table.InterfaceRow;

/**
 * Whether this computer reaches itself, found out by making a connection. To bind is not enough:
 * where the interface is down Linux still gives out ports of 127.0.0.1, and no connection comes
 * about.
 */
public final class LoopbackReach {
  private static final int MOST_MILLIS = 2000;

  private LoopbackReach() {}

  /**
   * Makes a connection over a loopback address and resets it, so that no row of it remains.
   *
   * @return the call that failed and the system's word for it, {@code connect: Network is
   *     unreachable}; empty when it was made
   * @throws IllegalArgumentException for an address that is not a loopback address
   */
  public static Optional<String> failure(ProtocolFamily family, InetAddress loopback) {
    String call = "socket";
    try (ServerSocketChannel listener = ServerSocketChannel.open(family);
        SocketChannel client = SocketChannel.open(family)) {
      call = "bind";
      listener.bind(LoopbackOnly.checked(new InetSocketAddress(loopback, 0)), 1);
      call = "connect";
      client.socket().connect(LoopbackOnly.checked(listener.getLocalAddress()), MOST_MILLIS);
      call = "accept";
      listener.accept().setOption(StandardSocketOptions.SO_LINGER, 0).close();
      return Optional.empty();
    } catch (IOException | UnsupportedOperationException | UnsupportedAddressTypeException e) {
      // The answer is no; a Java without IPv6 says so by the second or the third one.
      String why = e.getMessage() == null ? "Java does not take it" : e.getMessage();
      return Optional.of(call + ": " + why);
    }
  }

  /** The interface that leads back to this computer; empty where nothing tells of it. */
  public static Optional<InterfaceRow> device() {
    Finding<List<InterfaceRow>> found;
    try {
      found = NetworkStatsReaders.open().interfaces();
    } catch (StatsException e) {
      // That nothing tells is the answer then.
      return Optional.empty();
    }
    // The folder /sys may show another network's interfaces than this process is in.
    if (!(found instanceof Finding.Known<List<InterfaceRow>> known)
        || !known.source().equals("rtnetlink")) return Optional.empty();
    return known.value().stream()
        .filter(row -> row.flags().contains(InterfaceFlag.LOOPBACK))
        .findFirst();
  }

  /** Why no scenario can be played over this family's loopback address, and what would mend it. */
  static Optional<String> lack(LabOptions.Family family) {
    return failure(family(family), LoopbackOnly.host(family))
        .map(
            failed ->
                words(
                    family,
                    failed,
                    device()
                        .filter(row -> !row.flags().contains(InterfaceFlag.UP))
                        .map(InterfaceRow::name)));
  }

  /**
   * What follows from a connection that failed.
   *
   * @param down the name of the interface, if it is known to be down
   */
  static String words(LabOptions.Family family, String failed, Optional<String> down) {
    String host = family == LabOptions.Family.IPV4 ? "127.0.0.1" : "::1";
    String fails = "no connection comes about over " + host + " (" + failed + ")";
    if (down.isPresent())
      return "%1$s: the interface %2$s is down; as root: ip link set %2$s up"
          .formatted(fails, down.get());
    if (family == LabOptions.Family.IPV6
        && failure(StandardProtocolFamily.INET, LoopbackOnly.host(LabOptions.Family.IPV4))
            .isEmpty()) return fails + "; play it with -4";
    return fails + "; \"lockstep doctor\" looks for the cause";
  }

  private static StandardProtocolFamily family(LabOptions.Family family) {
    return family == LabOptions.Family.IPV4
        ? StandardProtocolFamily.INET
        : StandardProtocolFamily.INET6;
  }
}
