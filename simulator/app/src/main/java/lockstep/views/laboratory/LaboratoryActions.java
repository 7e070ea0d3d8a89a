package lockstep.views.laboratory;

import lockstep.tcp.TcpState;
import lockstep.views.netstat.Dialect;

/** What the laboratory asks of the window. Answers come back on the JavaFX thread. */
public interface LaboratoryActions {
  /**
   * Answers a command.
   *
   * @param dialect the one that netstat is to speak; null for the one that fits
   */
  void ask(String command, Dialect dialect);

  /** Tells the story of a row of the last listing, counted from 1. */
  void tell(int row);

  /** Shows a state in the diagram. */
  void light(TcpState state);
}
