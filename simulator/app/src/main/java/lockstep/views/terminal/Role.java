package lockstep.views.terminal;

import lockstep.views.table.Mark;

/**
 * What a piece of text is, and how a colour terminal shows it. Without colour every role still
 * reads from its words and signs alone.
 */
public enum Role {
  PLAIN(""),
  /** Numbers, reasons, heads: what may stand back. */
  DIM("2"),
  BOLD("1"),
  CALL("33"),
  // Extended colours even for black: some terminals turn bold plain black into grey.
  CLIENT_ENTERED("1;38;5;16;48;5;74"),
  SERVER_ENTERED("1;38;5;16;48;5;214"),
  AGREES("32"),
  UNSEEN("4"),
  EXPLAINED("35"),
  UNEXPLAINED("1;38;5;16;48;5;166"),
  NEW("38;5;74"),
  CHANGED("38;5;214"),
  GONE("2");

  private final String sgr;

  Role(String sgr) {
    this.sgr = sgr;
  }

  /** The parameters of the SGR sequence that begins it, empty for none. */
  String sgr() {
    return sgr;
  }

  /** How a row that was marked is painted. */
  static Role of(Mark mark) {
    return switch (mark) {
      case NEW -> NEW;
      case CHANGED -> CHANGED;
      case GONE -> GONE;
      case QUIET -> PLAIN;
    };
  }
}
