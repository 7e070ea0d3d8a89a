package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import lockstep.probe.table.SocketTables;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioParser;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/** A story played on loopback, and what its steps told. */
final class Telling {
  private final Map<Action, List<TraceStep>> steps;
  private final String place;
  final Map<Actor, TcpState> standing;

  private Telling(Map<Action, List<TraceStep>> steps, String place, Map<Actor, TcpState> standing) {
    this.steps = steps;
    this.place = place;
    this.standing = standing;
  }

  static void assumeThatTheTableCanBeRead() {
    assumeThat(System.getProperty("os.name"))
        .as("the socket table of this system is not read yet")
        .isEqualTo("Linux");
  }

  static Telling of(Story story) throws Exception {
    return of(story, LabOptions.DEFAULT);
  }

  static Telling of(Story story, LabOptions options) throws Exception {
    return of(story, options, SocketTables::open);
  }

  /** Plays the lines of a scenario alone; the first of them is line 2. */
  static Telling ofLines(LabOptions options, String... lines) throws Exception {
    Scenario scenario =
        ScenarioParser.parse(
            "lines", "lines.scenario", "title: lines\n" + String.join("\n", lines));
    return of(scenario, action -> Map.of(), options, SocketTables::open);
  }

  static Telling ofLines(String... lines) throws Exception {
    return ofLines(LabOptions.DEFAULT, lines);
  }

  /** Plays the story to its end and closes the stage. */
  static Telling of(Story story, LabOptions options, StateSampler.Opener opener) throws Exception {
    return of(story.scenario(), story::awaitedAfter, options, opener);
  }

  private static Telling of(
      Scenario scenario,
      Function<Action, Map<Actor, TcpState>> awaited,
      LabOptions options,
      StateSampler.Opener opener)
      throws Exception {
    assumeThatTheTableCanBeRead();
    if (options.family() == LabOptions.Family.IPV6)
      assumeThat(LoopbackOnly.hasIpv6()).as("this machine has no ::1").isTrue();
    Map<Action, List<TraceStep>> steps = new TreeMap<>((a, b) -> a.line() - b.line());
    try (LoopbackStage stage = new LoopbackStage(options, opener)) {
      stage.begin(scenario);
      for (Action action : scenario.actions()) {
        List<TraceStep> told = new ArrayList<>();
        stage.play(action, awaited.apply(action), told::add);
        steps.put(action, told);
      }
      return new Telling(steps, stage.place(), Map.copyOf(stage.standing()));
    }
  }

  List<TraceStep> all() {
    return steps.values().stream().flatMap(List::stream).toList();
  }

  String place() {
    return place;
  }

  List<TraceStep> ofLine(int line) {
    return steps.entrySet().stream()
        .filter(e -> e.getKey().line() == line)
        .flatMap(e -> e.getValue().stream())
        .toList();
  }

  List<TraceStep> of(String actor) {
    return all().stream().filter(step -> step.actor().toString().equals(actor)).toList();
  }

  /** The states that an actor was seen in, each once in a row: {@code CLOSED ESTABLISHED}. */
  String path(String actor) {
    List<TcpState> path = new ArrayList<>();
    for (TraceStep step : of(actor))
      for (TcpState state : step.path())
        if (path.isEmpty() || path.get(path.size() - 1) != state) path.add(state);
    return path.stream().map(TcpState::rfcName).collect(Collectors.joining(" "));
  }

  /** What is to be known of an actor beside its states. */
  List<String> remarks(String actor) {
    return of(actor).stream().map(TraceStep::why).filter(s -> s != null).toList();
  }

  /** An actor's last row in a line. */
  SocketRow row(String actor, int line) {
    return ofLine(line).stream()
        .filter(step -> step.actor().toString().equals(actor))
        .reduce((a, b) -> b)
        .orElseThrow()
        .seen()
        .row();
  }

  List<String> signals(String actor) {
    return of(actor).stream().map(TraceStep::signal).filter(s -> s != null).toList();
  }

  /** What the scenario expected of an actor and did not get. */
  List<String> unmet(String actor) {
    return of(actor).stream()
        .filter(s -> s.event() instanceof Event.Unmet)
        .map(s -> ((Event.Unmet) s.event()).words())
        .toList();
  }

  /** What holds of every run: each state can be reached, each step follows the one before it. */
  Telling holds() {
    Map<Actor, TcpState> last = new TreeMap<>();
    long at = 0;
    int number = 1;
    for (TraceStep step : all()) {
      assertThat(step.number()).isEqualTo(number++);
      assertThat(step.atMicros()).as("time of " + step).isGreaterThanOrEqualTo(at);
      at = step.atMicros();
      assertThat(step.seen().how()).hasToString("OBSERVED");
      assertThat(step.seen().row() == null).isEqualTo(step.seen().os() == null);
      if (step.seen().row() != null)
        assertThat(step.seen().row().pid().isPresent())
            .as("a row that someone holds is ours: " + step)
            .isEqualTo(step.seen().row().inode() != 0);
      if (step.seen().os() != null) assertThat(step.seen().os().meaning()).contains(step.state());
      else assertThat(step.state()).isEqualTo(TcpState.CLOSED);
      last.put(step.actor(), step.state());
    }
    assertThat(standing).isEqualTo(last);
    return this;
  }

  @Override
  public String toString() {
    return all().stream().map(TraceStep::toString).collect(Collectors.joining("\n"));
  }
}
