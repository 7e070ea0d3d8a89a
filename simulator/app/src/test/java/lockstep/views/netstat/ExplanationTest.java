package lockstep.views.netstat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.table.Holder;
import lockstep.table.OsState;
import lockstep.table.Owner;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketDetails;
import lockstep.table.SocketRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ExplanationTest {
  private final MadeFacts facts = new MadeFacts();

  private String story(String state) throws Exception {
    facts.rows = ProcRows.all();
    Inquiry inquiry = Dialect.LINUX.parse(List.of("-4", "-tan"), new MadeFacts());
    List<SocketRow> rows = inquiry.rows(facts);
    for (int i = 0; i < rows.size(); i++)
      if (rows.get(i).state().netstatWord().equals(state))
        return String.join(" ", Explanation.row(i + 1, inquiry, facts)).replaceAll(" +", " ");
    throw new AssertionError("no row in " + state);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "LISTEN | Recv-Q 3: connections that are open and wait for accept.",
        "LISTEN | LISTEN in RFC 9293, section 3.3.2; LISTEN in this listing. Linux's number for it is"
            + " 10, TCP_LISTEN in its headers.",
        "ESTABLISHED | The server's: a socket here listens on port 443.",
        "ESTABLISHED | Other end Row 3 of this listing",
        "ESTABLISHED | Held by process 4711 (kernelname).",
        "SYN_SENT | 2 times so far",
        "SYN_RECV | SYN-RECEIVED in RFC 9293, section 3.3.2; SYN_RECV in this listing.",
        "FIN_WAIT1 | FIN-WAIT-1 in RFC 9293",
        "FIN_WAIT1 | The window probe: the other end's window is shut",
        "FIN_WAIT2 | The other end's program must close too",
        "TIME_WAIT | TIME-WAIT is kept by the kernel alone",
        "TIME_WAIT | By itself, when 2MSL have passed",
        "CLOSE_WAIT | the end of stream counts as one",
        "CLOSE_WAIT | this state has no timer",
        "LAST_ACK | then the row is gone",
        "CLOSING | Both ends closed at once",
        "CLOSE | it has a port and no other end yet",
      })
  void aRowTellsItsStory(String state, String sentence) throws Exception {
    assertThat(story(state)).contains(sentence);
  }

  @Test
  void aRowWithoutProcessSaysWhy() throws Exception {
    facts.rows =
        ProcRows.all().stream().map(row -> row.ownedBy(Owner.Unknown.NOT_ACCEPTED)).toList();
    Inquiry inquiry = Dialect.WINDOWS.parse(List.of("-an"), new MadeFacts());
    assertThat(Explanation.row(1, inquiry, facts))
        .contains("  Process     None yet: the listener's process has not accepted it.");
  }

  @Test
  void theStateHasTheListingsOwnWord() throws Exception {
    facts.rows = List.of(row("tcp", "127.0.0.1:5000", "127.0.0.1:80", 5, 42, RowTimer.OFF));
    for (String[] one :
        new String[][] {
          {"LINUX", "FIN_WAIT2"},
          {"WINDOWS", "FIN_WAIT_2"},
          {"MACOS", "FIN_WAIT_2"},
          {"SS", "FIN-WAIT-2"}
        }) {
      Inquiry inquiry = Dialect.valueOf(one[0]).parse(List.of("-a"), new MadeFacts());
      assertThat(Explanation.row(1, inquiry, facts))
          .anyMatch(line -> line.contains("section 3.3.2; " + one[1] + " in this"));
    }
  }

  @Test
  void whatIsNotAcceptedMustBeAcceptedBeforeItIsClosed() throws Exception {
    SocketRow waiting = row("tcp", "127.0.0.1:80", "127.0.0.1:5000", 8, 0, RowTimer.OFF);
    assertThat(first(waiting.ownedBy(Owner.Unknown.NOT_ACCEPTED)))
        .contains("must first accept the connection, then close it");
    assertThat(first(row("tcp", "127.0.0.1:80", "127.0.0.1:5000", 8, 42, RowTimer.OFF)))
        .contains("The program here must close too: this state has no timer.");
  }

  @Test
  void windowsListsADualStackSocketInBothTables() throws Exception {
    SocketDetails both =
        new SocketDetails(OptionalInt.empty(), Optional.of(false), 0, "", 0, "", Optional.empty());
    facts.rows = List.of(row("tcp6", ":::80", ":::0", 10, 42, RowTimer.OFF).withDetails(both));
    Inquiry inquiry = Dialect.WINDOWS.parse(List.of("-an"), new MadeFacts());
    assertThat(Explanation.row(1, inquiry, facts))
        .contains("Row 1: tcp 0.0.0.0:80", "  Process     Held by process 4711 (kernelname).")
        .anyMatch(line -> line.contains("Row 2 is the same socket: it takes IPv4 and IPv6"));
    assertThat(Explanation.row(2, inquiry, facts))
        .anyMatch(line -> line.contains("Row 1 is the same socket"));
  }

  private static SocketRow row(String protocol, String from, String to) {
    return row(protocol, from, to, 1, 42, RowTimer.OFF);
  }

  private static SocketRow row(
      String protocol, String from, String to, int code, long inode, RowTimer timer) {
    return new SocketRow(
        protocol,
        address(from),
        address(to),
        protocol.startsWith("tcp") ? OsState.linux(code) : OsState.linuxUdp(code),
        0,
        0,
        timer,
        inode,
        0,
        OptionalInt.of(0),
        inode == 0
            ? Owner.Unknown.NO_PROCESS
            : Owner.Held.by(new Holder(4711, "kernelname", "", 3)),
        SocketDetails.NONE);
  }

  private static SocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    return new SocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  private String first(SocketRow... rows) throws Exception {
    facts.rows = List.of(rows);
    Inquiry inquiry = Dialect.LINUX.parse(List.of("-tuan"), new MadeFacts());
    return String.join(" ", Explanation.row(1, inquiry, facts)).replaceAll(" +", " ");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "127.0.0.1:7020 | Row 2 of this listing takes what it sends.",
        "0.0.0.0:7020 | Row 2 of this listing takes what it sends.",
        "127.0.0.1:7021 | no socket here has that port",
        "127.0.0.2:7020 | no socket here has that port",
      })
  void aUdpSocketsFarEndMayTakeFromAnybody(String there, String sentence) throws Exception {
    String story =
        first(row("udp", "127.0.0.1:5000", "127.0.0.1:7020"), row("udp", there, "0.0.0.0:0"));
    assertThat(story).contains(sentence).contains("a socket with one far end ESTABLISHED");
  }

  @Test
  void whatIsLeftOfAConnectionHasNoQueues() throws Exception {
    RowTimer over = new RowTimer(RowTimer.Kind.TIME_WAIT, 60_000, 0);
    for (int code : new int[] {6, 5})
      assertThat(first(row("tcp", "127.0.0.1:5000", "127.0.0.1:80", code, 0, over)))
          .contains("Queues None, and shown as 0");
    assertThat(first(row("tcp", "127.0.0.1:5000", "127.0.0.1:80", 5, 42, RowTimer.OFF)))
        .contains("Recv-Q 0: nothing came that waits to be read.");
  }

  @ParameterizedTest(name = "{0} in state {1}, inode {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "OFF | 1 | 42 | without that it stays",
        "ON | 1 | 42 | too many repeats find no answer",
        "PROBE | 1 | 42 | too many probes find no answer",
        "KEEP_ALIVE | 1 | 42 | keep-alive finds",
        "PROBE | 4 | 0 | Linux gives it up after some repeats",
        "PROBE | 9 | 0 | Linux gives it up after some repeats",
      })
  void whatEndsAConnectionDependsOnItsTimer(
      RowTimer.Kind kind, int code, long inode, String sentence) throws Exception {
    RowTimer timer = new RowTimer(kind, 100, 0);
    assertThat(first(row("tcp", "127.0.0.1:5000", "127.0.0.1:80", code, inode, timer)))
        .contains(sentence);
  }

  @Test
  void thereIsNoStoryBeyondTheListing() throws Exception {
    facts.rows = ProcRows.all();
    Inquiry inquiry = Dialect.SS.parse(List.of("-tan"), new MadeFacts());
    assertThat(Explanation.row(0, inquiry, facts)).isEmpty();
    assertThat(Explanation.row(23, inquiry, facts)).isEmpty();
    assertThat(Explanation.row(22, inquiry, facts)).isNotEmpty();
  }

  @Test
  void switchesAreExplainedWithTheirNamesElsewhere() throws Exception {
    assertThat(
            Explanation.switches(
                Dialect.LINUX, Dialect.LINUX.parse(List.of("-tan", "-t"), new MadeFacts())))
        .containsExactly(
            "The switches, as netstat of Linux takes them:",
            "  -t, --tcp         TCP sockets. (windows -p, macos -p, ss -t)",
            "  -a, --all         Listening sockets and connections alike. (windows -a, macos",
            "                    -a, ss -a)",
            "  -n, --numeric     Numbers in place of names of hosts, ports, users. (windows",
            "                    -n, macos -n, ss -n)",
            "");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void everyTitleOfTheTableIsExplained(Dialect dialect) throws Exception {
    facts.rows = ProcRows.all();
    String[] all =
        switch (dialect) {
          case LINUX -> new String[] {"-anoep"};
          case WINDOWS -> new String[] {"-anot"};
          case MACOS -> new String[] {"-an"};
          case SS -> new String[] {"-anpoe"};
        };
    Inquiry inquiry = dialect.parse(List.of(all), new MadeFacts());
    String header =
        facts.print(dialect, all).stream()
            .filter(line -> line.contains("Local Address"))
            .findFirst()
            .orElseThrow()
            .replace("PortProcess", "Port Process");
    for (Column column : inquiry.columns()) {
      assertThat(header).contains(column.title());
      header = header.replaceFirst(java.util.regex.Pattern.quote(column.title()), "");
    }
    assertThat(header).as("titles that nothing explains").isBlank();
    assertThat(Explanation.columns(inquiry))
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
  }
}
