package lockstep.app.doctor;

import static lockstep.app.doctor.MadeUpMachines.WHOLE;
import static lockstep.app.doctor.MadeUpMachines.ground;
import static lockstep.app.doctor.MadeUpMachines.netlink;
import static lockstep.app.doctor.MadeUpMachines.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.app.doctor.Loopback.Device;
import lockstep.app.doctor.Loopback.Reach;
import lockstep.app.doctor.Loopback.SixIn;
import lockstep.views.terminal.Checkup;
import lockstep.views.terminal.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Made-up machines, and what is said of each. */
class DiagnosisTest {
  private static final String INDENT = " ".repeat(22);

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
            "yes   socket table    read by netlink sock_diag",
            "yes   end of sockets  the kernel tells when one is gone; it was heard",
            "yes   program names   of all 80 processes",
            "yes   IPv4            a connection over 127.0.0.1 was made",
            "yes   IPv6            a connection over ::1 was made",
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
            "others' programs",
            new Machine.Programs(80, 12),
            "part  program names   of 12 of 80 processes: this user's own",
            "whose socket each is, for everybody's",
            "sudo ./lockstep netstat -p"),
        lack(
            "tracefs for root alone",
            Machine.Trace.FORBIDDEN,
            "no    kernel trace    tracefs is there, but not for this user: for root",
            "the kernel's word on each change (--trace-kernel)",
            "sudo ./lockstep doctor"),
        lack(
            "no display",
            new Machine.Screen(true, "", false, true, ""),
            "no    window          JavaFX is there, but DISPLAY is not set",
            window,
            "ssh -X HOST"),
        lack(
            "no JavaFX",
            new Machine.Screen(false, "", false, false, ""),
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
  void aPrivateNetworkThatDoesNotComeUpIsToldWithItsReason() {
    Machine.WireGround ground =
        new Machine.WireGround(
            Optional.of("no private network: /proc/sys is read-only"),
            true,
            true,
            15_000,
            -1,
            -1,
            Machine.Tun.USABLE);
    assertThat(lines(with(WHOLE, ground)))
        .contains("no    wire            no private network: /proc/sys is read-only")
        .endsWith("Lockstep works here, on model, loopback.");
  }

  @Test
  void withoutATableThereIsNoLoopback() {
    assertThat(lines(with(WHOLE, new Machine.Table("", false, "no reader for this system"))))
        .contains(
            "no    loopback        the socket table cannot be read",
            "no    socket table    no reader for this system")
        .endsWith("Lockstep works here, on model, wire.");
  }

  @Test
  void whereTheInterfaceIsDownNothingIsConnectedAndTheCommandIsTold() {
    Reach four = new Reach("connect: Network is unreachable");
    Reach six = new Reach("bind: Cannot assign requested address");
    Machine down = with(WHOLE, new Loopback(four, six, Device.DOWN, SixIn.ON));
    assertThat(lines(down))
        .containsSequence(
            "no    loopback        no connection comes about over 127.0.0.1 or ::1: the",
            INDENT + "interface lo is down",
            INDENT + "brings: this kernel's states beside the model's",
            INDENT + "$ sudo ip link set lo up")
        .containsSequence(
            "no    IPv4            127.0.0.1 fails (connect: Network is unreachable), as the",
            INDENT + "interface lo is down",
            INDENT + "brings: scenarios on IPv4",
            INDENT + "$ sudo ip link set lo up")
        .endsWith("Lockstep works here, on model, wire.");
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "UP              | SWITCHED_OFF  | disable_ipv6 is 1   | sysctl -w net.ipv6.conf.lo.disable_ipv6=0",
        "UP              | NOT_IN_KERNEL | without IPv6        | ''",
        "WITHOUT_ADDRESS | ON            | lacks this address  | ip address add ::1/128 dev lo",
        "UP              | ON            | though the interface lo is up | ''",
        "UNKNOWN         | UNKNOWN       | (bind: refused)     | ''",
      })
  void whyIpv6IsMissingDecidesTheCommand(Device device, SixIn six, String why, String command) {
    Machine machine =
        with(WHOLE, new Loopback(Reach.MADE, new Reach("bind: refused"), device, six));
    String told = whole(machine);
    assertThat(told).contains("::1 fails (bind: refused)").contains(why);
    assertThat(commands(machine)).isEqualTo(command.isEmpty() ? "" : "$ sudo " + command);
    assertThat(told).endsWith("Lockstep works here, on model, loopback, wire.");
  }

  @ParameterizedTest(name = "socket {0}, rows {1}, filter {2}, module {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1  | 1  | true  | LOADABLE | a sandbox's filter (seccomp) refuses it     | ''",
        "13 | 13 | false | LOADABLE | a rule of the system's (SELinux, AppArmor)  | ''",
        "97 | 97 | true  | LOADABLE | RestrictAddressFamilies                     | ''",
        "97 | 97 | false | LOADABLE | this kernel has no netlink                  | ''",
        "93 | 93 | false | LOADABLE | this kernel has no sock_diag                | ''",
        "0  | 2  | false | LOADABLE | the module tcp_diag is not loaded | $ sudo modprobe tcp_diag",
        "0  | 2  | true  | ABSENT   | this kernel was built without tcp_diag      | ''",
        "0  | 2  | false | UNKNOWN  | try modprobe tcp_diag on the host           | ''",
        "0  | 2  | false | BUILT_IN | tcp_diag is in this kernel and yet          | ''",
        "0  | 13 | false | LOADABLE | a rule of the system's (SELinux, AppArmor)  | ''",
      })
  void theErrorDecidesWhatMendsAMissingNetlink(
      int socket, int tcp, boolean filter, KernelModule module, String why, String command) {
    Machine machine =
        with(
            with(WHOLE, new Machine.Table("/proc/net/tcp (netlink: why)", true, "")),
            netlink(socket, tcp, tcp, filter, module));
    assertThat(whole(machine))
        .contains("part socket table read from /proc/net/tcp (netlink: why); ")
        .contains(why);
    assertThat(commands(machine)).isEqualTo(command);
  }

  @Test
  void aMissingPartForUdpIsToldOfAlone() {
    Machine machine = with(WHOLE, netlink(0, 0, 2, false, KernelModule.LOADABLE));
    assertThat(whole(machine))
        .contains("yes socket table read by netlink sock_diag")
        .contains("part UDP rows read from /proc/net/udp; error 2; the module udp_diag is not");
    assertThat(commands(machine)).isEqualTo("$ sudo modprobe udp_diag");
  }

  @Test
  void aRootThatIsNotTheHostsIsToldNoCommandOfTheHosts() {
    Machine confined = with(with(WHOLE, Privilege.CONFINED), Machine.Trace.NOT_MOUNTED);
    assertThat(whole(confined)).contains("tracefs is not mounted, and this root is not the host's");
    assertThat(commands(confined)).isEmpty();
    Machine down =
        with(confined, new Loopback(new Reach("a"), new Reach("b"), Device.DOWN, SixIn.ON));
    assertThat(commands(down))
        .as("the interface of its own network is its own")
        .startsWith("$ ip link set lo up");
  }

  @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
  @CsvSource({
    "DISPLAY=:7, false, No such file, nobody answers at DISPLAY=:7 (No such file)",
    "'', true, '', WAYLAND_DISPLAY is set",
    "'', false, '', DISPLAY is not set"
  })
  void aDisplayThatIsNamedMustAnswer(
      String display, boolean wayland, String silence, String words) {
    Machine machine = with(WHOLE, new Machine.Screen(true, display, wayland, true, silence));
    assertThat(whole(machine)).contains("no window JavaFX is there, but ").contains(words);
  }

  /** The doctor connects to nothing outside this computer, and says so. */
  @Test
  void aDisplayOfAnotherComputerIsSaidNotToBeTried() {
    Machine machine = with(WHOLE, new Machine.Screen(true, "DISPLAY=elsewhere:0", false, true, ""));
    assertThat(whole(machine))
        .contains("JavaFX is there; DISPLAY=elsewhere:0 is another computer's and was not tried");
    assertThat(whole(WHOLE)).contains("a display (DISPLAY=:0)");
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
    Machine root = with(with(with(WHOLE, Machine.Trace.NOT_MOUNTED), 1), Privilege.ROOT);
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
            Privilege.ORDINARY,
            WHOLE.jdk(),
            Optional.empty(),
            new Machine.Table("iphlpapi", false, ""),
            new Machine.Programs(0, 0),
            new Loopback(Reach.MADE, new Reach("a"), Device.UNKNOWN, SixIn.UNKNOWN),
            Optional.empty(),
            new Machine.WireGround(
                Optional.of("not built"), false, false, -1, -1, -1, Machine.Tun.MISSING),
            Machine.Trace.NOT_MOUNTED,
            new Machine.Screen(true, "", false, false, ""),
            new Machine.Services("C:\\Windows\\System32\\drivers\\etc\\services", false));
    assertThat(lines(windows))
        .contains("no    wire            is for Linux alone")
        .contains("yes   window          JavaFX is there, and a display")
        .noneMatch(line -> line.contains("$"));
  }

  @Test
  void rootIsNotToldToBecomeRoot() {
    Machine root = with(with(WHOLE, Privilege.ROOT), new Machine.Programs(80, 79));
    assertThat(lines(root))
        .contains("part  program names   of 79 of 80 processes, though this is root")
        .noneMatch(line -> line.contains("$"));
  }

  private static List<String> lines(Machine machine) {
    Checkup checkup = new Diagnosis(machine).checkup();
    return checkup.lines(new Look(false, true));
  }

  /** Without the columns and the breaks of lines. */
  private static String whole(Machine machine) {
    return String.join(" ", lines(machine)).replaceAll("\\s+", " ");
  }

  private static String commands(Machine machine) {
    return lines(machine).stream()
        .map(String::strip)
        .filter(line -> line.startsWith("$"))
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }
}
