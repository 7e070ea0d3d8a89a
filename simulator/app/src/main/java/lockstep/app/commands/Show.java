package lockstep.app.commands;

import java.io.IOException;
import java.util.List;
import lockstep.comparison.Played;
import lockstep.comparison.Summary;
import lockstep.scenario.Scenario;
import lockstep.table.SocketRow;
import lockstep.tcp.World;
import lockstep.trace.KernelEvent;

/** What becomes of a run while it is played: lines for eyes, JSON, a trace. */
interface Show {
  /** How a run came to its end. */
  enum Ending {
    /** All actions were played. */
    WHOLE,
    /** The user had enough. */
    QUIT,
    /** It could not go on. */
    BROKEN
  }

  /** Before the first action. */
  default void begin(Scenario scenario, List<World> worlds) throws IOException {}

  /**
   * An action was played.
   *
   * @param place where the run is played, as far as it is known by now
   */
  void played(Played played, String place) throws IOException;

  /**
   * The kernel itself told something of an action that was {@link #played}.
   *
   * @param events not empty, in the order of time
   */
  default void heard(Played played, List<KernelEvent> events) throws IOException {}

  /** The run is held; these are the rows of its sockets now. */
  default void held(List<SocketRow> rows) throws IOException {}

  /**
   * The run is over.
   *
   * @param exit the exit code of the command
   */
  void end(Summary summary, Ending ending, int exit) throws IOException, Refusal;
}
