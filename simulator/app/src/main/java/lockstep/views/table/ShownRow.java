package lockstep.views.table;

import lockstep.table.SocketRow;

/** A row as one of the two tables shows it. */
interface ShownRow {
  /** The row as it was last read. */
  SocketRow row();

  /** What became of it lately. */
  Mark mark();

  /** Whether its table has the columns of changes and of times. */
  boolean isTimed();

  /** How long it has been in its state; empty where nobody measures. */
  String stood();

  /** Whether it was there and is no more. */
  default boolean isGone() {
    return mark() == Mark.GONE;
  }
}
