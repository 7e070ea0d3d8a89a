package lockstep.model;

import static lockstep.model.Runs.OPEN;
import static lockstep.model.Runs.played;
import static lockstep.model.Runs.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lockstep.scenario.StageFailure;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs call, and what the sockets layer makes of it. */
class CallsTest {
  @Test
  void togetherMakesItsCallsBeforeAnySegmentArrives() throws Exception {
    assertThat(story("", "together\nserver connect\nclient connect\nend\n"))
        .startsWith(
            "server CLOSED > SYN-SENT | call connect | sends <SEQ=0><CTL=SYN> | 3.10.1",
            "client CLOSED > SYN-SENT | call connect | sends <SEQ=0><CTL=SYN> | 3.10.1",
            "client SYN-SENT > SYN-RECEIVED | gets <SEQ=0><CTL=SYN>"
                + " | sends <SEQ=0><ACK=1><CTL=SYN,ACK> | 3.10.7.3 fourth");
    List<TraceStep> both = played(OPEN + "together\nclient shutdown\nserver shutdown\nend\n");
    assertThat(both).extracting(TraceStep::state).contains(TcpState.CLOSING);
    assertThat(both.get(both.size() - 1).action()).isEqualTo("together");
    assertThat(both.get(both.size() - 1).line()).isEqualTo(5);
  }

  @Test
  void aConnectionThatNobodyAwaitsIsRefused() throws Exception {
    assertThat(story("", "client connect\n"))
        .containsExactly(
            "client CLOSED > SYN-SENT | call connect | sends <SEQ=0><CTL=SYN> | 3.10.1",
            "server CLOSED | gets <SEQ=0><CTL=SYN> | sends <SEQ=0><ACK=1><CTL=RST,ACK> | 3.10.7.1",
            "client SYN-SENT > CLOSED | gets <SEQ=0><ACK=1><CTL=RST,ACK>"
                + " | \"error: connection reset\" | 3.10.7.3 second");
  }

  @Test
  void receiveWaitsForWhatIsSentAgain() throws Exception {
    String lost = OPEN + "set wire loss 100\nclient send 5\nset wire loss 0\n";
    assertThat(story(lost, "server receive 5\nexpect server receives \"abcde\"\n"))
        .containsExactly(
            "client ESTABLISHED | timeout RETRANSMISSION | sends"
                + " <SEQ=1><ACK=1><LEN=5><CTL=PSH,ACK> | 3.10.8",
            "server ESTABLISHED | gets <SEQ=1><ACK=1><LEN=5><CTL=PSH,ACK> | 3.10.7.4 seventh",
            "server ESTABLISHED | call receive 5 | 3.10.3");
  }

