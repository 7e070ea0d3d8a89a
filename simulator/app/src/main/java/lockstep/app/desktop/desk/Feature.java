package lockstep.app.desktop.desk;

import lockstep.app.desktop.run.RunState;

/**
 * Something that the window can do beyond showing a run. It gets a {@link Desk} when it is made and
 * puts its commands, buttons and tabs there; its panes are made when they are first opened, as the
 * window's first picture must not wait for them.
 */
public interface Feature {
  /** Follows the run; called on the JavaFX thread whenever something changed. */
  default void show(RunState state) {}

  /** Ends what it began: threads, timers, windows. */
  default void close() {}
}
