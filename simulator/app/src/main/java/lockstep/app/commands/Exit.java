package lockstep.app.commands;

/** The exit codes of all commands. */
final class Exit {
  static final int GOOD = 0;

  /** The command did what was asked, and its answer is no. */
  static final int NO = 1;

  static final int WRONG_USE = 2;
  static final int MACHINE_CANNOT = 3;

  /** A fault of this program; sysexits.h calls it EX_SOFTWARE. */
  static final int INTERNAL_FAULT = 70;

  /** What shells report of a program that Ctrl-C ended. */
  static final int INTERRUPTED = 130;

  private Exit() {}
}
