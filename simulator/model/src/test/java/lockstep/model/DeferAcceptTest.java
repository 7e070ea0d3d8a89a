package lockstep.model;

import static lockstep.model.Runs.played;
import static lockstep.model.Runs.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A listener that wants no connection before its text. */
class DeferAcceptTest {
  private static final String DEFERRED = "server listen defer-accept 5s\nclient connect\n";

  @Test
  void theBareAckIsWithheldFromTheMachine() throws Exception {
    List<String> steps = story("server listen defer-accept 5s\n", "client connect\n");
    assertThat(steps)
        .containsExactly(
            "client CLOSED > SYN-SENT | call connect | sends <SEQ=0><CTL=SYN> | 3.10.1",
            "server LISTEN > SYN-RECEIVED | gets <SEQ=0><CTL=SYN>"
                + " | sends <SEQ=0><ACK=1><CTL=SYN,ACK> | 3.10.7.2 third",
            "client SYN-SENT > ESTABLISHED | gets <SEQ=0><ACK=1><CTL=SYN,ACK>"
                + " | sends <SEQ=1><ACK=1><CTL=ACK> | 3.10.7.3 fourth",
            "server SYN-RECEIVED | gets <SEQ=1><ACK=1><CTL=ACK> | sockets layer defer-accept");
    List<TraceStep> told = played(DEFERRED);
    assertThat(told.get(told.size() - 1).why()).contains("the bare ACK is withheld from TCP");
  }

  @Test
  void textCompletesTheHandshake() throws Exception {
    assertThat(story(DEFERRED + "wait 4s\n", "client send 5\n"))
        .contains(
            "server SYN-RECEIVED > ESTABLISHED | gets <SEQ=1><ACK=1><LEN=5><CTL=PSH,ACK>"
                + " | 3.10.7.4 fifth, seventh");
  }

  @Test
  void aFinCompletesItToo() throws Exception {
    played(DEFERRED + "client shutdown\nexpect server CLOSE-WAIT, client FIN-WAIT-2\n");
  }

  @Test
  void aResetEndsIt() throws Exception {
    played(DEFERRED + "client abort\nexpect server LISTEN, client CLOSED\n");
  }

  @Test
  void nothingIsSentAgainWhileItLastsAndThenTheNextAckIsTaken() throws Exception {
    assertThat(story(DEFERRED, "wait 4900ms\n")).isEmpty();
    List<String> after = story(DEFERRED + "wait 4900ms\n", "wait 1s\n");
    assertThat(after)
        .containsExactly(
            "server SYN-RECEIVED | timeout RETRANSMISSION | sends <SEQ=0><ACK=1><CTL=SYN,ACK>"
                + " | sockets layer defer-accept",
            "client ESTABLISHED | gets <SEQ=0><ACK=1><CTL=SYN,ACK>"
                + " | sends <SEQ=1><ACK=1><CTL=ACK> | 3.10.7.4 first",
            "server SYN-RECEIVED > ESTABLISHED | gets <SEQ=1><ACK=1><CTL=ACK> | 3.10.7.4 fifth");
    List<TraceStep> steps = played(DEFERRED + "wait 10s\n");
    assertThat(steps)
        .filteredOn(s -> s.event().toString().startsWith("timeout"))
        .extracting(TraceStep::atMicros)
        .containsExactly(5_000_100L);
  }

  @Test
  void alsoTheLongestDeferralIsSatThrough() throws Exception {
    played(
        "server listen defer-accept 10min\nclient connect\nwait 9min\nexpect server SYN-RECEIVED\nwait 2min\nexpect server ESTABLISHED\n");
  }

  @Test
  void acceptWaitsForTheEndOfTheDeferral() throws Exception {
    List<String> steps = story(DEFERRED, "server accept\n");
    assertThat(steps.get(steps.size() - 1))
        .isEqualTo("server ESTABLISHED | call accept | sockets layer accept");
    assertThat(steps).hasSize(4);
  }

  @Test
  void aLostAckIsNoWithheldOne() throws Exception {
    String lost =
        "server listen defer-accept 500ms\nhold client->server ACK\nclient connect\n"
            + "drop client->server ACK\nrelease\n";
    assertThat(story(lost, "wait 2s\n").get(0))
        .isEqualTo(
            "server SYN-RECEIVED | timeout RETRANSMISSION | sends <SEQ=0><ACK=1><CTL=SYN,ACK>"
                + " | 3.10.8");
  }

  @Test
  void withoutRetransmissionItStandsUntilSomethingComes() throws Exception {
    String still = "set server retransmission off\n" + DEFERRED + "wait 1min\n";
    played(still + "expect server SYN-RECEIVED\nclient send 1\nexpect server ESTABLISHED\n");
    assertThatThrownBy(() -> played(still + "server accept\n"))
        .hasMessage(
            "t.scenario:6: expected a connection that waits for accept, found server in"
                + " SYN-RECEIVED; a handshake is begun, and nothing to come that would end it");
  }

  @Test
  void furtherConnectionsAreDeferredAsWell() throws Exception {
    played(DEFERRED + "client2 connect\nexpect server2 SYN-RECEIVED, client2 ESTABLISHED\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"server listen, ESTABLISHED", "server listen defer-accept 1ms, SYN-RECEIVED"})
  void onlyWhoAsksIsDeferred(String listen, String state) throws Exception {
    played(listen + "\nclient connect\nexpect server " + state + "\n");
  }
}
