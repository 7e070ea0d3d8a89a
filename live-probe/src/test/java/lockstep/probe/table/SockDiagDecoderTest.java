package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.table.OsState;
import lockstep.table.Owner;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketDetails;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The decoder against answers that a kernel gave; runs on any system. */
class SockDiagDecoderTest {
  @Test
  void aListeningSocketHasItsBacklogAsSendQ() {
    assertThat(row("listen-ipv4"))
        .isEqualTo(
            SocketRow.of(
                    "tcp",
                    new SocketAddress("127.0.0.1", 50631),
                    new SocketAddress("0.0.0.0", 0),
                    OsState.linux(10))
                .withQueues(0, 5)
                .withSocket(200038, 0x1011)
                .withUid(0)
                .withDetails(
                    new SocketDetails(
                        OptionalInt.of(0), Optional.empty(), 0, "", 1, "", Optional.empty())));
  }

  @Test
  void aConnectionHasBothAddresses() {
    SocketRow row = row("established-ipv4");
    assertThat(row.local()).hasToString("127.0.0.1:60149");
    assertThat(row.foreign()).hasToString("127.0.0.1:50631");
    assertThat(row.state()).hasToString("TCP_ESTABLISHED(1)");
    assertThat(row.inode()).isEqualTo(200039);
    assertThat(row.cookie()).isEqualTo(0x1012);
  }

  @Test
  void octetsNotReadYetAreCounted() {
    assertThat(row("unread-ipv4").recvQ()).isEqualTo(5);
  }

  @Test
  void timeWaitHasItsTimerAndNoOwner() {
    SocketRow row = row("time-wait-ipv4");
    assertThat(row.state()).hasToString("TCP_TIME_WAIT(6)");
    assertThat(row.timer()).isEqualTo(new RowTimer(RowTimer.Kind.TIME_WAIT, 59992, 0));
    assertThat(row.timer()).hasToString("timewait (60.0 s)");
    assertThat(row.inode()).isZero();
    assertThat(row.pid()).isEmpty();
    assertThat(row.owner()).isEqualTo(Owner.Unknown.NO_PROCESS);
    assertThat(row.uid()).as("the kernel says 0, whoever it was").isEmpty();
  }

  @Test
  void aHalfOpenConnectionIsSynReceived() {
    SocketRow row = row("syn-received-ipv4");
    assertThat(row.state()).hasToString("TCP_SYN_RECV(3)");
    assertThat(row.timer()).hasToString("on (1.0 s)");
  }

  @Test
  void ipv6AddressesAreShort() {
    SocketRow row = row("established-ipv6");
    assertThat(row.protocol()).isEqualTo("tcp6");
    assertThat(row.local()).hasToString("[::1]:48497");
    assertThat(row.foreign()).hasToString("[::1]:34711");
    assertThat(row("listen-ipv6").local().host()).isEqualTo("::");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mapped-asked-as-ipv4", "mapped-asked-as-ipv6"})
  void mappedAddressesAreShownAsSuch(String name) {
    SocketRow row = row(name);
    assertThat(row.protocol()).isEqualTo("tcp6");
    assertThat(row.local()).hasToString("[::ffff:127.0.0.1]:48967");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "listen-ipv4",
        "established-ipv4",
        "unread-ipv4",
        "time-wait-ipv4",
        "syn-received-ipv4",
        "established-ipv6",
        "mapped-asked-as-ipv4",
        "mapped-asked-as-ipv6",
        "listen-ipv6"
      })
  void anAnswerAboutThePairAskedForIsTaken(String name) {
    assertThat(answers(answer(name), request(name))).isTrue();
  }

  @Test
  void theRowOfTheListenerIsNotThatOfAConnectionToIt() {
    assertThat(answers(answer("listener-instead"), request("listener-instead"))).isFalse();
  }

  /** One octet of either address or port makes it another pair. */
  @ParameterizedTest
  @ValueSource(strings = {"established-ipv4", "established-ipv6", "mapped-asked-as-ipv4"})
  void everyOctetOfThePairCounts(String name) {
    ByteBuffer request = request(name);
    boolean ipv4 = request.get(SockDiag.REQUEST_FAMILY) == SockDiag.AF_INET;
    int length = ipv4 ? 4 : 16;
    for (int part : new int[] {SockDiag.ID_LOCAL, SockDiag.ID_FOREIGN})
      for (int i = 0; i < length; i++) differsAt(name, SockDiag.REQUEST_ID + part + i);
    for (int i = 0; i < 4; i++) differsAt(name, SockDiag.REQUEST_ID + i);
  }

