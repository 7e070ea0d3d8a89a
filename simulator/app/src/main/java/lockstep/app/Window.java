package lockstep.app;

/** The window of the program, which needs a screen. */
public interface Window {
  /**
   * Opens it and stays until it is closed.
   *
   * @throws UnsupportedOperationException when there is no screen to open it on
   */
  void open() throws InterruptedException;
}
