package lockstep.table;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a kernel tells of a socket beyond netstat's columns; {@code ss -e} and {@code ss -i} show
 * it.
 *
 * @param shutdown which directions are shut: bit 0 receiving, bit 1 sending; empty when it is not
 *     told, as for TIME-WAIT and half-open rows
 * @param v6only whether an IPv6 socket refuses IPv4; empty when it is not told
 * @param interfaceIndex the network interface that it is bound to, or by which its link-local
 *     address is reached; 0 for any
 * @param interfaceName that interface's name, empty for any, or when the interface is gone
 * @param cgroup the number of its control group, 0 when it is not told
 * @param congestion the name of its congestion control, {@code cubic}; empty when it was not asked
 *     for or is not told
 * @param tcpInfo what the kernel keeps of the connection; empty when it was not asked for or is not
 *     told
 * @param bbr what BBR tells, where it controls the connection and TCP_INFO was asked for
 */
public record SocketDetails(
    OptionalInt shutdown,
    Optional<Boolean> v6only,
    int interfaceIndex,
    String interfaceName,
    long cgroup,
    String congestion,
    Optional<TcpInfo> tcpInfo,
    Optional<BbrInfo> bbr) {
  /** Nothing is told. */
  public static final SocketDetails NONE =
      new SocketDetails(OptionalInt.empty(), Optional.empty(), 0, "", 0, "", Optional.empty());

  /** Details of a connection that BBR does not control, or does not tell. */
  public SocketDetails(
      OptionalInt shutdown,
      Optional<Boolean> v6only,
      int interfaceIndex,
      String interfaceName,
      long cgroup,
      String congestion,
      Optional<TcpInfo> tcpInfo) {
    this(
        shutdown,
        v6only,
        interfaceIndex,
        interfaceName,
        cgroup,
        congestion,
        tcpInfo,
        Optional.empty());
  }

  /** The same with this TCP_INFO. */
  public SocketDetails withTcpInfo(TcpInfo info) {
    return new SocketDetails(
        shutdown,
        v6only,
        interfaceIndex,
        interfaceName,
        cgroup,
        congestion,
        Optional.ofNullable(info),
        bbr);
  }
}
