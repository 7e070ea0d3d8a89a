package lockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lockstep.model.SideEvent.Kind;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioParser;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every invariant is seen to fail: on a machine that was broken so that it must. */
final class ExplorerFindsTest {
  private static final ExploreBounds BOUNDS = ExploreBounds.USUAL.with(ExploreBound.ACCIDENTS, 1);

  /** The machine, and then something that it would not do. */
  private static ExploredMachine spoilt(Predicate<SideEvent> when, Spoiler spoiler) {
    return (endpoint, event, now) -> {
      Turn turn = ExploredMachine.REAL.run(endpoint, event, now);
      if (when.test(event)) spoiler.spoil(endpoint.tcb(), turn, event);
      return turn;
    };
  }

  /** The same, in one state alone. */
  private static ExploredMachine spoiltIn(TcpState state, Consumer<Tcb> spoiler) {
    return spoilt(
        event -> true,
        (tcb, turn, event) -> {
          if (tcb.state() == state) spoiler.accept(tcb);
        });
  }

  @FunctionalInterface
  private interface Spoiler {
    void spoil(Tcb tcb, Turn turn, SideEvent event);
  }

  private static Stream<Arguments> brokenMachines() {
    Predicate<SideEvent> arrival = event -> event.kind() == Kind.ARRIVAL;
    return Stream.of(
        Arguments.of(
            "A RST is never sent in answer to a RST.",
            spoilt(
                event -> event.brings(ControlBit.RST),
                (tcb, turn, event) ->
                    turn.send(Segment.of(event.segment().end(), null, 0, ControlBit.RST)))),
        Arguments.of(
            "SND.UNA never passes SND.NXT.",
            spoiltIn(TcpState.ESTABLISHED, tcb -> tcb.sndUna = tcb.sndNxt.plus(1))),
        Arguments.of(
            "SND.UNA never goes back.",
            spoilt(
                arrival,
                (tcb, turn, event) -> {
                  if (tcb.state() == TcpState.ESTABLISHED && turn.path().size() == 1)
                    tcb.sndUna = tcb.iss;
                })),
        Arguments.of(
            "SND.NXT counts the SYN, the octets that have gone and the FIN, and nothing else.",
            spoiltIn(TcpState.FIN_WAIT_2, tcb -> tcb.sndNxt = tcb.sndNxt.plus(1))),
        Arguments.of(
            "RCV.NXT never goes back.", spoiltIn(TcpState.TIME_WAIT, tcb -> tcb.rcvNxt = tcb.irs)),
        Arguments.of(
            "The right edge of the receive window never goes back.",
            spoiltIn(TcpState.CLOSE_WAIT, tcb -> tcb.rcvWnd = 0)),
        Arguments.of(
            "The octets given to a user are those that the peer sent, each once and in order.",
            spoilt(
                event -> event.kind() == Kind.RECEIVE,
                (tcb, turn, event) -> turn.give(turn.returned().slice(0, 1)))),
        Arguments.of(
            "An acknowledgment says RCV.NXT, never more and never less.",
            spoiltIn(TcpState.SYN_RECEIVED, tcb -> tcb.rcvNxt = tcb.rcvNxt.plus(1))),
        Arguments.of(
            "No segment goes beyond SND.NXT.",
            spoilt(
                event -> event.kind() == Kind.CLOSE,
                (tcb, turn, event) -> {
                  if (tcb.state() == TcpState.FIN_WAIT_1)
                    turn.send(Segment.of(tcb.sndNxt.plus(4), tcb.rcvNxt, 0, ControlBit.ACK));
                })),
        Arguments.of(
            "What is not acknowledged stands in the retransmission queue, whole and in order.",
            spoiltIn(TcpState.SYN_SENT, tcb -> tcb.retransmissionQueue.clear())),
        Arguments.of(
            "A timer runs as long as something is not acknowledged.",
            spoiltIn(TcpState.LAST_ACK, Tcb::stopAllTimers)),
        Arguments.of(
            "The TIME-WAIT timer runs in TIME-WAIT and nowhere else.",
            spoiltIn(TcpState.TIME_WAIT, tcb -> tcb.stop(Timer.TIME_WAIT))),
        Arguments.of(
            "The state says which FIN was sent, acknowledged and received.",
            spoiltIn(TcpState.CLOSE_WAIT, tcb -> tcb.finReceived = false)),
        Arguments.of(
            "A side in CLOSED remembers nothing.",
            spoiltIn(TcpState.CLOSED, tcb -> tcb.unsent = Octets.of("left"))),
        Arguments.of(
            "A side in CLOSED answers a segment with a RST or not at all.",
            spoilt(
                arrival,
                (tcb, turn, event) -> {
                  if (turn.path().equals(List.of(TcpState.CLOSED)))
                    turn.send(Segment.of(SeqNumber.ZERO, null, 0, ControlBit.SYN));
                })),
        Arguments.of(
            "A segment makes a connection in LISTEN alone, and only a SYN without RST and ACK.",
            spoilt(
                event -> event.brings(ControlBit.SYN),
                (tcb, turn, event) -> {
                  if (tcb.state() == TcpState.CLOSED) turn.enter(TcpState.LISTEN);
                })),
        Arguments.of(
            EdgeRules.SENTENCE,
            spoilt(
                event -> event.kind() == Kind.ABORT,
                (tcb, turn, event) -> turn.enter(TcpState.LISTEN))),
        Arguments.of(
            StepInvariants.NEVER_FAILS,
            spoilt(
                event -> event.isTimeoutOf(Timer.RETRANSMISSION),
                (tcb, turn, event) -> {
                  throw new IllegalStateException("no answer");
                })),
        Arguments.of(
            "RCV.NXT never passes the peer's SND.NXT.",
            spoiltIn(TcpState.FIN_WAIT_2, tcb -> tcb.rcvNxt = tcb.rcvNxt.plus(1))),
        Arguments.of(
            "SND.UNA never passes the peer's RCV.NXT.",
            spoilt(
                event -> event.kind() == Kind.SEND,
                (tcb, turn, event) -> {
                  if (tcb.state() != TcpState.ESTABLISHED) return;
                  tcb.sndUna = tcb.sndNxt;
                  tcb.retransmissionQueue.clear();
                })),
        Arguments.of(
            "A side in TIME-WAIT has a peer that has its FIN and has sent one.", timeWaitAtOnce()),
        Arguments.of(
            "With nothing under way and no timer, a side is in CLOSED, LISTEN, ESTABLISHED,"
                + " FIN-WAIT-2 or CLOSE-WAIT.",
            stuckInSynReceived()),
        Arguments.of(
            "With nothing under way and no timer, nothing waits to be sent.", keepingTextBack()),
        Arguments.of(RestReasons.SENTENCE, overlookingResets()));
  }

