package lockstep.probe.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import lockstep.probe.table.MalformedTableException;
import lockstep.table.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Linux's text files of routes and interfaces; runs on any system. */
class ProcRoutesTest {
  @Test
  void theMainTableOfIpv4() throws Exception {
    assertThat(ProcRoutes.ipv4(Kept.text("route"), ByteOrder.LITTLE_ENDIAN))
        .extracting(ProcRoutesTest::told)
        .containsExactly(
            "UNICAST 0.0.0.0/0 via 192.0.2.1 dev lab0 metric 100 flags 3",
            "UNICAST 10.0.0.0/8 dev  metric 0 flags 1",
            "UNREACHABLE 10.1.0.0/16 dev  metric 7 flags 201",
            "UNICAST 192.0.2.0/24 dev lab0 metric 0 flags 1",
            "UNICAST 198.51.100.2/32 dev p2p0 metric 0 flags 5",
            "UNICAST 203.0.113.0/24 via 192.0.2.3 dev lab0 metric 0 flags 3",
            "UNICAST 203.0.113.128/25 dev lab0 metric 0 flags 3");
  }

  @Test
  void everyTableOfIpv6() throws Exception {
    assertThat(ProcRoutes.ipv6(Kept.text("ipv6_route")))
        .extracting(ProcRoutesTest::told)
        .containsExactly(
            "UNICAST 2001:db8::/64 dev lab0 metric 256 flags 1",
            "UNICAST 2001:db8:9::/48 via 2001:db8::3 dev lab0 metric 1024 flags 3",
            "UNICAST 2001:db8:9::/48 via 2001:db8::4 dev lab0 metric 1024 flags 3",
            "UNREACHABLE 2001:db8:dead::/48 dev lo metric 1024 flags 200200",
            "UNICAST ::/0 via 2001:db8::1 dev lab0 metric 1024 flags 3",
            "LOCAL ::1/128 dev lo metric 0 flags 80200001",
            "LOCAL 2001:db8::2/128 dev lab0 metric 0 flags 80200001",
            "MULTICAST ff00::/8 dev lab0 metric 256 flags 1",
            "UNREACHABLE ::/0 dev lo metric 4294967295 flags 200200");
  }

  @Test
  void anotherByteOrderPrintsAddressesAsTheyAre() throws Exception {
    String text = "head\neth0 C0000200 00000000 0001 0 0 0 FFFFFF00 1300 0 0\n";
    Route route = ProcRoutes.ipv4(Kept.text("route", text), ByteOrder.BIG_ENDIAN).get(0);
    assertThat(route.network()).isEqualTo("192.0.2.0/24");
    assertThat(route.mtu()).hasValue(1300);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a column is missing | eth0 C0000200 00000000 0001 0 0 0 FFFFFF00 0 0     | expected 11 columns
          a mask with a gap   | eth0 C0000200 00000000 0001 0 0 0 FF00FF00 0 0 0   | a mask with a gap
          a long address      | eth0 C000020011 00000000 0001 0 0 0 FFFFFF00 0 0 0 | expected a hexadecimal
          no flags            | eth0 C0000200 00000000 UP 0 0 0 FFFFFF00 0 0 0     | expected a hexadecimal
          no metric           | eth0 C0000200 00000000 0001 0 0 - FFFFFF00 0 0 0   | expected a number
          """)
  void whatIsNoIpv4RouteIsRefusedWithItsLine(String what, String line, String message) {
    assertThatThrownBy(
            () -> ProcRoutes.ipv4(Kept.text("route", "head\n" + line), ByteOrder.BIG_ENDIAN))
        .isInstanceOf(MalformedTableException.class)
        .hasMessageStartingWith("route, by lines, is malformed at 2: " + message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a column is missing | fe 40 00 00 00 100 1 0 1 | expected 10 columns
          a short address     | fe80 40 00 00 00 00000100 1 0 1 eth0 | expected an address
          129 bits | fe800000000000000000000000000000 81 00 00 00 0 1 0 1 eth0 | a prefix of 129
          """)
  void whatIsNoIpv6RouteIsRefusedWithItsLine(String what, String line, String message) {
    assertThatThrownBy(() -> ProcRoutes.ipv6(Kept.text("ipv6_route", line)))
        .isInstanceOf(MalformedTableException.class)
        .hasMessageStartingWith("ipv6_route, by lines, is malformed at 1: " + message);
  }

  @Test
  void theCountersOfInterfaces() throws Exception {
    var lines = ProcInterfaces.parse(Kept.text("dev"));
    assertThat(lines)
        .extracting(ProcInterfaces.Line::name)
        .containsExactly("lo", "ifb0", "ifb1", "eth0");
    String text =
        "a\nb\n  eth0.7:1 2    3    4    5     6      7         8        9 10 11 12 13 14 15 16\n";
    ProcInterfaces.Line line = ProcInterfaces.parse(Kept.text("dev", text)).get(0);
    assertThat(line.name()).isEqualTo("eth0.7");
    assertThat(line.received().octets()).isEqualTo(1);
    assertThat(line.received().packets()).isEqualTo(2);
    assertThat(line.received().errors()).isEqualTo(3);
    assertThat(line.received().drops()).isEqualTo(4);
    assertThat(line.received().overruns()).hasValue(5);
    assertThat(line.received().toMany()).hasValue(8);
    assertThat(line.sent().octets()).isEqualTo(9);
    assertThat(line.sent().packets()).isEqualTo(10);
    assertThat(line.sent().errors()).isEqualTo(11);
    assertThat(line.sent().drops()).isEqualTo(12);
    assertThat(line.sent().overruns()).hasValue(13);
    assertThat(line.collisions()).isEqualTo(14);
  }

  @Test
  void aLineOfFifteenNumbersIsNoInterface() {
    assertThatThrownBy(
            () ->
                ProcInterfaces.parse(
                    Kept.text("dev", "a\nb\nlo: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15")))
        .isInstanceOf(MalformedTableException.class)
        .hasMessage("dev, by lines, is malformed at 3: expected 16 numbers, found 15");
  }

  static String told(Route route) {
    return route.kind()
        + " "
        + route.network()
        + route.gateway().map(gateway -> " via " + gateway).orElse("")
        + " dev "
        + route.interfaceName()
        + " metric "
        + route.metric()
        + " flags "
        + Integer.toHexString(route.rawFlags());
  }
}
