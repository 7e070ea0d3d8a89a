package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import lockstep.scenario.Action;
import lockstep.scenario.UserCall;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.TcpState;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How what was read becomes steps. */
class AccountTest {
  private static final SocketPair PAIR =
      new SocketPair(new SocketAddress("127.0.0.1", 1), new SocketAddress("127.0.0.1", 2));

  private static final SocketPair FAR = new SocketPair(PAIR.foreign(), PAIR.local());

  private final Player client = new Player(Actor.CLIENT);
  private final Account account =
      new Account(new Action.Call(7, "client send 5", List.of(Actor.CLIENT), new UserCall.Close()));

  @BeforeEach
  void established() {
    client.watch(PAIR);
    client.see(row(1));
  }

  @Test
  void aChangeIsAStepFromBeforeToAfter() {
    account.called(Actor.CLIENT, "send 5");
    account.changed(client, new Change(PAIR, 1, 8, row(8), 5_000_000, 12));
    List<TraceStep> steps = tell();
    assertThat(steps).hasSize(1);
    TraceStep step = steps.get(0);
    assertThat(step.number()).isEqualTo(40);
    assertThat(step.line()).isEqualTo(7);
    assertThat(step.atMicros()).isEqualTo(4000);
    assertThat(step.path()).containsExactly(TcpState.ESTABLISHED, TcpState.CLOSE_WAIT);
    assertThat(step.event()).hasToString("call send 5");
    assertThat(step.seen().gapMicros()).isEqualTo(12);
    assertThat(step.seen().os()).hasToString("TCP_CLOSE_WAIT(8)");
  }

  /** What changed before the action stands first and is not the call's doing. */
  @Test
  void aChangeBetweenTwoActionsIsNotTheCalls() {
    account.changed(client, new Change(PAIR, 1, 8, row(8), 2_000_000, 12));
    account.begins();
    account.called(Actor.CLIENT, "send 5");
    account.stands(List.of(client), new Reading(3_000_000, 3, Map.of(PAIR, row(8))));
    List<TraceStep> steps = tell();
    assertThat(steps).extracting(TraceStep::event).containsExactly(null, steps.get(1).event());
    assertThat(steps.get(1).event()).hasToString("call send 5");
    assertThat(steps.get(1).path()).containsExactly(TcpState.CLOSE_WAIT);
  }

  @Test
  void aRowThatIsGoneIsClosedWithoutARow() {
    account.changed(client, new Change(PAIR, 1, 0, null, 2_000_000, 12));
    TraceStep step = tell().get(0);
    assertThat(step.state()).isEqualTo(TcpState.CLOSED);
    assertThat(step.seen().os()).isNull();
    assertThat(step.seen().row()).isNull();
  }

  /** A number that has no name in the RFC is shown, and taken for no other state. */
  @Test
  void anUnknownStateChangesNothingButIsShown() {
    account.changed(client, new Change(PAIR, 1, 99, row(99), 2_000_000, 12));
    TraceStep step = tell().get(0);
    assertThat(step.path()).containsExactly(TcpState.ESTABLISHED);
    assertThat(step.seen().os()).hasToString("code 99(99)");
  }

  @Test
  void signalsStandOnTheLastStepOfWhoWasTold() {
    account.changed(client, new Change(PAIR, 1, 8, row(8), 2_000_000, 12));
    account.changed(client, new Change(PAIR, 8, 0, null, 3_000_000, 12));
    account.told(client, "connection reset");
    account.told(client, "connection reset");
    account.told(client, null);
    assertThat(tell()).extracting(TraceStep::signal).containsExactly(null, "connection reset");
    assertThat(client.signals).containsExactly("connection reset", "connection reset");
  }

  /** What came before it was watched is a step of its own, and the state alone is what stands. */
  @Test
  void whatChangedBeforeItWasWatchedIsHeldAfterwards() {
    account.changed(client, new Change(PAIR, 1, 8, row(8), 2_000_000, 12));
    account.holds(Actor.CLIENT, TcpState.CLOSE_WAIT);
    account.stands(List.of(client), new Reading(3_000_000, 3, Map.of(PAIR, row(8))));
    List<TraceStep> steps = tell();
    assertThat(steps).hasSize(2);
    assertThat(steps.get(0).seen().how()).isEqualTo(Sighting.How.OBSERVED);
    assertThat(steps.get(1).event()).isEqualTo(new Event.Stands());
    assertThat(steps.get(1).path()).containsExactly(TcpState.CLOSE_WAIT);
    assertThat(steps.get(1).seen().how()).isEqualTo(Sighting.How.HELD);
  }

