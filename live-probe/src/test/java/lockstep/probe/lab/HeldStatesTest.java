package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lockstep.table.RowTimer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The closing states, held still by a peer that does not read, and let go when it does. */
@Timeout(60)
class HeldStatesTest {
  private static final String[] NARROW = {
    "set client receive-buffer 2048",
    "set server receive-buffer 2048",
    "set client send-buffer 65536",
    "set server send-buffer 65536",
    "server listen",
    "client connect",
    "server accept",
  };

  private static Telling narrow(LabOptions.Family family, String... lines) throws Exception {
    String[] all = Stream.of(NARROW, lines).flatMap(Arrays::stream).toArray(String[]::new);
    return Telling.ofLines(LabOptions.DEFAULT.with(family), all).holds();
  }

  @ParameterizedTest
  @EnumSource
  void finWait1StandsUntilTheOtherReads(LabOptions.Family family) throws Exception {
    Telling told =
        narrow(
            family,
            "server pause-reading",
            "client fill-window",
            "client shutdown",
            "expect client FIN-WAIT-1, server ESTABLISHED",
            "server resume-reading",
            "expect client FIN-WAIT-2, server CLOSE-WAIT");
    assertThat(told.unmet("client")).isEmpty();
    assertThat(told.unmet("server")).isEmpty();
    assertThat(told.path("client")).endsWith("ESTABLISHED FIN-WAIT-1 FIN-WAIT-2");
    long full = told.row("client", 10).sendQ();
    // The FIN is one more in the kernel's own queue, a moment after the state has changed.
    assertThat(told.row("client", 12).sendQ()).isEqualTo(full + 1);
    assertThat(told.row("client", 11).timer().kind()).isEqualTo(RowTimer.Kind.PROBE);
    assertThat(told.row("server", 11).recvQ()).isPositive();
    long sent = octets(told.remarks("client"), " octets sent");
    assertThat(sent).isGreaterThanOrEqualTo(full + told.row("server", 10).recvQ());
    assertThat(octets(told.remarks("server"), " octets read")).isEqualTo(sent);
    assertThat(told.row("client", 13).sendQ()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void closingStandsUntilTheOtherReads(LabOptions.Family family) throws Exception {
    Telling told =
        narrow(
            family,
            "client fill-window",
            "server fill-window",
            "client shutdown",
            "server shutdown",
            "expect client FIN-WAIT-1, server FIN-WAIT-1",
            "server resume-reading",
            "expect client FIN-WAIT-2, server CLOSING",
            "client resume-reading",
            "expect client TIME-WAIT, server TIME-WAIT");
    assertThat(told.unmet("client")).isEmpty();
    assertThat(told.unmet("server")).isEmpty();
    assertThat(told.path("server")).endsWith("FIN-WAIT-1 CLOSING TIME-WAIT");
    assertThat(octets(told.remarks("server"), " octets read"))
        .isEqualTo(octets(told.remarks("client"), " octets sent"));
    assertThat(octets(told.remarks("client"), " octets read"))
        .isEqualTo(octets(told.remarks("server"), " octets sent"));
  }

  @ParameterizedTest
  @EnumSource
  void lastAckStandsUntilTheOtherReads(LabOptions.Family family) throws Exception {
    Telling told =
        narrow(
            family,
            "client shutdown",
            "server receive all",
            "server fill-window",
            "server close",
            "expect client FIN-WAIT-2, server LAST-ACK",
            "client receive all",
            "expect client TIME-WAIT, server CLOSED");
    assertThat(told.unmet("client")).isEmpty();
    assertThat(told.unmet("server")).isEmpty();
    assertThat(told.path("server")).endsWith("CLOSE-WAIT LAST-ACK CLOSED");
  }

  /** Hundreds of KB in a kernel's own buffers, and a second filling finds no room. */
  @Test
  void buffersAsTheSystemMakesThemAreFilledToo() throws Exception {
    Telling told =
        Telling.ofLines(
                "server listen",
                "client connect",
                "server accept",
                "client fill-window",
                "client fill-window",
                "client shutdown",
                "expect client FIN-WAIT-1",
                "server receive all",
                "expect client FIN-WAIT-2, server CLOSE-WAIT")
            .holds();
    assertThat(told.unmet("client")).isEmpty();
    assertThat(told.row("client", 5).sendQ()).isGreaterThan(100_000);
    assertThat(told.row("client", 6).sendQ()).isGreaterThan(100_000);
  }

  /** What comes later is read as well, and after a pause nothing is. */
  @Test
  void readingGoesOnUntilItIsPaused() throws Exception {
    Telling told =
        Telling.ofLines(
                "server listen",
                "client connect",
                "server accept",
                "server resume-reading",
                "client send \"hello\"",
                "expect server receives \"hello\"",
                "server receive 5",
                "server pause-reading",
                "client send 7",
                "wait 50ms",
                "server receive 7")
            .holds();
    assertThat(told.unmet("server")).isEmpty();
    assertThat(told.remarks("server"))
        .containsExactly(
            "nothing is there to read", "from now on what arrives waits in the receive queue");
    assertThat(told.row("server", 6).recvQ()).isZero();
    assertThat(told.row("server", 11).recvQ()).isEqualTo(7);
    assertThat(told.row("server", 12).recvQ()).isZero();
  }

  /** More flows in than is kept, and all of it counts. */
  @Test
  void whatFlowedInIsCountedAlthoughNotKept() throws Exception {
    Telling told =
        Telling.ofLines(
                "server listen",
                "client connect",
                "server accept",
                "server resume-reading",
                "client send 50000",
                "server receive 50000",
                "server receive 1 ")
            .holds();
    assertThat(told.unmet("server")).containsExactly("received 0 of 1 octets in time");
  }

  @Test
  void aPeerThatReadsOnIsNeverFull() throws Exception {
    Telling told =
        Telling.ofLines(
                "server listen",
                "client connect",
                "server accept",
                "server resume-reading",
                "client fill-window")
            .holds();
    assertThat(told.unmet("client"))
        .singleElement()
        .asString()
        .startsWith("the window was not full after ")
        .endsWith(" octets sent: the peer reads on");
  }

  @Test
  void nothingIsSentWhereNothingMayBe() throws Exception {
    Telling told =
        Telling.ofLines(
            "server listen",
            "client connect",
            "server accept",
            "client shutdown",
            "client fill-window",
            "client2 fill-window");
    assertThat(told.signals("client")).containsExactly("connection closing");
    assertThat(told.remarks("client")).isEmpty();
  }

  @Test
  void aSocketThatIsNotConnectedHasNoWindow() throws Exception {
    Telling told =
        Telling.ofLines(
            "server listen backlog 0", "client connect", "client2 connect", "client2 fill-window");
    assertThat(told.signals("client2")).isEmpty();
    assertThat(told.unmet("client2"))
        .containsExactly("not connected yet, so there is no window to fill");
  }

  /** What comes after a receive whose time was over waits in the kernel's queue. */
  @Test
  void aReceiveWhoseTimeIsOverReadsNoMore() throws Exception {
    Telling told =
        Telling.ofLines(
            LabOptions.DEFAULT.within(Duration.ofMillis(200)),
            "server listen",
            "client connect",
            "server accept",
            "server receive 5",
            "client send 5",
            "wait 50ms",
            "server receive 5");
    assertThat(told.unmet("server")).containsExactly("received 0 of 5 octets in time");
    assertThat(told.row("server", 7).recvQ()).isEqualTo(5);
    assertThat(told.row("server", 8).recvQ()).isZero();
  }

  @Test
  void aPauseWithoutASocketIsNotRemarked() throws Exception {
    Telling told = Telling.ofLines("server listen", "server pause-reading");
    assertThat(told.remarks("server")).isEmpty();
  }

  private static long octets(List<String> remarks, String unit) {
    return remarks.stream()
        .filter(words -> words.endsWith(unit))
        .mapToLong(words -> Long.parseLong(words.replace(unit, "").replace(",", "")))
        .sum();
  }
}
