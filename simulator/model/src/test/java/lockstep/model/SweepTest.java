package lockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Figure5;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;

/**
 * Every state, both kinds of open, every set of SYN, FIN, RST and ACK, with and without text,
 * sequence and acknowledgment numbers old, one before, exact, inside and beyond: every edge that is
 * taken is in Figure 5 or on the list of those that the figure leaves out.
 */
class SweepTest {
  /**
   * Edges that the figure leaves out by its note 3: a RST takes a connection to CLOSED, from every
   * state.
   */
  private static final Set<TcpState> LEFT_BY_RST =
      EnumSet.complementOf(EnumSet.of(TcpState.CLOSED, TcpState.LISTEN));

  private final List<String> strange = new ArrayList<>();
  private int cells;

  @Test
  void everyEdgeTakenIsInTheFigureOrNamed() {
    for (TcpState state : TcpState.values()) {
      sweep(state, false);
      if (state == TcpState.SYN_RECEIVED) sweep(state, true);
    }
    assertThat(strange).isEmpty();
    assertThat(cells).isEqualTo(12 * 16 * 2 * 5 * 5);
  }

  private void sweep(TcpState state, boolean activeOpen) {
    for (int bits = 0; bits < 16; bits++) {
      for (String text : List.of("", "text")) {
        for (long seq : new long[] {-1000, -1, 0, 5, 100_000}) {
          for (long ack : new long[] {-1000, -1, 0, 1, 100_000})
            tryCell(state, activeOpen, controls(bits), text, seq, ack);
        }
      }
    }
  }

  private void tryCell(
      TcpState state, boolean activeOpen, ControlBits bits, String text, long seq, long ack) {
    cells++;
    Endpoint endpoint =
        (activeOpen ? Story.givenSynReceivedAfterActiveOpen() : Story.given(state)).endpoint();
    Tcb tcb = endpoint.tcb();
    SeqNumber number = tcb.rcvNxt == null ? SeqNumber.of(seq) : tcb.rcvNxt.plus(seq);
    SeqNumber sent = tcb.sndNxt == null ? SeqNumber.ZERO : tcb.sndNxt;
    SeqNumber acked = bits.has(ControlBit.ACK) ? sent.plus(ack) : null;
    Segment segment = new Segment(number, acked, bits, 65_535, Octets.of(text), 0);
    Turn turn = endpoint.arrives(segment, 0);
    for (int i = 1; i < turn.path().size(); i++) {
      TcpState from = turn.path().get(i - 1);
      TcpState to = turn.path().get(i);
      boolean reset =
          bits.has(ControlBit.RST) && to == TcpState.CLOSED && LEFT_BY_RST.contains(from);
      // RST.
      if (Figure5.edge(from, to).isEmpty() && !reset)
        strange.add(from + " to " + to + " by " + segment);
    }
    if (segment.has(ControlBit.RST) && turn.sends().stream().anyMatch(s -> s.has(ControlBit.RST)))
      strange.add("a RST in answer to a RST in " + state + ": " + segment);
  }

  private static ControlBits controls(int bits) {
    ControlBits set = ControlBits.NONE;
    ControlBit[] swept = {ControlBit.SYN, ControlBit.FIN, ControlBit.RST, ControlBit.ACK};
    for (int i = 0; i < swept.length; i++) if ((bits & 1 << i) != 0) set = set.with(swept[i]);
    return set;
  }
}
