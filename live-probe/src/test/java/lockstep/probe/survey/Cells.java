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
    return inState(state, null, null, 0, event);
  }

  /** A cell whose receive buffer has no room. */
  static SurveyCell withoutRoom(Happening event) {
    return inState(TcpState.ESTABLISHED, 0, null, 0, event);
  }

  /** A cell whose peer's window is shut before text that the user has given. */
  static SurveyCell withUnsent(int octets, Happening event) {
    return inState(TcpState.ESTABLISHED, null, 0, octets, event);
  }

  /** A cell that says nothing of its numbers. */
  private static SurveyCell inState(
      TcpState state, Integer room, Integer farWindow, int unsent, Happening event) {
    Boolean passive = null;
    SeqNumber number = null;
    return new SurveyCell(
        state, passive, number, number, number, number, number, room, farWindow, null, null,
        List.of(), unsent, event);
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
