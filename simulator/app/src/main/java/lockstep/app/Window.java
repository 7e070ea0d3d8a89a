package lockstep.app;

import java.nio.file.Path;
import lockstep.app.replay.CaptureShown;

/** The window of the program, which needs a screen. */
public interface Window {
  /**
   * Opens it and stays until it is closed.
   *
   * @throws UnsupportedOperationException when there is no screen to open it on
   */
  void open() throws InterruptedException;

  /**
   * Opens it on a run from a file and stays until it is closed.
   *
   * @throws UnsupportedOperationException when there is no screen to open it on
   */
  default void open(Path session) throws InterruptedException {
    throw new UnsupportedOperationException("this window opens no file");
  }

  /**
   * Opens it on a connection of a capture and stays until it is closed.
   *
   * @throws UnsupportedOperationException when there is no screen to open it on
   */
  default void open(CaptureShown capture) throws InterruptedException {
    throw new UnsupportedOperationException("this window shows no capture");
  }
}
