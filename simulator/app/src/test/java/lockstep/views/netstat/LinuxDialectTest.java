package lockstep.views.netstat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import lockstep.table.Counter;
import lockstep.table.CounterGroup;
import lockstep.table.InterfaceAddress;
import lockstep.table.InterfaceFlag;
import lockstep.table.InterfaceRow;
import lockstep.table.InterfaceTraffic;
import lockstep.table.LinkDetails;
import lockstep.table.NetworkCounters;
import lockstep.table.Route;
import lockstep.table.RouteKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Linux's dialect beside what net-tools 2.10 printed of the same made-up tables, put in the place
 * of /proc/net in a mount namespace.
 */
final class LinuxDialectTest {
  private final MadeFacts facts = new MadeFacts();

  @ParameterizedTest(name = "netstat -{0}")
  @ValueSource(
      strings = {"tuan", "tuano", "tuanoe", "tun", "tuln", "tua", "tuanW", "tuaW", "t6an", "4anu"})
  void rowsAreTheRealToolsText(String switches) throws Exception {
    facts.rows = ProcRows.all();
    assertThat(facts.print(Dialect.LINUX, "-" + switches))
        .isEqualTo(Captured.lines("linux-" + switches + ".txt"));
  }

  @Test
  void aProgramsNameIsCutAtNineteenSigns() throws Exception {
    facts.rows = ProcRows.all().subList(5, 6);
    assertThat(facts.print(Dialect.LINUX, "-tanp"))
        .last()
        .isEqualTo(
            "tcp        3      0 127.0.0.1:443           0.0.0.0:*               LISTEN     "
                + " 4711/a-program-with ");
  }

  @Test
  void countersAreTheRealToolsText() throws Exception {
    facts.counters = counters(List.of("linux-snmp.txt", "linux-netstat.txt"));
    assertThat(facts.print(Dialect.LINUX, "-s")).isEqualTo(Captured.lines("linux-s.txt"));
  }

  @Test
  void countersOfIpv6AreTheRealToolsText() throws Exception {
    NetworkCounters v4 = counters(List.of("linux-snmp.txt"));
    List<CounterGroup> groups = new ArrayList<>(v4.protocols());
    Map<String, List<Counter>> six = new LinkedHashMap<>();
    for (String name : List.of("Ip6", "Icmp6", "Udp6", "UdpLite6"))
      six.put(name, new ArrayList<>());
    for (String line : Captured.lines("linux-snmp6.txt")) {
      String[] words = line.split("\\s+");
      String group = words[0].substring(0, words[0].indexOf('6') + 1);
      six.get(group).add(new Counter(words[0].substring(group.length()), Long.parseLong(words[1])));
    }
    six.forEach((name, list) -> groups.add(new CounterGroup(name, false, list)));
    facts.counters = new NetworkCounters("linux", groups, List.of());
    assertThat(facts.print(Dialect.LINUX, "-s", "-6")).isEqualTo(Captured.lines("linux-s6.txt"));
  }

  @Test
  void aProtocolNarrowsTheCounters() throws Exception {
    facts.counters = counters(List.of("linux-snmp.txt", "linux-netstat.txt"));
    assertThat(facts.print(Dialect.LINUX, "-st").stream().filter(line -> !line.startsWith(" ")))
        .containsExactly("IcmpMsg:", "Tcp:", "UdpLite:", "TcpExt:", "IpExt:", "MPTcpExt:");
    assertThat(facts.print(Dialect.LINUX, "-su").stream().filter(line -> !line.startsWith(" ")))
        .containsExactly("IcmpMsg:", "Udp:", "UdpLite:", "IpExt:", "MPTcpExt:");
    String kinds = facts.print(Dialect.LINUX, "-su").get(1);
    assertThat(kinds).as("no histogram stands above").matches(" {4}(In|Out)Type.*");
    assertThat(facts.print(Dialect.LINUX, "-s")).contains("    " + kinds);
  }

  private static NetworkCounters counters(List<String> files) {
    List<CounterGroup> groups = new ArrayList<>();
    for (String file : files) {
      List<String> lines = Captured.lines(file);
      for (int i = 0; i < lines.size(); i += 2) {
        String[] names = lines.get(i).split(" ");
        String[] values = lines.get(i + 1).split(" ");
        List<Counter> counters = new ArrayList<>();
        for (int j = 1; j < names.length; j++)
          counters.add(new Counter(names[j], Long.parseLong(values[j])));
        groups.add(new CounterGroup(names[0].replace(":", ""), false, counters));
      }
    }
    return new NetworkCounters("linux", groups, List.of());
  }

  private static Route route(
      String destination,
      int prefix,
      String gateway,
      long metric,
      RouteKind kind,
      int flags,
      long mtu) {
    return new Route(
        destination,
        prefix,
        Optional.ofNullable(gateway),
        "eth0",
        2,
        metric,
        kind,
        flags,
        Route.LINUX_MAIN,
        Optional.empty(),
        mtu == 0 ? OptionalLong.empty() : OptionalLong.of(mtu));
  }

