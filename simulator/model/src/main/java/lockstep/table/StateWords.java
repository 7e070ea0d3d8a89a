package lockstep.table;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lockstep.tcp.TcpState;

/**
 * Reads the name of a state as any system, tool or text spells it: {@code FIN-WAIT-2}, {@code
 * FIN_WAIT2}, {@code fin-wait-2}, {@code TCPS_FIN_WAIT_2}, {@code ESTAB}.
 */
public final class StateWords {
  /** What the constants of Linux, Windows and the BSDs begin with. */
  private static final List<String> PREFIXES = List.of("MIBTCPSTATE", "TCPS", "TCP");

  /** Spellings that differ from the RFC's by more than signs between letters. */
  private static final Map<String, TcpState> OTHERS =
      Map.ofEntries(
          Map.entry("ESTAB", TcpState.ESTABLISHED),
          Map.entry("LISTENING", TcpState.LISTEN),
          Map.entry("SYNRECV", TcpState.SYN_RECEIVED),
          Map.entry("SYNRCVD", TcpState.SYN_RECEIVED),
          Map.entry("NEWSYNRECV", TcpState.SYN_RECEIVED),
          Map.entry("SYNSEND", TcpState.SYN_SENT),
          Map.entry("TIMEDWAIT", TcpState.TIME_WAIT),
          Map.entry("CLOSE", TcpState.CLOSED),
          Map.entry("UNCONN", TcpState.CLOSED));

  private static final Map<String, TcpState> NAMES = names();

  private StateWords() {}

  private static Map<String, TcpState> names() {
    Map<String, TcpState> names = new HashMap<>(OTHERS);
    for (TcpState state : TcpState.values()) names.put(letters(state.name()), state);
    return names;
  }

  /** The state that a word names; empty when no system, tool or text calls one so. */
  public static Optional<TcpState> named(String word) {
    return Optional.ofNullable(NAMES.get(letters(word)));
  }

  /**
   * What all spellings of a word have in common: capitals without the signs between them and
   * without what a system's constants begin with; {@code FINWAIT2} of {@code TCP_FIN_WAIT2}.
   */
  public static String letters(String word) {
    StringBuilder letters = new StringBuilder();
    for (char c : word.toUpperCase(Locale.ROOT).toCharArray())
      if (c != '-' && c != '_' && c != ' ') letters.append(c);
    String bare = letters.toString();
    for (String prefix : PREFIXES)
      if (bare.startsWith(prefix)) return bare.substring(prefix.length());
    return bare;
  }
}