  private static void differsAt(String name, int place) {
    ByteBuffer request = request(name);
    request.put(place, (byte) (request.get(place) + 1));
    assertThat(answers(answer(name), request)).as(name + ", octet " + place).isFalse();
  }

  @Test
  void anErrorIsItsErrno() {
    assertThat(SockDiagDecoder.errno(answer("no-row"), 0)).isEqualTo(2);
  }

  /** A dump that fails half way ends like a good one; its end carries the error. */
  @Test
  void theEndOfADumpMayCarryAnError() {
    ByteBuffer done = answer("dump-without-rows");
    assertThat(SockDiagDecoder.errno(done, 0)).isZero();
    done.putInt(SockDiag.HEADER_SIZE, -105);
    assertThat(SockDiagDecoder.errno(done, 0)).isEqualTo(105);
  }

  @Test
  void anUnknownStateKeepsItsNumber() {
    ByteBuffer answer = answer("established-ipv4");
    answer.put(17, (byte) 200);
    SocketRow row = row(answer, true);
    assertThat(row.state()).hasToString("code 200(200)");
    assertThat(row.state().meaning()).isEmpty();
  }

  @Test
  void anUnknownTimerIsSaidToBeUnknown() {
    ByteBuffer answer = answer("established-ipv4");
    answer.put(18, (byte) 9);
    assertThat(row(answer, true).timer().kind()).isEqualTo(RowTimer.Kind.UNKNOWN);
  }

  @Test
  void queuesBeyondTwoGigabytesStayPositive() {
    ByteBuffer answer = answer("established-ipv4");
    answer.putInt(72, -1);
    assertThat(row(answer, true).recvQ()).isEqualTo(4294967295L);
  }

  /** What we ask is, octet for octet, what was asked then, but for the sequence number. */
  @Test
  void requestsAreWrittenAsTheyWereSent() {
    assertThat(written(pair("127.0.0.1", 50631, "0.0.0.0", 0))).isEqualTo(sent("listen-ipv4"));
    assertThat(written(pair("127.0.0.1", 60149, "127.0.0.1", 50631)))
        .isEqualTo(sent("established-ipv4"));
    assertThat(written(pair("::1", 48497, "::1", 34711))).isEqualTo(sent("established-ipv6"));
    assertThat(written(pair("::ffff:127.0.0.1", 48967, "::ffff:127.0.0.1", 46262)))
        .isEqualTo(sent("mapped-asked-as-ipv6"));
  }

  private static SocketPair pair(String local, int localPort, String foreign, int foreignPort) {
    return new SocketPair(
        new SocketAddress(local, localPort), new SocketAddress(foreign, foreignPort));
  }

  private static ByteBuffer written(SocketPair pair) {
    ByteBuffer to = ByteBuffer.allocate(SockDiag.REQUEST_SIZE).order(ByteOrder.LITTLE_ENDIAN);
    SockDiag.writeExact(to, 0, pair, 0);
    return to;
  }

  private static ByteBuffer sent(String name) {
    ByteBuffer sent = request(name);
    sent.putInt(SockDiag.SEQUENCE, 0);
    // All states, asked for with or without the bits that stand for none.
    sent.putInt(20, SockDiag.ALL_STATES);
    return sent;
  }

  private static boolean answers(ByteBuffer answer, ByteBuffer request) {
    return SockDiagDecoder.answers(answer, 0, request, 0);
  }

  private static SocketRow row(String name) {
    return row(answer(name), true);
  }

  private static SocketRow row(ByteBuffer answer, boolean tcp) {
    try {
      return SockDiagDecoder.row(answer, 0, tcp, new InterfaceNames());
    } catch (MalformedTableException e) {
      throw new AssertionError(e);
    }
  }

  private static ByteBuffer answer(String name) {
    return Captured.octets(name + ".answer.hex");
  }

  private static ByteBuffer request(String name) {
    return Captured.octets(name + ".request.hex");
  }
}
