package lockstep.probe.table;

import lockstep.table.SocketRow;

/**
 * A fixed list of pairs that is read again and again. Reading allocates nothing where the system
 * lets it; a row is decoded only when it is asked for. Used by the thread that uses its table.
 */
public interface Watch {
  /** How many pairs it has. */
  int size();

  /** Reads every pair once; the answers stay until the next reading. */
  void read() throws SocketTableException;

  /**
   * The state of a pair at the last reading, as the system's own number.
   *
   * @param index the pair's place in the list, from 0
   * @return 0 when the pair had no row
   */
  int code(int index);

  /** The row of a pair at the last reading; null when it had none. */
  SocketRow row(int index) throws SocketTableException;
}
