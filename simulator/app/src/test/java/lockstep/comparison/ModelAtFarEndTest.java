package lockstep.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lockstep.app.WireProgram;
import lockstep.model.ModelStage;
import lockstep.probe.lab.LabOptions;
import lockstep.probe.lab.LabOptions.Family;
import lockstep.probe.wire.WireStage;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.ScenarioParser;
import lockstep.tcp.Actor;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The model's endpoint and a socket of this machine's kernel, segment by segment: the kernel takes
 * the model for a TCP, and the model on the wire does what the model alone does.
 */
class ModelAtFarEndTest {
  /** Opening, text, each way of closing, reset by either end, loss and repetition. */
  private static final List<String> STORIES =
      List.of(
          "teardown",
          "teardown-server-first",
          "simultaneous-open",
          "simultaneous-close",
          "reset-by-client",
          "refused",
          "lost-text",
          "reordering");

  private static final List<String> FURTHER =
      List.of(
          "half-close-with-data-back",
          "reset-by-server",
          "reset-unread-data",
          "lost-syn-ack",
          "duplicated-text",
          "challenge-ack");

  static Stream<Arguments> stories() {
    List<Arguments> all = new ArrayList<>();
    for (String name : STORIES) all.add(story(name, usual(name)));
    // A kernel's socket forgets nothing, and its program has none in SYN-RECEIVED.
    for (String name : List.of("half-open-reconnect", "half-open-send", "close-in-syn-received"))
      all.add(Arguments.of(name, Actor.CLIENT, Family.IPV4));
    return all.stream();
  }

  /** What each build leaves out. */
  static Stream<Arguments> furtherStories() {
    return Stream.concat(
        FURTHER.stream().map(name -> story(name, usual(name))),
        Stream.concat(STORIES.stream(), FURTHER.stream())
            .map(name -> story(name, Actor.of(usual(name).side().other(), 1))));
  }

  private static Actor usual(String name) {
    List<String> all = STORIES.contains(name) ? STORIES : FURTHER;
    return all.indexOf(name) % 2 == 0 ? Actor.SERVER : Actor.CLIENT;
  }

  /** Over IPv6 full segments are 20 octets shorter than the model's own, whose wire is IPv4's. */
  private static Arguments story(String name, Actor model) {
    boolean full = name.equals("half-close-with-data-back");
    boolean four = full || name.length() % 2 == 0;
    return Arguments.of(name, model, four ? Family.IPV4 : Family.IPV6);
  }

  private static WireStage wire(Actor model, Family family) {
    return new WireStage(LabOptions.DEFAULT.with(family), model, WireProgram.class);
  }

  private static SideBySide run(Scenario scenario, Actor model, Family family) throws Exception {
    SideBySide run = new SideBySide(scenario, List.of(new ModelStage(), wire(model, family)));
    assumeThat(run.stages().stream().map(stage -> stage.world()))
        .as("this machine can lay no wire: " + run.remarks())
        .contains(World.WIRE);
    return run;
  }

  @Tag("soak")
  @ParameterizedTest
  @MethodSource("furtherStories")
  void kernelAndModelAgreeOnTheWireAlsoOtherwise(String name, Actor model, Family family)
      throws Exception {
    kernelAndModelAgreeOnTheWire(name, model, family);
  }

  @ParameterizedTest
  @MethodSource("stories")
  void kernelAndModelAgreeOnTheWire(String name, Actor model, Family family) throws Exception {
    try (SideBySide run = run(ScenarioLibrary.load(name).orElseThrow(), model, family)) {
      List<String> apart = new ArrayList<>();
      while (run.hasNext())
        for (Moment moment : run.next().moments())
          if (moment.verdict() == Verdict.UNEXPLAINED || moment.verdict() == Verdict.UNSEEN)
            apart.add(moment.verdict() + " " + moment.step() + " " + moment.reasons());
      assertThat(apart).isEmpty();
    }
  }

  @Test
  void eachEndSaysHowItIsKnownTheKernelsByItsRowTheModelsByItsTcb() throws Exception {
    try (SideBySide run =
        run(ScenarioLibrary.load("teardown").orElseThrow(), Actor.SERVER, Family.IPV4)) {
      List<TraceStep> live = new ArrayList<>();
      while (run.hasNext())
        run.next().steps().stream()
            .map(Judged::step)
            .filter(step -> step.world() == World.WIRE)
            .forEach(live::add);
      assertThat(live)
          .allSatisfy(
              step -> {
                boolean model = step.actor().equals(Actor.SERVER);
                assertThat(step.seen().how() == Sighting.How.TOLD).isEqualTo(model);
                if (model) assertThat(step.seen().row()).isNull();
                if (!model) assertThat(step.tcb()).isNull();
              });
      assertThat(live)
          .filteredOn(step -> step.actor().equals(Actor.SERVER) && step.event() != null)
          .allSatisfy(step -> assertThat(step.decided()).isNotNull());
      assertThat(live).noneMatch(step -> step.actor().listener());
    }
  }

  @Test
  void octetsThatWereSentAreOctetsThatAreRead() throws Exception {
    String text =
        """
        title: many octets
        set client nagle off
        server listen
        client connect
        server accept
        client send 300000
        server receive 300000
        server send "over"
        client receive 4
        expect client receives "over"
        server close
        client close
        expect client CLOSED, server TIME-WAIT
        """;
    Scenario scenario = ScenarioParser.parse("many", "many.scenario", text);
    try (WireStage stage = wire(Actor.SERVER, Family.IPV4)) {
      List<String> out =
          stage.lacks(scenario).stream()
              .filter(lack -> lack.leavesOut())
              .map(lack -> lack.what())
              .toList();
      assumeThat(out).as("this machine can lay no wire").isEmpty();
      stage.begin(scenario);
      List<TraceStep> steps = new ArrayList<>();
      for (var action : scenario.actions()) stage.play(action, java.util.Map.of(), steps::add);
      assertThat(steps).noneMatch(step -> String.valueOf(step.event()).startsWith("unmet"));
    }
  }

  @Test
  void whoIsNeitherClientNorServerIsRefusedWithTheLineBeforeTheFirstStep() throws Exception {
    String text = "title: three\nserver listen\nclient connect\nclient2 connect\n";
    Scenario scenario = ScenarioParser.parse("three", "three.scenario", text);
    try (WireStage stage = wire(Actor.SERVER, Family.IPV4)) {
      assumeThat(stage.lacks(scenario))
          .as("this machine can lay no wire")
          .noneMatch(lack -> lack.what().startsWith("no private network"));
    }
    try (WireStage stage = wire(Actor.SERVER, Family.IPV4)) {
      assertThat(stage.lacks(scenario))
          .filteredOn(lack -> lack.leavesOut())
          .singleElement()
          .satisfies(
              lack -> {
                assertThat(lack.line()).isEqualTo(4);
                assertThat(lack.what())
                    .isEqualTo(
                        "\"client2 connect\": where the far end plays the server there are that"
                            + " one and the client alone, no client2");
              });
    }
  }
}
