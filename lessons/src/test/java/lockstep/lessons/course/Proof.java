package lockstep.lessons.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import lockstep.comparison.KnownDifferences;
import lockstep.lessons.ports.KnownPort;
import lockstep.lessons.ports.OwnTable;
import lockstep.model.ModelStage;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.table.OsState;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Figure5;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/**
 * What stands behind the key of a question: a value that the model or a table gives, by the words
 * of a tag {@code proof:KIND:...}. The kinds are listed in the README of the lessons.
 */
final class Proof {
  /** What netstat's tables of sockets have on any system. */
  private static final Set<String> COLUMNS =
      Set.of(
          "Proto", "Recv-Q", "Send-Q", "Local Address", "Foreign Address", "State", "PID/Program");

  /** The switches of each system's netstat that lessons may ask for. */
  private static final Map<String, String> SWITCHES =
      Map.of(
          "linux",
          "-a -t -u -n -l -p -o -s -r -i -e -c",
          "windows",
          "-a -n -o -b -f -q -p -s -r -e");

  private final Lesson lesson;

  Proof(Lesson lesson) {
    this.lesson = lesson;
  }

  /**
   * The value of a proof, as an answer would be written; {@code true} or {@code false} where it
   * proves that something is so.
   */
  String value(String proof) throws Exception {
    String[] words = proof.replace('_', ' ').split(":");
    return switch (words[0]) {
      case "stands" -> standing(words[1], Integer.parseInt(words[2]), words[3]).rfcName();
      case "turn" -> afterTurn(words[1], Integer.parseInt(words[2]), words[3]).rfcName();
      case "sends-text" -> String.valueOf(sendsText(words));
      case "never-sends-text" -> String.valueOf(!sendsText(words));
      case "first-to" -> "the " + firstTo(words[1], state(words[2]));
      case "ends-in" -> String.valueOf(passing(words[1], state(words[2])));
      case "count" -> String.valueOf(count(words[1], words[2], words[3]));
      case "signal" -> String.valueOf(signal(words[1], words[2], words[3]));
      case "answer" -> answer(words[1], words[2]);
      case "seq" -> firstText(words[1], words[2], Long.parseLong(words[4]));
      case "edge" -> edge(words);
      case "port" -> port(words[1]);
      case "name" -> name(words[1]);
      case "word" -> word(words[1], state(words[2]));
      case "difference" -> String.valueOf(KnownDifferences.named(words[1]).isPresent());
      case "column" -> String.valueOf(COLUMNS.contains(words[2]));
      case "switch" -> String.valueOf(SWITCHES.getOrDefault(words[1], "").contains(words[2]));
      case "number" -> words[1];
      default -> throw new AssertionError("no proof is of the kind " + words[0]);
    };
  }

  private static TcpState state(String word) {
    return TcpState.named(word).orElseThrow(() -> new AssertionError(word + " is no state"));
  }

  private static Actor actor(String word) {
    return Actor.named(word).orElseThrow(() -> new AssertionError(word + " is no actor"));
  }

  private Scenario scenario(String name) {
    return Optional.ofNullable(lesson.scenarios().get(name))
        .or(() -> ScenarioLibrary.load(name))
        .orElseThrow(() -> new AssertionError("no scenario is called " + name));
  }

  private List<TraceStep> steps(String name) throws Exception {
    List<TraceStep> steps = new ArrayList<>();
    try (ModelStage stage = new ModelStage()) {
      Scenario scenario = scenario(name);
      stage.begin(scenario);
      for (Action action : scenario.actions()) stage.play(action, Map.of(), steps::add);
    }
    return steps;
  }

  private TcpState standing(String name, int line, String who) throws Exception {
    try (ModelStage stage = new ModelStage()) {
      Scenario scenario = scenario(name);
      if (scenario.actions().stream().noneMatch(action -> action.line() == line))
        throw new AssertionError(name + " has no action in line " + line);
      stage.begin(scenario);
      for (Action action : scenario.actions())
        if (action.line() <= line) stage.play(action, Map.of(), step -> {});
      return Optional.ofNullable(stage.standing().get(actor(who)))
          .orElseThrow(() -> new AssertionError(who + " has no socket in " + name));
    }
  }

