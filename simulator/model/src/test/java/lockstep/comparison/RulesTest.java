package lockstep.comparison;

import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.FIN_WAIT_2;
import static lockstep.tcp.TcpState.LAST_ACK;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lockstep.table.RowTimer;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;

/** Each rule explains what the kernel does, and nothing that it does not do. */
class RulesTest {
  private static final String SHUT_WINDOW =
      "set client receive-buffer 2048\nserver listen\nclient connect\nserver accept\n"
          + "server send 60000\nclient shutdown\n";

  // The SYN+ACK of a simultaneous open

  private static Told crossingSynAck() throws Exception {
    return Told.upTo(
        "hold\ntogether\n  client connect\n  server connect\nend\n"
            + "deliver client->server SYN\ndeliver server->client SYN\n",
        "deliver client->server SYN+ACK\ndeliver server->client SYN+ACK\n"
            + "deliver client->server ACK\ndeliver server->client ACK\n");
  }

  @Test
  void theCrossingSynAckEstablishesAndTheModelComesAfter() throws Exception {
    Told told = crossingSynAck();
    told.explains(
        Actor.SERVER,
        SegmentDifferences.SIMULTANEOUS_OPEN,
        told.seen(Actor.SERVER, SYN_RECEIVED, ESTABLISHED));
    told.next();
    told.explains(
        Actor.SERVER, SegmentDifferences.SIMULTANEOUS_OPEN, told.seen(Actor.SERVER, ESTABLISHED));
    told.next();
    assertThat(told.modelPath(Actor.SERVER)).containsExactly(SYN_RECEIVED, ESTABLISHED);
    told.explains(
        Actor.SERVER, SegmentDifferences.SIMULTANEOUS_OPEN, told.seen(Actor.SERVER, ESTABLISHED));
  }

  @Test
  void whoGoesElsewhereOnTheCrossingSynAckIsUnexplained() throws Exception {
    for (TcpState wrong : TcpState.values()) {
      if (wrong == SYN_RECEIVED || wrong == ESTABLISHED) continue;
      Told told = crossingSynAck();
      told.leavesUnexplained(Actor.SERVER, told.seen(Actor.SERVER, SYN_RECEIVED, wrong));
    }
  }

  @Test
  void whoIsEstablishedByNothingIsUnexplained() throws Exception {
    Told told = crossingSynAck();
    told.leavesUnexplained(Actor.CLIENT, told.seen(Actor.CLIENT, SYN_RECEIVED, ESTABLISHED));
  }

  // ABORT in TIME-WAIT

  private static Told abortInTimeWait() throws Exception {
    return Told.upTo(
        "server listen\nclient connect\nserver accept\nclient shutdown\nserver close\n",
        "client abort\nwait 2MSL\n");
  }

  @Test
  void theRowInTimeWaitOutlivesAnAbort() throws Exception {
    Told told = abortInTimeWait();
    told.explains(
        Actor.CLIENT,
        TimeWaitDifferences.OUTLIVES_ABORT,
        told.seen(Actor.CLIENT, TIME_WAIT).timer(RowTimer.Kind.TIME_WAIT, 59_000));
    told.next();
    told.explains(
        Actor.CLIENT,
        TimeWaitDifferences.OUTLIVES_ABORT,
        told.seen(Actor.CLIENT, TIME_WAIT).timer(RowTimer.Kind.TIME_WAIT, 58_000));
  }

  @Test
  void anAbortedRowThatCountsNothingDownIsUnexplained() throws Exception {
    Told told = abortInTimeWait();
    told.leavesUnexplained(Actor.CLIENT, told.seen(Actor.CLIENT, TIME_WAIT).timer(null, 0));
  }

  @Test
  void anAbortedRowInAnyOtherStateIsUnexplained() throws Exception {
    for (TcpState wrong : TcpState.values()) {
      if (wrong == TIME_WAIT || wrong == CLOSED) continue;
      Told told = abortInTimeWait();
      told.leavesUnexplained(
          Actor.CLIENT,
          told.seen(Actor.CLIENT, TIME_WAIT, wrong).timer(RowTimer.Kind.TIME_WAIT, 59_000));
    }
  }

  @Test
  void anAbortElsewhereLeavesNoRowInTimeWait() throws Exception {
    Told told = Told.upTo("server listen\nclient connect\nserver accept\n", "client abort\n");
    told.leavesUnexplained(
        Actor.CLIENT,
        told.seen(Actor.CLIENT, TcpState.ESTABLISHED, TIME_WAIT)
            .timer(RowTimer.Kind.TIME_WAIT, 59_000));
  }

