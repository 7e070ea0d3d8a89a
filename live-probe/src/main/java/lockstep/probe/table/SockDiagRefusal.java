package lockstep.probe.table;

/** The kernel understood a request of sock_diag and refused it. */
final class SockDiagRefusal extends SocketTableException {
  private final int errno;

  SockDiagRefusal(int errno) {
    super("netlink sock_diag: " + NetlinkSocket.errorText(errno));
    this.errno = errno;
  }

  int errno() {
    return errno;
  }
}
