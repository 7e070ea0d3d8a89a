package lockstep.probe.table;

import java.util.List;
import java.util.Optional;
import lockstep.table.SocketRow;

/**
 * A reader of this system's TCP socket table.
 *
 * <p>A table and the watches made from it share one set of buffers, so they belong to one thread at
 * a time; that thread closes them too. Whoever hands a table to another thread does so safely.
 */
public interface SocketTable extends AutoCloseable {
  /** Where the rows come from, for the user: {@code netlink sock_diag}. */
  String source();

  /**
   * The row of exactly this pair, in whatever state it is; TIME-WAIT and half-open connections have
   * rows too.
   *
   * @return empty when there is none; a listening socket is never taken for a connection to it
   */
  Optional<SocketRow> find(SocketPair pair) throws SocketTableException;

  /**
   * Every row of both families whose local or foreign port is this one.
   *
   * @param port 1 to 65535
   */
  List<SocketRow> withPort(int port) throws SocketTableException;

  /** Prepares reading these pairs over and over. */
  Watch watch(List<SocketPair> pairs);

  /** Gives back what the system lent; nothing can be read after it. May be called again. */
  @Override
  void close();
}
