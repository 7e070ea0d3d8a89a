package lockstep.app.desktop;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import lockstep.tcp.TcpState;
import lockstep.views.diagram.StateDiagram;
import lockstep.views.table.MarkedRow;
import lockstep.views.table.SocketTableView;
import lockstep.views.table.TableActions;

/**
 * The socket table and the diagram, each pointing into the other; this computer's table is read
 * only while somebody can see it.
 */
final class WatchedTable implements TableActions, LiveSockets.Listener {
  private final LiveSockets.Source source;
  private final Executor ui;
  private final StateDiagram diagram;
  private final Runnable resized;
  private final SocketTableView view = new SocketTableView(this);
  private LiveSockets reading;
  private boolean shown;
  private boolean seen = true;

  /**
   * @param resized runs when the table wants another height
   */
  WatchedTable(LiveSockets.Source source, Executor ui, StateDiagram diagram, Runnable resized) {
    this.source = source;
    this.ui = ui;
    this.diagram = diagram;
    this.resized = resized;
  }

  SocketTableView view() {
    return view;
  }

  /** Whether this computer's table is being read. */
  boolean isReading() {
    return reading != null;
  }

  @Override
  public void computerShown(boolean yes) {
    shown = yes;
    diagram.letChoose(yes ? state -> view.live().choose(state.orElse(null)) : null);
    diagram.frame(yes ? view.live().state() : Optional.empty());
    follow();
    resized.run();
  }

  /** Whether the window can be seen. */
  void setSeen(boolean yes) {
    seen = yes;
    follow();
  }

  /** Ends the reading and begins another, in which no change is left from before. */
  void beginAnew() {
    close();
    follow();
  }

  void close() {
    if (reading != null) reading.close();
    reading = null;
  }

  private void follow() {
    boolean wanted = shown && seen;
    if (wanted == isReading()) return;
    if (!wanted) {
      close();
      return;
    }
    view.live().begin();
    reading = new LiveSockets(source, ui, this);
    reading.start();
  }

  @Override
  public void read(List<MarkedRow> rows, String from) {
    view.live().show(rows, from);
  }

  @Override
  public void failed(String reason) {
    view.live().fail(reason);
  }

  @Override
  public void light(Optional<TcpState> state) {
    diagram.frame(state);
  }

  @Override
  public void left() {
    diagram.requestFocus();
  }
}
