package lockstep.app.learn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lockstep.comparison.ModelMoments;
import lockstep.comparison.Moment;
import lockstep.comparison.Played;
import lockstep.comparison.SideBySide;
import lockstep.lessons.quiz.PredictStates;
import lockstep.lessons.quiz.Question;
import lockstep.model.ModelStage;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioError;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import lockstep.views.terminal.Lanes;
import lockstep.views.terminal.Look;
import lockstep.views.terminal.Role;
import lockstep.views.terminal.Text;

/** The runs of a lesson: shown, with blanks to fill, or the learner's own. */
public final class LessonRuns {
  private final Talk talk;
  private final Look look;
  private final Function<Scenario, SideBySide> sideBySide;

  /** Asks a question in the middle of a run; false when nobody answers any more. */
  interface Asking {
    boolean ask(Question question) throws IOException;
  }

  /**
   * @param sideBySide makes a run on the model and, where it can be, on this computer
   */
  public LessonRuns(Talk talk, Look look, Function<Scenario, SideBySide> sideBySide) {
    this.talk = talk;
    this.look = look;
    this.sideBySide = sideBySide;
  }

  /** Plays a scenario in all worlds, an action a key; false when the learner has had enough. */
  boolean worked(Scenario scenario) throws IOException, InterruptedException {
    try (SideBySide run = sideBySide.apply(scenario)) {
      for (String remark : run.remarks()) talk.say(look.paint(Role.DIM, look.signs(remark)));
      boolean compared = run.stages().size() > 1;
      Lanes lanes = new Lanes(look, compared);
      talk.say(lanes.title(scenario.name(), scenario.title()));
      boolean headed = false;
      int steps = 0;
      boolean waits = talk.waitsAtPages();
      while (run.hasNext()) {
        if (run.peek().acts() && waits && headed) {
          Optional<String> key = talk.ask("    next: " + run.peek().text() + "   Enter, or q ");
          if (key.isEmpty() || key.get().strip().equalsIgnoreCase("q")) return false;
        }
        Played played = run.next();
        if (!headed && played.action().acts()) {
          talk.say(lanes.heads(run.place()));
          headed = true;
        }
        if (played.action() instanceof Action.Note note) talk.say(lanes.note(note.words()));
        for (Moment moment : played.moments()) {
          talk.say(lanes.moment(moment));
          steps++;
        }
      }
      talk.say(lanes.summary(run.summary(), steps));
      return true;
    } catch (StageFailure e) {
      talk.say(look.signs("The run cannot go on: " + e.getMessage()));
      return true;
    }
  }

  /**
   * Plays a scenario on the model; where the last actions change states, the states are asked for
   * before they are shown.
   */
  boolean blanks(Scenario scenario, Asking asking) throws IOException {
    Blanks blanks = Blanks.of(scenario);
    Lanes lanes = new Lanes(look, false);
    talk.say(lanes.title(scenario.name(), scenario.title()));
    talk.say(lanes.heads("the model; the last changes are yours to say"));
    for (int i = 0; i < blanks.acts().size(); i++) {
      if (blanks.isAsked(i) && !asking.ask(question(scenario, blanks, i))) return false;
      for (Moment moment : blanks.acts().get(i).moments()) talk.say(lanes.moment(moment));
    }
    return true;
  }

  private static Question question(Scenario scenario, Blanks blanks, int i) {
    List<Blanks.Act> acts = blanks.acts();
    List<PredictStates.End> ends = blanks.changed(i);
    Map<Actor, TcpState> before = acts.get(i - 1).standing();
    StringBuilder stem = new StringBuilder();
    for (PredictStates.End end : ends)
      stem.append(stem.length() == 0 ? "" : ", and ")
          .append(end.actor().inWords())
          .append(" stands in ")
          .append(before.get(end.actor()).rfcName());
    String words = stem.toString();
    return Question.of(
        "blank/" + scenario.name() + "/" + acts.get(i).action().line(),
        Character.toUpperCase(words.charAt(0))
            + words.substring(1)
            + ". Now: `"
            + acts.get(i).action().text()
            + "`. Where "
            + (ends.size() == 1 ? "does it stand" : "do they stand")
            + " when all segments have arrived?",
        new PredictStates(ends),
        "",
        ends.stream()
            .map(end -> "skill:state:" + end.state().rfcName())
            .distinct()
            .toArray(String[]::new));
  }

  /**
   * Lets the learner write actions, which the model plays at once; false when nobody writes any
   * more.
   */
  boolean own(Scenario scenario) throws IOException {
    Lanes lanes = new Lanes(look, false);
    List<String> written = new ArrayList<>(opening(scenario));
    talk.say("The run as it was:");
    for (Action action : scenario.actions())
      if (action.acts()) talk.say("    " + look.signs(action.text()));
    talk.say("");
    String how =
        written.isEmpty()
            ? "Write a line of it, or another one, and the model plays it; done ends."
            : "The connection is open. Write a line, and the model plays it; undo takes the last"
                + " one back, done ends.";
    talk.say(Text.wrap(how, Talk.WIDTH));
    int kept = written.size();
    talk.say(lanes.heads("the model"));
    int shown = 0;
    for (Moment moment : moments(written)) {
      talk.say(lanes.moment(moment));
      shown++;
    }
    while (true) {
      Optional<String> line = talk.ask("> ");
      if (line.isEmpty()) return false;
      String order = line.get().strip();
      if (order.isEmpty()) continue;
      if (order.equalsIgnoreCase("done")) return true;
      if (order.equalsIgnoreCase("undo")) {
        if (written.size() > kept) written.remove(written.size() - 1);
        talk.say("  Taken back; the run has " + written.size() + " lines now.");
        shown = moments(written).size();
        continue;
      }
      written.add(order);
      try {
        List<Moment> all = played(written);
        for (Moment moment : all.subList(shown, all.size())) talk.say(lanes.moment(moment));
        if (all.size() == shown) talk.say("  Nothing happens.");
        shown = all.size();
      } catch (ScenarioErrors e) {
        written.remove(written.size() - 1);
        ScenarioError error = e.errors().get(e.errors().size() - 1);
        talk.say(look.signs("  " + error.message() + "."));
      } catch (StageFailure e) {
        written.remove(written.size() - 1);
        talk.say(look.signs("  " + e.getMessage() + "."));
      }
    }
  }

  /** The lines of a scenario up to where its connection is open and accepted. */
  private static List<String> opening(Scenario scenario) {
    List<String> lines = new ArrayList<>();
    for (Action action : scenario.actions()) {
      if (!action.acts() && !(action instanceof Action.Set)) continue;
      lines.add(action.text());
      if (action.text().startsWith("server accept")) return lines;
    }
    return List.of();
  }

  private static List<Moment> moments(List<String> lines) {
    try {
      return played(lines);
    } catch (ScenarioErrors | StageFailure e) {
      throw new IllegalStateException("lines that were played cannot be played again", e);
    }
  }

  private static List<Moment> played(List<String> lines) throws ScenarioErrors, StageFailure {
    // A text without an action is no scenario.
    if (lines.isEmpty()) return List.of();
    String text = "title: your own run\n\n" + String.join("\n", lines) + "\n";
    Scenario scenario = ScenarioParser.parse("own", "your line", text);
    List<TraceStep> steps = new ArrayList<>();
    try (ModelStage stage = new ModelStage()) {
      stage.begin(scenario);
      for (Action action : scenario.actions()) stage.play(action, Map.of(), steps::add);
    }
    ModelMoments moments = new ModelMoments();
    return steps.stream().map(moments::next).toList();
  }
}
