package lockstep.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import lockstep.comparison.Judged;
import lockstep.comparison.KnownDifference;
import lockstep.comparison.KnownDifferences;
import lockstep.comparison.Moment;
import lockstep.comparison.Played;
import lockstep.comparison.Standing;
import lockstep.comparison.Summary;
import lockstep.comparison.Verdict;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;
import lockstep.views.terminal.Look;
import org.junit.jupiter.api.Test;

/** What stands between the rows of a run, and when it is printed. */
class LanesShowTest {
  private static final Scenario SCENARIO =
      new Scenario("x", "x.scenario", "A title", "About.", World.LOOPBACK, List.of());
  private static final Action WAIT = new Action.Wait(9, "wait 2MSL", new Action.Until.TwoMsl());
  private static final SocketRow ROW =
      new SocketRow(
          "tcp",
          new SocketAddress("127.0.0.1", 41000),
          new SocketAddress("127.0.0.1", 443),
          OsState.linux(6),
          0,
          0,
          new RowTimer(RowTimer.Kind.TIME_WAIT, 59_940, 0),
          0,
          0,
          OptionalInt.empty());

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final LanesShow show =
      new LanesShow(new Output(printed, StandardCharsets.UTF_8), new Look(false, false), false);

  @Test
  void theHeadWaitsUntilBothEndsHaveASocket() throws IOException {
    show.begin(SCENARIO, List.of(World.LOOPBACK));
    show.played(played(Actor.SERVER, Map.of(Actor.SERVER, listening())), "half a place");
    assertThat(text()).isEqualTo("x: A title\n");
    show.played(
        played(Actor.CLIENT, Map.of(Actor.SERVER, listening(), Actor.CLIENT, listening())),
        "the whole place");
    assertThat(text()).contains("the whole place\n", "kernel: server TCP_LISTEN\n");
    assertThat(text()).doesNotContain("half a place");
  }

  @Test
  void aHeldRunShowsWhatIsKnownAndTheRestOnceItIs() throws IOException {
    show.begin(SCENARIO, List.of(World.LOOPBACK));
    show.played(played(Actor.SERVER, Map.of(Actor.SERVER, listening())), "half a place");
    show.held(List.of(ROW));
    assertThat(text()).contains("half a place\n", "kernel: server TCP_LISTEN\n", "TIME_WAIT");
    show.played(played(Actor.SERVER, Map.of(Actor.SERVER, listening())), "the whole place");
    assertThat(text()).containsOnlyOnce("half a place").contains("    the whole place\n");
  }

  @Test
  void aLiveRunAloneSaysWhatIsLeftOfAWait() throws IOException {
    show.begin(SCENARIO, List.of(World.LOOPBACK));
    TraceStep step =
        step(
            Actor.CLIENT,
            TcpState.TIME_WAIT,
            new Sighting(Sighting.How.OBSERVED, 1, OsState.linux(6), ROW));
    show.played(new Played(WAIT, List.of(new Judged(step, null, null)), List.of()), "a place");
    show.held(List.of());
    assertThat(text())
        .endsWith("\n                   wait 2MSL: the client stays in TIME-WAIT, 59.9 s to go\n");
  }

  @Test
  void aRunThatNamedADifferenceSaysHowToOpenTheLastOfThem() throws IOException {
    show.begin(SCENARIO, List.of(World.MODEL, World.LOOPBACK));
    for (KnownDifference named :
        List.of(KnownDifferences.ALL.get(0), KnownDifferences.named("linux-time-wait-60s").get()))
      show.played(explainedBy(named), "a place");
    show.end(summary(), Show.Ending.WHOLE, 0);
    assertThat(text()).endsWith("\n    Why so: lockstep differences linux-time-wait-60s\n");
  }

  @Test
  void aRunWithoutDifferenceSaysNothingOfIt() throws IOException {
    show.begin(SCENARIO, List.of(World.MODEL, World.LOOPBACK));
    show.played(played(Actor.SERVER, Map.of(Actor.SERVER, listening())), "a place");
    show.end(summary(), Show.Ending.WHOLE, 0);
    assertThat(text()).isNotEmpty().doesNotContain("Why so");
  }

  private static Summary summary() {
    return new Summary(Map.of(Verdict.UNEXPLAINED, 0), List.of(World.MODEL, World.LOOPBACK));
  }

  private static Played explainedBy(KnownDifference difference) {
    Moment plain = played(Actor.SERVER, Map.of(Actor.SERVER, listening())).moments().get(0);
    return new Played(
        WAIT,
        List.of(),
        List.of(
            new Moment(
                plain.number(),
                plain.line(),
                plain.action(),
                plain.step(),
                plain.standings(),
                Verdict.EXPLAINED,
                difference,
                plain.reasons(),
                plain.rows(),
                plain.note())));
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static Standing listening() {
    return new Standing(null, TcpState.LISTEN, false, OsState.linux(10), Sighting.How.OBSERVED);
  }

  private static Played played(Actor actor, Map<Actor, Standing> standings) {
    Sighting seen = new Sighting(Sighting.How.OBSERVED, 1, OsState.linux(10), null);
    TraceStep step = step(actor, TcpState.LISTEN, seen);
    Moment moment =
        new Moment(1, 1, "server listen", step, standings, null, null, List.of(), List.of(), "");
    return new Played(WAIT, List.of(new Judged(step, null, null)), List.of(moment));
  }

  private static TraceStep step(Actor actor, TcpState state, Sighting seen) {
    return new TraceStep(
        1,
        1,
        "server listen",
        World.LOOPBACK,
        0,
        actor,
        List.of(state),
        new Event.Call("listen"),
        List.of(),
        null,
        null,
        null,
        null,
        seen);
  }
}