  // A user timeout while the window is shut

  private static final String TIMED_OUT = "connection timed out";

  private static Told shutWindow(String option) throws Exception {
    return Told.upTo(
        option
            + "set server receive-buffer 2048\nserver listen\nclient connect\nserver accept\n"
            + "client fill-window\n",
        "wait 4s\nserver resume-reading\n");
  }

  private static Told.Seen[] givenUp(Told told, RowTimer.Kind timer, String signal) {
    return new Told.Seen[] {
      told.seen(Actor.CLIENT, TcpState.ESTABLISHED).timer(timer, 100),
      told.seen(Actor.CLIENT, TcpState.ESTABLISHED, CLOSED).told(signal)
    };
  }

  @Test
  void aUserTimeoutEndsAWindowThatStaysShut() throws Exception {
    Told told = shutWindow("set client user-timeout 2s\n");
    told.explains(
        Actor.CLIENT,
        TimingDifferences.USER_TIMEOUT,
        givenUp(told, RowTimer.Kind.PROBE, TIMED_OUT));
    told.next();
    told.explains(Actor.CLIENT, TimingDifferences.USER_TIMEOUT, told.seen(Actor.CLIENT, CLOSED));
  }

  @Test
  void aShutWindowThatEndsForAnotherReasonIsUnexplained() throws Exception {
    Told nobodySaid = shutWindow("");
    nobodySaid.leavesUnexplained(Actor.CLIENT, givenUp(nobodySaid, RowTimer.Kind.PROBE, TIMED_OUT));
    Told repeats = shutWindow("set client user-timeout 2s\n");
    repeats.leavesUnexplained(Actor.CLIENT, givenUp(repeats, RowTimer.Kind.ON, TIMED_OUT));
    Told reset = shutWindow("set client user-timeout 2s\n");
    reset.leavesUnexplained(Actor.CLIENT, givenUp(reset, RowTimer.Kind.PROBE, "connection reset"));
    Told ofThePeer = shutWindow("set server user-timeout 2s\n");
    ofThePeer.leavesUnexplained(Actor.CLIENT, givenUp(ofThePeer, RowTimer.Kind.PROBE, TIMED_OUT));
  }

  // CLOSE in CLOSE-WAIT while the window is shut

  private static Told closeWhileShut(String verb) throws Exception {
    return Told.upTo(SHUT_WINDOW, "server " + verb + "\nwait 1ms\nclient receive all\n");
  }

  @Test
  void lastAckBeginsAtTheCallAndTheModelComesAfter() throws Exception {
    for (String verb : List.of("shutdown", "close")) {
      Told told = closeWhileShut(verb);
      told.explains(
          Actor.SERVER,
          ClosingDifferences.LAST_ACK_AT_ONCE,
          told.seen(Actor.SERVER, CLOSE_WAIT, LAST_ACK).sendQ(58_541));
      told.next();
      told.explains(
          Actor.SERVER,
          ClosingDifferences.LAST_ACK_AT_ONCE,
          told.seen(Actor.SERVER, LAST_ACK).sendQ(58_541));
      told.next();
      assertThat(told.modelPath(Actor.SERVER)).containsExactly(CLOSE_WAIT, LAST_ACK, CLOSED);
      ActorVerdict verdict =
          told.explains(
              Actor.SERVER,
              ClosingDifferences.LAST_ACK_AT_ONCE,
              told.seen(Actor.SERVER, LAST_ACK, CLOSED));
      assertThat(verdict.states())
          .extracting(StateVerdict::verdict)
          .containsExactly(Verdict.EXPLAINED, Verdict.AGREES);
      assertThat(verdict.states().get(0).isMissed()).isFalse();
    }
  }

  @Test
  void lastAckWithNothingLeftToSendIsUnexplained() throws Exception {
    Told told = closeWhileShut("shutdown");
    told.leavesUnexplained(Actor.SERVER, told.seen(Actor.SERVER, CLOSE_WAIT, LAST_ACK).sendQ(0));
  }

  @Test
  void noOtherStateThanLastAckMayBeAhead() throws Exception {
    for (TcpState wrong : TcpState.values()) {
      if (wrong == LAST_ACK || wrong == CLOSE_WAIT) continue;
      Told told = closeWhileShut("shutdown");
      told.leavesUnexplained(
          Actor.SERVER, told.seen(Actor.SERVER, CLOSE_WAIT, wrong).sendQ(58_541));
    }
  }

