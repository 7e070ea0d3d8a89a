package lockstep.probe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.Timer;
import org.junit.jupiter.api.Test;

class RelativeNumbersTest {
  private static final SocketPair NEAR =
      new SocketPair(new SocketAddress("192.0.2.1", 5000), new SocketAddress("192.0.2.2", 80));
  private static final SocketPair FAR =
      new SocketPair(new SocketAddress("192.0.2.1", 80), new SocketAddress("192.0.2.2", 5000));

  private final RelativeNumbers numbers = new RelativeNumbers();

  private static Segment segment(long seq, Long ack, ControlBit... bits) {
    return Segment.of(SeqNumber.of(seq), ack == null ? null : SeqNumber.of(ack), 0, bits);
  }

  private Segment near(Segment segment) {
    return numbers.of(NEAR, FAR, segment);
  }

  private Segment far(Segment segment) {
    return numbers.of(FAR, NEAR, segment);
  }

  @Test
  void eachEndCountsFromItsOwnSynAlsoAcrossTheWrap() {
    assertThat(near(segment(0xFFFFFFFFL, null, ControlBit.SYN))).hasToString("<SEQ=0><CTL=SYN>");
    assertThat(far(segment(7000, 0L, ControlBit.SYN))).hasToString("<SEQ=0><ACK=1><CTL=SYN,ACK>");
    assertThat(near(segment(0, 7001L))).hasToString("<SEQ=1><ACK=1><CTL=ACK>");
  }

  @Test
  void aNewSynIsANewBeginning() {
    near(segment(100, null, ControlBit.SYN));
    assertThat(near(segment(900, null, ControlBit.SYN))).hasToString("<SEQ=0><CTL=SYN>");
  }

  /** A RST for a port where nobody listens: its own number was never begun. */
  @Test
  void aNumberWithoutABeginningStaysAsItIs() {
    near(segment(100, null, ControlBit.SYN));
    assertThat(far(segment(0, 101L, ControlBit.RST))).hasToString("<SEQ=0><ACK=1><CTL=RST,ACK>");
  }

  @Test
  void whatWasSentBeforeIsARetransmissionAndABareAckIsADelayedOne() {
    Segment syn = near(segment(100, null, ControlBit.SYN));
    assertThat(numbers.sends(NEAR, syn)).isNull();
    assertThat(numbers.sends(NEAR, syn)).isEqualTo(Timer.RETRANSMISSION);
    Segment text = near(segment(101, 1L)).withText(Octets.of("abc"));
    assertThat(numbers.sends(NEAR, text)).isNull();
    assertThat(numbers.sends(NEAR, text)).isEqualTo(Timer.RETRANSMISSION);
    assertThat(numbers.sends(NEAR, near(segment(104, 1L)))).isEqualTo(Timer.DELAYED_ACK);
    // Below what was sent: a probe of the window or of the peer, which look the same.
    assertThat(numbers.sends(NEAR, near(segment(103, 1L)))).isNull();
  }
}
