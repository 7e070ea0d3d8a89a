package lockstep.app.desktop.learn;

import java.util.List;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.app.desktop.run.RunState;
import lockstep.tcp.World;
import lockstep.views.learn.LessonPane;
import lockstep.views.plates.PlateView;

/** The place beside the diagram: what is open there, and the run that was shown before. */
final class BesideDiagram implements LessonPane.Actions {
  /** What stands there: a lesson, or a row of questions. */
  interface Guest {
    void back();

    void next();

    /** It is closed, by whomever. */
    void closed();
  }

  /** A run as it can be loaded again. */
  private record Before(Choice scenario, String text, World beside) {}

  private final Desk desk;
  private LessonPane pane;
  private Guest guest;
  private Before before;

  BesideDiagram(Desk desk) {
    this.desk = desk;
  }

  LessonPane pane() {
    if (pane == null) pane = new LessonPane(this);
    return pane;
  }

  boolean isOpen() {
    return guest != null;
  }

  /** Whether it can be seen, and nothing lies over it; a plate is only beside the diagram. */
  boolean isInSight() {
    return isOpen()
        && pane.isVisible()
        && !desk.overlays().isAnyOpenBut(overlay -> overlay instanceof PlateView);
  }

  /** Opens it for somebody; who had it before leaves. */
  void open(Guest next) {
    boolean was = isOpen();
    if (was) guest.closed();
    else before = present();
    guest = next;
    if (!was) desk.layBeside(pane());
  }

  @Override
  public void back() {
    if (guest != null) guest.back();
  }

  @Override
  public void next() {
    if (guest != null) guest.next();
  }

  /** Closes it; the window is as before. */
  @Override
  public void close() {
    if (guest == null) return;
    Guest gone = guest;
    guest = null;
    gone.closed();
    boolean hadFocus = pane.holds(pane.getScene().getFocusOwner());
    desk.layBeside(null);
    pane.page("", List.of());
    if (hadFocus) desk.diagram().requestFocus();
    restore();
  }

  private Before present() {
    RunState state = desk.state();
    if (state == null || state.scenario() == null || state.origin().opened()) return null;
    return new Before(state.scenario(), desk.controller().text(), state.beside());
  }

  private void restore() {
    Before now = present();
    if (before == null || before.equals(now)) return;
    if (before.text() == null) desk.controller().chooseBeside(before.scenario(), before.beside());
    else desk.controller().chooseText(before.scenario(), before.text(), before.beside() != null);
  }

  @Override
  public void pageDown() {
    if (!scrolled(1)) next();
  }

  @Override
  public void pageUp() {
    if (!scrolled(-1)) back();
  }

  private boolean scrolled(int direction) {
    var scroll = pane.scroll();
    double all = scroll.getContent().getLayoutBounds().getHeight();
    double seen = scroll.getViewportBounds().getHeight();
    double at = scroll.getVvalue();
    if (all <= seen + 1 || (direction > 0 ? at > 0.999 : at < 0.001)) return false;
    scroll.setVvalue(Math.max(0, Math.min(1, at + direction * seen * 0.85 / (all - seen))));
    return true;
  }
}
