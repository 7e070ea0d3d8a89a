package lockstep.app.doctor;

import static lockstep.views.terminal.Checkup.Has.NO;
import static lockstep.views.terminal.Checkup.Has.PART;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.probe.table.SockDiagParts.Lack;
import lockstep.views.terminal.Checkup.Item;

/** How the socket table is read, and where it is not by netlink, what stands in the way. */
final class NetlinkDiagnosis {
  /** The numbers of asm-generic/errno-base.h and errno.h. */
  private static final int EPERM = 1;

  private static final int ENOENT = 2;
  private static final int EACCES = 13;
  private static final int EPROTONOSUPPORT = 93;
  private static final int EOPNOTSUPP = 95;
  private static final int EAFNOSUPPORT = 97;

  private final Machine machine;

  NetlinkDiagnosis(Machine machine) {
    this.machine = machine;
  }

  List<Item> items() {
    List<Item> items = new ArrayList<>(List.of(table()));
    if (machine.netlink().isEmpty()) return items;
    Netlink netlink = machine.netlink().get();
    if (!machine.table().fallBack()) netlink.parts().udp().ifPresent(lack -> items.add(udp(lack)));
    items.add(ends(netlink));
    return items;
  }

  private Item table() {
    Machine.Table table = machine.table();
    if (!table.failure().isEmpty())
      return Diagnosis.item(NO, "socket table", table.failure(), "loopback, netstat, watch", null);
    if (!table.fallBack()) return Diagnosis.item("socket table", "read by " + table.source());
    Advice advice = machine.netlink().map(this::advice).orElse(Advice.NONE);
    return Diagnosis.item(
        PART,
        "socket table",
        "read from " + table.source() + advice.reason(),
        "single rows in microseconds, less UNSEEN",
        advice.command());
  }

  /** Why netlink does not give TCP's rows; nothing where it has since begun to. */
  private Advice advice(Netlink netlink) {
    if (netlink.parts().socket().isPresent())
      return refused(netlink.parts().socket().get(), netlink);
    return netlink
        .parts()
        .tcp()
        .map(lack -> rows(lack, netlink, "tcp_diag", netlink.tcpDiag()))
        .orElse(Advice.NONE);
  }

  private Item udp(Lack lack) {
    Netlink netlink = machine.netlink().orElseThrow();
    Advice advice = rows(lack, netlink, "udp_diag", netlink.udpDiag());
    return Diagnosis.item(
        PART,
        "UDP rows",
        "read from /proc/net/udp; " + lack.why() + advice.reason(),
        "UDP rows that none is lost of",
        advice.command());
  }

  private Item ends(Netlink netlink) {
    Optional<Lack> lack = netlink.parts().ends();
    if (lack.isEmpty())
      return Diagnosis.item("end of sockets", "the kernel tells when one is gone; it was heard");
    return Diagnosis.item(
        NO,
        "end of sockets",
        netlink.parts().socket().isPresent()
            ? "netlink alone tells of it"
            : "the kernel does not tell of it: " + lack.get().why(),
        "the kernel's word on each socket that goes (--trace-kernel)",
        null);
  }

  /**
   * What explains a refusal.
   *
   * @param reason follows on what was found; empty when nothing explains it
   * @param command what mends it; null when nothing does from here
   */
  private record Advice(String reason, String command) {
    static final Advice NONE = new Advice("", null);
  }

  /** A dump was refused: the socket is there, but the kernel's part for this protocol is not. */
  private Advice rows(Lack lack, Netlink netlink, String module, KernelModule there) {
    return switch (lack.errno()) {
      case ENOENT, EPROTONOSUPPORT, EOPNOTSUPP -> missing(module, there);
      default -> refused(lack, netlink);
    };
  }

  private Advice missing(String module, KernelModule there) {
    return switch (there) {
      case LOADABLE ->
          machine.privilege() == Privilege.CONFINED
              ? new Advice(
                  "; the module " + module + " is not loaded, and only root of the host loads it",
                  null)
              : new Advice(
                  "; the module " + module + " is not loaded",
                  Diagnosis.sudo(machine, "modprobe " + module));
      case BUILT_IN ->
          new Advice("; " + module + " is in this kernel and yet does not answer", null);
      case ABSENT -> new Advice("; this kernel was built without " + module, null);
      case UNKNOWN ->
          new Advice(
              "; the module "
                  + module
                  + " is missing, and which modules there are is not told here: try modprobe "
                  + module
                  + " on the host",
              null);
    };
  }

  /** The socket itself was refused, or a request on it: no module changes that. */
  private Advice refused(Lack lack, Netlink netlink) {
    String reason =
        switch (lack.errno()) {
          case EPERM, EACCES ->
              netlink.filtered()
                  ? "; a sandbox's filter (seccomp) refuses it: start outside the sandbox"
                  : "; a rule of the system's (SELinux, AppArmor) refuses it";
          case EAFNOSUPPORT ->
              netlink.filtered()
                  ? "; a sandbox's filter (seccomp, RestrictAddressFamilies) hides netlink:"
                      + " start outside the sandbox"
                  : "; this kernel has no netlink";
          case EPROTONOSUPPORT ->
              netlink.filtered()
                  ? "; a sandbox's filter (seccomp) hides sock_diag, or this kernel lacks it"
                  : "; this kernel has no sock_diag";
          default -> "";
        };
    return new Advice(reason, null);
  }
}