  /** Also a change that comes with or after the last reading, or one that has gone back. */
  @Test
  void whatChangesWhileItIsWatchedIsNotHeld() {
    account.holds(Actor.CLIENT, TcpState.ESTABLISHED);
    account.changed(client, new Change(PAIR, 1, 8, row(8), 2_000_000, 12));
    account.changed(client, new Change(PAIR, 8, 1, row(1), 3_000_000, 12));
    account.stands(List.of(client), new Reading(2_500_000, 3, Map.of(PAIR, row(8))));
    List<TraceStep> steps = tell();
    assertThat(steps).noneMatch(step -> step.seen().how() == Sighting.How.HELD);
    assertThat(steps.get(steps.size() - 1).event())
        .isEqualTo(
            new Event.Unmet(
                "expected client to stand in ESTABLISHED,"
                    + " seen ESTABLISHED, then CLOSE-WAIT, then ESTABLISHED"));
  }

  @Test
  void anotherStateOrOneWithoutANameIsNotHeld() {
    account.holds(Actor.CLIENT, TcpState.ESTABLISHED);
    account.stands(List.of(client), new Reading(3_000_000, 3, Map.of(PAIR, row(99))));
    List<TraceStep> steps = tell();
    assertThat(steps).noneMatch(step -> step.seen().how() == Sighting.How.HELD);
    assertThat(steps.get(1).event())
        .isEqualTo(
            new Event.Unmet("expected client to stand in ESTABLISHED, seen " + row(99).state()));
  }

  /** Nothing was read of it, but what the scenario expected in vain is told all the same. */
  @Test
  void whatWasExpectedOfAnActorWithoutASocketIsTold() {
    account.unmet(Actor.SERVER, "no connection to accept came in time");
    account.stands(List.of(client), new Reading(3_000_000, 3, Map.of(PAIR, row(1))));
    List<TraceStep> steps = tell();
    assertThat(steps).extracting(TraceStep::actor).containsExactly(Actor.CLIENT, Actor.SERVER);
    TraceStep step = steps.get(1);
    assertThat(step.event()).isEqualTo(new Event.Unmet("no connection to accept came in time"));
    assertThat(step.path()).containsExactly(TcpState.CLOSED);
    assertThat(step.atMicros()).isEqualTo(2000);
    assertThat(step.seen().how()).isEqualTo(Sighting.How.INFERRED);
  }

  @Test
  void withoutAnyReadingTooItIsTold() {
    account.unmet(Actor.SERVER, "nothing came");
    assertThat(tell()).singleElement().extracting(TraceStep::atMicros).isEqualTo(0L);
  }

  /** A change may be taken after the reading that shows where the others stand. */
  @Test
  void theStepsAreInTheOrderOfTheirTimes() {
    Player server = new Player(Actor.SERVER);
    server.watch(FAR);
    account.called(Actor.CLIENT, "send 5");
    account.changed(server, new Change(FAR, 0, 8, row(8), 4_000_000, 12));
    account.stands(List.of(client, server), new Reading(3_000_000, 3, Map.of(PAIR, row(1))));
    List<TraceStep> steps = tell();
    assertThat(steps).extracting(TraceStep::atMicros).containsExactly(2000L, 3000L);
    assertThat(steps).extracting(TraceStep::number).containsExactly(40, 41);
    assertThat(steps).extracting(TraceStep::actor).containsExactly(Actor.CLIENT, Actor.SERVER);
  }

  private List<TraceStep> tell() {
    List<TraceStep> steps = new ArrayList<>();
    assertThat(account.tell(40, 1_000_000, steps::add)).isEqualTo(40 + steps.size());
    return steps;
  }

  private static SocketRow row(int code) {
    return new SocketRow(
        "tcp",
        PAIR.local(),
        PAIR.foreign(),
        OsState.linux(code),
        0,
        0,
        RowTimer.OFF,
        1,
        1,
        OptionalInt.empty());
  }
}
