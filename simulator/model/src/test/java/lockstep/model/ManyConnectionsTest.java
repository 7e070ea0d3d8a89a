package lockstep.model;

import static lockstep.model.Runs.played;
import static lockstep.model.Runs.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many connections at one listening socket. */
class ManyConnectionsTest {
  @Test
  void theNextConnectionIsOpenedByTheSocketsLayer() throws Exception {
    String first = "server listen\nclient connect\n";
    assertThat(story(first, "client2 connect\n"))
        .containsExactly(
            "client2 CLOSED > SYN-SENT | call connect | sends <SEQ=0><CTL=SYN> | 3.10.1",
            "server2 CLOSED > LISTEN | call listen | sockets layer backlog",
            "server2 LISTEN > SYN-RECEIVED | gets <SEQ=0><CTL=SYN>"
                + " | sends <SEQ=0><ACK=1><CTL=SYN,ACK> | 3.10.7.2 third",
            "client2 SYN-SENT > ESTABLISHED | gets <SEQ=0><ACK=1><CTL=SYN,ACK>"
                + " | sends <SEQ=1><ACK=1><CTL=ACK> | 3.10.7.3 fourth",
            "server2 SYN-RECEIVED > ESTABLISHED | gets <SEQ=1><ACK=1><CTL=ACK> | 3.10.7.4 fifth");
  }

  @Test
  void whoSpeaksWithWhomIsKept() throws Exception {
    played(
        "server listen\nclient[1..3] connect\nserver[1..3] accept\n"
            + "client send \"one\"\nclient2 send \"two\"\nclient3 send \"three\"\n"
            + "server3 receive 5\nserver receive 3\nserver2 receive 3\n"
            + "expect server receives \"one\", server2 receives \"two\", server3 receives \"three\"\n"
            + "server2 send 4\nclient2 receive 4\nclient2 close\nserver2 close\n"
            + "expect client2 TIME-WAIT, server2 CLOSED, client ESTABLISHED, server3 ESTABLISHED\n");
  }

  @Test
  void aSynBeyondTheAcceptQueueIsDropped() throws Exception {
    String full = "server listen backlog 0\nclient connect\n";
    assertThat(story(full, "client2 connect\n"))
        .containsExactly(
            "client2 CLOSED > SYN-SENT | call connect | sends <SEQ=0><CTL=SYN> | 3.10.1",
            "server ESTABLISHED | gets <SEQ=0><CTL=SYN> | sockets layer backlog");
    List<String> later = story(full + "client2 connect\nserver accept\n", "wait RTO\n");
    assertThat(later.get(later.size() - 1)).startsWith("server2 SYN-RECEIVED > ESTABLISHED");
  }

  @Test
  void theQueueHoldsOneMoreThanTheBacklog() throws Exception {
    List<TraceStep> steps = played("server listen backlog 2\nclient[1..6] connect\n");
    assertThat(steps)
        .filteredOn(s -> s.path().size() > 1 && s.state() == TcpState.ESTABLISHED)
        .extracting(s -> s.actor().toString())
        .containsExactlyInAnyOrder("client", "server", "client2", "server2", "client3", "server3");
    assertThat(steps).filteredOn(s -> s.why() != null && s.why().contains("queue")).hasSize(3);
  }

