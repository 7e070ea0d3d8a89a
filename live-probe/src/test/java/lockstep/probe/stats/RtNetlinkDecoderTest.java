package lockstep.probe.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import lockstep.probe.table.MalformedTableException;
import lockstep.probe.table.Octets;
import lockstep.table.InterfaceAddress;
import lockstep.table.InterfaceFlag;
import lockstep.table.InterfaceRow;
import lockstep.table.Route;
import org.junit.jupiter.api.Test;

/** The readers of rtnetlink's messages against what a kernel sent; runs on any system. */
class RtNetlinkDecoderTest {
  private static final Map<Integer, String> NAMES = Map.of(1, "lo", 2, "lab0", 3, "p2p0");

  /** Where the captured message of lab0 has its IFLA_STATS64, found by its type and length. */
  private static final int STATS_TYPE = 23;

  @Test
  void interfacesWithTheirNumbersAndFlags() throws Exception {
    List<InterfaceRow> rows = new ArrayList<>();
    for (Octets message : Kept.messages("link", 0)) rows.add(RtLink.row(message, List.of()));
    assertThat(rows)
        .extracting(row -> row.index() + " " + row.name() + " " + row.mac() + " " + row.mtu())
        .containsExactly(
            "1 lo 00:00:00:00:00:00 65536", "2 lab0 02:00:00:00:00:07 1400", "3 p2p0  1500");
    assertThat(rows.get(0).flags())
        .containsExactlyInAnyOrder(InterfaceFlag.UP, InterfaceFlag.LOOPBACK, InterfaceFlag.RUNNING);
    assertThat(rows.get(2).flags())
        .containsExactlyInAnyOrder(
            InterfaceFlag.UP,
            InterfaceFlag.POINT_TO_POINT,
            InterfaceFlag.NO_ARP,
            InterfaceFlag.MULTICAST);
    assertThat(rows.get(1).sent().drops()).isEqualTo(1);
  }

  /** Each field of rtnl_link_stats64 is given a number of its own: its offset. */
  @Test
  void everyCounterIsTakenFromItsPlace() throws Exception {
    byte[] message = Kept.octets("link", 0).get(1);
    ByteBuffer bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    int stats = attribute(bytes, 16, STATS_TYPE) + 4;
    for (int at = 0; at < 192; at += 8) bytes.putLong(stats + at, 1000 + at);
    InterfaceRow row = RtLink.row(Kept.octets(message), List.of());
    assertThat(row.received().packets()).isEqualTo(1000);
    assertThat(row.sent().packets()).isEqualTo(1008);
    assertThat(row.received().octets()).isEqualTo(1016);
    assertThat(row.sent().octets()).isEqualTo(1024);
    assertThat(row.received().errors()).isEqualTo(1032);
    assertThat(row.sent().errors()).isEqualTo(1040);
    assertThat(row.received().drops()).as("dropped and missed").isEqualTo(1048 + 1120);
    assertThat(row.sent().drops()).isEqualTo(1056);
    assertThat(row.received().toMany()).hasValue(1064);
    assertThat(row.collisions()).hasValue(1072);
    assertThat(row.received().overruns()).hasValue(1112);
    assertThat(row.sent().overruns()).hasValue(1144);
    assertThat(row.unknownProtocols()).isEqualTo(OptionalLong.empty());
    assertThat(row.link().orElseThrow().frameErrors())
        .as("length, over, checksum, frame")
        .isEqualTo(1080 + 1088 + 1096 + 1104);
    assertThat(row.link().orElseThrow().carrierErrors())
        .as("aborted, carrier, heartbeat, window")
        .isEqualTo(1128 + 1136 + 1152 + 1160);
    assertThat(row.link().orElseThrow().type()).as("Ethernet").isEqualTo(1);
  }

