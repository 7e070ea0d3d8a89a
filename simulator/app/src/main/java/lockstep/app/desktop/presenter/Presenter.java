package lockstep.app.desktop.presenter;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.event.EventHandler;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Feature;
import lockstep.app.desktop.desk.Overlays;
import lockstep.app.desktop.predict.Predict;
import lockstep.app.desktop.run.RunState;
import lockstep.comparison.Moment;
import lockstep.comparison.Verdict;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.views.diagram.Course;
import lockstep.views.diagram.Spotlight;
import lockstep.views.predict.Question;
import lockstep.views.presenter.PresenterPane;
import lockstep.views.presenter.PresenterPane.Blank;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/** Shows the run over the whole screen, for a room; a clicker leads it. */
public final class Presenter implements Feature {
  private final Desk desk;
  private final Predict predict;
  private final Set<String> edgesSeen = new HashSet<>();
  private final EventHandler<KeyEvent> unblank = this::unblank;
  private PresenterPane pane;
  private FullScreen fullScreen;
  private Notes notes;
  private long begun;
  private boolean open;

  /** Puts the keys and the button on a desk. */
  public Presenter(Desk desk, Predict predict) {
    this.desk = desk;
    this.predict = predict;
    predict.onChosen(this::showAnswer);
    desk.commands().add("present", KeyCode.F5, this::toggle);
    add("present.next", KeyCode.PAGE_DOWN, this::next);
    add("present.back", KeyCode.PAGE_UP, desk.controller()::back);
    add("present.black", KeyCode.B, () -> pane.blank(Blank.BLACK));
    add("present.black", KeyCode.PERIOD, () -> pane.blank(Blank.BLACK));
    add("present.white", KeyCode.W, () -> pane.blank(Blank.WHITE));
    add("present.spotlight", KeyCode.S, this::nextSpotlight);
    add("present.rows", KeyCode.T, () -> pane.toggleRows());
    add("present.notes", KeyCode.N, this::toggleNotes);
    desk.addButton("present", "present", this::toggle);
  }

  /**
   * A clicker has no key for an answer: the step after it gives the one that is marked, or none.
   */
  private void next() {
    if (predict.asked().isEmpty()) desk.controller().step();
    else if (predict.chosen() != null) predict.answer();
    else predict.notSure();
  }

  private void add(String id, KeyCode key, Runnable action) {
    desk.commands().add(id, new KeyCodeCombination(key), this::isOpen, action);
  }

  /** Whether the run is presented. */
  public boolean isOpen() {
    return open;
  }

  /** What the room sees; empty before the first time. */
  public Optional<PresenterPane> pane() {
    return Optional.ofNullable(pane);
  }

  private void toggle() {
    if (open) desk.overlays().close(pane);
    else open();
  }

  private void open() {
    if (pane == null) pane = new PresenterPane(this::chosen);
    Window window = desk.window().getScene().getWindow();
    fullScreen = new FullScreen(window);
    open = true;
    begun = System.nanoTime();
    pane.blank(Blank.NONE);
    pane.spotlight(Spotlight.NOW);
    show(desk.state());
    desk.overlays().open(pane, Overlays.WHOLE, this::closed);
    pane.requestFocus();
    window.addEventFilter(KeyEvent.KEY_PRESSED, unblank);
    window.addEventFilter(KeyEvent.KEY_TYPED, unblank);
    fullScreen.enter();
  }

  private void closed() {
    open = false;
    Window window = desk.window().getScene().getWindow();
    window.removeEventFilter(KeyEvent.KEY_PRESSED, unblank);
    window.removeEventFilter(KeyEvent.KEY_TYPED, unblank);
    fullScreen.leave();
    closeNotes();
  }

  /** Any key takes the cover away, and does nothing else. */
  private void unblank(KeyEvent event) {
    if (pane.blanked() == Blank.NONE) return;
    if (event.getEventType() == KeyEvent.KEY_PRESSED) pane.blank(Blank.NONE);
    event.consume();
  }

  @Override
  public void show(RunState state) {
    if (state == null || !open) return;
    Course before = Course.NONE;
    if (state.position() > 0) {
      List<Moment> shown = state.soFar();
      edgesSeen.addAll(Course.of(shown).edges());
      before = Course.of(shown.subList(0, shown.size() - 1)).withEdges(edgesSeen);
    }
    boolean flies = state.motion() == RunState.Motion.FORWARD;
    pane.show(
        state.moments(),
        state.position(),
        state.total(),
        state.live(),
        before,
        flies ? desk.controller().speed() : 0);
    pane.showLadder(desk.ladder().picture());
    tell(state);
    showAnswer();
    if (notes != null && notes.isOpen()) desk.controller().playAhead();
  }

  private void tell(RunState state) {
    String number =
        state.position() == 0
            ? ""
            : state.total() == 0
                ? Words.of("transport.position.open", state.position())
                : Words.of("transport.position", state.position(), state.total());
    boolean atEnd = state.position() == state.moments().size();
    Verdict verdict = state.shown().map(Moment::verdict).orElse(null);
    Optional<Question> asked = predict.asked();
    if (asked.isPresent()) pane.tell(true, null, asked.get().words(), number);
    else if (state.failure() != null && atEnd)
      pane.tell(false, null, Words.of("story.failed"), number);
    else if (state.scenario() == null) pane.tell(false, null, Words.of("story.choose"), number);
    else
      pane.tell(
          false,
          verdict,
          state
              .shown()
              .map(moment -> Sentences.what(moment.step()))
              .orElseGet(() -> Words.of("story.empty", state.scenario().called())),
          number);
  }

  /** The answer that is meant is marked here too, the question is the caption; notes know all. */
  private void showAnswer() {
    if (!open) return;
    pane.diagram().ifPresent(diagram -> diagram.answers().answer(predict.chosen(), predict.ends()));
    if (predict.asked().isPresent()) tell(desk.state());
    if (notes != null && notes.isOpen()) notes.show(desk.state(), predict.asked());
  }

  private void chosen(TcpState state) {
    if (predict.asked().isPresent()) {
      predict.choose(state);
      return;
    }
    Spotlight wanted = Spotlight.on(state);
    pane.spotlight(pane.spotlight().equals(wanted) ? Spotlight.NOW : wanted);
  }

  /** On what happens, on where the client is, on where the server is, off. */
  private void nextSpotlight() {
    Spotlight now = pane.spotlight();
    Optional<Spotlight> client = pane.stateOf(Side.CLIENT).map(Spotlight::on);
    Optional<Spotlight> server = pane.stateOf(Side.SERVER).map(Spotlight::on);
    if (now.equals(Spotlight.NOW)) pane.spotlight(client.or(() -> server).orElse(Spotlight.OFF));
    else if (client.isPresent() && client.get().equals(now) && !client.equals(server))
      pane.spotlight(server.orElse(Spotlight.OFF));
    else pane.spotlight(now.on() ? Spotlight.OFF : Spotlight.NOW);
  }

  private void toggleNotes() {
    if (notes != null && notes.isOpen()) {
      closeNotes();
      return;
    }
    notes = new Notes(desk, begun, unblank);
    notes.open();
    desk.controller().playAhead();
    notes.show(desk.state(), predict.asked());
  }

  private void closeNotes() {
    if (notes != null) notes.close();
    notes = null;
  }

  @Override
  public void close() {
    closeNotes();
  }
}
