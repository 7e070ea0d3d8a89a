package lockstep.app.commands;

import lockstep.app.Closing;
import lockstep.app.Picture;
import lockstep.app.StageMaker;
import lockstep.app.Surroundings;
import lockstep.app.Window;

/**
 * What commands are given to work with.
 *
 * @param closing what must be given back should the program end early
 */
record Host(
    Surroundings surroundings,
    StageMaker stages,
    Closing closing,
    Window window,
    Picture.Painter painter) {
  /** Says something to the user that is not data. */
  void remark(String command, String sentence) {
    surroundings
        .err()
        .println("lockstep" + (command.isEmpty() ? "" : " " + command) + ": " + sentence);
  }
}