  @Test
  void addressesOfBothFamilies() throws Exception {
    List<String> told = new ArrayList<>();
    for (int family : new int[] {2, 10})
      for (Octets message : Kept.messages("address", family)) {
        RtAddress found = RtAddress.of(message);
        InterfaceAddress address = found.address();
        told.add(
            found.index()
                + " "
                + address
                + address.peer().map(peer -> " peer " + peer).orElse("")
                + address.broadcast().map(all -> " broadcast " + all).orElse("")
                + " "
                + address.scope().orElseThrow());
      }
    assertThat(told)
        .containsExactly(
            "1 127.0.0.1/8 host",
            "2 192.0.2.2/24 broadcast 192.0.2.255 global",
            "3 198.51.100.1/32 peer 198.51.100.2 global",
            "1 ::1/128 host",
            "2 2001:db8::2/64 global");
  }

  @Test
  void ipv4RoutesOfEveryTable() throws Exception {
    assertThat(routes(2))
        .extracting(RtNetlinkDecoderTest::told)
        .containsExactly(
            "1000: UNICAST 10.2.0.0/16 via 192.0.2.1 dev lab0 metric 0 flags 3 src 192.0.2.2",
            "254: UNICAST 0.0.0.0/0 via 192.0.2.1 dev lab0 metric 100 flags 3",
            "254: BLACKHOLE 10.0.0.0/8 dev  metric 0 flags 1",
            "254: UNREACHABLE 10.1.0.0/16 dev  metric 7 flags 201",
            "254: UNICAST 192.0.2.0/24 dev lab0 metric 0 flags 1 src 192.0.2.2",
            "254: UNICAST 198.51.100.2/32 dev p2p0 metric 0 flags 5 src 198.51.100.1",
            "254: UNICAST 203.0.113.0/24 via 192.0.2.3 dev lab0 metric 0 flags 3",
            "254: UNICAST 203.0.113.0/24 via 192.0.2.4 dev lab0 metric 0 flags 3",
            "254: UNICAST 203.0.113.128/25 via 2001:db8::9 dev lab0 metric 0 flags 3 mtu 1300",
            "255: LOCAL 127.0.0.0/8 dev lo metric 0 flags 1 src 127.0.0.1",
            "255: LOCAL 127.0.0.1/32 dev lo metric 0 flags 5 src 127.0.0.1",
            "255: BROADCAST 127.255.255.255/32 dev lo metric 0 flags 5 src 127.0.0.1",
            "255: LOCAL 192.0.2.2/32 dev lab0 metric 0 flags 5 src 192.0.2.2",
            "255: BROADCAST 192.0.2.255/32 dev lab0 metric 0 flags 5 src 192.0.2.2",
            "255: LOCAL 198.51.100.1/32 dev p2p0 metric 0 flags 5 src 198.51.100.1");
  }

  @Test
  void ipv6RoutesOfEveryTable() throws Exception {
    assertThat(routes(10))
        .extracting(RtNetlinkDecoderTest::told)
        .containsExactly(
            "254: UNICAST 2001:db8::/64 dev lab0 metric 256 flags 1",
            "254: UNICAST 2001:db8:9::/48 via 2001:db8::3 dev lab0 metric 1024 flags 3",
            "254: UNICAST 2001:db8:9::/48 via 2001:db8::4 dev lab0 metric 1024 flags 3",
            "254: PROHIBIT 2001:db8:dead::/48 dev lo metric 1024 flags 200200",
            "254: UNICAST ::/0 via 2001:db8::1 dev lab0 metric 1024 flags 3",
            "255: LOCAL ::1/128 dev lo metric 0 flags 80200001",
            "255: LOCAL 2001:db8::2/128 dev lab0 metric 0 flags 80200001",
            "255: MULTICAST ff00::/8 dev lab0 metric 256 flags 1");
  }

