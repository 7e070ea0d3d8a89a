package lockstep.model;

import static lockstep.model.SegmentBuilder.segment;
import static lockstep.model.Story.given;
import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.FIN_WAIT_1;
import static lockstep.tcp.TcpState.FIN_WAIT_2;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.SYN_SENT;
import static lockstep.tcp.TcpState.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Figure5;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;

/**
 * Every state, both kinds of open, blocks with text outstanding, windows shut, text kept ahead of a
 * gap and a FIN waiting; every set of SYN, FIN, RST and ACK, with and without text, sequence and
 * acknowledgment numbers old, one before, exact, inside and beyond. Every edge that is taken is in
 * Figure 5 or on the list of those that the figure leaves out, and what must never happen does not.
 */
class SweepTest {
  /**
   * Edges that the figure leaves out by its note 3: a RST takes a connection to CLOSED, from every
   * state.
   */
  private static final Set<TcpState> LEFT_BY_RST = EnumSet.complementOf(EnumSet.of(CLOSED, LISTEN));

  private static final List<String> TEXTS = List.of("", "text");
  private static final long[] SEQS = {-1000, -1, 0, 5, 100_000};
  private static final long[] ACKS = {-1000, -1, 0, 1, 100_000};
  private static final int CELLS_OF_A_BLOCK = 16 * TEXTS.size() * SEQS.length * ACKS.length;

  private final List<String> strange = new ArrayList<>();
  private int cells;

  /** The cell that is tried, in words. */
  private Supplier<String> cell;

  /** Where each part of the sweep begins, by name. */
  private static Map<String, Endpoint> blocks() {
    Map<String, Story> stories = new LinkedHashMap<>();
    for (TcpState state : TcpState.values()) stories.put(state.rfcName(), given(state));
    stories.put("SYN-RECEIVED, active", Story.givenSynReceivedAfterActiveOpen());
    stories.put("SYN-SENT, text queued", given(SYN_SENT).whenSends("out"));
    stories.put("SYN-RECEIVED, text queued", given(SYN_RECEIVED).whenSends("out").whenCloses());
    stories.put(
        "SYN-RECEIVED, text and FIN came with the SYN",
        given(LISTEN).whenArrives(segment().syn().fin().seq(0).text("in")));
    stories.put("ESTABLISHED, text outstanding", given(ESTABLISHED).whenSends("out"));
    stories.put("FIN-WAIT-1, text outstanding", given(ESTABLISHED).whenSends("out").whenCloses());
    stories.put(
        "CLOSING, text outstanding",
        given(ESTABLISHED).whenSends("out").whenCloses().whenArrives(segment().fin().acking(1)));
    stories.put("LAST-ACK, text outstanding", given(CLOSE_WAIT).whenSends("out").whenCloses());
    stories.put("ESTABLISHED, send window shut", sendShut(ESTABLISHED));
    stories.put("ESTABLISHED, probe sent", sendShut(ESTABLISHED).whenTimeRuns(1_000_000));
    stories.put("FIN-WAIT-1, FIN waiting", sendShut(ESTABLISHED).whenCloses());
    stories.put(
        "CLOSING, FIN waiting",
        sendShut(ESTABLISHED).whenCloses().whenArrives(segment().fin().ack().window(0)));
    stories.put("CLOSE-WAIT, FIN waiting", sendShut(CLOSE_WAIT).whenCloses());
    for (TcpState state : List.of(ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2)) {
      String name = state.rfcName();
      stories.put(
          name + ", receive window shut",
          given(state, Story.PROMPT.withReceiveBuffer(3)).whenArrives(segment().ack().text("abc")));
      stories.put(
          name + ", text and FIN ahead of a gap",
          given(state).whenArrives(segment().fin().acking(1).seq(4).text("ahead")));
      stories.put(
          name + ", a RECEIVE waiting, delayed ACK, keep-alive",
          given(
                  state,
                  TcbSettings.USUAL.withKeepAlive(
                      new TcbSettings.KeepAlive(Duration.ofHours(2), Duration.ofSeconds(75), 9)))
              .whenReceives(100));
      stories.put(name + ", nobody reads", given(state).whenClosesBothWays());
    }
    Map<String, Endpoint> blocks = new LinkedHashMap<>();
    stories.forEach((name, story) -> blocks.put(name, story.endpoint()));
    return blocks;
  }

  private static Story sendShut(TcpState state) {
    return given(state).whenArrives(segment().ack().window(0)).whenSends("out");
  }

