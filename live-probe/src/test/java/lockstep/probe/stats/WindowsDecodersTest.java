package lockstep.probe.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import lockstep.probe.table.Fixture;
import lockstep.probe.table.MalformedTableException;
import lockstep.table.Counter;
import lockstep.table.CounterGroup;
import lockstep.table.InterfaceAddress;
import lockstep.table.InterfaceFlag;
import lockstep.table.InterfaceRow;
import lockstep.table.Route;
import org.junit.jupiter.api.Test;

/**
 * The decoders of Windows' counters, interfaces and routes against octets written from iprtrmib.h
 * and netioapi.h; they run on any system, and no Windows was asked.
 */
class WindowsDecodersTest {
  @Test
  void countersOfTcp() throws Exception {
    Fixture stats =
        new Fixture()
            .u32("dwRtoAlgorithm", 4)
            .u32("dwRtoMin", 10)
            .u32("dwRtoMax", 0xFFFFFFFFL)
            .u32("dwMaxConn", 0xFFFFFFFFL)
            .u32("dwActiveOpens", 1)
            .u32("dwPassiveOpens", 2)
            .u32("dwAttemptFails", 3)
            .u32("dwEstabResets", 5)
            .u32("dwCurrEstab", 6)
            .u32("dwInSegs", 4_000_000_000L)
            .u32("dwOutSegs", 7)
            .u32("dwRetransSegs", 8)
            .u32("dwInErrs", 9)
            .u32("dwOutRsts", 11)
            .u32("dwNumConns", 12);
    CounterGroup tcp = WindowsCounters.numbers("Tcp6", WindowsCounters.TCP, stats.octets());
    assertThat(tcp.name()).isEqualTo("Tcp6");
    assertThat(tcp.bothFamilies()).isFalse();
    assertThat(tcp.counters())
        .containsExactly(
            new Counter("RtoAlgorithm", 4),
            new Counter("RtoMin", 10),
            new Counter("RtoMax", 0xFFFFFFFFL),
            new Counter("MaxConn", -1),
            new Counter("ActiveOpens", 1),
            new Counter("PassiveOpens", 2),
            new Counter("AttemptFails", 3),
            new Counter("EstabResets", 5),
            new Counter("CurrEstab", 6),
            new Counter("InSegs", 4_000_000_000L),
            new Counter("OutSegs", 7),
            new Counter("RetransSegs", 8),
            new Counter("InErrs", 9),
            new Counter("OutRsts", 11),
            new Counter("NumConns", 12));
  }

  @Test
  void countersOfUdp() throws Exception {
    Fixture stats =
        new Fixture()
            .u32("dwInDatagrams", 1)
            .u32("dwNoPorts", 2)
            .u32("dwInErrors", 3)
            .u32("dwOutDatagrams", 4)
            .u32("dwNumAddrs", 5);
    CounterGroup udp = WindowsCounters.numbers("Udp", WindowsCounters.UDP, stats.octets());
    assertThat(udp.value("NoPorts")).hasValue(2);
    assertThat(udp.value("OutDatagrams")).hasValue(4);
  }

