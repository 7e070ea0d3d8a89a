package lockstep.views.netstat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import lockstep.table.Counter;
import lockstep.table.CounterGroup;
import lockstep.table.Holder;
import lockstep.table.InterfaceAddress;
import lockstep.table.InterfaceFlag;
import lockstep.table.InterfaceRow;
import lockstep.table.InterfaceTraffic;
import lockstep.table.NetworkCounters;
import lockstep.table.OsState;
import lockstep.table.Owner;
import lockstep.table.Route;
import lockstep.table.RouteKind;
import lockstep.table.SocketAddress;
import lockstep.table.SocketDetails;
import lockstep.table.SocketRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dialects of Windows and macOS, after their documented forms. */
final class OtherDialectsTest {
  private final MadeFacts facts = new MadeFacts();

  private static SocketRow row(
      String protocol, String local, int port, String foreign, int far, int code) {
    SocketRow row =
        SocketRow.of(
            protocol,
            new SocketAddress(local, port),
            new SocketAddress(foreign, far),
            protocol.startsWith("tcp") ? OsState.linux(code) : OsState.linuxUdp(code));
    return row.ownedBy(
        code == 6
            ? Owner.Unknown.NO_PROCESS
            : Owner.Held.by(new Holder(4711, "chrome", "chrome", 3)));
  }

  @BeforeEach
  void rows() {
    facts.hosts.put("192.0.2.7", "far.example.org");
    facts.rows =
        List.of(
            row("tcp", "0.0.0.0", 443, "0.0.0.0", 0, 10),
            row("tcp", "127.0.0.1", 3882, "127.0.0.1", 65001, 1),
            row("tcp", "192.0.2.1", 50123, "192.0.2.7", 443, 4),
            row("tcp", "192.0.2.1", 50124, "192.0.2.7", 443, 6),
            row("tcp6", "::", 80, "::", 0, 10)
                .withDetails(
                    new SocketDetails(
                        OptionalInt.empty(), Optional.of(false), 0, "", 0, "", Optional.empty())),
            row("tcp6", "::1", 443, "::1", 50001, 3),
            row("udp", "0.0.0.0", 68, "0.0.0.0", 0, 7));
  }

  @Test
  void windowsWithNumbersAndProcesses() throws Exception {
    assertThat(facts.print(Dialect.WINDOWS, "/a", "-no"))
        .containsExactly(
            "",
            "Active Connections",
            "",
            "  Proto  Local Address          Foreign Address        State           PID",
            "  TCP    0.0.0.0:443            0.0.0.0:0              LISTENING       4711",
            "  TCP    127.0.0.1:3882         127.0.0.1:65001        ESTABLISHED     4711",
            "  TCP    192.0.2.1:50123        192.0.2.7:443          FIN_WAIT_1      4711",
            "  TCP    192.0.2.1:50124        192.0.2.7:443          TIME_WAIT       0",
            "  TCP    0.0.0.0:80             0.0.0.0:0              LISTENING       4711",
            "  TCP    [::]:80                [::]:0                 LISTENING       4711",
            "  TCP    [::1]:443              [::1]:50001            SYN_RECEIVED    4711",
            "  UDP    0.0.0.0:68             *:*                                    4711");
  }

  @Test
  void windowsHasIpv4OfAnIpv6SocketInIpv4sTable() throws Exception {
    facts.rows =
        List.of(
            row("tcp6", "::ffff:127.0.0.1", 7001, "::", 0, 10),
            row("tcp6", "::ffff:127.0.0.1", 7001, "::ffff:127.0.0.1", 50002, 1),
            row("udp6", "::ffff:127.0.0.1", 7002, "::", 0, 7));
    assertThat(facts.print(Dialect.WINDOWS, "-an"))
        .endsWith(
            "  TCP    127.0.0.1:7001         0.0.0.0:0              LISTENING",
            "  TCP    127.0.0.1:7001         127.0.0.1:50002        ESTABLISHED",
            "  UDP    127.0.0.1:7002         *:*");
    assertThat(facts.print(Dialect.WINDOWS, "-an", "-p", "tcp")).hasSize(6);
    assertThat(facts.print(Dialect.WINDOWS, "-an", "-p", "tcpv6")).hasSize(4);
  }

