package lockstep.views.table;

import java.util.Optional;
import lockstep.tcp.TcpState;

/** What the table asks of the window. */
public interface TableActions {
  /** This computer's table came into sight or went out of it. */
  void computerShown(boolean yes);

  /** This state is to light up in the diagram; empty for none. */
  void light(Optional<TcpState> state);

  /** The user is done with the filter: the keys are the window's again. */
  void left();
}