  @Test
  void countersOfIp() throws Exception {
    Fixture stats =
        new Fixture()
            .u32("dwForwarding", 2)
            .u32("dwDefaultTTL", 128)
            .u32("dwInReceives", 1)
            .u32("dwInHdrErrors", 3)
            .u32("dwInAddrErrors", 4)
            .u32("dwForwDatagrams", 5)
            .u32("dwInUnknownProtos", 6)
            .u32("dwInDiscards", 7)
            .u32("dwInDelivers", 8)
            .u32("dwOutRequests", 9)
            .u32("dwRoutingDiscards", 10)
            .u32("dwOutDiscards", 11)
            .u32("dwOutNoRoutes", 12)
            .u32("dwReasmTimeout", 13)
            .u32("dwReasmReqds", 14)
            .u32("dwReasmOks", 15)
            .u32("dwReasmFails", 16)
            .u32("dwFragOks", 17)
            .u32("dwFragFails", 18)
            .u32("dwFragCreates", 19)
            .u32("dwNumIf", 20)
            .u32("dwNumAddr", 21)
            .u32("dwNumRoutes", 22);
    assertThat(stats.size()).isEqualTo(92);
    CounterGroup ip = WindowsCounters.numbers("Ip", WindowsCounters.IP, stats.octets());
    assertThat(ip.value("DefaultTTL")).hasValue(128);
    assertThat(ip.value("InDelivers")).hasValue(8);
    assertThat(ip.value("OutNoRoutes")).hasValue(12);
    assertThat(ip.value("ReasmOKs")).hasValue(15);
    assertThat(ip.value("FragCreates")).hasValue(19);
    assertThat(ip.value("NumRoutes")).hasValue(22);
    assertThatThrownBy(() -> WindowsCounters.numbers("Ip", WindowsCounters.IP, stats.cut(91)))
        .isInstanceOf(MalformedTableException.class)
        .hasMessage("fixture is malformed at 88: expected 4 octets, there are 3");
  }

  @Test
  void countersOfIcmpByType() throws Exception {
    Fixture stats =
        new Fixture()
            .u32("icmpInStats.dwMsgs", 12)
            .u32("icmpInStats.dwErrors", 1)
            .u32("icmpInStats.rgdwTypeCount[0]", 5)
            .skip("icmpInStats.rgdwTypeCount[1] to [254]", 4 * 254)
            .u32("icmpInStats.rgdwTypeCount[255]", 7)
            .u32("icmpOutStats.dwMsgs", 3)
            .u32("icmpOutStats.dwErrors", 0)
            .skip("icmpOutStats.rgdwTypeCount[0] to [7]", 4 * 8)
            .u32("icmpOutStats.rgdwTypeCount[8]", 3)
            .skip("icmpOutStats.rgdwTypeCount[9] to [255]", 4 * 247);
    assertThat(stats.size()).isEqualTo(WindowsCounters.ICMP_SIZE);
    assertThat(WindowsCounters.icmp("Icmp", stats.octets()).counters())
        .containsExactly(
            new Counter("InMsgs", 12),
            new Counter("InErrors", 1),
            new Counter("InType0", 5),
            new Counter("InType255", 7),
            new Counter("OutMsgs", 3),
            new Counter("OutErrors", 0),
            new Counter("OutType8", 3));
  }

  /** MIB_IF_ROW2; each counter has a number of its own. */
  private static Fixture row() {
    return new Fixture()
        .unread("InterfaceLuid", 8)
        .u32("InterfaceIndex", 7)
        .unread("InterfaceGuid", 16)
        .wide("Alias", 257, "Ethernet 2")
        .wide("Description", 257, "Some Adapter")
        .u32("PhysicalAddressLength", 6)
        .padded("PhysicalAddress", 32, 0x02, 0xFC, 0, 0, 0, 1)
        .unread("PermanentPhysicalAddress", 32)
        .u32("Mtu", 1500)
        .u32("Type", 6)
        .unread("TunnelType to DirectionType", 20)
        .unread("InterfaceAndOperStatusFlags and padding", 4)
        .u32("OperStatus", 1)
        .u32("AdminStatus", 1)
        .unread("MediaConnectState", 4)
        .unread("NetworkGuid", 16)
        .unread("ConnectionType and padding", 8)
        .unread("TransmitLinkSpeed, ReceiveLinkSpeed", 16)
        .u64("InOctets", 0x1_0000_0001L)
        .u64("InUcastPkts", 20)
        .u64("InNUcastPkts", 3)
        .u64("InDiscards", 4)
        .u64("InErrors", 5)
        .u64("InUnknownProtos", 6)
        .unread("InUcastOctets to InBroadcastOctets", 24)
        .u64("OutOctets", 70)
        .u64("OutUcastPkts", 80)
        .u64("OutNUcastPkts", 9)
        .u64("OutDiscards", 10)
        .u64("OutErrors", 11)
        .unread("OutUcastOctets to OutQLen", 32);
  }