  @Test
  void routesAreTheRealToolsText() throws Exception {
    facts.routes =
        List.of(
            route("0.0.0.0", 0, "192.0.2.1", 0, RouteKind.UNICAST, 3, 0),
            route("192.0.2.0", 24, null, 0, RouteKind.UNICAST, 1, 0),
            route("192.168.0.0", 24, null, 0, RouteKind.UNREACHABLE, 0x201, 0),
            route("192.168.0.1", 32, "192.0.2.1", 100, RouteKind.UNICAST, 0x1F, 1500));
    assertThat(facts.print(Dialect.LINUX, "-rn"))
        .containsExactly(
            "Kernel IP routing table",
            "Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface",
            "0.0.0.0         192.0.2.1       0.0.0.0         UG        0 0          0 eth0",
            "192.0.2.0       0.0.0.0         255.255.255.0   U         0 0          0 eth0",
            "192.168.0.0     -               255.255.255.0   !         - -          - -",
            "192.168.0.1     192.0.2.1       255.255.255.255 UGHRD  1500 0          0 eth0");
    assertThat(facts.print(Dialect.LINUX, "-rne"))
        .containsExactly(
            "Kernel IP routing table",
            "Destination     Gateway         Genmask         Flags Metric Ref    Use Iface",
            "0.0.0.0         192.0.2.1       0.0.0.0         UG    0      0        0 eth0",
            "192.0.2.0       0.0.0.0         255.255.255.0   U     0      0        0 eth0",
            "192.168.0.0     -               255.255.255.0   !     0      -        0 -",
            "192.168.0.1     192.0.2.1       255.255.255.255 UGHRD 100    0        0 eth0");
    assertThat(facts.print(Dialect.LINUX, "-rnee"))
        .contains(
            "Destination     Gateway         Genmask         Flags Metric Ref    Use Iface    MSS  "
                + " Window irtt",
            "0.0.0.0         192.0.2.1       0.0.0.0         UG    0      0        0 eth0     0    "
                + " 0      0");
    assertThat(facts.print(Dialect.LINUX, "-r"))
        .contains("default         192.0.2.1       0.0.0.0         UG        0 0          0 eth0");
  }

  @Test
  void routesOfIpv6WithoutTheKernelsFileAreTheRealToolsTextButForCounts() throws Exception {
    facts.routes =
        List.of(
            route("2001:db8:1::", 128, "fe80::1", 1024, RouteKind.UNICAST, 0x10007, 0),
            route("2001:db8:1::", 64, "fe80::1", 1024, RouteKind.UNICAST, 0x450003, 0),
            route("fe80::", 64, null, 256, RouteKind.UNICAST, 1, 0),
            route("::1", 128, null, 0, RouteKind.LOCAL, 0x80200001, 0));
    assertThat(facts.print(Dialect.LINUX, "-6rn"))
        .containsExactly(
            "Kernel IPv6 routing table",
            "Destination                    Next Hop                   Flag Met Ref  Use If",
            "2001:db8:1::/128               fe80::1                    UGHD 1024 -      - eth0",
            "2001:db8:1::/64                fe80::1                    UGDAe 1024 -      - eth0",
            "fe80::/64                      ::                         U    256 -      - eth0",
            "::1/128                        ::                         Un   0   -      - eth0");
    assertThat(facts.remarks).containsExactly("Ref and Use are not told here and shown as -");
  }

  @Test
  void routesOfIpv6AreTheRealToolsText() throws Exception {
    facts.sixRoutes =
        List.of(
            new LinuxSixRoute("fd00:1::/48", "fe80::1", 1024, 1, 0, 3, "v0"),
            new LinuxSixRoute("fd00:2::/48", "::", 1024, 12, 0, 0x200, "lo"),
            new LinuxSixRoute("::/0", "::", -1, 1, 0, 0x200200, "lo"),
            new LinuxSixRoute("::1/128", "::", 0, 3, 0, 0x80200001, "lo"));
    assertThat(facts.print(Dialect.LINUX, "-6rn"))
        .containsExactly(
            "Kernel IPv6 routing table",
            "Destination                    Next Hop                   Flag Met Ref  Use If",
            "fd00:1::/48                    fe80::1                    UG   1024 1      0 v0",
            "fd00:2::/48                    ::                         !    1024 12      0 lo",
            "::/0                           ::                         !n   -1  1      0 lo",
            "::1/128                        ::                         Un   0   3      0 lo");
    assertThat(facts.print(Dialect.LINUX, "-6r"))
        .contains(
            "[::]/0                         [::]                       !n   -1  1      0 lo",
            "::1/128                        [::]                       Un   0   3      0 lo");
    assertThat(facts.remarks).isEmpty();
  }

