package lockstep.probe.table;

import java.util.List;
import java.util.Optional;
import lockstep.table.Selection;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;

/**
 * A reader of this system's socket table.
 *
 * <p>A table and the watches made from it share one set of buffers, so they belong to one thread at
 * a time; that thread closes them too. Whoever hands a table to another thread does so safely.
 */
public interface SocketTable extends AutoCloseable {
  /** Where the rows come from, for the user: {@code netlink sock_diag}. */
  String source();

  /**
   * The TCP row of exactly this pair, in whatever state it is; TIME-WAIT and half-open connections
   * have rows too.
   *
   * @return empty when there is none; a listening socket is never taken for a connection to it
   */
  Optional<SocketRow> find(SocketPair pair) throws SocketTableException;

  /**
   * The same with what the kernel keeps of the connection, where the system tells it for a single
   * row; its answer is larger.
   */
  default Optional<SocketRow> findWithTcpInfo(SocketPair pair) throws SocketTableException {
    return find(pair);
  }

  /**
   * Every TCP row of both families whose local or foreign port is this one.
   *
   * @param port 1 to 65535
   */
  List<SocketRow> withPort(int port) throws SocketTableException;

  /**
   * Every row that is selected, in the system's own order.
   *
   * @return rows of the moment; {@link #remarks()} says when some may be missing
   */
  List<SocketRow> all(Selection selection) throws SocketTableException;

  /**
   * What is to be said of the last {@link #all} or {@link Poll#read}, a line for the user each: a
   * table that changed while it was read, processes that may not be read. Empty when it was whole.
   */
  List<String> remarks();

  /**
   * The same rows with who holds each, as far as {@link #all} would tell; what a {@link Poll} read
   * has no owners where to look for them is dear.
   */
  default List<SocketRow> owned(List<SocketRow> rows) throws SocketTableException {
    return rows;
  }

  /** Prepares reading these pairs over and over. */
  Watch watch(List<SocketPair> pairs);

  /** Prepares reading this selection over and over. */
  default Poll poll(Selection selection) throws SocketTableException {
    return new RowsPoll(this, selection);
  }

  /** Gives back what the system lent; nothing can be read after it. May be called again. */
  @Override
  void close();
}
