package lockstep.table;

import java.util.Optional;
import lockstep.tcp.TcpState;

/**
 * A socket's state as an operating system tells it: the raw code beside its meaning. A code that
 * the system's documentation does not name keeps its number and has no meaning, so it is never
 * taken for another state.
 *
 * @param system {@code linux}, {@code windows}, {@code macos}
 * @param code the number in the system's own table
 * @param name the system's own constant, {@code TCP_FIN_WAIT2}; {@code code 14} when the code is
 *     unknown
 * @param state the state of RFC 9293, null when there is none
 */
public record OsState(String system, int code, String name, TcpState state) {
  /** Linux, include/net/tcp_states.h. */
  public static OsState linux(int code) {
    return switch (code) {
      case 1 -> linux(code, "TCP_ESTABLISHED", TcpState.ESTABLISHED);
      case 2 -> linux(code, "TCP_SYN_SENT", TcpState.SYN_SENT);
      case 3 -> linux(code, "TCP_SYN_RECV", TcpState.SYN_RECEIVED);
      case 4 -> linux(code, "TCP_FIN_WAIT1", TcpState.FIN_WAIT_1);
      case 5 -> linux(code, "TCP_FIN_WAIT2", TcpState.FIN_WAIT_2);
      case 6 -> linux(code, "TCP_TIME_WAIT", TcpState.TIME_WAIT);
      case 7 -> linux(code, "TCP_CLOSE", TcpState.CLOSED);
      case 8 -> linux(code, "TCP_CLOSE_WAIT", TcpState.CLOSE_WAIT);
      case 9 -> linux(code, "TCP_LAST_ACK", TcpState.LAST_ACK);
      case 10 -> linux(code, "TCP_LISTEN", TcpState.LISTEN);
      case 11 -> linux(code, "TCP_CLOSING", TcpState.CLOSING);
      case 12 -> linux(code, "TCP_NEW_SYN_RECV", TcpState.SYN_RECEIVED);
      case 13 -> linux(code, "TCP_BOUND_INACTIVE", null);
      default -> linux(code, "code " + code, null);
    };
  }

  /**
   * A UDP socket's state in Linux, which borrows two of TCP's numbers: 7 for one that is not
   * connected, 1 for one that is. RFC 9293 has no state for either.
   */
  public static OsState linuxUdp(int code) {
    return linux(code, linux(code).name(), null);
  }

  private static OsState linux(int code, String name, TcpState state) {
    return new OsState("linux", code, name, state);
  }

  /** The state of RFC 9293; empty when the code has none. */
  public Optional<TcpState> meaning() {
    return Optional.ofNullable(state);
  }

  /**
   * The word that netstat prints on this system, {@code FIN_WAIT2}; for Linux the constant without
   * its prefix.
   */
  public String netstatWord() {
    return name.startsWith("TCP_") ? name.substring(4) : name;
  }

  /** {@code TCP_FIN_WAIT2(5)}. */
  @Override
  public String toString() {
    return name + "(" + code + ")";
  }
}