  @Test
  void aPidThatIsNotKnownIsNoNumberAndSaid() throws Exception {
    facts.rows =
        List.of(
            row("tcp", "0.0.0.0", 443, "0.0.0.0", 0, 10).ownedBy(Owner.Unknown.MAY_NOT_BE_READ),
            row("tcp", "192.0.2.1", 50124, "192.0.2.7", 443, 6));
    assertThat(facts.print(Dialect.WINDOWS, "-ano"))
        .endsWith(
            "  TCP    0.0.0.0:443            0.0.0.0:0              LISTENING       -",
            "  TCP    192.0.2.1:50124        192.0.2.7:443          TIME_WAIT       0");
    assertThat(facts.remarks).singleElement().asString().startsWith("a PID of - is not known");
    facts.print(Dialect.WINDOWS, "-an");
    assertThat(facts.remarks).isEmpty();
  }

  @Test
  void windowsWithNames() throws Exception {
    assertThat(facts.print(Dialect.WINDOWS))
        .containsExactly(
            "",
            "Active Connections",
            "",
            "  Proto  Local Address          Foreign Address        State",
            "  TCP    127.0.0.1:3882         here:65001             ESTABLISHED",
            "  TCP    192.0.2.1:50123        far:https              FIN_WAIT_1",
            "  TCP    192.0.2.1:50124        far:https              TIME_WAIT",
            "  TCP    [::1]:443              here:50001             SYN_RECEIVED");
    assertThat(facts.print(Dialect.WINDOWS, "-b", "-o", "-f"))
        .contains(
            "  TCP    192.0.2.1:50123        far.example.org:https  FIN_WAIT_1      4711",
            " [chrome]",
            " Can not obtain ownership information");
  }

  @Test
  void windowsByProtocol() throws Exception {
    assertThat(facts.print(Dialect.WINDOWS, "-n", "-p", "TCPv6"))
        .endsWith("  TCP    [::1]:443              [::1]:50001            SYN_RECEIVED");
    assertThat(facts.print(Dialect.WINDOWS, "-an", "-pudp"))
        .endsWith("  UDP    0.0.0.0:68             *:*");
  }

  @Test
  void windowsCountersOfAProtocol() throws Exception {
    facts.counters =
        new NetworkCounters(
            "linux",
            List.of(
                new CounterGroup(
                    "Icmp",
                    false,
                    List.of(new Counter("InMsgs", 12), new Counter("OutEchos", 34567))),
                new CounterGroup("Tcp", true, List.of(new Counter("ActiveOpens", 18)))),
            List.of());
    assertThat(facts.print(Dialect.WINDOWS, "-s", "-p", "icmp"))
        .startsWith(
            "",
            "ICMPv4 Statistics",
            "",
            "                            Received    Sent",
            "  Messages                  12          0",
            "  Errors                    0           0")
        .contains("  Echos                     0           34567")
        .hasSize(19);
    assertThat(facts.print(Dialect.WINDOWS, "-s", "-n", "-p", "tcp"))
        .startsWith("", "TCP Statistics for IPv4", "", "  Active Opens                        = 18")
        .contains("Active Connections");
    assertThat(facts.print(Dialect.WINDOWS, "-s"))
        .contains("IPv6 Statistics", "UDP Statistics for IPv6")
        .doesNotContain("TCP Statistics for IPv6", "Active Connections");
    assertThat(facts.remarks).singleElement().asString().contains("IPv4 and IPv6 in one");
  }