  /** FIN-WAIT-1 and its FIN acknowledged: it takes the peer's FIN for granted. */
  private static ExploredMachine timeWaitAtOnce() {
    return spoilt(
        event -> true,
        (tcb, turn, event) -> {
          if (tcb.state() != TcpState.FIN_WAIT_2 || turn.path().size() != 2) return;
          turn.enter(TcpState.TIME_WAIT);
          tcb.stopAllTimers();
          tcb.finReceived = true;
          turn.startTimer(Timer.TIME_WAIT, 1);
        });
  }

  /** A SYN,ACK that is never sent again. */
  private static ExploredMachine stuckInSynReceived() {
    return spoiltIn(
        TcpState.SYN_RECEIVED,
        tcb -> {
          tcb.stopAllTimers();
          tcb.sndUna = tcb.sndNxt;
          tcb.retransmissionQueue.clear();
        });
  }

  /** What is given to send in ESTABLISHED stays where it is. */
  private static ExploredMachine keepingTextBack() {
    return (endpoint, event, now) -> {
      boolean keeps = event.kind() == Kind.SEND && endpoint.state() == TcpState.ESTABLISHED;
      if (!keeps) return ExploredMachine.REAL.run(endpoint, event, now);
      endpoint.tcb().unsent = endpoint.tcb().unsent.then(event.octets());
      return new Turn(endpoint.tcb(), now, "3.10.2");
    };
  }

  /** Stays ESTABLISHED when a RST comes. */
  private static ExploredMachine overlookingResets() {
    return (endpoint, event, now) -> {
      boolean resets = event.brings(ControlBit.RST) && endpoint.state() == TcpState.ESTABLISHED;
      if (!resets) return ExploredMachine.REAL.run(endpoint, event, now);
      return new Turn(endpoint.tcb(), now, "3.10.7.4");
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenMachines")
  void aBrokenMachineIsFound(String sentence, ExploredMachine machine) throws ScenarioErrors {
    ExploreReport report = new Explorer(BOUNDS, machine).run();
    assertThat(report.broken()).isNotNull();
    assertThat(report.broken().sentence()).isEqualTo(sentence);
    assertThat(
            ScenarioParser.parse("broken", "broken.scenario", report.broken().scenario()).title())
        .isEqualTo("Broken: " + sentence);
  }

  @Test
  void everyInvariantIsAmongThem() {
    assertThat(brokenMachines().map(arguments -> (String) arguments.get()[0]))
        .containsExactlyInAnyOrderElementsOf(
            Explorer.explore(BOUNDS.with(ExploreBound.ACCIDENTS, 0)).invariants().stream()
                .map(ExploreReport.Named::words)
                .toList());
  }
}