  private TcpState afterTurn(String name, int turn, String who) throws Exception {
    Map<Actor, TcpState> standing = new LinkedHashMap<>();
    for (TraceStep step : steps(name).subList(0, turn)) standing.put(step.actor(), step.state());
    return standing.get(actor(who));
  }

  private boolean sendsText(String[] words) throws Exception {
    return steps(words[1]).stream()
        .filter(step -> step.actor().equals(actor(words[2])))
        .filter(step -> step.path().get(0) == state(words[3]))
        .anyMatch(step -> step.sends().stream().anyMatch(segment -> !segment.text().isEmpty()));
  }

  private Actor firstTo(String name, TcpState state) throws Exception {
    return steps(name).stream()
        .filter(step -> step.entered().contains(state))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody comes to " + state + " in " + name))
        .actor();
  }

  private long passing(String name, TcpState state) throws Exception {
    return steps(name).stream()
        .filter(step -> step.entered().contains(state))
        .map(TraceStep::actor)
        .distinct()
        .count();
  }

  private long count(String name, String who, String bits) throws Exception {
    return steps(name).stream()
        .filter(step -> who.equals("both") || step.actor().equals(actor(who)))
        .flatMap(step -> step.sends().stream())
        .filter(segment -> segment.control().toString().equals(bits))
        .count();
  }

  private boolean signal(String name, String who, String words) throws Exception {
    return steps(name).stream()
        .anyMatch(step -> step.actor().equals(actor(who)) && words.equals(step.signal()));
  }

  private String answer(String name, String who) throws Exception {
    for (TraceStep step : steps(name))
      if (step.actor().equals(actor(who)) && step.event() instanceof Event.Arrives arrives)
        return arrives.segment().control().toString();
    throw new AssertionError(who + " gets no segment in " + name);
  }

  private String firstText(String name, String who, long iss) throws Exception {
    for (TraceStep step : steps(name))
      for (Segment segment : step.sends())
        if (step.actor().equals(actor(who)) && !segment.text().isEmpty())
          return String.valueOf(iss + Long.parseLong(segment.seq().toString()));
    throw new AssertionError(who + " sends no text in " + name);
  }

  /** An edge gives the state to which it leads; with a cause, whether it is the only way out. */
  private static String edge(String[] words) {
    Figure5.Edge edge =
        Figure5.EDGES.stream()
            .filter(one -> one.id().equals(words[1]))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no edge is called " + words[1]));
    if (words.length == 2) return edge.to().rfcName();
    boolean only = Figure5.EDGES.stream().filter(one -> one.from() == edge.from()).count() == 1;
    return String.valueOf(only && edge.cause().equals(words[2]));
  }

  /** How a system's netstat, or the RFC, writes a state. */
  private static String word(String system, TcpState state) {
    if (system.equals("rfc")) return state.rfcName();
    IntFunction<OsState> codes =
        switch (system) {
          case "linux" -> OsState::linux;
          case "windows" -> OsState::windows;
          case "macos" -> OsState::macos;
          default -> throw new AssertionError("no system is called " + system);
        };
    return IntStream.range(0, 16)
        .mapToObj(codes)
        .filter(one -> one.state() == state)
        .findFirst()
        .orElseThrow()
        .netstatWord();
  }

  /** The number of a service such as {@code https/tcp}. */
  private static String port(String service) {
    return one(row ->
                (row.assignment().name() + "/" + row.assignment().transport()).equals(service))
            .endpoint()
            .port()
        + "";
  }

  /** The name of what stands at a port such as {@code 443/tcp}. */
  private static String name(String endpoint) {
    return one(row -> row.endpoint().toString().equals(endpoint)).assignment().name();
  }

  private static KnownPort one(Predicate<KnownPort> wanted) {
    return OwnTable.all().stream()
        .filter(row -> row.assignment().ports().isPresent())
        .filter(wanted)
        .findFirst()
        .orElseThrow(() -> new AssertionError("our own table has no such row"));
  }
}
