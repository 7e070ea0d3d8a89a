package lockstep.table;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import lockstep.tcp.TcpState;

/**
 * Which rows of a socket table are wanted, and what of each. A reader lets the system choose where
 * it can, so that rows not wanted cost little.
 *
 * <p>Start with {@link #TCP} or {@link #EVERYTHING} and narrow: {@code
 * Selection.TCP.in(LISTEN).withOwners()}.
 *
 * @param protocols the protocols
 * @param families the families of the sockets; mapped addresses belong to IPv6
 * @param states the states. A UDP socket counts as ESTABLISHED when it is connected and as CLOSED
 *     when not, as Linux's kernel has it; for TCP, CLOSED selects nothing, see {@code
 *     boundInactive}
 * @param port this port at either end, 0 for any
 * @param localPort this local port, 0 for any
 * @param foreignPort this far port, 0 for any
 * @param boundInactive also TCP sockets with a port that neither listen nor are connected ({@code
 *     netstat -q} on Windows); left out where the system does not tell them
 * @param tcpInfo also what the kernel keeps of each connection, and its congestion control
 * @param owners also who holds each
 */
public record Selection(
    Set<Protocol> protocols,
    Set<Family> families,
    Set<TcpState> states,
    int port,
    int localPort,
    int foreignPort,
    boolean boundInactive,
    boolean tcpInfo,
    boolean owners) {
  /** The protocols that a table has rows of. */
  public enum Protocol {
    TCP,
    UDP
  }

  /** The families of sockets. */
  public enum Family {
    IPV4,
    IPV6
  }

  /** Every TCP row of both families, listeners and TIME-WAIT too. */
  public static final Selection TCP =
      new Selection(
          EnumSet.of(Protocol.TCP),
          EnumSet.allOf(Family.class),
          EnumSet.allOf(TcpState.class),
          0,
          0,
          0,
          false,
          false,
          false);

  /** Every row of TCP and UDP, of both families. */
  public static final Selection EVERYTHING = TCP.of(Protocol.TCP, Protocol.UDP);

  public Selection {
    protocols = Collections.unmodifiableSet(copy(protocols, Protocol.class));
    families = Collections.unmodifiableSet(copy(families, Family.class));
    states = Collections.unmodifiableSet(copy(states, TcpState.class));
    for (int one : new int[] {port, localPort, foreignPort})
      if (one < 0 || one > 0xFFFF)
        throw new IllegalArgumentException("port " + one + ", expected 0 to 65535");
  }

  private static <E extends Enum<E>> Set<E> copy(Set<E> set, Class<E> type) {
    Set<E> copy = EnumSet.noneOf(type);
    copy.addAll(set);
    return copy;
  }

  /**
   * Whether a row is wanted: for systems and files that cannot choose by themselves. A TCP row
   * whose state has no meaning is wanted where every state is.
   */
  public boolean selects(SocketRow row) {
    return protocols.contains(row.isTcp() ? Protocol.TCP : Protocol.UDP)
        && families.contains(row.isIpv6() ? Family.IPV6 : Family.IPV4)
        && selectsState(row)
        && selectsPorts(row.local().port(), row.foreign().port());
  }

  private boolean selectsState(SocketRow row) {
    if (!row.isTcp())
      return states.contains(row.foreign().port() == 0 ? TcpState.CLOSED : TcpState.ESTABLISHED);
    TcpState state = row.state().state();
    if (state == TcpState.CLOSED) return boundInactive;
    return state == null ? states.size() == TcpState.values().length : states.contains(state);
  }

  private boolean selectsPorts(int local, int foreign) {
    return (port == 0 || port == local || port == foreign)
        && (localPort == 0 || localPort == local)
        && (foreignPort == 0 || foreignPort == foreign);
  }

  /** The same of these protocols only. */
  public Selection of(Protocol first, Protocol... more) {
    return new Selection(
        EnumSet.of(first, more),
        families,
        states,
        port,
        localPort,
        foreignPort,
        boundInactive,
        tcpInfo,
        owners);
  }

  /** The same of these families only. */
  public Selection of(Family first, Family... more) {
    return new Selection(
        protocols,
        EnumSet.of(first, more),
        states,
        port,
        localPort,
        foreignPort,
        boundInactive,
        tcpInfo,
        owners);
  }

  /** The same in these states only. */
  public Selection in(TcpState first, TcpState... more) {
    return in(EnumSet.of(first, more));
  }

  /** The same in these states only; none of them selects nothing. */
  public Selection in(Set<TcpState> newStates) {
    return new Selection(
        protocols,
        families,
        newStates,
        port,
        localPort,
        foreignPort,
        boundInactive,
        tcpInfo,
        owners);
  }

  /**
   * The same with this port at either end.
   *
   * @param newPort 1 to 65535, or 0 for any
   */
  public Selection withPort(int newPort) {
    return new Selection(
        protocols,
        families,
        states,
        newPort,
        localPort,
        foreignPort,
        boundInactive,
        tcpInfo,
        owners);
  }

  /**
   * The same between these ports.
   *
   * @param local 1 to 65535, or 0 for any
   * @param foreign 1 to 65535, or 0 for any
   */
  public Selection between(int local, int foreign) {
    return new Selection(
        protocols, families, states, port, local, foreign, boundInactive, tcpInfo, owners);
  }

  /** The same and bound sockets that are not in use. */
  public Selection withBoundInactive() {
    return new Selection(
        protocols, families, states, port, localPort, foreignPort, true, tcpInfo, owners);
  }

  /** The same with what the kernel keeps of each connection. */
  public Selection withTcpInfo() {
    return new Selection(
        protocols, families, states, port, localPort, foreignPort, boundInactive, true, owners);
  }

  /** The same with who holds each. */
  public Selection withOwners() {
    return new Selection(
        protocols, families, states, port, localPort, foreignPort, boundInactive, tcpInfo, true);
  }
}
