package lockstep.app.desktop;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import lockstep.app.desktop.run.EdgesSeen;
import lockstep.app.desktop.run.RunController;
import lockstep.app.desktop.run.RunState;
import lockstep.comparison.KnownDifference;
import lockstep.views.diagram.StateDiagram;
import lockstep.views.ladder.LadderView;
import lockstep.views.standing.StatesPane;
import lockstep.views.steps.StepsList;
import lockstep.views.table.SocketTableView;
import lockstep.views.table.TableContent;
import lockstep.views.tcb.TcbCard;
import lockstep.views.transport.TransportBar;

/** The parts of the window that show a run, each shown what the run has come to. */
final class RunParts {
  private final RunController controller;
  private final EdgesSeen edgesSeen;
  private final StateDiagram diagram;
  private final StatesPane states = new StatesPane();
  private final TcbCard tcb = new TcbCard();
  private final StepsList steps;
  private final LadderView ladder;
  private final WatchedTable watched;
  private final TransportBar transport;
  private final Player player;
  private final StoryTeller teller;

  /**
   * The parts around the diagram, which is there already.
   *
   * @param source this computer's socket table, opened when the user first wants to see it
   * @param tableTurned runs when the table wants another height
   * @param explain opens the card of a known difference
   * @param letGo ends the holding of a state
   */
  RunParts(
      RunController controller,
      StateDiagram diagram,
      EdgesSeen edgesSeen,
      LiveSockets.Source source,
      Executor ui,
      Runnable tableTurned,
      Consumer<KnownDifference> explain,
      Runnable letGo) {
    this.controller = controller;
    this.diagram = diagram;
    this.edgesSeen = edgesSeen;
    steps = new StepsList(controller::goTo);
    ladder = new LadderView(controller::goTo);
    watched = new WatchedTable(source, ui, diagram, tableTurned);
    transport = new TransportBar(controller, diagram::requestFocus);
    player = new Player(diagram, controller, edgesSeen);
    teller =
        new StoryTeller(
            diagram.story(), controller::restart, letGo, controller::cancel, explain::accept);
  }

  StatesPane states() {
    return states;
  }

  TcbCard tcb() {
    return tcb;
  }

  StepsList steps() {
    return steps;
  }

  LadderView ladder() {
    return ladder;
  }

  SocketTableView table() {
    return watched.view();
  }

  TransportBar transport() {
    return transport;
  }

  /** Forgets the changes of the table that belong to another run. */
  void beginAnew() {
    watched.beginAnew();
  }

  /** Whether the window can be seen: nothing is read for one that nobody sees. */
  void setSeen(boolean yes) {
    watched.setSeen(yes);
  }

  /** Shows where a run is. */
  void show(RunState state) {
    diagram.setCapture(state.isCapture());
    player.show(state);
    teller.show(state);
    states.show(state.shown().orElse(null), state.live());
    state
        .shown()
        .ifPresentOrElse(shown -> tcb.show(shown, state.live()), () -> tcb.clear(state.live()));
    steps.show(state.moments(), state.position());
    ladder.show(state.moments(), state.position(), state.failure() != null);
    if (state.motion() == RunState.Motion.FORWARD) ladder.grow(controller.speed());
    steps.tellRun(state.place(), state.remarks(), state.failure());
    table().show(TableContent.of(state.moments(), state.position()), state.live());
    transport.show(
        state.moments(), state.position(), state.total(), state.canStep(), state.playing());
    Whence.tell(transport, state);
  }

  /** Shows in the diagram where a run is, after something else was shown there. */
  void showAgain(RunState state) {
    player.showAgain(state);
    teller.show(state);
  }

  void close() {
    watched.close();
    teller.stop();
  }
}
