package lockstep.probe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalInt;
import lockstep.probe.lab.Reading;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import org.junit.jupiter.api.Test;

/** A reading is spared only where it could show no other state. */
class GlanceTest {
  private static final int ESTABLISHED = 1;
  private static final int FIN_WAIT_2 = 5;

  private int state = ESTABLISHED;
  private int readings;
  private long ageNanos;
  private final Glance glance = new Glance(this::look);

  private Reading look() {
    readings++;
    SocketAddress near = new SocketAddress("192.0.2.1", 443);
    SocketAddress far = new SocketAddress("192.0.2.2", 50_000);
    SocketRow row =
        new SocketRow(
            "tcp",
            near,
            far,
            OsState.linux(state),
            0,
            0,
            new RowTimer(RowTimer.Kind.OFF, 0, 0),
            1,
            1,
            OptionalInt.empty());
    long at = System.nanoTime() - ageNanos;
    // Far ahead, so that no pause of this machine makes it old.
    long never = Long.MAX_VALUE / 2;
    return new Reading(ageNanos == 0 ? at + never : at, 0, Map.of(new SocketPair(near, far), row));
  }

  private static Segment text() {
    return Segment.of(SeqNumber.of(1), SeqNumber.of(1), 1000).withText(Octets.filler(3));
  }

  private static Segment bit(ControlBit bit) {
    return Segment.of(SeqNumber.of(1), SeqNumber.of(1), 1000, bit);
  }

  @Test
  void textInTheMidstOfManySegmentsIsPassedOver() throws Exception {
    glance.read(true);
    glance.passes(text());
    glance.read(true);
    assertThat(readings).isEqualTo(1);
  }

  @Test
  void theLastOfManyIsFollowedByAReading() throws Exception {
    glance.read(true);
    glance.passes(text());
    glance.read(false);
    assertThat(readings).isEqualTo(2);
  }

  @Test
  void whatMayChangeAStateIsFollowedByAReading() throws Exception {
    for (ControlBit bit : new ControlBit[] {ControlBit.SYN, ControlBit.FIN, ControlBit.RST}) {
      glance.read(true);
      int before = readings;
      glance.passes(bit(bit));
      glance.passes(text());
      glance.read(true);
      assertThat(readings).as(bit.name()).isEqualTo(before + 1);
    }
  }

  @Test
  void inEveryOtherStateEachSegmentIsFollowedByAReading() throws Exception {
    state = FIN_WAIT_2;
    glance.read(true);
    glance.passes(text());
    glance.read(true);
    assertThat(readings).isEqualTo(2);
  }

  @Test
  void anOldReadingDoesNotStandForNow() throws Exception {
    ageNanos = 2_000_000;
    glance.read(true);
    glance.passes(text());
    glance.read(true);
    assertThat(readings).isEqualTo(2);
  }
}