  @Test
  void lastAckWithoutACallIsUnexplained() throws Exception {
    Told told = Told.upTo(SHUT_WINDOW, "wait 1ms\n");
    told.leavesUnexplained(
        Actor.SERVER, told.seen(Actor.SERVER, CLOSE_WAIT, LAST_ACK).sendQ(58_541));
  }

  @Test
  void whoIsInLastAckMayNotBeGoneBeforeTheModelHasSentItsFin() throws Exception {
    Told told = closeWhileShut("shutdown");
    told.explains(
        Actor.SERVER,
        ClosingDifferences.LAST_ACK_AT_ONCE,
        told.seen(Actor.SERVER, CLOSE_WAIT, LAST_ACK).sendQ(58_541));
    told.next();
    told.leavesUnexplained(Actor.SERVER, told.seen(Actor.SERVER, LAST_ACK, CLOSED));
  }

  // FIN-WAIT-2 of a closed socket

  /** Closed, and seen in FIN-WAIT-2 with this on its countdown. */
  private static Told orphan(RowTimer.Kind kind, long millisLeft) throws Exception {
    Told told =
        Told.upTo(
            "server listen\nclient connect\nserver accept\n",
            "client close\nwait 62s\nserver close\nwait 2MSL\n");
    told.judge(told.seen(Actor.CLIENT, told.modelPath(Actor.CLIENT)).timer(kind, millisLeft));
    told.next();
    return told;
  }

  @Test
  void aClosedSocketInFinWait2IsGivenUp() throws Exception {
    Told told = orphan(RowTimer.Kind.TIME_WAIT, 60_000);
    told.explains(
        Actor.CLIENT,
        ClosingDifferences.ORPHAN_TIMES_OUT,
        told.seen(Actor.CLIENT, FIN_WAIT_2, CLOSED).after(60_400));
    told.next();
    assertThat(told.modelPath(Actor.CLIENT)).containsExactly(FIN_WAIT_2, TIME_WAIT);
    told.explains(
        Actor.CLIENT, ClosingDifferences.ORPHAN_TIMES_OUT, told.seen(Actor.CLIENT, CLOSED));
    told.next();
    told.explains(
        Actor.CLIENT, ClosingDifferences.ORPHAN_TIMES_OUT, told.seen(Actor.CLIENT, CLOSED));
  }

  @Test
  void aRowThatVanishesBeforeItsTimeIsUnexplained() throws Exception {
    Told told = orphan(RowTimer.Kind.TIME_WAIT, 60_000);
    told.leavesUnexplained(Actor.CLIENT, told.seen(Actor.CLIENT, FIN_WAIT_2, CLOSED).after(59_000));
  }

  @Test
  void aSocketThatIsStillSomebodysIsNotGivenUp() throws Exception {
    Told told = orphan(RowTimer.Kind.OFF, 0);
    told.leavesUnexplained(Actor.CLIENT, told.seen(Actor.CLIENT, FIN_WAIT_2, CLOSED).after(61_000));
  }

  @Test
  void whoWasGivenUpDoesNotComeBack() throws Exception {
    for (TcpState wrong : List.of(TIME_WAIT, FIN_WAIT_2, LAST_ACK)) {
      Told told = orphan(RowTimer.Kind.TIME_WAIT, 60_000);
      told.judge(told.seen(Actor.CLIENT, FIN_WAIT_2, CLOSED).after(60_400));
      told.next();
      told.leavesUnexplained(Actor.CLIENT, told.seen(Actor.CLIENT, CLOSED, wrong));
    }
  }

  // The listener

  private static Told resetWhileHalfOpen() throws Exception {
    Told told =
        Told.upTo(
            "server listen\nhold server->client\n", "client connect\nclient abort\nrelease\n");
    told.judge(told.seen(Actor.SERVER, CLOSED, SYN_RECEIVED), told.listens());
    assertThat(told.modelPath(Actor.SERVER)).containsExactly(LISTEN, SYN_RECEIVED);
    told.next();
    told.next();
    return told;
  }

  @Test
  void aConnectionThatIsResetEarlyLosesItsRowAndTheListenerStays() throws Exception {
    Told told = resetWhileHalfOpen();
    assertThat(told.modelPath(Actor.SERVER)).containsExactly(SYN_RECEIVED, LISTEN);
    told.explains(
        Actor.SERVER,
        OpeningDifferences.LINUX_LISTENER_STAYS,
        told.seen(Actor.SERVER, SYN_RECEIVED, CLOSED),
        told.listens());
  }

  @Test
  void withoutTheListenersRowNothingShowsThatItStays() throws Exception {
    Told told = resetWhileHalfOpen();
    told.leavesUnexplained(Actor.SERVER, told.seen(Actor.SERVER, SYN_RECEIVED, CLOSED));
  }

