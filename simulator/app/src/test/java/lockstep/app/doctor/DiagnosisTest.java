package lockstep.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.views.terminal.Checkup;
import lockstep.views.terminal.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Made-up machines, and what is said of each. */
class DiagnosisTest {
  private static final String INDENT = " ".repeat(22);

  /** A Debian on which nothing is missing. */
  private static final Machine WHOLE =
      new Machine(
          "Linux",
          "debian",
          "6.18.5 amd64",
          8,
          false,
          new Machine.Jdk("17.0.15", "/opt/jdk", true),
          Optional.empty(),
          new Machine.Table("netlink sock_diag", false, ""),
          new Machine.Programs(80, 80),
          true,
          true,
          ground(true, true, 15_000, -1, -1, Machine.Tun.USABLE),
          Machine.Trace.READABLE,
          new Machine.Screen(true, "DISPLAY=:0", true),
          new Machine.Services("/etc/services", true));

  @Test
  void aMachineThatLacksNothingIsToldNothingElse() {
    assertThat(lines(WHOLE))
        .containsExactly(
            "Linux 6.18.5 amd64, Java 17.0.15",
            "",
            "yes   model           plays RFC 9293 in virtual time",
            "yes   loopback        plays with this kernel's own sockets",
            "yes   wire            plays in a network of its own",
            "yes   namespaces      a user and a network of one's own can be had",
            "yes   TUN device      /dev/net/tun is there for this user",
            "yes   socket table    netlink sock_diag",
            "yes   program names   of all 80 processes",
            "yes   IPv4            127.0.0.1 can be bound",
            "yes   IPv6            ::1 can be bound",
            "yes   kernel trace    tracefs tells of sock:inet_sock_set_state",
            "yes   window          JavaFX is there, and a display (DISPLAY=:0)",
            "yes   JDK             17.0.15 in /opt/jdk",
            "yes   services file   /etc/services",
            "yes   processors      8: one can watch while another is watched",
            "",
            "Lockstep works here, on model, loopback, wire.");
  }

  static Stream<Arguments> lacks() {
    String network = "a network of one's own, for the wire";
    String window = "the window: diagram, segments, rows in step";
    Machine.Tun tun = Machine.Tun.USABLE;
    return Stream.of(
        lack(
            "no unshare",
            ground(false, false, 15_000, -1, -1, tun),
            "no    namespaces      the command unshare is missing",
            network,
            "sudo apt-get install util-linux"),
        lack(
            "no user namespace for anybody",
            ground(true, false, 0, -1, -1, tun),
            "no    namespaces      user.max_user_namespaces is 0",
            network,
            "sudo sysctl -w user.max_user_namespaces=15000"),
        lack(
            "Debian's switch",
            ground(true, false, 15_000, 0, -1, tun),
            "no    namespaces      kernel.unprivileged_userns_clone is 0",
            network,
            "sudo sysctl -w kernel.unprivileged_userns_clone=1"),
        lack(
            "AppArmor",
            ground(true, false, 15_000, 1, 1, tun),
            "no    namespaces      AppArmor keeps ordinary users from them",
            network,
            "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"),
        lack(
            "a TUN device for root alone",
            ground(true, true, 15_000, -1, -1, Machine.Tun.FORBIDDEN),
            "no    TUN device      /dev/net/tun is not for this user",
            "the wire's far end, without root",
            "sudo chmod 0666 /dev/net/tun"),
        lack(
            "no TUN device",
            ground(true, true, 15_000, -1, -1, Machine.Tun.MISSING),
            "no    TUN device      there is no /dev/net/tun",
            "the wire's far end",
            "sudo modprobe tun"),
        lack(
            "netlink refused",
            new Machine.Table("/proc/net/tcp (netlink: EPERM)", true, ""),
            "part  socket table    /proc/net/tcp (netlink: EPERM)",
            "single rows in microseconds, less UNSEEN",
            "sudo modprobe tcp_diag"),
        lack(
            "others' programs",
            new Machine.Programs(80, 12),
            "part  program names   of 12 of 80 processes: this user's own",
            "whose socket each is, for everybody's",
            "sudo ./lockstep netstat -p"),
        lack(
            "tracefs for root alone",
            Machine.Trace.FORBIDDEN,
            "no    kernel trace    tracefs is there, but not for this user",
            "the kernel's word on each change (not used yet)",
            "sudo ./lockstep doctor"),
        lack(
            "no display",
            new Machine.Screen(true, "", true),
            "no    window          JavaFX is there, but no DISPLAY or WAYLAND_DISPLAY",
            window,
            "ssh -X HOST"),
        lack(
            "no JavaFX",
            new Machine.Screen(false, "", false),
            "no    window          JavaFX is missing",
            window,
            "touch pom.xml && ./lockstep"),
        lack(
            "no services file",
            new Machine.Services("/etc/services", false),
            "no    services file   /etc/services cannot be read",
            "names of ports: https for 443",
            "sudo apt-get install netbase"),
        lack(
            "a runtime alone",
            new Machine.Jdk("21", "/opt/jre", false),
            "part  JDK             21 in /opt/jre, without a compiler",
            "Lockstep built from its sources",
            "sudo apt-get install default-jdk-headless"));
  }

