package lockstep.app.commands;

import java.util.List;
import lockstep.comparison.Judged;
import lockstep.comparison.Played;
import lockstep.tcp.Event;
import lockstep.trace.TraceStep;
import lockstep.views.words.HeldWords;

/** Names the sockets that an action lets stand, so that another program can find them. */
final class StandingWords {
  private StandingWords() {}

  /** {@code client FIN-WAIT-1 127.0.0.1:41000 to 127.0.0.1:80}, one for each live socket. */
  static List<String> of(Played played) {
    return played.steps().stream()
        .map(Judged::step)
        .filter(step -> step.world().isLive() && step.event() instanceof Event.Stands)
        .map(StandingWords::of)
        .toList();
  }

  private static String of(TraceStep step) {
    String addresses = HeldWords.addresses(step);
    return step.actor()
        + " "
        + step.state().rfcName()
        + " "
        + (addresses.isEmpty() ? HeldWords.of(step) : addresses);
  }
}
