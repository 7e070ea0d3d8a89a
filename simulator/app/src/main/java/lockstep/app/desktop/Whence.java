package lockstep.app.desktop;

import lockstep.app.desktop.run.RunState;
import lockstep.app.desktop.run.RunState.Origin;
import lockstep.views.time.BreakpointWords;
import lockstep.views.transport.TransportBar;
import lockstep.views.transport.TransportBar.Live;
import lockstep.views.words.Words;

/** Where a run comes from, and why it stands where it stands, in words. */
final class Whence {
  private Whence() {}

  static void tell(TransportBar transport, RunState state) {
    transport.tell(
        live(state),
        state.origin().isFork() ? state.origin().at() : -1,
        origin(state),
        state.stopped() == null
            ? ""
            : Words.of("break.stopped", BreakpointWords.of(state.stopped())));
  }

  private static Live live(RunState state) {
    if (state.isAtLive()) return Live.ON;
    if (state.hasLive()) return Live.OFF;
    return state.origin().live() ? Live.RECORDED : Live.NONE;
  }

  private static String origin(RunState state) {
    Origin origin = state.origin();
    String name = state.scenario() == null ? "" : state.scenario().inWords();
    if (origin.isFork())
      return Words.of(
          origin.forks() == 1 ? "fork.is" : "fork.is.deeper", name, origin.at(), origin.what());
    if (state.isCapture()) return state.place();
    return origin.opened() ? Words.of("session.is", name, state.place()) : "";
  }
}
