package lockstep.probe.table;

/** A call of netlink's that failed with an error of the system's. */
class NetlinkFault extends SocketTableException {
  private final int errno;

  /**
   * @param errno the system's number of the error, from errno(3)
   */
  NetlinkFault(String message, int errno) {
    super(message);
    this.errno = errno;
  }

  int errno() {
    return errno;
  }
}
