package lockstep.probe.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import lockstep.probe.table.Fixture;
import lockstep.probe.table.MalformedTableException;
import lockstep.table.Counter;
import lockstep.table.CounterGroup;
import lockstep.table.InterfaceFlag;
import lockstep.table.InterfaceRow;
import org.junit.jupiter.api.Test;

/**
 * The decoders of macOS's counters and routing messages against octets written from its headers;
 * they run on any system, and no Mac was asked.
 */
class MacStatsDecodersTest {
  /** tcpstat up to the last counter that is read; each has its place as its value. */
  @Test
  void countersOfTcpAndTheirSum() throws Exception {
    Fixture stats = new Fixture();
    for (int i = 0; i < 48; i++) stats.u32("counter " + i, 100 + i);
    stats.unread("what newer versions have behind them", 400);
    CounterGroup tcp = MacCounters.numbers("Tcp", true, MacCounters.TCP, stats.octets());
    assertThat(tcp.bothFamilies()).isTrue();
    assertThat(tcp.value("ActiveOpens")).as("tcps_connattempt").hasValue(100);
    assertThat(tcp.value("PassiveOpens")).as("tcps_accepts").hasValue(101);
    assertThat(tcp.value("AttemptFails")).as("tcps_conndrops").hasValue(104);
    assertThat(tcp.value("tcps_sndtotal")).hasValue(115);
    assertThat(tcp.value("RetransSegs")).as("tcps_sndrexmitpack").hasValue(118);
    assertThat(tcp.value("tcps_sndctrl")).hasValue(124);
    assertThat(tcp.value("InSegs")).as("tcps_rcvtotal").hasValue(125);
    assertThat(tcp.value("tcps_rcvbadsum")).hasValue(128);
    assertThat(tcp.value("InErrs")).as("badsum, badoff, short").hasValue(128 + 129 + 131);
    assertThat(tcp.value("tcps_pawsdrop")).hasValue(147);
  }

  @Test
  void countersOfUdpIpAndIp6() throws Exception {
    Fixture narrow = new Fixture();
    Fixture wide = new Fixture();
    for (int i = 0; i < 24; i++) {
      narrow.u32("counter " + i, 0xFFFFFF00L + i);
      wide.u64("counter " + i, 0x1_0000_0000L + i);
    }
    CounterGroup udp = MacCounters.numbers("Udp", true, MacCounters.UDP, narrow.octets());
    assertThat(udp.value("udps_ipackets")).hasValue(0xFFFFFF00L);
    assertThat(udp.value("NoPorts")).hasValue(0xFFFFFF04L);
    assertThat(udp.value("OutDatagrams")).hasValue(0xFFFFFF09L);
    CounterGroup ip = MacCounters.numbers("Ip", false, MacCounters.IP, narrow.octets());
    assertThat(ip.value("InDelivers")).as("ips_delivered").hasValue(0xFFFFFF0EL);
    assertThat(ip.value("OutRequests")).as("ips_localout").hasValue(0xFFFFFF0FL);
    CounterGroup ip6 = MacCounters.numbers("Ip6", false, MacCounters.IP6, wide.octets());
    assertThat(ip6.value("InReceives")).hasValue(0x1_0000_0000L);
    assertThat(ip6.value("OutRequests")).as("ip6s_localout").hasValue(0x1_0000_000BL);
  }

  @Test
  void aSystemWithFewerCountersIsRefused() {
    var cut = new Fixture().skip("counters", 47 * 4 + 3).octets();
    assertThatThrownBy(() -> MacCounters.numbers("Tcp", true, MacCounters.TCP, cut))
        .isInstanceOf(MalformedTableException.class)
        .hasMessage("fixture is malformed at 188: expected 4 octets, there are 3");
  }

  @Test
  void countersOfIcmpByType() throws Exception {
    Fixture stats =
        new Fixture()
            .u32("icps_error", 1)
            .u32("icps_oldshort", 2)
            .u32("icps_oldicmp", 3)
            .u32("icps_outhist[0]", 4)
            .skip("icps_outhist[1] to [40]", 40 * 4)
            .u32("icps_badcode", 5)
            .u32("icps_tooshort", 6)
            .u32("icps_checksum", 7)
            .u32("icps_badlen", 8)
            .u32("icps_reflect", 9)
            .skip("icps_inhist[0] to [7]", 8 * 4)
            .u32("icps_inhist[8]", 10)
            .skip("icps_inhist[9] to [39]", 31 * 4)
            .u32("icps_inhist[40]", 11);
    assertThat(MacCounters.icmp(stats.octets()).counters())
        .containsExactly(
            new Counter("icps_error", 1),
            new Counter("icps_oldshort", 2),
            new Counter("icps_oldicmp", 3),
            new Counter("OutType0", 4),
            new Counter("OutMsgs", 4),
            new Counter("icps_badcode", 5),
            new Counter("icps_tooshort", 6),
            new Counter("icps_checksum", 7),
            new Counter("icps_badlen", 8),
            new Counter("icps_reflect", 9),
            new Counter("InType8", 10),
            new Counter("InType40", 11),
            new Counter("InMsgs", 21));
  }

