package lockstep.app.survey;

import java.util.List;
import lockstep.comparison.KnownDifference;
import lockstep.model.StandIn;
import lockstep.probe.survey.Answer;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;

/**
 * A cell of the matrix: what the model did and what the kernel did.
 *
 * @param sent the segment
 * @param model what the model did
 * @param answer what the kernel did
 * @param known the known difference between the two; null where there is none
 */
public record Cell(
    TcpState state,
    Question question,
    Segment sent,
    StandIn.Outcome model,
    Answer answer,
    KnownDifference known) {
  /** How a cell stands. */
  public enum Standing {
    AGREES,
    /** It differs, and the difference has a name. */
    KNOWN,
    DIFFERS,
    NOT_MEASURED
  }

  public Standing standing() {
    if (!(answer instanceof Answer.Measured measured)) return Standing.NOT_MEASURED;
    if (agrees(model, measured)) return Standing.AGREES;
    return known != null ? Standing.KNOWN : Standing.DIFFERS;
  }

  /** Whether state and segments are the same; PSH, windows and options are not compared. */
  static boolean agrees(StandIn.Outcome model, Answer.Measured kernel) {
    return model.state() == kernel.next() && same(model.sends(), kernel.emits());
  }

  /** Whether these are the same segments in the same order. */
  static boolean same(List<Segment> one, List<Segment> other) {
    if (one.size() != other.size()) return false;
    for (int i = 0; i < one.size(); i++) {
      Segment a = one.get(i);
      Segment b = other.get(i);
      boolean same =
          a.control().without(ControlBit.PSH) == b.control().without(ControlBit.PSH)
              && a.seq().equals(b.seq())
              && (a.ack() == null || a.ack().equals(b.ack()))
              && a.text().length() == b.text().length();
      if (!same) return false;
    }
    return true;
  }
}
