package lockstep.views.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lockstep.comparison.Moment;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/** In what two runs differ, as far as they were shown. */
public final class PairSentence {
  private PairSentence() {}

  /**
   * One or two sentences.
   *
   * @param left the moments of the left run up to the one that is shown
   * @param right likewise of the right one
   */
  public static String of(List<Moment> left, List<Moment> right) {
    if (left.isEmpty() && right.isEmpty()) return Words.of("pair.empty");
    List<String> sentences = new ArrayList<>();
    int differs = firstDifference(left, right);
    if (differs > 0)
      sentences.add(
          Words.of(
              "pair.differs",
              differs,
              Sentences.what(left.get(differs - 1).step()),
              Sentences.what(right.get(differs - 1).step())));
    else sentences.add(Words.of("pair.same", Math.min(left.size(), right.size())));
    sentences.add(timeWait(entered(left), entered(right)));
    return String.join(" ", sentences);
  }

  /** The number of the first step that is not the same in both; 0 while there is none. */
  static int firstDifference(List<Moment> left, List<Moment> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++)
      if (!key(left.get(i).step()).equals(key(right.get(i).step()))) return i + 1;
    return 0;
  }

  private static String key(TraceStep step) {
    return step.actor() + " " + step.path() + " " + kind(step.event());
  }

  /** What happens, whatever text and numbers it has. */
  private static String kind(Event event) {
    if (event instanceof Event.Call call) return call.words().split(" ", 2)[0];
    if (event instanceof Event.Arrives arrives) return String.valueOf(arrives.segment().control());
    return String.valueOf(event);
  }

  /** Who has passed through TIME-WAIT. */
  static Set<Actor> entered(List<Moment> moments) {
    return moments.stream()
        .map(Moment::step)
        .filter(step -> step.entered().contains(TcpState.TIME_WAIT))
        .map(TraceStep::actor)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String timeWait(Set<Actor> left, Set<Actor> right) {
    if (left.isEmpty() && right.isEmpty()) return Words.of("pair.time-wait.none");
    if (left.equals(right)) return Words.of("pair.time-wait.same", names(left));
    return Words.of("pair.time-wait", names(left), names(right));
  }

  private static String names(Set<Actor> actors) {
    return actors.isEmpty()
        ? Words.of("pair.nobody")
        : actors.stream().map(Sentences::who).collect(Collectors.joining(", "));
  }
}