  private static Arguments lack(
      String name, Object part, String found, String brings, String command) {
    return Arguments.of(
        name, part, List.of(found, INDENT + "brings: " + brings, INDENT + "$ " + command));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lacks")
  void whatIsMissingIsToldWithWhatItBringsAndTheCommand(
      String name, Object part, List<String> told) {
    Machine machine = with(WHOLE, part);
    List<String> lines = lines(machine);
    assertThat(lines).containsSequence(told);
    assertThat(lines.stream().filter(l -> !l.startsWith(INDENT + "$")))
        .allMatch(l -> l.length() <= 80);
    assertThat(new Diagnosis(machine).baseWorks()).isTrue();
    assertThat(lines)
        .last()
        .isEqualTo(
            "Lockstep works here, on model, loopback"
                + (part instanceof Machine.WireGround ? "." : ", wire."));
  }

  @Test
  void withoutATableOrWithoutAddressesThereIsNoLoopback() {
    assertThat(lines(with(WHOLE, new Machine.Table("", false, "no reader for this system"))))
        .contains(
            "no    loopback        the socket table cannot be read",
            "no    socket table    no reader for this system")
        .endsWith("Lockstep works here, on model, wire.");
    assertThat(lines(with(WHOLE, false)))
        .contains("no    loopback        neither 127.0.0.1 nor ::1 can be bound")
        .containsSequence(
            "no    IPv4            127.0.0.1 cannot be bound",
            INDENT + "brings: scenarios on IPv4",
            INDENT + "$ sudo ip link set lo up");
  }

  @Test
  void whereTheModelFailsNothingWorks() {
    Machine broken = with(WHOLE, Optional.of("teardown did not come to its end: a fault"));
    assertThat(new Diagnosis(broken).baseWorks()).isFalse();
    assertThat(lines(broken))
        .contains("no    model           teardown did not come to its end: a fault")
        .endsWith("Lockstep does not work here: its model fails.");
  }

  @Test
  void rootNeedsNoSudoAndASingleProcessorIsToldOf() {
    Machine root = with(with(WHOLE, Machine.Trace.NOT_MOUNTED), 1);
    assertThat(lines(root))
        .contains(
            INDENT + "$ mount -t tracefs tracefs /sys/kernel/tracing",
            "yes   namespaces      a network of one's own can be had, as root",
            "part  processors      1: to watch takes time from what is watched");
  }

  @Test
  void onAnotherSystemNoCommandOfLinuxIsOffered() {
    Machine windows =
        new Machine(
            "Windows 11",
            "",
            "10.0 amd64",
            4,
            false,
            WHOLE.jdk(),
            Optional.empty(),
            new Machine.Table("iphlpapi", false, ""),
            new Machine.Programs(0, 0),
            true,
            false,
            new Machine.WireGround(
                Optional.of("not built"), false, false, -1, -1, -1, Machine.Tun.MISSING),
            Machine.Trace.NOT_MOUNTED,
            new Machine.Screen(true, "", false),
            new Machine.Services("C:\\Windows\\System32\\drivers\\etc\\services", false));
    assertThat(lines(windows))
        .contains("no    wire            is for Linux alone")
        .contains("yes   window          JavaFX is there, and a display")
        .noneMatch(line -> line.contains("$"));
  }

  @Test
  void rootIsNotToldToBecomeRoot() {
    Machine root = with(with(WHOLE, 8), new Machine.Programs(80, 79));
    assertThat(lines(root))
        .contains("part  program names   of 79 of 80 processes, though this is root")
        .noneMatch(line -> line.contains("$"));
  }

  private static List<String> lines(Machine machine) {
    Checkup checkup = new Diagnosis(machine).checkup();
    return checkup.lines(new Look(false, true));
  }

  private static Machine.WireGround ground(
      boolean unshare, boolean enters, long largest, int debian, int apparmor, Machine.Tun tun) {
    return new Machine.WireGround(
        Optional.empty(), unshare, enters, largest, debian, apparmor, tun);
  }

  /** The machine with one part of another; a number is that of processors, and root's. */
  private static Machine with(Machine m, Object part) {
    return new Machine(
        m.system(),
        m.distribution(),
        m.release(),
        part instanceof Integer count ? count : m.processors(),
        part instanceof Integer || m.root(),
        part instanceof Machine.Jdk jdk ? jdk : m.jdk(),
        part instanceof Optional<?> fault ? fault.map(String::valueOf) : m.model(),
        part instanceof Machine.Table table ? table : m.table(),
        part instanceof Machine.Programs programs ? programs : m.programs(),
        part instanceof Boolean there ? there : m.ipv4(),
        part instanceof Boolean there ? there : m.ipv6(),
        part instanceof Machine.WireGround wire ? wire : m.wire(),
        part instanceof Machine.Trace trace ? trace : m.trace(),
        part instanceof Machine.Screen window ? window : m.window(),
        part instanceof Machine.Services services ? services : m.services());
  }
}
