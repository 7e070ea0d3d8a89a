package lockstep.app.commands;

import java.io.IOException;
import lockstep.scenario.Action;

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
}
