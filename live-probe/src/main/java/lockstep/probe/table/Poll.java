package lockstep.probe.table;

import lockstep.table.SocketRow;

/**
 * A selection of the table that is read again and again. Where the system lets it, a reading goes
 * into one buffer that is kept, and the numbers of a row are taken from there when they are asked
 * for: a reading makes no object. Used by the thread that uses its table.
 *
 * <p>An index goes from 0 to one less than {@link #size()} and is that of the last reading.
 */
public interface Poll {
  /**
   * Reads the selection anew; what was read before is gone.
   *
   * @return how many rows there are
   */
  int read() throws SocketTableException;

  /** How many rows the last reading found; 0 before the first. */
  int size();

  /** Whether a row is TCP's and not UDP's. */
  boolean isTcp(int index);

  /** Whether a row's socket is an IPv6 one. */
  boolean isIpv6(int index);

  /** A row's state as the system's own number. */
  int code(int index);

  int localPort(int index);

  /** A row's far port, 0 when it has none. */
  int foreignPort(int index);

  long recvQ(int index);

  long sendQ(int index);

  /** A row's inode; 0 where no process holds it or the system has no such thing. */
  long inode(int index);

  /**
   * A number by which a row is known again in a later reading: the kernel's cookie, or where the
   * system tells none a number made of protocol and addresses.
   */
  long identity(int index);

  /**
   * The row with everything that was selected but its owner, which {@link SocketTable#all} alone
   * looks for. Makes objects.
   */
  SocketRow row(int index) throws SocketTableException;
}