  @Test
  void aListenerGoesWithItsHost() throws Exception {
    assertThat(
            story(
                    "server listen\nclient connect\nserver accept\nserver crash\n",
                    "client2 connect\n")
                .get(1))
        .isEqualTo(
            "server CLOSED | gets <SEQ=0><CTL=SYN> | sends <SEQ=0><ACK=1><CTL=RST,ACK> | 3.10.7.1");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"shutdown", "abort", "close", "set server linger 0;server close"})
  void whoEndsListeningRefusesWhoConnects(String call) throws Exception {
    String ended = call.startsWith("set") ? call.replace(";", "\n") : "server " + call;
    List<String> steps = story("server listen\n" + ended + "\n", "client connect\n");
    assertThat(steps).hasSize(3);
    assertThat(steps.get(1))
        .isEqualTo(
            "server CLOSED | gets <SEQ=0><CTL=SYN> | sends <SEQ=0><ACK=1><CTL=RST,ACK> | 3.10.7.1");
    assertThat(steps.get(2)).startsWith("client SYN-SENT > CLOSED").contains("connection reset");
  }

  @Test
  void whereNobodyListensAFurtherConnectionIsRefused() throws Exception {
    String standing = "together\nclient connect\nserver connect\nend\n";
    List<String> steps = story(standing, "client2 connect\n");
    assertThat(steps.get(1)).startsWith("server2 CLOSED | gets <SEQ=0><CTL=SYN> | sends <SEQ=0>");
    assertThat(steps.get(2)).startsWith("client2 SYN-SENT > CLOSED");
  }

  @Test
  void theSameClientMayComeAgain() throws Exception {
    String first = "server listen\nclient connect\nserver accept\nclient close\nserver close\n";
    List<String> again = story(first + "wait 2MSL\n", "client connect\nserver accept\n");
    assertThat(again)
        .startsWith("client CLOSED > SYN-SENT | call connect | sends <SEQ=0><CTL=SYN> | 3.10.1")
        .contains("server CLOSED > LISTEN | call listen | sockets layer backlog")
        .endsWith("server ESTABLISHED | call accept | sockets layer accept");
    played(
        first
            + "wait 2MSL\nclient connect\nserver accept\nclient send \"new\"\nserver receive 3\n"
            + "expect server receives \"new\", client ESTABLISHED, server ESTABLISHED\n");
  }

  @Test
  void aSocketThatItsProgramStillHasIsNotUsedForTheNextConnection() throws Exception {
    played(
        "server listen\nclient connect\nserver accept\nclient abort\nclient connect\n"
            + "expect server CLOSED, server signal \"connection reset\", server2 ESTABLISHED\n"
            + "server2 accept\nclient send 2\nserver2 receive 2\n");
  }

  /** Figure 9 of RFC 9293, to its end. */
  @Test
  void whoForgotTheConnectionConnectsAgain() throws Exception {
    played(
        "server listen\nclient connect\nserver accept\nclient crash\nhold server->client ACK\n"
            + "client connect\nexpect client SYN-SENT, server ESTABLISHED\nrelease\n"
            + "expect client SYN-SENT, server CLOSED\nwait RTO\n"
            + "expect client ESTABLISHED, server CLOSED, server2 ESTABLISHED\n");
  }

  @Test
  void onlyANewSynPassesAConnectionThatIsOver() throws Exception {
    String over =
        "server listen\nclient connect\nserver accept\nserver abort\nclient connect\n"
            + "server accept\nserver crash\n";
    assertThat(story(over, "client send 1\n"))
        .contains(
            "server CLOSED | gets <SEQ=1><ACK=1><LEN=1><CTL=PSH,ACK> | sends <SEQ=1><CTL=RST>"
                + " | 3.10.7.1");
  }

  @Test
  void twentyConnectionsLeak() throws Exception {
    List<TraceStep> steps =
        played(
            "server listen backlog 20\nclient[1..20] connect\nserver[1..20] accept\n"
                + "client[1..20] close\n"
                + "expect server[1..20] CLOSE-WAIT, client[1..20] FIN-WAIT-2\n");
    assertThat(steps).filteredOn(s -> s.state() == TcpState.CLOSE_WAIT).hasSize(20);
  }

  @Test
  void aFullQueueLeavesTheCallerInSynSentAndTimeStands() throws Exception {
    List<TraceStep> steps =
        played(
            "server listen backlog 0\nclient connect\nclient2 connect\n"
                + "expect client2 SYN-SENT, client ESTABLISHED, server ESTABLISHED\nserver accept\n"
                + "expect client2 SYN-SENT\n");
    assertThat(steps).extracting(TraceStep::atMicros).allMatch(at -> at < 1_000);
  }

  @Test
  void nobodyAcceptsWhatIsNotThere() {
    assertThatThrownBy(() -> played("server listen\nclient connect\nserver2 accept\n"))
        .hasMessage(
            "t.scenario:4: expected a connection that waits for accept, found server2 without a"
                + " socket; the one that waits is server's");
  }

  @Test
  void settingsOfTheListenerAreThoseOfItsConnections() throws Exception {
    List<TraceStep> steps =
        played("set server receive-buffer 777\nserver listen\nclient[1..2] connect\n");
    assertThat(steps)
        .filteredOn(s -> s.actor().toString().equals("server2") && s.tcb() != null)
        .extracting(s -> s.tcb().rcvWnd())
        .containsOnly(777L);
  }
}
