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
    List<News> news = new ArrayList<>();
    new TreeMap<>(standings)
        .forEach(
            (actor, standing) -> {
              String word = word(standing);
              boolean first = !said.containsKey(actor);
              if (word == null || (first && word.equals(NO_ROW))) return;
              if (!word.equals(said.put(actor, word))) news.add(new News(actor, word));
            });
    return String.join(", ", inFewWords(news));
  }

  private record News(Actor actor, String word) {
    boolean goesOnFrom(News before) {
      return word.equals(before.word)
          && actor.side() == before.actor.side()
          && !actor.listener()
          && !before.actor.listener()
          && actor.number() == before.actor.number() + 1;
    }
  }

  /**
   * {@code client to client20 TCP_FIN_WAIT2}: many in a row with the same word are said at once.
   */
  private static List<String> inFewWords(List<News> all) {
    List<News> listeners = all.stream().filter(one -> one.actor().listener()).toList();
    List<News> others = all.stream().filter(one -> !one.actor().listener()).toList();
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < others.size()) {
      int last = at;
      while (last + 1 < others.size() && others.get(last + 1).goesOnFrom(others.get(last))) last++;
      // Two are no longer than their range.
      if (last - at < 2) last = at;
      Actor first = others.get(at).actor();
      String who = last == at ? first.toString() : first + " to " + others.get(last).actor();
      words.add(who + " " + others.get(at).word());
      at = last + 1;
    }
    listeners.forEach(one -> words.add(one.actor() + " " + one.word()));
    return words;
  }

  private static String word(Standing standing) {
    if (standing.os() != null) return standing.os().name();
    return standing.kernel() == TcpState.CLOSED ? NO_ROW : null;
  }
}
