package lockstep.app.desktop.library;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.app.desktop.run.Run;
import lockstep.app.desktop.run.RunFactory;
import lockstep.comparison.Moment;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.TraceStep;
import lockstep.views.diagram.Course;
import lockstep.views.diagram.DiagramLayout;
import lockstep.views.library.ScenarioCard;
import lockstep.views.words.Words;

/**
 * What there is to know of a scenario before it is played: it is tried in the model, and the live
 * stages are asked. Used by one thread.
 */
final class Catalogue implements AutoCloseable {
  private final RunFactory factory;

  /** One wire is asked about all scenarios: to make one takes a process of its own. */
  private Optional<Stage> wire = Optional.empty();

  private boolean hasWire;

  Catalogue(RunFactory factory) {
    this.factory = factory;
  }

  /** A scenario of which the text alone is known. */
  static ScenarioCard untried(NamedText text) {
    try {
      Scenario scenario = ScenarioParser.parse(text.name(), text.name(), text.text());
      return card(text, scenario, Set.of(), Set.of(), Set.of(), 0, "");
    } catch (ScenarioErrors e) {
      return new ScenarioCard(
          text.name(),
          Words.of("library.broken", e.errors().size()),
          e.errors().get(0).toString(),
          Set.of(),
          Set.of(),
          Set.of(),
          0,
          "",
          "",
          text.own());
    }
  }

  /**
   * Tries a scenario in the model and asks loopback whether it could play it.
   *
   * @throws InterruptedException when the library was closed meanwhile
   */
  ScenarioCard tried(NamedText text) throws InterruptedException {
    Scenario scenario;
    try {
      scenario = ScenarioParser.parse(text.name(), text.name(), text.text());
    } catch (ScenarioErrors e) {
      return untried(text);
    }
    List<Moment> moments = new ArrayList<>();
    String stages;
    try {
      play(text, moments);
      stages = stages(text);
    } catch (StageFailure e) {
      stages = Words.of("library.breaks", e.getMessage());
    }
    Set<String> nodes = new HashSet<>();
    for (Moment moment : moments) nodes(moment.step(), nodes);
    Set<String> subjects =
        Subject.of(scenario, moments).stream().map(Subject::key).collect(Collectors.toSet());
    return card(
        text, scenario, subjects, Course.of(moments).edges(), nodes, moments.size(), stages);
  }

  private static ScenarioCard card(
      NamedText text,
      Scenario scenario,
      Set<String> subjects,
      Set<String> edges,
      Set<String> nodes,
      int steps,
      String stages) {
    Set<String> all = new HashSet<>(subjects);
    if (text.own()) all.add("own");
    return new ScenarioCard(
        text.name(),
        scenario.title(),
        scenario.about(),
        all,
        edges,
        nodes,
        steps,
        stages,
        "",
        text.own());
  }

  private void play(NamedText text, List<Moment> moments)
      throws StageFailure, InterruptedException {
    try (Run run = start(text, false)) {
      while (run.hasNext()) run.next(moments::addAll);
    }
  }

  private Run start(NamedText text, boolean withLoopback)
      throws StageFailure, InterruptedException {
    return text.own()
        ? factory.startText(text.name(), text.text(), withLoopback)
        : factory.start(text.name(), withLoopback);
  }

  private String stages(NamedText text) throws StageFailure, InterruptedException {
    // A run that is not begun has opened nothing; it knows already what it lacks.
    try (Run run = start(text, true)) {
      String remarks = String.join(" ", run.remarks());
      return run.isLive()
          ? Words.of("library.stages.both", remarks).strip()
          : Words.of("library.stages.model", remarks).strip();
    }
  }

  /**
   * Asks the wire whether it could play a scenario.
   *
   * @return the card with its answer; as it was where there is none
   * @throws InterruptedException when the library was closed meanwhile
   */
  ScenarioCard asked(NamedText text, ScenarioCard card) throws InterruptedException {
    Scenario scenario;
    try {
      scenario = ScenarioParser.parse(text.name(), text.name(), text.text());
    } catch (ScenarioErrors e) {
      return card;
    }
    if (!hasWire) wire = factory.asked(World.WIRE);
    hasWire = true;
    if (wire.isEmpty()) return card;
    List<String> reasons =
        wire.get().lacks(scenario).stream()
            .filter(Stage.Lack::leavesOut)
            .map(Catalogue::words)
            .distinct()
            .toList();
    // An answer that was broken off is none.
    if (Thread.interrupted()) throw new InterruptedException();
    return card.withWire(
        reasons.isEmpty()
            ? Words.of("library.wire.plays")
            : Words.of("library.wire.not", String.join("; ", reasons)));
  }

  private static String words(Stage.Lack lack) {
    return lack.line() > 0 ? Words.of("library.line", lack.line(), lack.what()) : lack.what();
  }

  @Override
  public void close() {
    wire.ifPresent(Stage::close);
  }

  private static void nodes(TraceStep step, Set<String> nodes) {
    for (int i = 0; i < step.path().size(); i++) {
      TcpState state = step.path().get(i);
      if (state != TcpState.CLOSED) {
        nodes.add(state.name());
      } else if (i > 0) {
        nodes.add(DiagramLayout.CLOSED_END);
      } else if (step.path().size() > 1) {
        nodes.add(state.name());
      }
    }
  }
}
