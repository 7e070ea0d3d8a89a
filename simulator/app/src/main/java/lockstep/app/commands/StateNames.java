package lockstep.app.commands;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lockstep.table.StateWords;
import lockstep.tcp.TcpState;

/** Reads the states that an option names, each in any system's spelling. */
final class StateNames {
  private StateNames() {}

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
    TcpState state = StateWords.named(word).orElse(null);
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
}