  /** What rtnetlink says of a route is what the text file says of it, but for the kind. */
  @Test
  void theTextFileSaysTheSame() throws Exception {
    List<String> byFile = new ArrayList<>();
    for (Route route : ProcRoutes.ipv6(Kept.text("ipv6_route"))) byFile.add(withoutKind(route));
    List<String> byNetlink = new ArrayList<>();
    for (Route route : routes(10)) byNetlink.add(withoutKind(route));
    // Where no route fits the kernel has one of its own, which only the file shows.
    byNetlink.add("::/0 dev lo metric 4294967295 flags 200200");
    assertThat(byNetlink).containsExactlyInAnyOrderElementsOf(byFile);
  }

  private static String withoutKind(Route route) {
    String told = ProcRoutesTest.told(route);
    return told.substring(told.indexOf(' ') + 1);
  }

  @Test
  void aCachedRouteIsPassedOver() throws Exception {
    byte[] message = Kept.octets("route", 2).get(0);
    message[9] |= 0x2;
    assertThat(RtRoute.routes(Kept.octets(message), NAMES)).isEmpty();
  }

  /** Cut anywhere, a message is refused or, cut between attributes, lacks what it needs. */
  @Test
  void aMessageCutShortIsRefusedOrSmallerButNeverReadBeyondItsEnd() throws Exception {
    for (String kind : List.of("link", "address", "route"))
      for (int family : new int[] {0, 2, 10})
        for (byte[] message : Kept.octets(kind, family))
          for (int length = 0; length < message.length; length++) {
            byte[] cut = Arrays.copyOf(message, length);
            try {
              decode(kind, Kept.octets(cut));
            } catch (MalformedTableException e) {
              assertThat(e).hasMessageContaining("malformed at");
            }
          }
  }

  private static void decode(String kind, Octets message) throws MalformedTableException {
    switch (kind) {
      case "link" -> RtLink.row(message, List.of());
      case "address" -> RtAddress.of(message);
      case "route" -> RtRoute.routes(message, NAMES);
      default -> throw new IllegalArgumentException(kind);
    }
  }

  @Test
  void anAttributeOfThreeOctetsIsRefusedWithItsPlace() {
    byte[] message = Kept.octets("route", 2).get(0);
    message[12] = 3;
    assertThatThrownBy(() -> RtRoute.routes(Kept.octets(message), NAMES))
        .isInstanceOf(MalformedTableException.class)
        .hasMessage("message is malformed at 12: RTA attribute of 3 octets");
  }

  @Test
  void anAttributeBeyondTheEndIsRefusedWithItsPlace() {
    byte[] message = Kept.octets("route", 2).get(0);
    message[12] = (byte) 0xFF;
    assertThatThrownBy(() -> RtRoute.routes(Kept.octets(message), NAMES))
        .isInstanceOf(MalformedTableException.class)
        .hasMessage("message is malformed at 16: expected 251 octets, there are 36");
  }

  @Test
  void anAbsurdPrefixIsRefused() {
    byte[] message = Kept.octets("route", 2).get(0);
    message[1] = 33;
    assertThatThrownBy(() -> RtRoute.routes(Kept.octets(message), NAMES))
        .hasMessage("message is malformed at 1: a prefix of 33 bits");
    byte[] address = Kept.octets("address", 10).get(0);
    address[1] = (byte) 129;
    assertThatThrownBy(() -> RtAddress.of(Kept.octets(address)))
        .hasMessage("message is malformed at 1: a prefix of 129 bits");
  }

  private static List<Route> routes(int family) throws MalformedTableException {
    List<Route> routes = new ArrayList<>();
    for (Octets message : Kept.messages("route", family))
      routes.addAll(RtRoute.routes(message, NAMES));
    return routes;
  }

  private static String told(Route route) {
    return route.table()
        + ": "
        + ProcRoutesTest.told(route)
        + route.source().map(source -> " src " + source).orElse("")
        + (route.mtu().isPresent() ? " mtu " + route.mtu().getAsLong() : "");
  }

  private static int attribute(ByteBuffer message, int from, int type) {
    for (int at = from; at < message.limit(); at += message.getShort(at) + 3 & ~3)
      if (message.getShort(at + 2) == type) return at;
    throw new AssertionError("no attribute " + type);
  }
}
