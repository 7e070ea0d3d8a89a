package lockstep.probe.lab;

import lockstep.table.SocketRow;

/**
 * The owner of a row of the lab's. The lab watches its own sockets only, so a row that some process
 * holds is held by this one; a row without inode is held by nobody (TIME-WAIT, orphans, not yet
 * accepted).
 */
final class OwnRow {
  private static final int PID = Math.toIntExact(ProcessHandle.current().pid());

  private OwnRow() {}

  /** The row with its owner, if it has one; null stays null. */
  static SocketRow of(SocketRow row) {
    return row == null || row.inode() == 0 ? row : row.ownedBy(PID);
  }
}