  @Test
  void aResetRowThatIsStillThereIsUnexplained() throws Exception {
    for (TcpState wrong : TcpState.values()) {
      if (wrong == CLOSED || wrong == LISTEN || wrong == SYN_RECEIVED) continue;
      Told told = resetWhileHalfOpen();
      told.leavesUnexplained(
          Actor.SERVER, told.seen(Actor.SERVER, SYN_RECEIVED, wrong), told.listens());
    }
  }

  // What the user is told

  @Test
  void refusedIsNamedBesideReset() throws Exception {
    Told told = Told.upTo("", "client connect\n");
    ActorVerdict verdict =
        told.explains(
            Actor.CLIENT,
            OpeningDifferences.REFUSED,
            told.seen(Actor.CLIENT, CLOSED, TcpState.SYN_SENT, CLOSED).told("connection refused"));
    assertThat(verdict.states())
        .extracting(StateVerdict::verdict)
        .containsExactly(Verdict.AGREES, Verdict.EXPLAINED);
    assertThat(verdict.words()).contains("connection refused", "any-refused-not-reset");
  }

  @Test
  void whatIsNotRefusedIsNotNamed() throws Exception {
    Told told = Told.upTo("", "client connect\n");
    ActorVerdict verdict =
        told.judge(
            Actor.CLIENT,
            told.seen(Actor.CLIENT, CLOSED, TcpState.SYN_SENT, CLOSED).told("timed out"));
    assertThat(verdict.verdict()).isEqualTo(Verdict.AGREES);
    assertThat(verdict.difference()).isNull();
  }

  @Test
  void refusedExcusesNoOtherPath() throws Exception {
    Told told = Told.upTo("", "client connect\n");
    List<TraceStep> wrong = new ArrayList<>();
    wrong.addAll(
        told.seen(Actor.CLIENT, CLOSED, TcpState.SYN_SENT, TcpState.ESTABLISHED)
            .told("connection refused")
            .steps());
    assertThat(told.judge(Actor.CLIENT, wrong).verdict()).isEqualTo(Verdict.UNEXPLAINED);
  }

  // CLOSE in SYN-RECEIVED

  private static Told closeInSynReceived() throws Exception {
    return Told.upTo(
        "set wire latency 50ms\nhold server->client SYN+ACK\nhold client->server SYN+ACK\n"
            + "hold client->server FIN\n"
            + "together\n  client connect\n  server connect\nend\n",
        "client shutdown\nrelease\n");
  }

  @Test
  void aFinWaitsForTheEndOfTheHandshake() throws Exception {
    Told told = closeInSynReceived();
    told.explains(
        Actor.CLIENT, ClosingDifferences.SHUTDOWN_WAITS, told.seen(Actor.CLIENT, SYN_RECEIVED));
    told.next();
    told.explains(
        Actor.CLIENT,
        ClosingDifferences.SHUTDOWN_WAITS,
        told.seen(Actor.CLIENT, SYN_RECEIVED, TcpState.FIN_WAIT_1, FIN_WAIT_2));
  }

  @Test
  void aFinThatWaitsGoesInTheEnd() throws Exception {
    for (TcpState wrong : TcpState.values()) {
      if (wrong == FIN_WAIT_2) continue;
      Told told = closeInSynReceived();
      told.judge(told.seen(Actor.CLIENT, SYN_RECEIVED));
      told.next();
      told.leavesUnexplained(
          Actor.CLIENT,
          wrong == SYN_RECEIVED
              ? told.seen(Actor.CLIENT, SYN_RECEIVED)
              : told.seen(Actor.CLIENT, SYN_RECEIVED, wrong));
    }
  }

  // listen again

  @Test
  void aSecondListenFindsTheListenerWhereItWas() throws Exception {
    Told told =
        Told.upTo(
            "server listen\nclient connect\nserver accept\nserver abort\n", "server listen\n");
    told.explains(
        Actor.SERVER,
        OpeningDifferences.LINUX_LISTENER_STAYS,
        told.seen(Actor.SERVER, CLOSED),
        told.listens());
  }

  @Test
  void aSecondListenWithoutAListenerIsUnexplained() throws Exception {
    Told told =
        Told.upTo(
            "server listen\nclient connect\nserver accept\nserver abort\n", "server listen\n");
    told.leavesUnexplained(
        Actor.SERVER,
        told.seen(Actor.SERVER, CLOSED),
        told.seen(Actor.SERVER.asListener(), LISTEN, CLOSED));
  }
}
