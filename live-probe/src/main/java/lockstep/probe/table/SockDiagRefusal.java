package lockstep.probe.table;

/** The kernel understood a request of sock_diag and refused it. */
final class SockDiagRefusal extends NetlinkFault {
  SockDiagRefusal(int errno) {
    super("netlink sock_diag: " + NetlinkSocket.errorText(errno), errno);
  }
}
