package lockstep.app.desktop.time;

import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import lockstep.app.desktop.desk.Commands;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Feature;
import lockstep.app.desktop.desk.Overlays;
import lockstep.app.desktop.run.RunState;
import lockstep.views.time.BreakpointsPane;
import lockstep.views.time.NoticePane;
import lockstep.views.words.Words;

/** Breakpoints, forks, the way back to the live run, the end of one that waits, runs as files. */
public final class TimeFeature implements Feature {
  /** An action that is over sooner needs no key to end it. */
  private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Desk desk;
  private final Forking forking;
  private final Sessions sessions;
  private BreakpointsPane breakpoints;
  private NoticePane notice;
  private String working;
  private long since;
  private String title = "";

  /** Adds its commands and buttons. */
  public TimeFeature(Desk desk) {
    this.desk = desk;
    forking = new Forking(desk, this::say);
    sessions = new Sessions(desk, this::say, this::hush);
    Commands commands = desk.commands();
    commands.add("breakpoints", KeyCode.B, this::toggleBreakpoints);
    commands.add("fork", KeyCode.K, forking::toggle);
    commands.add("live", KeyCode.L, () -> desk.controller().toLive());
    commands.add(
        "leave",
        new KeyCodeCombination(KeyCode.BACK_SPACE),
        () -> desk.state() != null && desk.state().origin().isFork(),
        () -> desk.controller().leaveFork());
    commands.add("save", "Shortcut+S", sessions::save);
    commands.add("open", "Shortcut+O", sessions::open);
    commands.add(
        "cancel",
        new KeyCodeCombination(KeyCode.ESCAPE),
        () -> isWaiting() && !desk.overlays().isAnyOpen(),
        () -> desk.controller().cancel());
    // A list and a button of an overlay take their keys before the run does.
    commands.keep(
        event ->
            !event.isShortcutDown()
                && event.getCode() != KeyCode.ESCAPE
                && isIn(
                    desk.window().getScene().getFocusOwner(), breakpoints, forking.pane(), notice));
    desk.addButton("breakpoints", "breakpoint", this::toggleBreakpoints);
    desk.addButton("fork", "fork", forking::toggle);
    sessions.takeDrops();
  }

  private static boolean isIn(Node focused, Region... panes) {
    for (Node node = focused; node != null; node = node.getParent())
      for (Region pane : panes) if (node == pane) return true;
    return false;
  }

  @Override
  public void show(RunState state) {
    if (state.working() == null || !state.working().equals(working)) since = System.nanoTime();
    working = state.working();
    forking.show(state);
    if (breakpoints != null) breakpoints.show(desk.controller().breakpoints());
    String name = state.scenario() == null ? "" : state.scenario().inWords();
    String now =
        state.origin().isFork()
            ? Words.of("time.title.fork", name, state.origin().at(), state.origin().what())
            : state.origin().opened() ? Words.of("time.title.opened", name) : Words.of("bar.name");
    if (now.equals(title)) return;
    title = now;
    if (desk.window().getScene() != null
        && desk.window().getScene().getWindow() instanceof Stage stage) stage.setTitle(now);
  }

  private boolean isWaiting() {
    return working != null && System.nanoTime() - since >= LONG_NANOS;
  }

  private void toggleBreakpoints() {
    if (breakpoints == null)
      breakpoints =
          new BreakpointsPane(
              points -> desk.controller().setBreakpoints(points),
              () -> desk.overlays().close(breakpoints));
    breakpoints.show(desk.controller().breakpoints());
    desk.overlays().toggle(breakpoints, Overlays.RIGHT);
    if (desk.overlays().isOpen(breakpoints)) breakpoints.takeFocus();
  }

  private void say(String icon, String sentence, String reason) {
    if (notice == null) notice = new NoticePane(this::hush);
    notice.say(icon, sentence, reason);
    desk.overlays().open(notice, Overlays.MIDDLE);
    notice.takeFocus();
  }

  private void hush() {
    if (notice != null) desk.overlays().close(notice);
  }

  @Override
  public void close() {
    sessions.close();
  }
}
