package lockstep.probe.table;

import java.util.OptionalInt;
import lockstep.table.OsState;
import lockstep.table.Owner;

/** What Linux's table tells of a row's owner by itself. */
final class LinuxOwner {
  private LinuxOwner() {}

  /**
   * The user of a row. A row without inode that says 0 may be anybody's: the kernel writes 0 where
   * it does not know.
   */
  static OptionalInt uid(long inode, int uid) {
    return inode == 0 && uid == 0 ? OptionalInt.empty() : OptionalInt.of(uid);
  }

  /**
   * Why a row without inode has no owner: before {@code accept} a socket has none yet, after {@code
   * close} none any more. A state that only a close leads to is of the second kind.
   */
  static Owner withoutLooking(long inode, OsState state) {
    if (inode != 0) return Owner.NOT_ASKED;
    return switch (state.code()) {
      case 1, 3, 8, 12 -> Owner.Unknown.NOT_ACCEPTED;
      case 4, 5, 6, 9, 11 -> Owner.Unknown.NO_PROCESS;
      default -> Owner.Unknown.NOT_FOUND;
    };
  }
}
