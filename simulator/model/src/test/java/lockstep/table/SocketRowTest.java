package lockstep.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SocketRowTest {
  private static final SocketRow ROW =
      SocketRow.of(
          "tcp6",
          new SocketAddress("::ffff:127.0.0.1", 443),
          new SocketAddress("::ffff:127.0.0.1", 40000),
          OsState.linux(1));

  @Test
  void whatIsNotKnownIsNotMadeUp() {
    assertThat(ROW.uid()).isEmpty();
    assertThat(ROW.pid()).isEmpty();
    assertThat(ROW.owner()).isEqualTo(Owner.NOT_ASKED);
    assertThat(ROW.details()).isEqualTo(SocketDetails.NONE);
  }

  @Test
  void eachPartIsChangedAlone() {
    RowTimer timer = new RowTimer(RowTimer.Kind.ON, 200, 1);
    SocketRow row =
        ROW.withQueues(1, 2).withTimer(timer).withSocket(3, 4).withUid(0).ownedBy(Owner.NOT_ASKED);
    assertThat(row)
        .isEqualTo(
            new SocketRow(
                ROW.protocol(),
                ROW.local(),
                ROW.foreign(),
                ROW.state(),
                1,
                2,
                timer,
                3,
                4,
                OptionalInt.of(0),
                Owner.NOT_ASKED,
                SocketDetails.NONE));
  }

  @Test
  void ofSeveralHoldersTheFirstGivesThePid() {
    Owner both = new Owner.Held(List.of(new Holder(7, "a", "a", 3), new Holder(9, "b", "b", 3)));
    assertThat(ROW.ownedBy(both).pid()).hasValue(7);
    assertThat(ROW.ownedBy(9).pid()).hasValue(9);
    assertThat(ROW.ownedBy(Owner.Unknown.NO_PROCESS).pid()).isEmpty();
  }

  @Test
  void aSocketHeldByNobodyIsNotHeld() {
    assertThatThrownBy(() -> new Owner.Held(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMappedAddressLeavesTheSocketAnIpv6One() {
    assertThat(ROW.isIpv6()).isTrue();
    assertThat(ROW.isTcp()).isTrue();
  }

  /** 7 is no CLOSED and 1 no ESTABLISHED: UDP has no such states. */
  @Test
  void udpBorrowsNumbersAndNotTheirMeaning() {
    assertThat(OsState.linuxUdp(7)).hasToString("TCP_CLOSE(7)");
    assertThat(OsState.linuxUdp(7).meaning()).isEmpty();
    assertThat(OsState.linuxUdp(1).meaning()).isEmpty();
    assertThat(OsState.linuxUdp(99)).hasToString("code 99(99)");
  }

  @Test
  void aFieldThatTheKernelDoesNotTellIsMissing() {
    TcpInfo info = new TcpInfo(Map.of(TcpInfoField.RTO, 204_000L));
    assertThat(info.get(TcpInfoField.RTO)).hasValue(204_000);
    assertThat(info.get(TcpInfoField.SND_WND)).isEmpty();
    assertThat(info.get(TcpInfoField.SND_WND, -1)).isEqualTo(-1);
    assertThat(info)
        .hasToString("{rto=204000}")
        .isEqualTo(new TcpInfo(Map.of(TcpInfoField.RTO, 204_000L)));
  }

  /** Places that the documentation names one by one. */
  @Test
  void fieldsLieWhereLinuxHasThem() {
    assertThat(
            Map.of(
                TcpInfoField.RTO, 8,
                TcpInfoField.UNACKED, 24,
                TcpInfoField.RTT, 68,
                TcpInfoField.SND_CWND, 80,
                TcpInfoField.TOTAL_RETRANS, 100,
                TcpInfoField.BYTES_ACKED, 120,
                TcpInfoField.SEGS_OUT, 136,
                TcpInfoField.MIN_RTT, 148,
                TcpInfoField.BYTES_SENT, 200,
                TcpInfoField.SND_WND, 228))
        .allSatisfy(
            (field, offset) -> assertThat(field.offset()).as(field.name()).isEqualTo(offset));
  }

  /** No field begins before the one in front of it has ended; only parts of an octet share it. */
  @Test
  void fieldsDoNotOverlap() {
    TcpInfoField before = null;
    for (TcpInfoField field : TcpInfoField.values()) {
      if (before != null && field.bits() >= 8)
        assertThat(field.offset()).as(field.name()).isEqualTo(before.offset() + before.octets());
      before = field;
    }
  }
}
