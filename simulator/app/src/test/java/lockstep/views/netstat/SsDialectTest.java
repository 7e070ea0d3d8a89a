package lockstep.views.netstat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.table.BbrInfo;
import lockstep.table.Counter;
import lockstep.table.CounterGroup;
import lockstep.table.Holder;
import lockstep.table.NetworkCounters;
import lockstep.table.Owner;
import lockstep.table.SocketDetails;
import lockstep.table.SocketRow;
import lockstep.table.TcpInfo;
import lockstep.table.TcpInfoField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dialect ss beside what ss of iproute2 6.1 printed of the same made-up tables. */
final class SsDialectTest {
  private final MadeFacts facts = new MadeFacts();

  @ParameterizedTest(name = "ss {1}, width {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ss-tuan | -tuan | 0",
        "ss-tuano | -tuano | 0",
        "ss-tu | -tu | 0",
        "ss-tulH | -tulH | 0",
        "ss-fin-wait-2 | -tan state fin-wait-2 | 0",
        "ss-ports | -tan ( sport = :443 and not dport gt :40005 ) or dport = :631 | 0",
        "ss-dst | -4tan dst 127.0.0.1:443 | 0",
        "ss-tuan-80 | -tuan | 80",
        "ss-tuano-100 | -tuano | 100",
        "ss-tan-60 | -tan | 60",
      })
  void rowsAreTheRealToolsText(String file, String arguments, int width) throws Exception {
    facts.rows = withCookies();
    if (width > 0) facts.width = OptionalInt.of(width);
    assertThat(facts.print(Dialect.SS, arguments.split(" ")))
        .isEqualTo(Captured.lines(file + ".txt"));
  }

  /** As netlink tells them. */
  private static List<SocketRow> withCookies() {
    return ProcRows.all().stream().map(row -> row.withSocket(row.inode(), 1)).toList();
  }

  private static SocketRow row(String protocol, int localPort) {
    return withCookies().stream()
        .filter(row -> row.protocol().equals(protocol) && row.local().port() == localPort)
        .findFirst()
        .orElseThrow();
  }

  private static SocketDetails details(int shutdown, Boolean v6only, TcpInfo info) {
    return new SocketDetails(
        OptionalInt.of(shutdown),
        Optional.ofNullable(v6only),
        0,
        "",
        1,
        "cubic",
        Optional.ofNullable(info));
  }

  @Test
  void detailsAreThoseThatSsPrinted() throws Exception {
    facts.rows =
        List.of(
            row("tcp", 40001)
                .withSocket(603786, 0x8f3d)
                .withDetails(details(0, null, null))
                .ownedBy(
                    new Owner.Held(
                        List.of(
                            new Holder(31143, "python3", "python3", 16),
                            new Holder(31150, "python3", "python3", 16)))),
            row("tcp6", 631)
                .withSocket(603780, 0x8f48)
                .withUid(0)
                .withDetails(details(0, true, null))
                .ownedBy(Owner.Unknown.MAY_NOT_BE_READ),
            row("tcp", 40007)
                .withSocket(603785, 0x8f42)
                .withUid(7)
                .withDetails(details(2, null, null))
                .ownedBy(Owner.Unknown.NO_PROCESS));
    assertThat(facts.print(Dialect.SS, "-tanpeH"))
        .extracting(String::strip)
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .endsWith(
                        ":443 users:((\"python3\",pid=31150,fd=16),(\"python3\",pid=31143,fd=16))"
                            + " timer:(on,200ms,0) uid:1000 ino:603786 sk:8f3d cgroup:/ <->"),
            line -> assertThat(line).endsWith(" uid:7 ino:603785 sk:8f42 cgroup:/ <--"),
            line ->
                assertThat(line)
                    .contains("[::]:*")
                    .endsWith(" ino:603780 sk:8f48 cgroup:/ v6only:1 <->"));
  }

  @Test
  void tcpInfoIsWhatSsPrinted() throws Exception {
    // ss -tanie of a connection on loopback, its congestion control's own numbers aside.
    TcpInfo info =
        new TcpInfo(
            new EnumMap<>(
                Map.ofEntries(
                    Map.entry(TcpInfoField.OPTIONS, 7L),
                    Map.entry(TcpInfoField.SND_WSCALE, 10L),
                    Map.entry(TcpInfoField.RCV_WSCALE, 10L),
                    Map.entry(TcpInfoField.RTO, 204_000L),
                    Map.entry(TcpInfoField.RTT, 216L),
                    Map.entry(TcpInfoField.RTTVAR, 423L),
                    Map.entry(TcpInfoField.SND_MSS, 32768L),
                    Map.entry(TcpInfoField.PMTU, 65535L),
                    Map.entry(TcpInfoField.RCV_MSS, 536L),
                    Map.entry(TcpInfoField.ADVMSS, 65483L),
                    Map.entry(TcpInfoField.SND_CWND, 11L),
                    Map.entry(TcpInfoField.SND_SSTHRESH, 2147483647L),
                    Map.entry(TcpInfoField.BYTES_ACKED, 2L),
                    Map.entry(TcpInfoField.SEGS_OUT, 3L),
                    Map.entry(TcpInfoField.SEGS_IN, 2L),
                    Map.entry(TcpInfoField.LAST_DATA_SENT, 980L),
                    Map.entry(TcpInfoField.LAST_DATA_RECV, 980L),
                    Map.entry(TcpInfoField.LAST_ACK_RECV, 976L),
                    Map.entry(TcpInfoField.PACING_RATE, 155_948_192_962L),
                    Map.entry(TcpInfoField.MAX_PACING_RATE, -1L),
                    Map.entry(TcpInfoField.DELIVERY_RATE, 19_366_430L),
                    Map.entry(TcpInfoField.DELIVERED, 2L),
                    Map.entry(TcpInfoField.APP_LIMITED, 1L),
                    Map.entry(TcpInfoField.BUSY_TIME, 4000L),
                    Map.entry(TcpInfoField.REORDERING, 3L),
                    Map.entry(TcpInfoField.RCV_SPACE, 65495L),
                    Map.entry(TcpInfoField.RCV_SSTHRESH, 65495L),
                    Map.entry(TcpInfoField.MIN_RTT, 6L),
                    Map.entry(TcpInfoField.SND_WND, 65536L))));
    facts.rows = List.of(row("tcp", 40007).withDetails(details(2, null, info)));
    String told =
        " cubic wscale:10,10 rto:204 rtt:0.216/0.423 mss:32768 pmtu:65535 rcvmss:536 advmss:65483"
            + " cwnd:11 bytes_acked:2 segs_out:3 segs_in:2 send 13349925926bps lastsnd:980"
            + " lastrcv:980 lastack:976 pacing_rate 1247585543696bps delivery_rate 154931440bps"
            + " delivered:2 app_limited busy:4ms rcv_space:65495 rcv_ssthresh:65495 minrtt:0.006"
            + " snd_wnd:65536";
    List<String> lines = facts.print(Dialect.SS, "-taniH");
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).isEqualTo("\t" + told);
    assertThat(facts.print(Dialect.SS, "-taniOoH").get(0)).endsWith(" ts sack" + told);
    assertThat(facts.print(Dialect.SS, "-tiH").get(1))
        .contains(" send 13.3Gbps ", " pacing_rate 1.25Tbps ");
  }

  @ParameterizedTest(name = "{0} ms are {1}")
  @CsvSource({
    "7199000, 119min",
    "90500, 1min30sec",
    "59120, 59sec",
    "4120, 4.120ms",
    "9000, 9sec",
    "200, 200ms",
    "7, 007ms"
  })
  void timesAreWrittenAsSsDoes(long millis, String text) {
    assertThat(SsSockets.left(millis)).isEqualTo(text);
  }

  @Test
  void theSummaryIsTheRealToolsText() throws Exception {
    facts.counters =
        new NetworkCounters(
            "linux",
            List.of(new CounterGroup("Tcp", true, List.of(new Counter("CurrEstab", 0)))),
            List.of(
                new CounterGroup("sockets", false, List.of(new Counter("used", 25))),
                new CounterGroup(
                    "TCP",
                    false,
                    List.of(
                        new Counter("inuse", 1),
                        new Counter("orphan", 0),
                        new Counter("tw", 1),
                        new Counter("alloc", 1)))));
    assertThat(facts.print(Dialect.SS, "-s"))
        .containsExactly(
            "Total: 25",
            "TCP:   2 (estab 0, closed 1, orphaned 0, timewait 1)",
            "",
            "Transport Total     IP        IPv6",
            "RAW\t  0         0         0        ",
            "UDP\t  0         0         0        ",
            "TCP\t  1         1         0        ",
            "INET\t  1         1         0        ",
            "FRAG\t  0         0         0        ",
            "");
  }

  @Test
  void whatBbrTellsIsAsSsPrintedIt() throws Exception {
    TcpInfo info = new TcpInfo(new EnumMap<>(Map.of(TcpInfoField.RTO, 208_000L)));
    SocketDetails known = details(0, null, info);
    facts.rows =
        List.of(
            row("tcp", 40007)
                .withDetails(
                    new SocketDetails(
                        known.shutdown(),
                        known.v6only(),
                        0,
                        "",
                        1,
                        "bbr",
                        known.tcpInfo(),
                        Optional.of(new BbrInfo(120_470_581, 17, 739, 739)))));
    assertThat(facts.print(Dialect.SS, "-taniH").get(1))
        .isEqualTo(
            "\t bbr rto:208"
                + " bbr:(bw:963764648bps,mrtt:0.017,pacing_gain:2.88672,cwnd_gain:2.88672)");
    assertThat(facts.print(Dialect.SS, "-taiH").get(1)).contains("(bw:964Mbps,");
  }

  @Test
  void whatTheSourceDoesNotTellIsNotPrintedAsKnown() throws Exception {
    facts.rows = ProcRows.all();
    List<String> lines = facts.print(Dialect.SS, "-4taneiH");
    assertThat(lines)
        .noneMatch(line -> line.contains("sk:") || line.isBlank())
        .anyMatch(line -> line.matches("LISTEN +\\d+ +- +127\\.0\\.0\\.1:443 .*"));
    assertThat(facts.remarks)
        .singleElement()
        .asString()
        .startsWith("this source does not tell how many connections may wait at a listener");
    facts.rows = withCookies();
    facts.print(Dialect.SS, "-4taneiH");
    assertThat(facts.remarks).isEmpty();
  }

  @Test
  void anEmptyTableIsItsTitlesAlone() throws Exception {
    assertThat(facts.print(Dialect.SS, "-tan"))
        .containsExactly("State Recv-Q Send-Q Local Address:Port Peer Address:PortProcess");
  }

  @Test
  void whatIsNoFilterIsRefusedInItsWords() {
    assertThatExceptionOfType(SwitchRefused.class)
        .isThrownBy(() -> facts.print(Dialect.SS, "-t", "state", "foo"))
        .satisfies(e -> assertThat(e.words()).containsExactly("ss: wrong state name: foo"));
    assertThatExceptionOfType(SwitchRefused.class)
        .isThrownBy(() -> facts.print(Dialect.SS, "-t", "sport", "=", "bla"))
        .satisfies(
            e ->
                assertThat(e.words())
                    .containsExactly(
                        "Error: \"bla\" does not look like a port.",
                        "Cannot parse dst/src address."));
    for (String words : List.of("( sport = :1", "sport", "sport = :1 )", "bla", "not"))
      assertThatExceptionOfType(SwitchRefused.class)
          .as(words)
          .isThrownBy(() -> facts.print(Dialect.SS, words));
  }

  @Test
  void stateAndExcludeAddUp() throws Exception {
    facts.rows = ProcRows.all();
    List<String> states = new ArrayList<>();
    for (String line :
        facts.print(
            Dialect.SS,
            "-4tnH",
            "state",
            "connected",
            "exclude",
            "established",
            "exclude",
            "fin-wait-2")) states.add(line.substring(0, line.indexOf(' ')));
    assertThat(states)
        .containsExactly(
            "SYN-SENT", "SYN-RECV", "FIN-WAIT-1", "TIME-WAIT", "CLOSE-WAIT", "LAST-ACK", "CLOSING");
  }
}
