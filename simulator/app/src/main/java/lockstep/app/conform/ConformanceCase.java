package lockstep.app.conform;

import lockstep.model.Preconditions;
import lockstep.model.StandIn;
import lockstep.tcp.TcpState;

/** One line: where the model is put, what happens to it, and what is right then. */
public interface ConformanceCase {
  /** What the line calls itself. */
  String id();

  /** A second name; null where the line has none. */
  String key();

  /** Where the model is put. */
  Preconditions at();

  /** The state that it begins in. */
  default TcpState start() {
    return at().state();
  }

  Kind kind();

  /** Tries a model that was put there. */
  Verdict judge(StandIn standIn);
}
