package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.IntStream;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who connects to whom, and how a listener makes a handshake stand still. */
@Timeout(60)
class OpeningTest {
  @ParameterizedTest
  @EnumSource
  void aBacklogOfNothingTakesOneConnection(LabOptions.Family family) throws Exception {
    Telling told =
        Telling.ofLines(
                LabOptions.DEFAULT.with(family),
                "server listen backlog 0",
                "client connect",
                "client2 connect",
                "client3 connect",
                "expect client ESTABLISHED, client2 SYN-SENT, client3 SYN-SENT",
                "server accept",
                "expect client2 ESTABLISHED")
            .holds();
    assertThat(told.row("server listener", 3).recvQ()).isEqualTo(1);
    assertThat(told.row("server listener", 3).sendQ()).isZero();
    // Read after the call: a reading within it finds the queue's two ends not both set yet.
    assertThat(told.row("client2", 5).sendQ()).isEqualTo(1);
    for (String actor : new String[] {"client", "client2", "client3"})
      assertThat(told.unmet(actor)).isEmpty();
    assertThat(told.path("client2")).endsWith("SYN-SENT ESTABLISHED");
  }

  @ParameterizedTest
  @EnumSource
  void deferredAcceptHoldsSynReceivedUntilTextComes(LabOptions.Family family) throws Exception {
    Telling told =
        Telling.ofLines(
                LabOptions.DEFAULT.with(family),
                "server listen defer-accept 5s",
                "client connect",
                "wait 100ms",
                "expect client ESTABLISHED, server SYN-RECEIVED",
                "client send 1",
                "expect server ESTABLISHED",
                "server accept",
                "server receive 1")
            .holds();
    assertThat(told.unmet("client")).isEmpty();
    assertThat(told.unmet("server")).isEmpty();
    assertThat(told.remarks("server"))
        .containsExactly("defer-accept: the kernel counts in retransmissions and makes it 7 s");
    assertThat(told.path("server")).contains("SYN-RECEIVED ESTABLISHED");
  }

  @Test
  void onlyAnOwnDescriptorIsFound() {
    Telling.assumeThatTheTableCanBeRead();
    assertThat(LinuxListener.missing()).isEmpty();
    assertThatThrownBy(() -> LinuxDescriptors.ofInode(0))
        .isInstanceOf(IOException.class)
        .hasMessage("no descriptor in /proc/self/fd leads to socket:[0]");
  }

  /** One socket, connected to its own port, is always a simultaneous open. */
  @ParameterizedTest
  @EnumSource
  void aSocketConnectsToItself(LabOptions.Family family) throws Exception {
    Telling told =
        Telling.ofLines(
                LabOptions.DEFAULT.with(family),
                "client connect to client",
                "expect client ESTABLISHED",
                "client send 5",
                "client receive 5",
                "client shutdown",
                "expect client TIME-WAIT")
            .holds();
    assertThat(told.standing).containsOnlyKeys(Actor.CLIENT);
    assertThat(told.unmet("client")).isEmpty();
    assertThat(told.row("client", 2).local()).isEqualTo(told.row("client", 2).foreign());
    assertThat(told.row("client", 4).recvQ()).isEqualTo(5);
  }

  @Test
  void anotherClientsPortRefuses() throws Exception {
    Telling told =
        Telling.ofLines(
                "client connect to client2",
                "expect client signal \"connection refused\"",
                "client2 connect to client",
                "expect client2 signal \"connection refused\"")
            .holds();
    assertThat(told.unmet("client")).isEmpty();
    assertThat(told.unmet("client2")).isEmpty();
  }

  @Test
  void aServerThatDoesNotListenConnects() throws Exception {
    Telling told =
        Telling.ofLines("server connect", "expect server signal \"connection refused\"").holds();
    assertThat(told.unmet("server")).isEmpty();
    assertThat(told.standing).containsOnlyKeys(Actor.SERVER);
  }

  /** The far end is another server, which listens at a port of its own. */
  @Test
  void aClientConnectsToTheSecondServer() throws Exception {
    Telling told =
        Telling.ofLines(
                "server listen",
                "server2 listen",
                "client connect to server2",
                "server2 accept",
                "client close")
            .holds();
    assertThat(told.standing)
        .containsEntry(Actor.SERVER, TcpState.LISTEN)
        .containsEntry(Actor.of(Side.SERVER, 2), TcpState.CLOSE_WAIT);
  }

  @Test
  void twentyClientsAreAcceptedByTwentyServers() throws Exception {
    Telling told =
        Telling.ofLines(
                "server listen backlog 30",
                "client[1..20] connect",
                "server[1..20] accept",
                "client[1..20] send 5",
                "server[1..20] receive 5",
                "client7 shutdown",
                "server7 close")
            .holds();
    assertThat(told.standing).hasSize(41);
    for (int number = 1; number <= 20; number++) {
      Actor client = Actor.of(Side.CLIENT, number);
      Actor server = Actor.of(Side.SERVER, number);
      boolean seventh = number == 7;
      assertThat(told.standing)
          .containsEntry(client, seventh ? TcpState.TIME_WAIT : TcpState.ESTABLISHED)
          .containsEntry(server, seventh ? TcpState.CLOSED : TcpState.ESTABLISHED);
      assertThat(told.unmet(server.toString())).isEmpty();
      assertThat(told.row(server.toString(), 4).inode()).isPositive();
    }
    assertThat(IntStream.rangeClosed(2, 6).mapToObj(told::ofLine))
        .allSatisfy(steps -> assertThat(steps).isNotEmpty());
  }

  @Test
  void aBufferThatTheKernelEnlargesIsSaidToBe() throws Exception {
    Telling told =
        Telling.ofLines(
                "set client send-buffer 100",
                "set server receive-buffer 2048",
                "server listen",
                "client connect",
                "server accept")
            .holds();
    assertThat(told.remarks("client"))
        .singleElement()
        .asString()
        .matches("send-buffer 100: this system makes it [0-9,]+ octets");
    assertThat(told.remarks("server")).isEmpty();
  }

  /** Linux hands out what was reset while it waited; the next connection is another actor's. */
  @Test
  void aConnectionThatWasResetBeforeAcceptIsItsActorsStill() throws Exception {
    Telling told =
        Telling.ofLines(
                "server listen",
                "client connect",
                "client abort",
                "client2 connect",
                "server accept",
                "server2 accept",
                "client2 send 3",
                "server2 receive 3")
            .holds();
    assertThat(told.unmet("server")).isEmpty();
    assertThat(told.unmet("server2")).isEmpty();
    assertThat(told.signals("server")).containsExactly("connection reset");
    assertThat(told.standing.get(Actor.named("server2").orElseThrow()))
        .isEqualTo(TcpState.ESTABLISHED);
  }
}
