package lockstep.app.commands;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import lockstep.tcp.TcpState;

/**
 * Reads the name of a state as any system, tool or text spells it: {@code FIN-WAIT-2}, {@code
 * FIN_WAIT2}, {@code fin-wait-2}, {@code TCPS_FIN_WAIT_2}, {@code ESTAB}.
 */
final class StateNames {
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

  private StateNames() {}

  private static Map<String, TcpState> names() {
    Map<String, TcpState> names = new HashMap<>(OTHERS);
    for (TcpState state : TcpState.values()) names.put(letters(state.name()), state);
    return names;
  }

  /**
   * The states named in a list with commas.
   *
   * @param option the option that it was given to, for the refusal
   */
  static Set<TcpState> parse(String option, String list) throws Refusal {
    Set<TcpState> states = EnumSet.noneOf(TcpState.class);
    for (String word : list.split(",", -1)) states.add(named(option, word.strip()));
    return states;
  }

  private static TcpState named(String option, String word) throws Refusal {
    TcpState state = NAMES.get(letters(word));
    if (state == TcpState.CLOSED)
      throw Refusal.wrongUse(
          option + ": CLOSED is the state of having no row, so no row is ever in it");
    if (state != null) return state;
    List<String> known =
        Arrays.stream(TcpState.values()).map(s -> s.rfcName().toLowerCase(Locale.ROOT)).toList();
    throw Refusal.wrongUse(
        option
            + " takes the name of a state, not \""
            + word
            + '"'
            + Guess.hint(word.replace('_', '-'), known));
  }

  private static String letters(String word) {
    StringBuilder letters = new StringBuilder();
    for (char c : word.toUpperCase(Locale.ROOT).toCharArray())
      if (c != '-' && c != '_' && c != ' ') letters.append(c);
    String bare = letters.toString();
    for (String prefix : PREFIXES)
      if (bare.startsWith(prefix)) return bare.substring(prefix.length());
    return bare;
  }
}
