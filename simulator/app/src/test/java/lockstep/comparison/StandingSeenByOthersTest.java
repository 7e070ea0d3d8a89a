package lockstep.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lockstep.model.ModelStage;
import lockstep.probe.lab.LabOptions;
import lockstep.probe.lab.LabOptions.Family;
import lockstep.probe.lab.LoopbackStage;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.table.SocketRow;
import lockstep.tcp.Event;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a scenario lets stand, a tool that is not ours sees standing: {@code ss}, or where it is
 * missing the kernel's own text in /proc. It is asked twice, at the begin and at the end of the
 * hold.
 */
class StandingSeenByOthersTest {
  private static final long HOLD_MILLIS = 300;

  static List<String> names() {
    return ScenarioLibrary.names().stream()
        .filter(
            name ->
                ScenarioLibrary.load(name).orElseThrow().actions().stream()
                    .anyMatch(Action.Stand.class::isInstance))
        .toList();
  }

  static Stream<Arguments> onBothFamilies() {
    return names().stream()
        .flatMap(name -> Stream.of(Family.values()).map(family -> Arguments.of(name, family)));
  }

  @BeforeEach
  void onLinux() {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"),
        "the live lab reads socket tables on Linux only, so far");
  }

  @Test
  void eachOfTheElevenStatesButClosedIsHeldByAScenarioOfItsName() {
    assertThat(names())
        .contains(
            "hold-listen",
            "hold-syn-sent",
            "hold-syn-received",
            "hold-established",
            "hold-fin-wait-1",
            "hold-fin-wait-2",
            "hold-close-wait",
            "hold-closing",
            "hold-last-ack",
            "hold-time-wait");
  }

  @ParameterizedTest
  @MethodSource("onBothFamilies")
  void anotherToolSeesWhatStands(String name, Family family) throws Exception {
    assertThat(held(name, family)).isPositive();
  }

  @Tag("soak")
  @RepeatedTest(10)
  void tenTimesInARow(RepetitionInfo round) throws Exception {
    Family family = Family.values()[round.getCurrentRepetition() % Family.values().length];
    for (String name : names()) assertThat(held(name, family)).as(name).isPositive();
  }

  /** Plays it and asks at each hold; returns how many states were asked for. */
  private static int held(String name, Family family) throws Exception {
    Scenario scenario = ScenarioLibrary.load(name).orElseThrow();
    int asked = 0;
    try (SideBySide run =
        new SideBySide(
            scenario,
            List.of(new ModelStage(), new LoopbackStage(LabOptions.DEFAULT.with(family))))) {
      assertThat(run.stages()).as(run.remarks().toString()).hasSize(2);
      while (run.hasNext()) {
        Played played = run.next();
        if (!(played.action() instanceof Action.Stand stand)) continue;
        List<SocketRow> rows = rowsOf(played);
        assertThat(rows).as(stand.text()).hasSize(stand.states().size());
        assertSeen(stand, rows);
        Thread.sleep(HOLD_MILLIS);
        assertSeen(stand, rows);
        asked += rows.size();
      }
      assertThat(run.summary().verdicts()).containsEntry(Verdict.UNEXPLAINED, 0);
    }
    return asked;
  }

  private static List<SocketRow> rowsOf(Played played) {
    List<SocketRow> rows = new ArrayList<>();
    for (Judged judged : played.steps()) {
      TraceStep step = judged.step();
      if (step.world().isLive() && step.event() instanceof Event.Stands)
        rows.add(step.seen().row());
    }
    return rows;
  }

  private static void assertSeen(Action.Stand stand, List<SocketRow> rows) throws Exception {
    List<String> expected = new ArrayList<>();
    for (SocketRow row : rows)
      expected.add(OtherTool.line(row.state().state(), row.local().port(), row.foreign().port()));
    assertThat(OtherTool.lines()).as(stand.text()).containsAll(expected);
    for (Action.Expectation.InState in : stand.states())
      assertThat(rows).anyMatch(row -> row.state().state() == in.state());
  }
}
