package lockstep.app.conform;

import java.util.function.Function;
import lockstep.model.StandIn;

/** One event that a stand-in is tried with. */
record Trial(Kind kind, Function<StandIn, StandIn.Outcome> event) {
  StandIn.Outcome on(StandIn standIn) {
    return event.apply(standIn);
  }
}
