package lockstep.app.desktop.time;

import java.util.ArrayList;
import java.util.List;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Overlays;
import lockstep.app.desktop.run.RunState;
import lockstep.scenario.Action;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioParser;
import lockstep.views.time.ForkPane;
import lockstep.views.words.Words;

/** "What if ...?": asks the model what it can do at the step that is shown, and goes on so. */
final class Forking {
  private static final String SOURCE = "fork";

  private final Desk desk;
  private final Notice notice;
  private ForkPane pane;

  /** The run and the step for which the pane was opened. */
  private int asked;

  private int forks;

  Forking(Desk desk, Notice notice) {
    this.desk = desk;
    this.notice = notice;
  }

  /** The pane; null before it was first opened. */
  ForkPane pane() {
    return pane;
  }

  void toggle() {
    if (pane != null && desk.overlays().close(pane)) return;
    RunState state = desk.state();
    if (state == null || !state.origin().canFork()) {
      notice.say("info", Words.of("fork.not"), Words.of("fork.not.why"));
      return;
    }
    if (pane == null) pane = made();
    // What plays on by itself would leave the step that is asked about.
    desk.controller().goTo(state.position());
    asked = state.position();
    forks = state.origin().forks();
    desk.overlays().open(pane, Overlays.RIGHT);
    pane.begin(asked, !state.origin().isFork());
    ask();
  }

  private void ask() {
    int step = asked;
    desk.controller()
        .askWhatIf(
            found -> {
              if (step != asked) return;
              pane.offer(
                  found.stream().map(one -> new ForkPane.Offer(one.line(), one.words())).toList());
              // As many as they are they show at once where there is the room.
              desk.overlays().refit();
            });
  }

  private ForkPane made() {
    return new ForkPane(
        new ForkPane.Actions() {
          @Override
          public void fork(String what, String line, boolean withRest) {
            desk.controller().fork(what, read(line), withRest, pane::refuse);
          }

          @Override
          public void close() {
            desk.overlays().close(pane);
          }
        },
        Forking::fault);
  }

  /** The pane is about one step of one run: at another it closes. */
  void show(RunState state) {
    if (pane == null || !desk.overlays().isOpen(pane)) return;
    if (state.position() != asked || state.origin().forks() != forks) desk.overlays().close(pane);
  }

  private static List<Action> read(String lines) {
    try {
      return actions(lines);
    } catch (ScenarioErrors e) {
      throw new IllegalStateException("read before, and not again", e);
    }
  }

  private static List<Action> actions(String lines) throws ScenarioErrors {
    List<Action> actions = new ArrayList<>();
    for (String line : split(lines))
      actions.add(ScenarioParser.action(SOURCE, actions.size() + 1, line));
    return actions;
  }

  /** What is wrong with a line, or an empty text. */
  static String fault(String lines) {
    try {
      actions(lines);
      return "";
    } catch (ScenarioErrors e) {
      var first = e.errors().get(0);
      return split(lines).size() == 1
          ? first.message()
          : Words.of("fork.own.several", first.line(), first.message());
    }
  }

  /** Actions stand between semicolons, but for those within quotes. */
  static List<String> split(String lines) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (char sign : lines.toCharArray()) {
      if (sign == '"') quoted = !quoted;
      if (sign == ';' && !quoted) {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        part.append(sign);
      }
    }
    if (!part.toString().isBlank() || parts.isEmpty()) parts.add(part.toString().strip());
    return parts;
  }
}
