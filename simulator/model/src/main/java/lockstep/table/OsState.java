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
  private static final String WINDOWS = "MIB_TCP_STATE_";
  private static final String MACOS = "TCPS_";

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

  /** Windows, MIB_TCP_STATE of tcpmib.h. */
  public static OsState windows(int code) {
    return switch (code) {
      case 1 -> windows(code, "CLOSED", TcpState.CLOSED);
      case 2 -> windows(code, "LISTEN", TcpState.LISTEN);
      case 3 -> windows(code, "SYN_SENT", TcpState.SYN_SENT);
      case 4 -> windows(code, "SYN_RCVD", TcpState.SYN_RECEIVED);
      case 5 -> windows(code, "ESTAB", TcpState.ESTABLISHED);
      case 6 -> windows(code, "FIN_WAIT1", TcpState.FIN_WAIT_1);
      case 7 -> windows(code, "FIN_WAIT2", TcpState.FIN_WAIT_2);
      case 8 -> windows(code, "CLOSE_WAIT", TcpState.CLOSE_WAIT);
      case 9 -> windows(code, "CLOSING", TcpState.CLOSING);
      case 10 -> windows(code, "LAST_ACK", TcpState.LAST_ACK);
      case 11 -> windows(code, "TIME_WAIT", TcpState.TIME_WAIT);
      case 12 -> windows(code, "DELETE_TCB", null);
      default -> new OsState("windows", code, "code " + code, null);
    };
  }

  private static OsState windows(int code, String name, TcpState state) {
    return new OsState("windows", code, WINDOWS + name, state);
  }

  /** macOS, netinet/tcp_fsm.h, which has BSD's numbers. */
  public static OsState macos(int code) {
    return switch (code) {
      case 0 -> macos(code, "CLOSED", TcpState.CLOSED);
      case 1 -> macos(code, "LISTEN", TcpState.LISTEN);
      case 2 -> macos(code, "SYN_SENT", TcpState.SYN_SENT);
      case 3 -> macos(code, "SYN_RECEIVED", TcpState.SYN_RECEIVED);
      case 4 -> macos(code, "ESTABLISHED", TcpState.ESTABLISHED);
      case 5 -> macos(code, "CLOSE_WAIT", TcpState.CLOSE_WAIT);
      case 6 -> macos(code, "FIN_WAIT_1", TcpState.FIN_WAIT_1);
      case 7 -> macos(code, "CLOSING", TcpState.CLOSING);
      case 8 -> macos(code, "LAST_ACK", TcpState.LAST_ACK);
      case 9 -> macos(code, "FIN_WAIT_2", TcpState.FIN_WAIT_2);
      case 10 -> macos(code, "TIME_WAIT", TcpState.TIME_WAIT);
      default -> new OsState("macos", code, "code " + code, null);
    };
  }

  private static OsState macos(int code, String name, TcpState state) {
    return new OsState("macos", code, MACOS + name, state);
  }

  /**
   * A UDP socket's on a system that keeps no state of it.
   *
   * @param system {@code windows} or {@code macos}
   */
  public static OsState stateless(String system) {
    return new OsState(system, 0, "no state", null);
  }

  private static OsState linux(int code, String name, TcpState state) {
    return new OsState("linux", code, name, state);
  }

  /** The state of RFC 9293; empty when the code has none. */
  public Optional<TcpState> meaning() {
    return Optional.ofNullable(state);
  }

  /**
   * The word that netstat prints on this system: {@code FIN_WAIT2} on Linux, {@code FIN_WAIT_2} on
   * Windows and macOS. A code without a name is printed as {@link #name}, no state as nothing.
   */
  public String netstatWord() {
    if (name.equals("no state")) return "";
    if (name.startsWith(WINDOWS)) return windowsWord();
    if (!name.startsWith(MACOS)) return name.startsWith("TCP_") ? name.substring(4) : name;
    return state == TcpState.SYN_RECEIVED ? "SYN_RCVD" : name.substring(MACOS.length());
  }

  /** Windows' netstat has other words than its headers for five states. */
  private String windowsWord() {
    return switch (name.substring(WINDOWS.length())) {
      case "LISTEN" -> "LISTENING";
      case "SYN_RCVD" -> "SYN_RECEIVED";
      case "ESTAB" -> "ESTABLISHED";
      case "FIN_WAIT1" -> "FIN_WAIT_1";
      case "FIN_WAIT2" -> "FIN_WAIT_2";
      default -> name.substring(WINDOWS.length());
    };
  }

  /** {@code TCP_FIN_WAIT2(5)}. */
  @Override
  public String toString() {
    return name + "(" + code + ")";
  }
}