  @Test
  void interfacesAtLengthAreTheRealToolsText() throws Exception {
    InterfaceTraffic traffic =
        new InterfaceTraffic(30184, 179, 0, 0, OptionalLong.of(0), OptionalLong.empty());
    facts.interfaces =
        List.of(
            new InterfaceRow(
                "lo",
                1,
                "00:00:00:00:00:00",
                List.of(
                    new InterfaceAddress("127.0.0.1", 8),
                    new InterfaceAddress(
                        "::1", 128, Optional.empty(), Optional.empty(), Optional.of("host"))),
                65536,
                73,
                InterfaceFlag.linux(73),
                traffic,
                traffic,
                OptionalLong.of(0),
                OptionalLong.empty(),
                Optional.of(new LinkDetails(772, 1000, 2, 3))),
            new InterfaceRow(
                "v0",
                3,
                "8e:80:1f:46:74:43",
                List.of(
                    new InterfaceAddress(
                        "10.9.2.3", 24, Optional.empty(), Optional.empty(), Optional.empty())),
                1500,
                4163,
                InterfaceFlag.linux(4163),
                traffic,
                traffic,
                OptionalLong.of(0),
                OptionalLong.empty(),
                Optional.of(new LinkDetails(1, 500, 0, 0))));
    assertThat(facts.print(Dialect.LINUX, "-ie"))
        .containsExactly(
            "Kernel Interface table",
            "lo: flags=73<UP,LOOPBACK,RUNNING>  mtu 65536",
            "        inet 127.0.0.1  netmask 255.0.0.0",
            "        inet6 ::1  prefixlen 128  scopeid 0x10<host>",
            "        loop  txqueuelen 1000  (Local Loopback)",
            "        RX packets 179  bytes 30184 (29.4 KiB)",
            "        RX errors 0  dropped 0  overruns 0  frame 2",
            "        TX packets 179  bytes 30184 (29.4 KiB)",
            "        TX errors 0  dropped 0 overruns 0  carrier 3  collisions 0",
            "",
            "v0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500",
            "        inet 10.9.2.3  netmask 255.255.255.0  broadcast 0.0.0.0",
            "        ether 8e:80:1f:46:74:43  txqueuelen 500  (Ethernet)",
            "        RX packets 179  bytes 30184 (29.4 KiB)",
            "        RX errors 0  dropped 0  overruns 0  frame 0",
            "        TX packets 179  bytes 30184 (29.4 KiB)",
            "        TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0",
            "");
    assertThat(facts.remarks).isEmpty();
    facts.interfaces = List.of(device("eth0", 1400, 1, InterfaceFlag.UP));
    assertThat(facts.print(Dialect.LINUX, "-ie"))
        .contains("        RX errors 0  dropped 0  overruns 0  frame ?");
    assertThat(facts.remarks).singleElement().asString().endsWith("they are shown as ?");
  }

  @ParameterizedTest(name = "{0} octets are {1}")
  @CsvSource({
    "0, 0.0 B",
    "1024, 1024.0 B",
    "1025, 1.0 KiB",
    "30184, 29.4 KiB",
    "1048576, 1024.0 KiB",
    "1610612737, 1.5 GiB"
  })
  void volumesAreRoundedDown(long octets, String text) {
    assertThat(LinuxInterfacesAtLength.rounded(octets)).isEqualTo(text);
  }

  @Test
  void interfacesAreTheRealToolsText() throws Exception {
    facts.interfaces =
        List.of(
            device(
                "lo",
                65536,
                112458,
                InterfaceFlag.LOOPBACK,
                InterfaceFlag.RUNNING,
                InterfaceFlag.UP),
            device("ifb0", 1500, 0, InterfaceFlag.BROADCAST, InterfaceFlag.NO_ARP),
            device(
                "eth0",
                1400,
                12831,
                InterfaceFlag.BROADCAST,
                InterfaceFlag.MULTICAST,
                InterfaceFlag.RUNNING,
                InterfaceFlag.UP));
    List<String> shown =
        List.of(
            "Kernel Interface table",
            "Iface             MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg",
            "eth0             1400    12831      0      0 0         12831      0      0      0 BMRU",
            "lo              65536   112458      0      0 0        112458      0      0      0 LRU");
    assertThat(facts.print(Dialect.LINUX, "-i")).isEqualTo(shown);
    assertThat(facts.print(Dialect.LINUX, "-ia"))
        .hasSize(5)
        .contains(
            "ifb0             1500        0      0      0 0             0      0      0      0 BO");
  }

  private static InterfaceRow device(String name, long mtu, long packets, InterfaceFlag... flags) {
    InterfaceTraffic traffic =
        new InterfaceTraffic(
            packets * 100, packets, 0, 0, OptionalLong.of(0), OptionalLong.empty());
    return new InterfaceRow(
        name,
        1,
        "",
        List.of(),
        mtu,
        0,
        new java.util.HashSet<>(Arrays.asList(flags)),
        traffic,
        traffic,
        OptionalLong.empty(),
        OptionalLong.empty());
  }
}
