package lockstep.app.doctor;

import java.util.Optional;
import lockstep.app.doctor.Loopback.Device;
import lockstep.app.doctor.Loopback.Reach;
import lockstep.app.doctor.Loopback.SixIn;
import lockstep.probe.table.SockDiagParts;

/** A machine that lacks nothing, and what it may lack. */
final class MadeUpMachines {
  private static final Loopback REACHED = new Loopback(Reach.MADE, Reach.MADE, Device.UP, SixIn.ON);

  /** A Debian on which nothing is missing. */
  static final Machine WHOLE =
      new Machine(
          "Linux",
          "debian",
          "6.18.5 amd64",
          8,
          Privilege.ORDINARY,
          new Machine.Jdk("17.0.15", "/opt/jdk", true),
          Optional.empty(),
          new Machine.Table("netlink sock_diag", false, ""),
          new Machine.Programs(80, 80),
          REACHED,
          Optional.of(netlink(0, 0, 0, false)),
          ground(true, true, 15_000, -1, -1, Machine.Tun.USABLE),
          Machine.Trace.READABLE,
          new Machine.Screen(true, "DISPLAY=:0", false, true, ""),
          new Machine.Services("/etc/services", true));

  private MadeUpMachines() {}

  static Netlink netlink(int socket, int tcp, int udp, boolean filtered) {
    return netlink(socket, tcp, udp, filtered, KernelModule.UNKNOWN);
  }

  /** A kernel that answers with these errors, 0 for none. */
  static Netlink netlink(int socket, int tcp, int udp, boolean filtered, KernelModule module) {
    SockDiagParts parts = new SockDiagParts(lack(socket), lack(tcp), lack(udp), lack(socket));
    return new Netlink(parts, filtered, module, module);
  }

  private static Optional<SockDiagParts.Lack> lack(int errno) {
    return errno == 0
        ? Optional.empty()
        : Optional.of(new SockDiagParts.Lack(errno, "error " + errno));
  }

  static Machine.WireGround ground(
      boolean unshare, boolean enters, long largest, int debian, int apparmor, Machine.Tun tun) {
    return new Machine.WireGround(
        Optional.empty(), unshare, enters, largest, debian, apparmor, tun);
  }

  /** The machine with one part of another; a number is that of processors. */
  static Machine with(Machine m, Object part) {
    return new Machine(
        m.system(),
        m.distribution(),
        m.release(),
        part instanceof Integer count ? count : m.processors(),
        part instanceof Privilege privilege ? privilege : m.privilege(),
        part instanceof Machine.Jdk jdk ? jdk : m.jdk(),
        part instanceof Optional<?> fault ? fault.map(String::valueOf) : m.model(),
        part instanceof Machine.Table table ? table : m.table(),
        part instanceof Machine.Programs programs ? programs : m.programs(),
        part instanceof Loopback loopback ? loopback : m.loopback(),
        part instanceof Netlink netlink ? Optional.of(netlink) : m.netlink(),
        part instanceof Machine.WireGround wire ? wire : m.wire(),
        part instanceof Machine.Trace trace ? trace : m.trace(),
        part instanceof Machine.Screen window ? window : m.window(),
        part instanceof Machine.Services services ? services : m.services());
  }
}