  private static Fixture table(int rows) {
    return new Fixture().u32("NumEntries", rows).unread("padding", 4);
  }

  @Test
  void interfaces() throws Exception {
    assertThat(row().size()).isEqualTo(WindowsTables.INTERFACE_SIZE);
    InterfaceRow row =
        WindowsTables.interfaces(
                table(1).then(row()).octets(),
                Map.of(7, List.of(new InterfaceAddress("192.0.2.7", 24))))
            .get(0);
    assertThat(row.name()).isEqualTo("Ethernet 2");
    assertThat(row.index()).isEqualTo(7);
    assertThat(row.mac()).isEqualTo("02:fc:00:00:00:01");
    assertThat(row.mtu()).isEqualTo(1500);
    assertThat(row.addresses()).hasToString("[192.0.2.7/24]");
    assertThat(row.flags()).containsExactlyInAnyOrder(InterfaceFlag.UP, InterfaceFlag.RUNNING);
    assertThat(row.received().octets()).isEqualTo(0x1_0000_0001L);
    assertThat(row.received().packets()).isEqualTo(23);
    assertThat(row.received().toMany()).hasValue(3);
    assertThat(row.received().drops()).isEqualTo(4);
    assertThat(row.received().errors()).isEqualTo(5);
    assertThat(row.unknownProtocols()).hasValue(6);
    assertThat(row.sent().octets()).isEqualTo(70);
    assertThat(row.sent().packets()).isEqualTo(89);
    assertThat(row.sent().toMany()).hasValue(9);
    assertThat(row.sent().drops()).isEqualTo(10);
    assertThat(row.sent().errors()).isEqualTo(11);
    assertThat(row.collisions()).isEqualTo(OptionalLong.empty());
  }

  @Test
  void aHardwareAddressLongerThanItsFieldIsRefused() {
    byte[] octets = table(1).then(row()).bytes();
    octets[8 + 1056] = 33;
    Fixture wrong = new Fixture();
    for (byte octet : octets) wrong.u8("", octet);
    assertThatThrownBy(() -> WindowsTables.interfaces(wrong.octets(), Map.of()))
        .isInstanceOf(MalformedTableException.class)
        .hasMessage("MIB_IF_ROW2 is malformed at 1064: a hardware address of 33 octets");
  }

  @Test
  void absurdCountsAndCutTablesAreRefused() {
    Fixture many = table(-1).then(row());
    assertThatThrownBy(() -> WindowsTables.interfaces(many.octets(), Map.of()))
        .isInstanceOf(MalformedTableException.class)
        .hasMessage("fixture is malformed at 0: 4294967295 rows of 1352 octets, there are 1352");
    Fixture one = table(1).then(row());
    for (int length = 0; length < one.size(); length += 13) {
      var cut = one.cut(length);
      assertThatThrownBy(() -> WindowsTables.interfaces(cut, Map.of()))
          .isInstanceOf(MalformedTableException.class);
    }
  }

  /** SOCKADDR_INET of IPv4, 28 octets. */
  private static Fixture inet(int... address) {
    return new Fixture()
        .u16("si_family", 2)
        .unread("sin_port", 2)
        .raw("sin_addr", address)
        .unread("sin_zero and room", 20);
  }

  /** SOCKADDR_INET of IPv6. */
  private static Fixture inet6(int... address) {
    return new Fixture()
        .u16("si_family", 23)
        .unread("sin6_port", 2)
        .unread("sin6_flowinfo", 4)
        .padded("sin6_addr", 16, address)
        .unread("sin6_scope_id", 4);
  }

