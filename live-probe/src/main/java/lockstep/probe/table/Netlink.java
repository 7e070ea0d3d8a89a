package lockstep.probe.table;

/** A netlink socket: sends requests, hands out answers. */
interface Netlink extends AutoCloseable {
  /** Sends the first {@code length} octets. */
  void send(Memory request, int length) throws SocketTableException;

  /**
   * Receives one datagram into {@code into} at {@code from}.
   *
   * @return its length, at most {@code capacity}
   * @throws SocketTableException when none comes in a second, or one does not fit
   */
  int receive(Memory into, int from, int capacity) throws SocketTableException;

  /**
   * Makes the calls that follow as quick as can be; what that needs is loaded, which is worth it
   * for a socket that is to be asked thousands of times. Does nothing where nothing can be done.
   */
  default void hasten() {}

  @Override
  void close();
}
