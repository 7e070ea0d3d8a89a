package lockstep.model;

import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.FIN_WAIT_2;
import static lockstep.tcp.TcpState.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import lockstep.tcp.Octets;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;

/** Two endpoints and a sound wire of 10 ms. */
class BothEndsTest {
  private static final long SECOND = 1_000_000;

  private static TwoEnds ends(TcbSettings first, TcbSettings second) {
    return new TwoEnds(first, second, TwoEnds.WireNature.SOUND, 1);
  }

  private static TwoEnds established(TcbSettings first, TcbSettings second) {
    TwoEnds ends = ends(first, second);
    ends.call(0, "OPEN passive", e -> e.openPassive(ends.now()));
    ends.call(1, "OPEN active", e -> e.openActive(ends.now()));
    ends.runUntil(SECOND);
    expect(ends, ESTABLISHED, ESTABLISHED);
    return ends;
  }

  private static void expect(TwoEnds ends, TcpState first, TcpState second) {
    ends.expect(
        ends.state(0) == first && ends.state(1) == second,
        first.rfcName() + " and " + second.rfcName());
  }

  /** Figure 7. */
  @Test
  void bothOpenAtTheSameMoment() {
    TwoEnds ends = ends(TcbSettings.USUAL, TcbSettings.USUAL.withIss(SeqNumber.of(300)));
    ends.call(0, "OPEN active", e -> e.openActive(ends.now()));
    ends.call(1, "OPEN active", e -> e.openActive(ends.now()));
    ends.runUntil(SECOND / 2);
    expect(ends, ESTABLISHED, ESTABLISHED);
    ends.call(0, "SEND", e -> e.send(Octets.of("abc"), true, ends.now()));
    ends.receive(1, 9).runUntil(SECOND);
    assertThat(ends.received(1)).isEqualTo(Octets.of("abc"));
    assertThat(ends.end(0).tcb().retransmissionQueue).isEmpty();
  }

  /** Figure 13. */
  @Test
  void bothCloseAtTheSameMoment() {
    TwoEnds ends = established(TcbSettings.USUAL, TcbSettings.USUAL);
    ends.call(0, "CLOSE", e -> e.close(ends.now()));
    ends.call(1, "CLOSE", e -> e.close(ends.now()));
    ends.runUntil(2 * SECOND);
    expect(ends, TIME_WAIT, TIME_WAIT);
    ends.runUntil(243 * SECOND);
    expect(ends, CLOSED, CLOSED);
    assertThat(ends.nextAt()).isEqualTo(Tcb.NEVER);
  }

  @Test
  void bothCloseBehindTextAtTheSameMoment() {
    TwoEnds ends = established(TcbSettings.USUAL, TcbSettings.USUAL);
    for (int end = 0; end < 2; end++) {
      ends.alwaysReads(end);
      ends.call(end, "SEND", e -> e.send(Octets.filler(20_000), true, ends.now()));
      ends.call(end, "CLOSE", e -> e.close(ends.now()));
    }
    ends.runUntil(5 * SECOND);
    expect(ends, TIME_WAIT, TIME_WAIT);
    assertThat(ends.received(0)).isEqualTo(Octets.filler(20_000));
    assertThat(ends.received(1)).isEqualTo(Octets.filler(20_000));
  }

  /** The half-closed connection still brings text the other way. */
  @Test
  void oneClosesAndTheOtherStillSends() {
    TwoEnds ends = established(TcbSettings.USUAL, TcbSettings.USUAL);
    ends.call(1, "CLOSE", e -> e.close(ends.now()));
    ends.runUntil(2 * SECOND);
    expect(ends, CLOSE_WAIT, FIN_WAIT_2);
    ends.alwaysReads(1);
    ends.call(0, "SEND", e -> e.send(Octets.filler(5000), true, ends.now()));
    ends.call(0, "CLOSE", e -> e.close(ends.now()));
    ends.runUntil(3 * SECOND);
    expect(ends, CLOSED, TIME_WAIT);
    assertThat(ends.received(1)).isEqualTo(Octets.filler(5000));
  }

  /**
   * Appendix A.2: two users who do not read, and text for both. The two ends probe each other for
   * an hour, and each probe draws one answer.
   */
  @Test
  void twoEndsThatProbeEachOtherDoNotAnswerWithoutEnd() {
    TcbSettings small = TcbSettings.USUAL.withReceiveBuffer(3);
    TwoEnds ends = established(small, small);
    for (int end = 0; end < 2; end++)
      ends.call(end, "SEND", e -> e.send(Octets.of("abcdef"), true, ends.now()));
    ends.runUntil(10 * SECOND);
    int before = ends.linesTold();
    ends.runUntil(3610 * SECOND);
    expect(ends, ESTABLISHED, ESTABLISHED);
    ends.expect(ends.linesTold() - before < 8 * 60 + 40, "four turns a probe, a probe a minute");
    for (int end = 0; end < 2; end++) ends.receive(end, 9);
    ends.runUntil(3700 * SECOND);
    for (int end = 0; end < 2; end++) ends.receive(end, 9);
    ends.runUntil(3800 * SECOND);
    for (int end = 0; end < 2; end++) assertThat(ends.received(end).asText()).isEqualTo("abcdef");
  }

  /** Each octet of a large text arrives, whatever the sizes of segments and windows. */
  @Test
  void aLargeTextArrivesWhole() {
    TwoEnds ends = established(TcbSettings.USUAL.withReceiveBuffer(3000), TcbSettings.USUAL);
    ends.alwaysReads(0);
    ends.call(1, "SEND", e -> e.send(Octets.filler(1_000_000), true, ends.now()));
    ends.runUntil(60 * SECOND);
    assertThat(ends.received(0)).isEqualTo(Octets.filler(1_000_000));
    assertThat(ends.end(1).tcb().retransmissionQueue).isEmpty();
  }
}