  @Test
  void receiveReadsMoreThanItsBufferHoldsPieceByPiece() throws Exception {
    String small = "set server receive-buffer 100\n" + OPEN + "client send 250\n";
    List<TraceStep> steps = played(small + "server receive 250\n");
    assertThat(steps.stream().filter(s -> s.event().toString().equals("call receive 250")))
        .hasSizeBetween(3, 5);
    TraceStep last = steps.get(steps.size() - 1);
    assertThat(last.tcb().unread()).isZero();
    assertThat(played(small + "server receive all\n"))
        .extracting(TraceStep::state)
        .isEqualTo(steps.stream().map(TraceStep::state).toList());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing was sent     | server receive 5                         | expected 5 octets for server, found 0 and none on their way
          less was sent        | client send 2;server receive 5           | expected 5 octets for server, found 2 and none on their way
          it is held           | hold;client send 5;server receive 5      | expected 5 octets for server, found 0 and none on their way; held: client <SEQ=1><ACK=1><LEN=5><CTL=PSH,ACK>
          no timer runs        | wait RTO                                 | expected a retransmission timer that runs, found none: nothing that was sent waits for an acknowledgment
          accepted already     | server accept                            | expected a connection that waits for accept, found server in ESTABLISHED, which was accepted already
          no such state        | wait until client CLOSED                 | expected client in CLOSED, found ESTABLISHED and nothing to come that would change it
          no state by then     | client abort;wait until server LISTEN    | expected server in LISTEN, found CLOSED and nothing to come that would change it
          time was too short   | client close;server close;wait until client CLOSED within 1s | expected client in CLOSED within 1000 ms, found TIME-WAIT when that time was over
          it is held for ever  | hold;client shutdown;set client user-timeout 1s;wait until server CLOSED within 1ms | expected server in CLOSED within 1 ms, found ESTABLISHED when that time was over
          nobody is called     | server2 accept                           | expected a connection that waits for accept, found server2 without a socket; nobody connects: connect first
          no state in time     | client shutdown;wait until client CLOSED within 1s | expected client in CLOSED within 1000 ms, found FIN-WAIT-2 and nothing to come that would change it
          """)
  void whatCannotBeIsTheScenariosFault(String name, String lines, String message) {
    String text = OPEN + lines.replace(";", "\n") + "\n";
    int last = 4 + lines.split(";").length;
    assertThatThrownBy(() -> played(text))
        .isInstanceOf(StageFailure.class)
        .hasMessage("t.scenario:" + last + ": " + message);
  }

  @Test
  void aWaitThatEndsWithTimeSaysSo() {
    String alive = "set client keep-alive 60s 10s 3\n" + OPEN;
    assertThatThrownBy(() -> played(alive + "server receive 5\n"))
        .hasMessage(
            "t.scenario:6: expected 5 octets for server, found 0 and not enough more within 600 s"
                + " of virtual time");
    String unheard = "server listen\nset client user-timeout 60min\nset wire loss 100\n";
    assertThatThrownBy(() -> played(unheard + "client connect\nserver accept\n"))
        .hasMessage(
            "t.scenario:6: expected a connection that waits for accept, found server in LISTEN; a"
                + " handshake is begun, and was not over within 600 s of virtual time");
  }

  @Test
  void whatIsHeldIsNamedWhereNothingElseIsToCome() {
    String held = "hold client->server FIN\n";
    assertThatThrownBy(
            () ->
                played(
                    "set client retransmission off\n"
                        + OPEN
                        + held
                        + "client shutdown\nset wire latency 1ms\nwait until server CLOSE-WAIT\n"))
        .hasMessageStartingWith("t.scenario:9: expected server in CLOSE-WAIT, found ESTABLISHED")
        .hasMessageEndingWith(
            "and nothing to come that would change it; held: client"
                + " <SEQ=1><ACK=1><CTL=FIN,ACK>");
    assertThatThrownBy(() -> played("server listen\nhold\nclient connect\nserver accept\n"))
        .hasMessageEndingWith("found server in LISTEN; held: client <SEQ=0><CTL=SYN>");
  }

  @Test
  void whoIsSetNotToSendAgainIsNamed() {
    String lost = "set client retransmission off\n" + OPEN + "set wire loss 100\n";
    assertThatThrownBy(() -> played(lost + "client send 1\nwait RTO\n"))
        .hasMessage(
            "t.scenario:8: expected a retransmission timer that runs, found none: client waits for"
                + " an acknowledgment and is set not to send again");
  }

  @Test
  void textOnItsWayIsAwaitedAlthoughSomethingElseIsHeld() throws Exception {
    played(
        "set server delayed-ack off\n"
            + OPEN
            + "server send 1\nclient receive 1\nhold client->server ACK\nserver send 1\n"
            + "together\nclient send 5\nserver receive 5\nend\n");
  }

  @Test
  void aCallOfWhoMadeTheCallIsNoConnectionToAccept() {
    assertThatThrownBy(
            () -> played("together\nclient connect\nserver connect\nend\nserver accept\n"))
        .hasMessage(
            "t.scenario:6: expected a connection that waits for accept, found server in"
                + " ESTABLISHED, which made the call itself");
  }

  @Test
  void acceptWaitsForAConnectionOnItsWay() throws Exception {
    String lost = "server listen\nset wire loss 100\nclient connect\nset wire loss 0\n";
    List<String> steps = story(lost, "server accept\n");
    assertThat(steps.get(0)).startsWith("client SYN-SENT | timeout RETRANSMISSION");
    assertThat(steps.get(steps.size() - 1))
        .isEqualTo("server ESTABLISHED | call accept | sockets layer accept");
    assertThatThrownBy(() -> played("server listen\nserver accept\n"))
        .hasMessageEndingWith("found server in LISTEN; nobody connects: connect first");
  }

  @Test
  void waitRtoEndsWithTheFirstRetransmission() throws Exception {
    String lost = OPEN + "set wire loss 100\nclient send 5\n";
    assertThat(story(lost, "wait RTO\n"))
        .containsExactly(
            "client ESTABLISHED | timeout RETRANSMISSION | sends"
                + " <SEQ=1><ACK=1><LEN=5><CTL=PSH,ACK> | 3.10.8",
            "client ESTABLISHED | wire loses <SEQ=1><ACK=1><LEN=5><CTL=PSH,ACK>");
    assertThat(played(lost + "wait RTO\nwait RTO\n"))
        .filteredOn(s -> s.event().toString().startsWith("timeout"))
        .extracting(TraceStep::atMicros)
        .containsExactly(1_000_300L, 3_000_300L);
  }

  @Test
  void fillWindowShutsTheWindowAndWaitRtoProbesIt() throws Exception {
    String full = "set server receive-buffer 2000\n" + OPEN + "client fill-window\n";
    List<TraceStep> steps = played(full);
    TraceStep last = steps.get(steps.size() - 1);
    assertThat(last.tcb().sndWnd()).isZero();
    assertThat(last.tcb().unsent()).isEqualTo(16_384);
    assertThat(story(full, "wait RTO\n").get(0))
        .startsWith("client ESTABLISHED | timeout PERSIST | sends <SEQ=2001><ACK=1><LEN=1>");
  }

  @Test
  void fillWindowStopsAtItsOwnSendBuffer() throws Exception {
    String full = "set client send-buffer 500\n" + OPEN;
    assertThat(story(full, "client fill-window\n").get(0)).contains("<LEN=500>");
    String held = full + "hold\nclient fill-window\n";
    assertThat(story(held, "client fill-window\n"))
        .containsExactly("client ESTABLISHED | call fill-window | sockets layer fill-window");
  }

  @Test
  void pausingChangesNothingAndResumingReadsAllThatIsThere() throws Exception {
    assertThat(story(OPEN, "server pause-reading\nserver resume-reading\n"))
        .containsExactly(
            "server ESTABLISHED | call pause-reading | sockets layer pause-reading",
            "server ESTABLISHED | call resume-reading | sockets layer resume-reading");
    assertThat(
            story(
                OPEN + "client send 7\n",
                "server resume-reading\nexpect server receives \"abcdefg\"\n"))
        .as("until the peer knows that all of it has come")
        .containsExactly(
            "server ESTABLISHED | call resume-reading | 3.10.3",
            "server ESTABLISHED | timeout DELAYED-ACK | sends <SEQ=1><ACK=8><CTL=ACK> | 3.8.6.3",
            "client ESTABLISHED | gets <SEQ=1><ACK=8><CTL=ACK> | 3.10.7.4 fifth");
  }

  @Test
  void resumedReadingTakesWhatComesLaterUntilItIsPausedOrTheSocketClosed() throws Exception {
    String reads = OPEN + "server resume-reading\n";
    assertThat(story(reads, "client send 7\nexpect server receives \"abcdefg\"\n"))
        .contains("server ESTABLISHED | call receive 7 | 3.10.3");
    assertThat(story(reads + "server pause-reading\n", "client send 7\n"))
        .noneMatch(step -> step.contains("call receive"));
    assertThat(story(reads + "server shutdown\nserver close\n", "client send 7\n"))
        .noneMatch(step -> step.contains("call receive"));
  }

  @Test
  void aDrainGoesOnUntilTheFinBehindAllTextHasCome() throws Exception {
    String full =
        "set server receive-buffer 2048\nset client send-buffer 4096\n"
            + OPEN
            + "server pause-reading\nclient fill-window\nclient shutdown\n";
    played(full + "stand client FIN-WAIT-1, server ESTABLISHED\n");
    played(full + "server resume-reading\nexpect client FIN-WAIT-2, server CLOSE-WAIT\n");
  }

  @Test
  void closeWithUnreadTextResets() throws Exception {
    assertThat(story(OPEN + "client send 3\n", "server close\n").get(0))
        .isEqualTo("server ESTABLISHED > CLOSED | call close | sends <SEQ=1><CTL=RST> | 3.10.4");
  }

  @ParameterizedTest(name = "linger {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0   | client ESTABLISHED > CLOSED | call close | sends <SEQ=1><CTL=RST> | sockets layer linger 0
          5   | client ESTABLISHED > FIN-WAIT-1 | call close | sends <SEQ=1><ACK=1><CTL=FIN,ACK> | 3.10.4
          off | client ESTABLISHED > FIN-WAIT-1 | call close | sends <SEQ=1><ACK=1><CTL=FIN,ACK> | 3.10.4
          """)
  void lingerZeroMakesCloseAnAbort(
      String value, String path, String call, String sends, String decided) throws Exception {
    assertThat(story(OPEN + "set client linger " + value + "\n", "client close\n").get(0))
        .isEqualTo(String.join(" | ", path, call, sends, decided));
  }