  /** if_msghdr2 with if_data64 and a sockaddr_dl behind it. */
  private static Fixture link(int index, int flags, String name, int... mac) {
    return new Fixture()
        .u16("ifm_msglen", 180)
        .u8("ifm_version", 5)
        .u8("ifm_type", 0x12)
        .u32("ifm_addrs: RTA_IFP", 0x10)
        .u32("ifm_flags", flags)
        .u16("ifm_index", index)
        .unread("padding", 2)
        .unread("ifm_snd_len, ifm_snd_maxlen", 8)
        .u32("ifm_snd_drops", 17)
        .unread("ifm_timer", 4)
        .unread("ifi_type to ifi_unused1", 8)
        .u32("ifi_mtu", 1500)
        .unread("ifi_metric", 4)
        .unread("ifi_baudrate", 8)
        .u64("ifi_ipackets", 1)
        .u64("ifi_ierrors", 2)
        .u64("ifi_opackets", 3)
        .u64("ifi_oerrors", 4)
        .u64("ifi_collisions", 5)
        .u64("ifi_ibytes", 0x1_0000_0006L)
        .u64("ifi_obytes", 7)
        .u64("ifi_imcasts", 8)
        .u64("ifi_omcasts", 9)
        .u64("ifi_iqdrops", 10)
        .u64("ifi_noproto", 11)
        .unread("ifi_recvtiming, ifi_xmittiming, ifi_lastchange", 16)
        .u8("sdl_len", 20)
        .u8("sdl_family", 18)
        .u16("sdl_index", index)
        .unread("sdl_type", 1)
        .u8("sdl_nlen", name.length())
        .u8("sdl_alen", mac.length)
        .u8("sdl_slen", 0)
        .text("sdl_data, name", name.length(), name)
        .padded("sdl_data, address", 12 - name.length(), mac);
  }

  /** ifa_msghdr with a netmask, the address, and a broadcast address. */
  private static Fixture address(int index) {
    return new Fixture()
        .u16("ifam_msglen", 20 + 8 + 16 + 16)
        .u8("ifam_version", 5)
        .u8("ifam_type", 0xC)
        .u32("ifam_addrs: RTA_NETMASK, RTA_IFA, RTA_BRD", 0x4 | 0x20 | 0x80)
        .unread("ifam_flags", 4)
        .u16("ifam_index", index)
        .unread("padding", 2)
        .unread("ifam_metric", 4)
        .u8("netmask sa_len", 7)
        .u8("netmask sa_family", 2)
        .unread("netmask port", 2)
        .raw("netmask", 255, 255, 255)
        .unread("rounding", 1)
        .then(inet(192, 0, 2, 7))
        .then(inet(192, 0, 2, 255));
  }

