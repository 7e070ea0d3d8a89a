package lockstep.app.desktop.run;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.app.replay.CaptureShown;
import lockstep.app.session.ByHand;
import lockstep.app.session.Playback;
import lockstep.app.session.Session;
import lockstep.app.session.SessionFault;
import lockstep.comparison.ListedBreakpoint;
import lockstep.comparison.Moment;
import lockstep.comparison.SideBySide;
import lockstep.model.ModelStage;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.views.words.Words;

/** A run from a file, played again as it was: every step is there, and nothing plays any more. */
public final class Opened {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

  private final Recording shown;
  private final List<ListedBreakpoint> breakpoints;

  private Opened(Recording shown, List<ListedBreakpoint> breakpoints) {
    this.shown = shown;
    this.breakpoints = breakpoints;
  }

  Recording shown() {
    return shown;
  }

  /** The breakpoints that were listed when it was saved. */
  List<ListedBreakpoint> breakpoints() {
    return breakpoints;
  }

  /** The steps of the run that is shown, those before its fork counted in. */
  public List<Moment> moments() {
    return shown.moments;
  }

  /**
   * Plays a session again; it takes its time, so not on the thread of the user interface.
   *
   * @throws SessionFault when what is in it does not fit together
   */
  public static Opened of(Session session) throws SessionFault, InterruptedException {
    try {
      Recording run = root(session);
      for (Session.Fork fork : session.forks()) run = fork(run, fork);
      compare(session.steps(), run.moments);
      return new Opened(run, session.breakpoints());
    } catch (ScenarioErrors e) {
      throw new SessionFault("the scenario in it has an error: " + e.getMessage(), e);
    }
  }

  /** A connection out of a capture: every step is there, and nothing plays. */
  public static Opened of(CaptureShown capture) {
    Recording run = new Recording(new Choice(capture.name(), capture.title()), null, true);
    run.place = capture.place();
    run.remarks = capture.remarks();
    run.moments = capture.moments();
    run.finished = true;
    return new Opened(run, List.of());
  }

  private static Recording root(Session session)
      throws SessionFault, ScenarioErrors, InterruptedException {
    Scenario written = session.script().scenario();
    Scenario scenario =
        session.played().isEmpty() ? written : ByHand.scenario(written, session.played());
    Playback.check(session.live(), scenario, written.actions());
    if (session.actions() < 0 || session.actions() > scenario.actions().size())
      throw new SessionFault(
          "expected 0 to "
              + scenario.actions().size()
              + " actions played, found "
              + session.actions());
    Recording run =
        new Recording(
            new Choice(scenario.name(), scenario.title()),
            session.withLoopback() ? Playback.world(session.live()) : null,
            true);
    run.script = session.script();
    run.recipe = session.withModel() ? Recipe.of(scenario) : null;
    run.byHand = !session.played().isEmpty();
    run.live = !session.live().isEmpty();
    run.openedActions = session.actions();
    run.openedLive = session.live();
    run.openedWhen = session.recorded();
    run.openedPlace = session.place();
    run.place = Words.of("session.place", when(session.recorded()), session.place());
    run.remarks = session.remarks();
    run.failure = session.failure();
    run.finished = true;
    List<Moment> moments = new ArrayList<>();
    play(scenario, written.actions(), session, moments::addAll);
    run.moments = List.copyOf(moments);
    run.position = shown(session.shown(), run);
    return run;
  }

  private static void play(
      Scenario scenario, List<Action> written, Session session, Consumer<List<Moment>> out)
      throws SessionFault, InterruptedException {
    List<Stage> stages = new ArrayList<>();
    if (session.withModel()) stages.add(new ModelStage());
    if (!session.live().isEmpty()) stages.add(Playback.of(session.live()));
    try (SideBySide again = new SideBySide(scenario, written, stages)) {
      for (int played = 0; played < session.actions() && again.hasNext(); played++) {
        try {
          out.accept(again.next().moments());
        } catch (StageFailure e) {
          again.broken().ifPresent(broken -> out.accept(broken.moments()));
          return;
        }
      }
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new SessionFault("what it holds cannot be played: " + e.getMessage(), e);
    }
  }

  private static Recording fork(Recording from, Session.Fork fork)
      throws SessionFault, ScenarioErrors {
    if (from.recipe == null) throw new SessionFault("expected no fork where no model plays");
    if (fork.at() < 0 || fork.at() > from.moments.size())
      throw new SessionFault(
          "expected a fork after step 0 to " + from.moments.size() + ", found " + fork.at());
    List<Action> actions = new ArrayList<>();
    for (Session.Line line : fork.actions()) actions.add(action(from, line, actions.size() + 1));
    Recording made =
        new Recording(
            from, fork.at(), fork.what(), from.recipe.fork(from.modelSteps(fork.at()), actions));
    made.finished = true;
    List<Moment> moments = new ArrayList<>(made.moments);
    try (ForkedRun run = new ForkedRun(made.recipe, fork.at())) {
      while (run.hasNext()) run.next(moments::addAll);
    } catch (StageFailure e) {
      made.failure = e.getMessage();
    } catch (IllegalArgumentException e) {
      throw new SessionFault("what it holds cannot be played: " + e.getMessage(), e);
    }
    made.moments = List.copyOf(moments);
    made.position = shown(fork.shown(), made);
    return made;
  }

  private static Action action(Recording from, Session.Line line, int number)
      throws ScenarioErrors, SessionFault {
    if (line.number() == 0) return ScenarioParser.action(WhatIf.SOURCE, number, line.text());
    return from.recipe.scenario().actions().stream()
        .filter(one -> one.line() == line.number() && one.text().strip().equals(line.text()))
        .findFirst()
        .orElseThrow(
            () ->
                new SessionFault(
                    "expected \""
                        + line.text()
                        + "\" on line "
                        + line.number()
                        + " of the scenario, found another action"));
  }

  private static int shown(int position, Recording run) throws SessionFault {
    if (position >= 0 && position <= run.moments.size()) return position;
    throw new SessionFault(
        "expected a step from 0 to " + run.moments.size() + " to show, found " + position);
  }

  /** The file says what came of it; another version of the program may play otherwise. */
  private static void compare(List<String> expected, List<Moment> moments) throws SessionFault {
    if (moments.size() < expected.size())
      throw new SessionFault(
          "the file has " + expected.size() + " steps, and its actions make " + moments.size());
    for (int i = 0; i < expected.size(); i++) {
      String now = Forks.line(moments.get(i));
      if (!now.equals(expected.get(i)))
        throw new SessionFault(
            "step "
                + (i + 1)
                + " is \""
                + expected.get(i)
                + "\" in the file, and plays as \""
                + now
                + "\" here: the file was changed, or this Lockstep plays otherwise");
    }
  }

  private static String when(String recorded) throws SessionFault {
    try {
      return WHEN.format(Instant.parse(recorded).atZone(ZoneId.systemDefault()));
    } catch (DateTimeParseException e) {
      throw new SessionFault(
          "expected a time such as 2026-11-21T11:40:00Z as recorded, found \"" + recorded + '"', e);
    }
  }
}