  @Test
  void whoCrashesKnowsNothingAndMayOpenAgain() throws Exception {
    assertThat(story(OPEN, "client crash\nserver send 3\n"))
        .containsExactly(
            "client ESTABLISHED > CLOSED | call crash | 3.5.1",
            "server ESTABLISHED | call send 3 | sends <SEQ=1><ACK=1><LEN=3><CTL=PSH,ACK> | 3.10.2",
            "client CLOSED | gets <SEQ=1><ACK=1><LEN=3><CTL=PSH,ACK> | sends <SEQ=1><CTL=RST>"
                + " | 3.10.7.1",
            "server ESTABLISHED > CLOSED | gets <SEQ=1><CTL=RST> | \"connection reset\""
                + " | 3.10.7.4 second");
    List<String> again = story(OPEN + "client crash\n", "client connect\n");
    assertThat(again.get(0)).startsWith("client CLOSED > SYN-SENT | call connect | sends <SEQ=0>");
    assertThat(again.get(1)).contains("server ESTABLISHED | gets <SEQ=0><CTL=SYN>");
    assertThat(again.get(3)).startsWith("server ESTABLISHED > CLOSED | gets <SEQ=4294967");
  }

  @Test
  void aSecondConnectionIsToldByItsOwnNumbers() throws Exception {
    String over = OPEN + "client send 3\nserver receive 3\nclient close\nserver close\nwait 2MSL\n";
    List<String> second = story(over, OPEN);
    assertThat(second).isEqualTo(story("", OPEN));
    List<TraceStep> steps = played(over + OPEN + "client send 1\n");
    assertThat(steps.get(steps.size() - 1).tcb().rcvNxt()).isEqualTo(SeqNumber.of(2));
    assertThatThrownBy(() -> played(over + OPEN + "expect server receives \"c\"\n"))
        .hasMessageContaining("by RFC 9293 it is \"\"");
  }
}