  /** ifa_msghdr with an IPv6 address. */
  private static Fixture address6(int index) {
    return new Fixture()
        .u16("ifam_msglen", 20 + 28 + 28)
        .u8("ifam_version", 5)
        .u8("ifam_type", 0xC)
        .u32("ifam_addrs: RTA_NETMASK, RTA_IFA", 0x4 | 0x20)
        .unread("ifam_flags", 4)
        .u16("ifam_index", index)
        .unread("padding", 2)
        .unread("ifam_metric", 4)
        .then(inet6(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF))
        .then(inet6(0xFE, 0x80, 0, index, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
  }

  private static Fixture inet(int... address) {
    return new Fixture()
        .u8("sin_len", 16)
        .u8("sin_family", 2)
        .unread("sin_port", 2)
        .raw("sin_addr", address)
        .unread("sin_zero", 8);
  }

  private static Fixture inet6(int... address) {
    return new Fixture()
        .u8("sin6_len", 28)
        .u8("sin6_family", 30)
        .unread("sin6_port", 2)
        .unread("sin6_flowinfo", 4)
        .padded("sin6_addr", 16, address)
        .unread("sin6_scope_id", 4);
  }

  /** A message of a type that is not looked at, RTM_NEWMADDR2. */
  private static Fixture other() {
    return new Fixture().u16("length", 12).u8("version", 5).u8("type", 0x13).unread("the rest", 8);
  }

  @Test
  void interfacesWithTheirAddresses() throws Exception {
    Fixture list =
        link(4, 0x8863, "en0", 0x02, 0xFC, 0, 0, 0, 1)
            .then(address(4))
            .then(other())
            .then(address6(4))
            .then(link(5, 0x8051, "utun0"))
            .then(address(5));
    List<InterfaceRow> rows = MacTables.interfaces(list.octets());
    InterfaceRow en0 = rows.get(0);
    assertThat(en0.name()).isEqualTo("en0");
    assertThat(en0.mac()).isEqualTo("02:fc:00:00:00:01");
    assertThat(en0.mtu()).isEqualTo(1500);
    assertThat(en0.addresses()).hasToString("[192.0.2.7/24, fe80::1/64]");
    assertThat(en0.addresses().get(0).broadcast()).contains("192.0.2.255");
    assertThat(en0.flags())
        .contains(InterfaceFlag.UP, InterfaceFlag.RUNNING, InterfaceFlag.MULTICAST);
    assertThat(en0.received().packets()).isEqualTo(1);
    assertThat(en0.received().errors()).isEqualTo(2);
    assertThat(en0.sent().packets()).isEqualTo(3);
    assertThat(en0.sent().errors()).isEqualTo(4);
    assertThat(en0.collisions()).hasValue(5);
    assertThat(en0.received().octets()).isEqualTo(0x1_0000_0006L);
    assertThat(en0.sent().octets()).isEqualTo(7);
    assertThat(en0.received().toMany()).hasValue(8);
    assertThat(en0.sent().toMany()).hasValue(9);
    assertThat(en0.received().drops()).isEqualTo(10);
    assertThat(en0.unknownProtocols()).hasValue(11);
    assertThat(en0.sent().drops()).as("ifm_snd_drops").isEqualTo(17);
    InterfaceRow tunnel = rows.get(1);
    assertThat(tunnel.mac()).isEmpty();
    assertThat(tunnel.flags()).contains(InterfaceFlag.POINT_TO_POINT);
    assertThat(tunnel.addresses().get(0).peer()).contains("192.0.2.255");
    assertThat(tunnel.addresses().get(0).broadcast()).isEmpty();
  }

  /** rt_msghdr, 92 octets, and the addresses that are told. */
  private static Fixture route(int index, int flags, int addresses, int mtu, Fixture sockaddrs) {
    return new Fixture()
        .u16("rtm_msglen", 92 + sockaddrs.size())
        .u8("rtm_version", 5)
        .u8("rtm_type", 0x4)
        .u16("rtm_index", index)
        .unread("padding", 2)
        .u32("rtm_flags", flags)
        .u32("rtm_addrs", addresses)
        .unread("rtm_pid to rtm_inits", 20)
        .unread("rmx_locks", 4)
        .u32("rmx_mtu", mtu)
        .unread("rmx_hopcount and what follows", 48)
        .then(sockaddrs);
  }

  @Test
  void routes() throws Exception {
    // The default route's mask is empty: four octets for one of length 0.
    Fixture list =
        route(4, 0x803, 0x7, 1400, inet(0, 0, 0, 0).then(inet(192, 0, 2, 1)).skip("netmask", 4))
            .then(route(4, 0x5, 0x1, 0, inet(192, 0, 2, 9)))
            .then(
                route(
                    4,
                    0x1,
                    0x5,
                    0,
                    inet(10, 0, 0, 0)
                        .u8("netmask sa_len", 6)
                        .unread("netmask sa_family and port", 3)
                        .raw("netmask", 255, 0xF0)
                        .unread("rounding", 2)))
            .then(route(1, 0x1009, 0x5, 0, inet6(0xFE, 0x80, 0, 1).then(inet6(0xFF, 0xC0))))
            .then(other());
    assertThat(MacTables.routes(list.octets(), Map.of(4, "en0", 1, "lo0")))
        .extracting(ProcRoutesTest::told)
        .containsExactly(
            "UNICAST 0.0.0.0/0 via 192.0.2.1 dev en0 metric 0 flags 803",
            "UNICAST 192.0.2.9/32 dev en0 metric 0 flags 5",
            "UNICAST 10.0.0.0/12 dev en0 metric 0 flags 1",
            "BLACKHOLE fe80::/10 dev lo0 metric 0 flags 1009");
    assertThat(MacTables.routes(list.octets(), Map.of()).get(0).mtu()).hasValue(1400);
  }

  @Test
  void messagesCutOrOfAnotherVersionAreRefused() {
    Fixture whole = route(4, 0x5, 0x1, 0, inet(192, 0, 2, 9));
    for (int length = 1; length < whole.size(); length++) {
      var cut = whole.cut(length);
      assertThatThrownBy(() -> MacTables.routes(cut, Map.of()))
          .as("cut to " + length)
          .isInstanceOf(MalformedTableException.class);
    }
    Fixture version = new Fixture().u16("length", 4).u8("version", 6).u8("type", 4);
    assertThatThrownBy(() -> MacTables.routes(version.octets(), Map.of()))
        .hasMessage("routing message is malformed at 2: version 6, expected 5");
    Fixture empty = new Fixture().u16("length", 0).u8("version", 5).u8("type", 4);
    assertThatThrownBy(() -> MacTables.routes(empty.octets(), Map.of()))
        .hasMessage("fixture is malformed at 0: a routing message of 0 octets");
  }

  @Test
  void aMessageWithAddressesBeyondItsEndIsRefused() {
    Fixture route = route(4, 0x5, 0x3, 0, inet(192, 0, 2, 9));
    assertThatThrownBy(() -> MacTables.routes(route.octets(), Map.of()))
        .isInstanceOf(MalformedTableException.class)
        .hasMessage("routing message is malformed at 108: expected 1 octets, there are 0");
  }
}
