package lockstep.app.commands;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lockstep.app.terminal.Screen;
import lockstep.app.watch.Readings;
import lockstep.probe.table.SocketTableException;
import lockstep.views.terminal.Look;
import lockstep.views.terminal.Transition;
import lockstep.views.terminal.WatchFrame;

/** The watched table on the whole terminal. */
final class ScreenWatch {
  private static final String KEYS =
      "q ends   space, b: next page, page before   g, G: first, last";
  private static final int MOST_CHANGES = 10;

  private final Readings readings;
  private final Screen screen;
  private final WatchFrame frame;
  private final String which;
  private final List<Transition> last = new ArrayList<>();
  private int top;

  /**
   * @param which which rows are watched, for the head
   */
  ScreenWatch(Readings readings, Screen screen, Look look, String which) {
    this.readings = readings;
    this.screen = screen;
    this.frame = new WatchFrame(look);
    this.which = which;
  }

  /**
   * Shows the table until q is pressed.
   *
   * @param end when to stop in any case, by System.nanoTime
   */
  void run(long end) throws IOException, SocketTableException {
    while (System.nanoTime() - end < 0) {
      if (readings.millisToNext() == 0) read();
      show();
      Screen.Key key = screen.next(Math.max(1, readings.millisToNext()));
      if (key == Screen.Key.QUIT) return;
      turn(key);
    }
  }

  private void read() throws SocketTableException {
    readings.read();
    last.addAll(readings.takeTransitions());
    if (last.size() > MOST_CHANGES) last.subList(0, last.size() - MOST_CHANGES).clear();
  }

  private void turn(Screen.Key key) {
    int page = WatchFrame.rowsIn(screen.lines());
    switch (key) {
      case NEXT_PAGE -> top += page;
      case PREVIOUS_PAGE -> top -= page;
      case FIRST_PAGE -> top = 0;
      case LAST_PAGE -> top = Integer.MAX_VALUE - page;
      case QUIT, OTHER, NONE -> {}
    }
  }

  private void show() throws SocketTableException {
    int lines = screen.lines();
    int page = WatchFrame.rowsIn(lines);
    int all = readings.shown();
    // Pages begin at whole pages, as long as there are so many rows.
    top = Math.max(0, Math.min(top / page, Math.max(0, all - 1) / page) * page);
    WatchFrame.Words words = new WatchFrame.Words(head(page, all), KEYS);
    screen.show(frame.lines(words, readings.rows(top, page), last, screen.columns(), lines));
  }

  private String head(int page, int all) {
    StringBuilder head = new StringBuilder();
    if (all <= page) head.append(all).append(all == 1 ? " row" : " rows");
    else
      head.append(
          String.format(
              Locale.ROOT, "Rows %,d to %,d of %,d", top + 1, Math.min(all, top + page), all));
    head.append(which);
    if (readings.withoutUser() > 0)
      head.append(", ").append(readings.withoutUser()).append(" of unknown users hidden");
    return head.append(", by ").append(readings.source()).toString();
  }
}
