package lockstep.comparison;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lockstep.packet.StepPackets;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.World;
import lockstep.trace.TraceStep;

/**
 * One step of a run as a view draws it, whole in itself: a turn of the model with the kernel's
 * state beside it, or, where the model is not played, a step of the live world.
 *
 * @param number counts the moments of a run, from 1
 * @param line the scenario's line that brought it
 * @param action that line's action, in the scenario's words
 * @param step the turn that is shown
 * @param standings where every actor that has or had a socket stands after it, in the actors' order
 * @param verdict null when there is nothing to compare
 * @param difference the known difference; null unless the verdict is EXPLAINED
 * @param reasons short sentences that say why the verdict is not AGREES; empty when it is
 * @param rows the rows of this run's sockets as far as they were read by then; empty in the model
 *     alone
 * @param note what the scenario says at this point, or empty
 * @param modelMicros the model's time by then, in microseconds since the run began: what the
 *     deadlines of its timers are counted by; 0 before its first turn
 * @param packets the octets of the step's segments as a wire of this computer had them, beside a
 *     turn of the model those of the kernel's segments that say the same; null where nobody keeps
 *     them
 */
public record Moment(
    int number,
    int line,
    String action,
    TraceStep step,
    Map<Actor, Standing> standings,
    Verdict verdict,
    KnownDifference difference,
    List<String> reasons,
    List<SocketRow> rows,
    String note,
    long modelMicros,
    StepPackets packets) {
  public Moment {
    standings = Collections.unmodifiableMap(new TreeMap<>(standings));
    reasons = List.copyOf(reasons);
    rows = List.copyOf(rows);
  }

  /** Whether a run is a connection of a capture: then all its moments are of that world. */
  public static boolean areCaptured(List<Moment> run) {
    return !run.isEmpty() && run.get(0).step().world() == World.CAPTURE;
  }

  /** A moment at the time of its own step, where that is one of the model. */
  public Moment(
      int number,
      int line,
      String action,
      TraceStep step,
      Map<Actor, Standing> standings,
      Verdict verdict,
      KnownDifference difference,
      List<String> reasons,
      List<SocketRow> rows,
      String note) {
    this(
        number,
        line,
        action,
        step,
        standings,
        verdict,
        difference,
        reasons,
        rows,
        note,
        step.world().isLive() ? 0 : step.atMicros());
  }

  /** A moment of whose segments nobody keeps the octets. */
  public Moment(
      int number,
      int line,
      String action,
      TraceStep step,
      Map<Actor, Standing> standings,
      Verdict verdict,
      KnownDifference difference,
      List<String> reasons,
      List<SocketRow> rows,
      String note,
      long modelMicros) {
    this(
        number,
        line,
        action,
        step,
        standings,
        verdict,
        difference,
        reasons,
        rows,
        note,
        modelMicros,
        null);
  }
}
