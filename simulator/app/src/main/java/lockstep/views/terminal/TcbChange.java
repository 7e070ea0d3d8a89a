package lockstep.views.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.trace.TcbView;
import lockstep.trace.TraceStep;

/** What a step changed in a TCB, in words. */
final class TcbChange {
  private TcbChange() {}

  /** {@code SND.UNA 0 → 1, SND.WND 0 → 65535}; empty when nothing changed or there is no TCB. */
  static String words(TraceStep step) {
    if (step.tcb() == null) return step.before() == null ? "" : "the TCB is deleted";
    Map<String, Long> before = step.before() == null ? Map.of() : step.before().variables();
    List<String> changes = new ArrayList<>();
    step.tcb()
        .variables()
        .forEach(
            (name, value) -> {
              Long old = before.get(name);
              if (!value.equals(old))
                changes.add(
                    old == null ? name + " = " + value : name + " " + old + " \u2192 " + value);
            });
    before.keySet().stream()
        .filter(name -> !step.tcb().variables().containsKey(name))
        .forEach(name -> changes.add(name + " forgotten"));
    changes.addAll(counts(step.before(), step.tcb()));
    return String.join(", ", changes);
  }

  /** What is not a variable of the RFC, but shows why nothing is sent or given. */
  private static List<String> counts(TcbView before, TcbView now) {
    List<String> counts = new ArrayList<>();
    count(counts, "unsent", before == null ? 0 : before.unsent(), now.unsent());
    count(counts, "unread", before == null ? 0 : before.unread(), now.unread());
    count(counts, "out of order", before == null ? 0 : before.outOfOrder(), now.outOfOrder());
    return counts;
  }

  private static void count(List<String> counts, String name, int old, int now) {
    if (old != now) counts.add(name + " " + old + " \u2192 " + now);
  }
}
