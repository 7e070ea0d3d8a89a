package lockstep.probe.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.packet.TcpPacket;
import lockstep.probe.survey.Happening.Call;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cells can be measured, and what has to go over the wire for each. */
class ReachTest {
  @ParameterizedTest
  @EnumSource(TcpState.class)
  void eachStateAsItNaturallyIsCanBeMeasured(TcpState state) {
    assertThat(Reach.obstacle(Cells.natural(state, Cells.ACK))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CLOSED, CLOSE, no socket",
    "CLOSED, SEND, no socket",
    "CLOSED, OPEN_ACTIVE,",
    "CLOSED, OPEN_PASSIVE,",
    "LISTEN, SEND, sockets cannot turn a listener active",
    "LISTEN, OPEN_ACTIVE, sockets cannot turn a listener active",
    "LISTEN, CLOSE,",
    "SYN_RECEIVED, CLOSE, no handle on a half-open passive connection",
    "SYN_RECEIVED, STATUS, no handle on a half-open passive connection",
    "TIME_WAIT, ABORT,",
  })
  void calls(TcpState state, Call call, String why) {
    assertThat(Reach.obstacle(Cells.natural(state, new Happening.Called(call, 1))))
        .isEqualTo(Optional.ofNullable(why));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TIME-WAIT", "USER", "KEEPALIVE", "PERSIST"})
  void theOtherTimersAreNotWaitedFor(String timer) {
    assertThat(Reach.obstacle(Cells.natural(TcpState.ESTABLISHED, new Happening.RunsOut(timer, 1))))
        .contains("timer " + timer);
  }

  @Test
  void shutWindowsAndUnsentTextAreNotReached() {
    SurveyCell shut = Cells.withoutRoom(Cells.ACK);
    SurveyCell unsent = Cells.withUnsent(18, new Happening.RunsOut("PERSIST", 1));
    assertThat(List.of(shut, unsent))
        .allSatisfy(cell -> assertThat(Reach.obstacle(cell)).contains("window/queue precondition"));
  }

  @ParameterizedTest
  @CsvSource({
    // state, SND.UNA, SND.NXT, RCV.NXT: acknowledged, outstanding, received
    "ESTABLISHED, 1, 1, 1, 0, 0, 0",
    "ESTABLISHED, 4, 7, 9, 3, 3, 8",
    "CLOSE_WAIT, 1, 7, 2, 0, 6, 0",
    "FIN_WAIT_1, 1, 8, 1, 0, 6, 0",
    "FIN_WAIT_1, 7, 8, 1, 6, 0, 0",
    "FIN_WAIT_2, 8, 8, 1, 6, 0, 0",
    "CLOSING, 1, 2, 8, 0, 0, 6",
    "LAST_ACK, 1, 3, 2, 0, 1, 0",
    "TIME_WAIT, 2, 2, 2, 0, 0, 0",
  })
  void numbersSayWhatHasGoneOverTheWire(
      TcpState state, long una, long nxt, long rcv, int acked, int outstanding, int received)
      throws Exception {
    Course course = Course.to(Cells.numbers(state, una, nxt, rcv));
    assertThat(course.acknowledged()).isEqualTo(acked);
    assertThat(course.outstanding()).isEqualTo(outstanding);
    assertThat(course.received()).isEqualTo(received);
  }

  @ParameterizedTest
  @CsvSource({
    "ESTABLISHED, 0, 1, 1",
    "LAST_ACK, 2, 2, 2",
    "FIN_WAIT_2, 1, 2, 1",
    "CLOSE_WAIT, 1, 1, 1",
  })
  void numbersThatContradictTheirStateAreSaidSo(TcpState state, long una, long nxt, long rcv) {
    assertThatThrownBy(() -> Course.to(Cells.numbers(state, una, nxt, rcv)))
        .hasMessage("preconditions that do not fit the state");
  }

  @Test
  void numbersThatHaveComeRoundAreNotReached() {
    assertThat(Reach.obstacle(Cells.numbers(TcpState.ESTABLISHED, 4294967290L, 5L, 1L)))
        .contains("window/queue precondition");
  }

  @Test
  void aSymbolicNumberIsASumOfNames() {
    Map<String, Long> values = Map.of("rcv_nxt", 1L, "rcv_wnd", 64240L);
    assertThat(SymbolicNumber.isOne("rcv_nxt+rcv_wnd+192")).isTrue();
    assertThat(SymbolicNumber.of("rcv_nxt+rcv_wnd+192", values)).isEqualTo(SeqNumber.of(64433));
    assertThat(SymbolicNumber.of("rcv_nxt - 1", values)).isEqualTo(SeqNumber.ZERO);
    assertThat(List.of("rcv_nxt+", "rcv_nxt+foo", "2*rcv_nxt", "+ +1"))
        .noneMatch(SymbolicNumber::isOne);
  }

  @Test
  void theBitsOfCongestionLeaveTheChecksumRight() throws Exception {
    SocketPair pair =
        new SocketPair(new SocketAddress("192.0.2.2", 5), new SocketAddress("192.0.2.1", 80));
    for (int seq = 0; seq < 70_000; seq += 997) {
      Segment segment = Segment.of(SeqNumber.of(seq), null, 256, ControlBit.SYN);
      byte[] octets = TcpPacket.to(pair, segment).octets();
      CongestionBits.set(octets, CongestionBits.ECE | CongestionBits.CWR);
      assertThat(octets[33] & 0xFF).isEqualTo(0xC2);
      assertThat(TcpPacket.of(octets).orElseThrow().segment()).isEqualTo(segment);
    }
  }
}