  /** MIB_UNICASTIPADDRESS_ROW, 80 octets. */
  private static Fixture address(Fixture address, int index, int prefix) {
    return new Fixture()
        .then(address)
        .unread("padding", 4)
        .unread("InterfaceLuid", 8)
        .u32("InterfaceIndex", index)
        .unread("PrefixOrigin, SuffixOrigin, ValidLifetime, PreferredLifetime", 16)
        .u8("OnLinkPrefixLength", prefix)
        .unread("SkipAsSource, padding, DadState, ScopeId", 11)
        .unread("CreationTimeStamp", 8);
  }

  @Test
  void addressesByInterface() throws Exception {
    Fixture table =
        table(3)
            .then(address(inet(192, 0, 2, 7), 7, 24))
            .then(address(inet6(0xFE, 0x80), 7, 64))
            .then(address(inet(127, 0, 0, 1), 1, 8));
    assertThat(table.size()).isEqualTo(8 + 3 * WindowsTables.ADDRESS_SIZE);
    var addresses = WindowsTables.addresses(table.octets());
    assertThat(addresses.get(7)).hasToString("[192.0.2.7/24, fe80::/64]");
    assertThat(addresses.get(1)).hasToString("[127.0.0.1/8]");
  }

  /** MIB_IPFORWARD_ROW2, 104 octets. */
  private static Fixture route(
      int index, Fixture destination, int prefix, Fixture nextHop, int metric, int loopback) {
    return new Fixture()
        .unread("InterfaceLuid", 8)
        .u32("InterfaceIndex", index)
        .then(destination)
        .u8("PrefixLength", prefix)
        .unread("padding", 3)
        .then(nextHop)
        .unread("SitePrefixLength and padding", 4)
        .unread("ValidLifetime, PreferredLifetime", 8)
        .u32("Metric", metric)
        .unread("Protocol", 4)
        .u8("Loopback", loopback)
        .unread("AutoconfigureAddress, Publish, Immortal", 3)
        .unread("Age, Origin", 8);
  }

  @Test
  void routes() throws Exception {
    Fixture table =
        table(3)
            .then(route(7, inet(0, 0, 0, 0), 0, inet(192, 0, 2, 1), 35, 0))
            .then(route(7, inet(192, 0, 2, 0), 24, inet(0, 0, 0, 0), 281, 0))
            .then(route(1, inet6(0x20, 0x01, 0x0D, 0xB8), 32, inet6(), 256, 1));
    assertThat(table.size()).isEqualTo(8 + 3 * WindowsTables.ROUTE_SIZE);
    List<Route> routes = WindowsTables.routes(table.octets(), Map.of(7, "Ethernet", 1, "Loopback"));
    assertThat(routes)
        .extracting(ProcRoutesTest::told)
        .containsExactly(
            "UNICAST 0.0.0.0/0 via 192.0.2.1 dev Ethernet metric 35 flags 0",
            "UNICAST 192.0.2.0/24 dev Ethernet metric 281 flags 0",
            "LOCAL 2001:db8::/32 dev Loopback metric 256 flags 0");
  }

  @Test
  void aWrongFamilyOrPrefixIsRefusedWithItsPlace() {
    Fixture family = table(1).then(route(7, inet6().u8("", 0), 0, inet(1, 2, 3, 4), 0, 0));
    assertThatThrownBy(() -> WindowsTables.routes(family.octets(), Map.of()))
        .isInstanceOf(MalformedTableException.class);
    Fixture prefix = table(1).then(route(7, inet(1, 2, 3, 4), 33, inet(1, 2, 3, 4), 0, 0));
    assertThatThrownBy(() -> WindowsTables.routes(prefix.octets(), Map.of()))
        .isInstanceOf(MalformedTableException.class)
        .hasMessage("MIB_IPFORWARD_ROW2 is malformed at 48: a prefix of 33 bits");
  }
}
