package lockstep.app.desktop.library;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.util.Duration;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Overlays;
import lockstep.app.desktop.run.RunController;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.app.desktop.run.RunState;
import lockstep.views.library.PairPage;
import lockstep.views.library.PairSentence;

/** What two runs side by side do: each has a controller of its own, and both go step by step. */
final class PairDesk implements PairPage.Actions {
  private static final Duration READING = Duration.millis(1700);

  /** Which scenario is the counterpart of which: the same story, begun by the other end. */
  private static final Map<String, String> COUNTERPARTS =
      Map.of(
          "teardown", "teardown-server-first",
          "teardown-server-first", "teardown",
          "reset-by-client", "reset-by-server",
          "reset-by-server", "reset-by-client",
          "half-close", "teardown",
          "simultaneous-close", "teardown",
          "simultaneous-open", "handshake",
          "lost-syn", "handshake",
          "reset-by-linger", "teardown");

  private static final String PRESET = "teardown";

  private final Desk desk;
  private final PauseTransition reading = new PauseTransition(READING);
  private PairPage page;
  private RunController left;
  private RunController right;
  private RunState leftState;
  private RunState rightState;
  private boolean playing;

  PairDesk(Desk desk) {
    this.desk = desk;
    reading.setOnFinished(event -> goOn());
    command("space", KeyCode.SPACE, this::play);
    command("step", KeyCode.RIGHT, this::step);
    command("back", KeyCode.LEFT, this::back);
    command("start", KeyCode.HOME, this::toStart);
    command("end", KeyCode.END, this::toEnd);
    command("pair.view", KeyCode.V, () -> page.showLadders(!page.isLadders()));
  }

  private void command(String id, KeyCode key, Runnable action) {
    desk.commands().add(id, new KeyCodeCombination(key), this::isOpen, action);
  }

  private boolean isOpen() {
    return page != null && desk.overlays().isOpen(page);
  }

  void toggle() {
    if (isOpen()) close();
    else openWith(PRESET);
  }

  /** Opens the page with a scenario and its counterpart. */
  void openWith(String name) {
    if (page == null) make();
    desk.overlays().open(page, Overlays.PAGE, this::pause);
    page.requestFocus();
    String other = COUNTERPARTS.getOrDefault(name, PRESET);
    if (leftState == null || !name.equals(leftState.scenario().name())) {
      choose(true, name, false);
      choose(false, other, false);
    }
  }

  private void make() {
    List<String> names = desk.factory().scenarios().stream().map(Choice::name).toList();
    page = new PairPage(names, this);
    page.setFocusTraversable(true);
    left = new RunController(desk.factory(), desk.ui(), state -> show(true, state));
    right = new RunController(desk.factory(), desk.ui(), state -> show(false, state));
  }

  @Override
  public void choose(boolean isLeft, String name, boolean besideLoopback) {
    pause();
    RunState other = isLeft ? rightState : leftState;
    // This computer's sockets play in one run at a time: two would disturb each other's table.
    if (besideLoopback && other != null && other.withKernel())
      start(!isLeft, other.scenario().name(), false);
    start(isLeft, name, besideLoopback);
    both(RunController::toStart);
  }

  private void start(boolean isLeft, String name, boolean besideLoopback) {
    Choice choice =
        desk.factory().scenarios().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElse(desk.factory().scenarios().get(0));
    page.chosen(isLeft, choice.name(), choice.title(), besideLoopback);
    (isLeft ? left : right).choose(choice, besideLoopback);
  }

  private void show(boolean isLeft, RunState state) {
    if (isLeft) leftState = state;
    else rightState = state;
    if (state.motion() != RunState.Motion.NONE || state.failure() != null)
      page.show(
          isLeft,
          state.moments(),
          state.position(),
          state.motion() == RunState.Motion.FORWARD,
          desk.controller().speed(),
          state.failure());
    if (leftState == null || rightState == null) return;
    page.tell(PairSentence.of(leftState.soFar(), rightState.soFar()));
    boolean arrived = leftState.working() == null && rightState.working() == null;
    if (playing && arrived && state.motion() == RunState.Motion.FORWARD) waitToRead();
  }

  private void waitToRead() {
    reading.setDuration(READING.divide(Math.max(0.25, desk.controller().speed())));
    reading.playFromStart();
  }

  private void goOn() {
    if (!playing) return;
    if (leftState.canStep() || rightState.canStep()) {
      both(RunController::step);
      waitToRead();
    } else {
      pause();
    }
  }

  private void both(Consumer<RunController> action) {
    if (left == null) return;
    action.accept(left);
    action.accept(right);
  }

  @Override
  public void toStart() {
    pause();
    both(RunController::toStart);
  }

  /** Back to the step before, in the run that has come farther, or in both. */
  @Override
  public void back() {
    pause();
    if (leftState == null || rightState == null) return;
    int to = Math.max(leftState.position(), rightState.position()) - 1;
    if (to < 0) return;
    if (leftState.position() > to) left.goTo(to);
    if (rightState.position() > to) right.goTo(to);
  }

  @Override
  public void play() {
    if (playing) {
      pause();
      return;
    }
    playing = true;
    page.showPlaying(true);
    goOn();
  }

  private void pause() {
    playing = false;
    reading.stop();
    if (page != null) page.showPlaying(false);
  }

  @Override
  public void step() {
    pause();
    both(RunController::step);
  }

  @Override
  public void toEnd() {
    pause();
    both(RunController::toEnd);
  }

  /** Both go there, or to the end of the one that is shorter. */
  @Override
  public void goTo(int step) {
    pause();
    left.goTo(Math.min(step, leftState.moments().size()));
    right.goTo(Math.min(step, rightState.moments().size()));
  }

  @Override
  public void close() {
    if (isOpen()) desk.overlays().close(page);
  }

  void end() {
    pause();
    if (left != null) left.close();
    if (right != null) right.close();
  }
}
