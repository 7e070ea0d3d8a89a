package lockstep.app.commands;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import lockstep.scenario.Action;
import lockstep.scenario.Action.WireVerb;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;

/** Whether a run waits before an action. */
interface Pace {
  /** Never waits. */
  Pace FREE =
      new Pace() {
        @Override
        public boolean holds() {
          return false;
        }

        @Override
        public boolean goesOn(Action next) {
          return true;
        }
      };

  /** Whether {@link #goesOn} would wait. */
  boolean holds();

  /** Waits; false when the user has had enough. */
  boolean goesOn(Action next) throws IOException;

  /**
   * Waits before a segment that stands still is delivered.
   *
   * @param next the action that delivers it
   * @param standing where this computer's sockets stand, where nothing else says so
   * @return what is to become of it; empty when the user has had enough
   */
  default Optional<WireVerb> handsOn(Action next, Map<Actor, TcpState> standing)
      throws IOException {
    return goesOn(next) ? Optional.of(WireVerb.DELIVER) : Optional.empty();
  }
}