  @Test
  void everyEdgeTakenIsInTheFigureOrNamed() {
    Map<String, Endpoint> blocks = blocks();
    blocks.forEach(this::sweep);
    assertThat(strange).isEmpty();
    assertThat(cells).isEqualTo(blocks.size() * CELLS_OF_A_BLOCK).isGreaterThan(6000);
  }

  private void sweep(String name, Endpoint block) {
    for (int bits = 0; bits < 16; bits++) {
      for (String text : TEXTS) {
        for (long seq : SEQS) {
          for (long ack : ACKS) tryCell(name, block.copy(), controls(bits), text, seq, ack);
        }
      }
    }
  }

  private void tryCell(
      String name, Endpoint endpoint, ControlBits bits, String text, long seq, long ack) {
    cells++;
    Tcb tcb = endpoint.tcb();
    Tcb before = tcb.copy();
    SeqNumber number = tcb.rcvNxt == null ? SeqNumber.of(seq) : tcb.rcvNxt.plus(seq);
    SeqNumber sent = tcb.sndNxt == null ? SeqNumber.ZERO : tcb.sndNxt;
    SeqNumber acked = bits.has(ControlBit.ACK) ? sent.plus(ack) : null;
    Segment segment = new Segment(number, acked, bits, 65_535, Octets.of(text), 0);
    Turn turn = endpoint.arrives(segment, 2_000_000);
    cell = () -> name + ", " + segment + ": ";
    checkEdges(turn, segment);
    for (Segment answer : turn.sends()) checkSent(answer, segment);
    if (turn.path().size() > 1 && !before.isSynchronized()) return;
    if (tcb.state() != CLOSED && tcb.state() != LISTEN) checkNumbers(before, tcb);
  }

  private void checkEdges(Turn turn, Segment segment) {
    for (int i = 1; i < turn.path().size(); i++) {
      TcpState from = turn.path().get(i - 1);
      TcpState to = turn.path().get(i);
      boolean reset =
          segment.has(ControlBit.RST) && to == CLOSED && LEFT_BY_RST.contains(from)
              || to == CLOSED && turn.sends().stream().anyMatch(s -> s.has(ControlBit.RST));
      if (Figure5.edge(from, to).isEmpty() && !reset) strange(from + " to " + to);
    }
  }

  private void checkSent(Segment answer, Segment segment) {
    if (segment.has(ControlBit.RST) && answer.has(ControlBit.RST))
      strange("a RST in answer to a RST");
    if (answer.has(ControlBit.RST) && answer.window() != 0) strange("a RST that tells a window");
    if (answer.has(ControlBit.SYN) && answer.has(ControlBit.FIN)) strange("a SYN with a FIN");
  }

  /** What holds after any segment on a connection that stands. */
  private void checkNumbers(Tcb before, Tcb after) {
    if (after.rcvNxt == null || before.rcvNxt == null) return;
    if (after.sndUna.isAfter(after.sndNxt)) strange("SND.UNA beyond SND.NXT");
    if (after.sndUna.isBefore(before.sndUna)) strange("SND.UNA went back");
    if (after.sndNxt.isBefore(before.sndNxt)) strange("SND.NXT went back");
    if (after.rcvNxt.isBefore(before.rcvNxt)) strange("RCV.NXT went back");
    SeqNumber edge = before.rcvNxt.plus(before.rcvWnd);
    if (after.rcvNxt.plus(after.rcvWnd).isBefore(edge)) strange("window shrank");
    if (after.rcvWnd < 0) strange("RCV.WND " + after.rcvWnd);
    if (after.unread.length() + after.rcvWnd > after.settings.receiveBuffer())
      strange("more promised than the buffer holds");
    if (after.state() != TIME_WAIT
        && after.retransmissionQueue.isEmpty() == after.hasUnacknowledged())
      strange("the retransmission queue is not what is unacknowledged");
    if (after.finReceived && !after.outOfOrder.isEmpty())
      strange("something is kept behind the FIN");
  }

  private void strange(String what) {
    strange.add(cell.get() + what);
  }

  int cells() {
    return cells;
  }

  private static ControlBits controls(int bits) {
    ControlBits set = ControlBits.NONE;
    ControlBit[] swept = {ControlBit.SYN, ControlBit.FIN, ControlBit.RST, ControlBit.ACK};
    for (int i = 0; i < swept.length; i++) if ((bits & 1 << i) != 0) set = set.with(swept[i]);
    return set;
  }
}
