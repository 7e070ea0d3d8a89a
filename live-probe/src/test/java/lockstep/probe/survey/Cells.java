package lockstep.probe.survey;

import java.util.List;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/** Cells to try with. */
final class Cells {
  static final Happening ACK =
      new Happening.Arrives(
          ControlBits.of(ControlBit.ACK), 0, SeqNumber.of(1), "", SeqNumber.of(1), 0, 256, 0);

  private Cells() {}

  /** A cell whose numbers are the state's natural ones. */
  static SurveyCell natural(TcpState state, Happening event) {
    return new SurveyCell(
        state, null, null, null, null, null, null, null, null, null, null, List.of(), 0, event);
  }

  /** A cell with these numbers; null for a natural one. */
  static SurveyCell numbers(TcpState state, Long una, Long nxt, Long rcv) {
    return new SurveyCell(
        state,
        false,
        SeqNumber.ZERO,
        SeqNumber.ZERO,
        number(una),
        number(nxt),
        number(rcv),
        64,
        256,
        null,
        null,
        List.of(),
        0,
        ACK);
  }

  private static SeqNumber number(Long number) {
    return number == null ? null : SeqNumber.of(number);
  }
}
