package lockstep.views.terminal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lockstep.comparison.Standing;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;

/**
 * The kernel's own words for the states of a run: {@code client TCP_FIN_WAIT2, server
 * TCP_CLOSE_WAIT}. It remembers what it said and says only what has changed since, so that a word
 * stands once, where the kernel came to it.
 */
public final class KernelWords {
  private static final String NO_ROW = "no row";

  private final Map<Actor, String> said = new HashMap<>();

  /** The words that are new at this moment; empty when there is none. */
  public String changed(Map<Actor, Standing> standings) {
    List<String> news = new ArrayList<>();
    new TreeMap<>(standings)
        .forEach(
            (actor, standing) -> {
              String word = word(standing);
              boolean first = !said.containsKey(actor);
              if (word == null || (first && word.equals(NO_ROW))) return;
              if (!word.equals(said.put(actor, word))) news.add(actor + " " + word);
            });
    return String.join(", ", news);
  }

  private static String word(Standing standing) {
    if (standing.os() != null) return standing.os().name();
    return standing.kernel() == TcpState.CLOSED ? NO_ROW : null;
  }
}