  @Test
  void windowsInterfacesAndRoutes() throws Exception {
    InterfaceTraffic traffic =
        new InterfaceTraffic(1000, 10, 1, 2, OptionalLong.empty(), OptionalLong.of(3));
    facts.interfaces =
        List.of(
            new InterfaceRow(
                "lo",
                1,
                "00:00:00:00:00:00",
                List.of(new InterfaceAddress("127.0.0.1", 8)),
                65536,
                0,
                Set.of(InterfaceFlag.UP, InterfaceFlag.LOOPBACK),
                traffic,
                traffic,
                OptionalLong.empty(),
                OptionalLong.empty()),
            new InterfaceRow(
                "eth0",
                12,
                "02:fc:00:00:00:01",
                List.of(new InterfaceAddress("192.0.2.2", 24)),
                1400,
                0,
                Set.of(InterfaceFlag.UP),
                traffic,
                traffic,
                OptionalLong.empty(),
                OptionalLong.of(4)));
    facts.routes =
        List.of(
            new Route(
                "0.0.0.0",
                0,
                Optional.of("192.0.2.1"),
                "eth0",
                12,
                25,
                RouteKind.UNICAST,
                3,
                254,
                Optional.empty(),
                OptionalLong.empty()),
            new Route(
                "fe80::",
                64,
                Optional.empty(),
                "eth0",
                12,
                281,
                RouteKind.UNICAST,
                1,
                254,
                Optional.empty(),
                OptionalLong.empty()));
    assertThat(facts.print(Dialect.WINDOWS, "-e"))
        .containsExactly(
            "Interface Statistics",
            "",
            "                           Received            Sent",
            "",
            "Bytes                          2000            2000",
            "Unicast packets                  14              14",
            "Non-unicast packets               6               6",
            "Discards                          4               4",
            "Errors                            2               2",
            "Unknown protocols                 4");
    assertThat(facts.print(Dialect.WINDOWS, "-r"))
        .contains(
            "  1...........................Software Loopback Interface 1",
            " 12...02 fc 00 00 00 01 ......eth0",
            "Network Destination        Netmask          Gateway       Interface  Metric",
            "          0.0.0.0          0.0.0.0        192.0.2.1        192.0.2.2     25",
            " If Metric Network Destination      Gateway",
            " 12    281 fe80::/64                On-link");
    assertThat(facts.print(Dialect.MACOS, "-in"))
        .containsExactly(
            "Name       Mtu   Network       Address            Ipkts Ierrs    Opkts Oerrs  Coll",
            "lo         65536 <Link#1>                            10     1       10     1     0",
            "lo         65536 127           127.0.0.1             10     -       10     -     -",
            "eth0       1400  <Link#12>   02:fc:00:00:00:01       10     1       10     1     0",
            "eth0       1400  192.0.2       192.0.2.2             10     -       10     -     -");
    assertThat(facts.print(Dialect.MACOS, "-rn", "-f", "inet"))
        .containsExactly(
            "Routing tables",
            "",
            "Internet:",
            "Destination        Gateway            Flags               Netif Expire",
            "default            192.0.2.1          UG                   eth0       ");
  }

  @Test
  void macosWithNumbers() throws Exception {
    assertThat(facts.print(Dialect.MACOS, "-an"))
        .containsExactly(
            "Active Internet connections (including servers)",
            "Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)    ",
            "tcp4       0      0  *.443                  *.*                    LISTEN     ",
            "tcp4       0      0  127.0.0.1.3882         127.0.0.1.65001        ESTABLISHED",
            "tcp4       0      0  192.0.2.1.50123        192.0.2.7.443          FIN_WAIT_1 ",
            "tcp4       0      0  192.0.2.1.50124        192.0.2.7.443          TIME_WAIT  ",
            "tcp46      0      0  *.80                   *.*                    LISTEN     ",
            "tcp6       0      0  ::1.443                ::1.50001              SYN_RCVD   ",
            "udp4       0      0  *.68                   *.*                               ");
  }

  @Test
  void macosWithNamesFamilyAndProcess() throws Exception {
    assertThat(facts.print(Dialect.MACOS, "-f", "inet6", "-p", "tcp"))
        .endsWith("tcp6       0      0  ::1.https              ::1.50001              SYN_RCVD   ")
        .hasSize(3);
    assertThat(facts.print(Dialect.MACOS, "-nv", "-p", "tcp", "-f", "inet").get(2))
        .startsWith(
            "tcp4       0      0  127.0.0.1.3882         127.0.0.1.65001        ESTABLISHED")
        .contains(
            " ESTABLISHED          -          -       -       -   4711      -     -        - ");
  }

  @Test
  void anInterfaceThatIsNotThereIsRefused() {
    assertThatExceptionOfType(NoSuchInterface.class)
        .isThrownBy(() -> facts.print(Dialect.MACOS, "-I", "nosuch"))
        .withMessageStartingWith("no interface is called \"nosuch\"");
  }

  @Test
  void macosPrintsTheCountersThatAreKept() throws Exception {
    facts.counters =
        new NetworkCounters(
            "linux",
            List.of(
                new CounterGroup(
                    "Tcp", true, List.of(new Counter("OutSegs", 1), new Counter("InSegs", 2)))),
            List.of());
    assertThat(facts.print(Dialect.MACOS, "-s", "-p", "tcp"))
        .containsExactly("tcp:", "\t1 packet sent", "\t2 packets received");
    assertThat(facts.remarks).singleElement().asString().contains("macOS counts much more");
  }
}
