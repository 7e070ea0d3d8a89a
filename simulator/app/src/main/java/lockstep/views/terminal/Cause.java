package lockstep.views.terminal;

import java.util.List;
import lockstep.tcp.Event;
import lockstep.tcp.Timer;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;

/** What stands between the lanes where no segment does: a call, a timer, how a state was seen. */
final class Cause {
  private Cause() {}

  /** The most words that there is room for; cut where even the fewest are too many. */
  static String words(TraceStep step, int room, Look look) {
    String words = "";
    for (String candidate : wordings(step)) {
      words = look.signs(candidate);
      if (Text.width(words) <= room) break;
    }
    return Text.cut(words, room, look.more());
  }

  /** All the words. */
  static String whole(TraceStep step) {
    return wordings(step).get(0);
  }

  /** The same in fewer and fewer words. */
  private static List<String> wordings(TraceStep step) {
    if (step.event() instanceof Event.Call call) return List.of(call.words());
    if (step.event() instanceof Event.Timeout timeout) {
      // The scenario waited for just this timer: then its own words say it.
      boolean waitedFor =
          step.action().equals("wait 2MSL") && timeout.timer() == Timer.TIME_WAIT
              || step.action().equals("wait RTO") && timeout.timer() == Timer.RETRANSMISSION;
      if (waitedFor) return List.of(step.action());
      String timer = timeout.timer().word();
      return timeout.timer() == Timer.RETRANSMISSION
          ? List.of("timeout " + timer, "timeout RTO")
          : List.of("timeout " + timer, timer);
    }
    if (step.event() instanceof Event.Stands) return List.of("stands");
    if (step.event() instanceof Event.Unmet) return List.of("in vain");
    Sighting seen = step.seen();
    if (seen == null) return List.of(step.action());
    return List.of(seen.how() == null ? "not seen" : seen.how().word());
  }
}
