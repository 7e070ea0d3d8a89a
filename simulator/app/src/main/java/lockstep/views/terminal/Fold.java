package lockstep.views.terminal;

import java.util.ArrayList;
import java.util.List;
import lockstep.comparison.Moment;
import lockstep.comparison.Verdict;
import lockstep.tcp.Actor;

/**
 * Finds what one actor after the other does in the same way, so that twenty equal connections need
 * not fill pages. What was not seen, and what is not explained, is never folded.
 */
public final class Fold {
  /** So many in a row are still read one by one. */
  private static final int MANY = 6;

  /** One actor's part may be its turn and the one that the sockets layer makes before it. */
  private static final int LONGEST_UNIT = 2;

  /** Plain, for only the words are compared. */
  private final Lanes lanes = new Lanes(new Look(false, true), true);

  /**
   * Moments that are shown each, and those after them that are the same for further actors.
   *
   * @param shown one or more
   * @param unit how many of the folded ones belong to one actor
   * @param folded in their order; may be empty
   */
  public record Part(List<Moment> shown, int unit, List<Moment> folded) {
    /** {@code client3 to client20}. */
    String who() {
      return folded.get(0).step().actor() + " to " + folded.get(folded.size() - 1).step().actor();
    }

    /** The worst of what is folded; null when nothing was compared. */
    Verdict verdict() {
      Verdict worst = null;
      for (Moment moment : folded)
        if (moment.verdict() != null)
          worst = worst == null ? moment.verdict() : worst.worse(moment.verdict());
      return worst;
    }
  }

  /**
   * The moments of one action in parts, all of them, in their order.
   *
   * @param why whether what decided each step is shown too, and must be the same
   */
  public List<Part> parts(List<Moment> moments, boolean why) {
    List<String> words = moments.stream().map(moment -> words(moment, why)).toList();
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < moments.size()) {
      int unit = 1;
      int units = 1;
      for (int length = 1; length <= LONGEST_UNIT; length++) {
        int same = same(moments, words, at, length);
        if (same >= MANY && same * length > units * unit) {
          unit = length;
          units = same;
        }
      }
      int shown = at + unit;
      int end = at + unit * units;
      parts.add(new Part(moments.subList(at, shown), unit, moments.subList(shown, end)));
      at = end;
    }
    return parts;
  }

  /** How many units in a row say the same of one actor after the other, the first one counted. */
  private static int same(List<Moment> moments, List<String> words, int at, int unit) {
    int units = 0;
    for (int begin = at; begin + unit <= moments.size(); begin += unit) {
      for (int i = 0; i < unit; i++) {
        Moment moment = moments.get(begin + i);
        Actor first = moments.get(at + i).step().actor();
        Actor wanted = new Actor(first.side(), first.number() + units, first.listener());
        boolean same =
            words.get(begin + i).equals(words.get(at + i)) && moment.step().actor().equals(wanted);
        if (!same || !mayBeFolded(moment)) return units;
      }
      units++;
    }
    return units;
  }

  private static boolean mayBeFolded(Moment moment) {
    return moment.verdict() == null
        || moment.verdict() == Verdict.AGREES
        || moment.verdict() == Verdict.EXPLAINED;
  }

  /** What is said of a moment, without numbers of steps and actors, addresses and widths. */
  private String words(Moment moment, boolean why) {
    List<String> lines = new ArrayList<>(lanes.moment(moment));
    if (why) lines.addAll(lanes.why(moment));
    return String.join(" ", lines)
        .strip()
        .replaceFirst("^\\d+", "")
        .replaceAll("(client|server)\\d+", "$1")
        .replaceAll("[0-9a-f.:]*[.:][0-9a-f.:]*:\\d+", "@")
        .replaceAll("-*>", ">")
        .replaceAll("<-*", "<")
        .replaceAll("\\s+", " ");
  }
}
