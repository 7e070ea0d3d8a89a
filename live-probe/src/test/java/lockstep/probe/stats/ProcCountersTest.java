package lockstep.probe.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lockstep.probe.table.MalformedTableException;
import lockstep.table.Counter;
import lockstep.table.CounterGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Linux's counters, against files that a kernel wrote; runs on any system. */
class ProcCountersTest {
  @Test
  void snmpHasAGroupForEachPairOfLines() throws Exception {
    assertThat(ProcCounters.pairs(Kept.text("snmp")))
        .extracting(CounterGroup::name)
        .containsExactly("Ip", "Icmp", "IcmpMsg", "Tcp", "Udp", "UdpLite");
  }

  @Test
  void theCountersOfTcpInTheirOrder() throws Exception {
    CounterGroup tcp = group(ProcCounters.pairs(Kept.text("snmp")), "Tcp");
    assertThat(tcp.bothFamilies()).isTrue();
    assertThat(tcp.counters())
        .containsExactly(
            new Counter("RtoAlgorithm", 1),
            new Counter("RtoMin", 200),
            new Counter("RtoMax", 120000),
            new Counter("MaxConn", -1),
            new Counter("ActiveOpens", 14486),
            new Counter("PassiveOpens", 14369),
            new Counter("AttemptFails", 43),
            new Counter("EstabResets", 12773),
            new Counter("CurrEstab", 0),
            new Counter("InSegs", 125155),
            new Counter("OutSegs", 123279),
            new Counter("RetransSegs", 50),
            new Counter("InErrs", 0),
            new Counter("OutRsts", 6985),
            new Counter("InCsumErrors", 0));
  }

  @Test
  void netstatHasWhatLinuxAloneCounts() throws Exception {
    List<CounterGroup> groups = ProcCounters.pairs(Kept.text("netstat"));
    assertThat(groups).extracting(CounterGroup::name).contains("TcpExt", "IpExt");
    assertThat(group(groups, "TcpExt").value("TW")).hasValue(7640);
    assertThat(group(groups, "IpExt").value("InOctets")).hasValue(329868139);
    assertThat(group(groups, "IpExt").bothFamilies()).isFalse();
  }

  @Test
  void snmp6IsGroupedByWhatItsNamesBeginWith() throws Exception {
    List<CounterGroup> groups = ProcCounters.singles(Kept.text("snmp6"));
    assertThat(groups)
        .extracting(CounterGroup::name)
        .containsExactly("Ip6", "Icmp6", "Udp6", "UdpLite6");
    assertThat(group(groups, "Ip6").value("InReceives")).hasValue(3065);
    assertThat(group(groups, "Icmp6").value("OutMLDv2Reports")).isPresent();
    assertThat(group(groups, "Udp6").value("InDatagrams")).isPresent();
  }

  @Test
  void sockstatHasNumbersOfNow() throws Exception {
    List<CounterGroup> groups = ProcCounters.sockets(Kept.text("sockstat"));
    assertThat(group(groups, "sockets").value("used")).hasValue(16);
    assertThat(group(groups, "TCP").value("tw")).hasValue(10);
    assertThat(group(ProcCounters.sockets(Kept.text("sockstat6")), "TCP6").value("inuse"))
        .hasValue(0);
  }

  @Test
  void aCounterMayHave64Bits() throws Exception {
    String text = "Ip: InOctets\nIp: 18446744073709551615\n";
    assertThat(ProcCounters.pairs(Kept.text("snmp", text)).get(0).value("InOctets")).hasValue(-1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a name without a colon  | Tcp InSegs;Tcp 1      | snmp, by lines, is malformed at 1: expected a protocol
          names without values    | Tcp: InSegs           | snmp, by lines, is malformed at 1: expected a line of values
          values of another group | Tcp: InSegs;Udp: 1    | snmp, by lines, is malformed at 2: expected Tcp: and 1
          too few values          | Tcp: A B;Tcp: 1       | snmp, by lines, is malformed at 2: expected Tcp: and 2
          no number               | Tcp: InSegs;Tcp: many | snmp, by lines, is malformed at 2: expected a number
          65 bits                 | Tcp: A;Tcp: 18446744073709551616 | snmp, by lines, is malformed at 2: expected a
          """)
  void whatIsNoPairIsRefusedWithItsLine(String what, String text, String message) {
    assertThatThrownBy(() -> ProcCounters.pairs(Kept.text("snmp", text.replace(';', '\n'))))
        .isInstanceOf(MalformedTableException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          another protocol | Dccp6In 1      | snmp6, by lines, is malformed at 1: expected a counter of
          no value         | Ip6InReceives  | snmp6, by lines, is malformed at 1: expected a name and a value
          no number        | Ip6InOctets x1 | snmp6, by lines, is malformed at 1: expected a number
          """)
  void whatIsNoSingleCounterIsRefusedWithItsLine(String what, String text, String message) {
    assertThatThrownBy(() -> ProcCounters.singles(Kept.text("snmp6", text)))
        .isInstanceOf(MalformedTableException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void anOddNumberOfWordsIsNoSockstat() {
    assertThatThrownBy(() -> ProcCounters.sockets(Kept.text("sockstat", "TCP: inuse 1 orphan")))
        .isInstanceOf(MalformedTableException.class)
        .hasMessageStartingWith("sockstat, by lines, is malformed at 1: expected a protocol");
  }

  private static CounterGroup group(List<CounterGroup> groups, String name) {
    return groups.stream().filter(group -> group.name().equals(name)).findFirst().orElseThrow();
  }
}
