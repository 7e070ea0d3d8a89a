package lockstep.views.netstat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.table.Owner;
import lockstep.table.SocketRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ExplanationTest {
  private final MadeFacts facts = new MadeFacts();

  private String story(String state) throws Exception {
    facts.rows = ProcRows.all();
    Inquiry inquiry = Dialect.LINUX.parse(List.of("-4", "-tan"));
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
        "LISTEN | LISTEN in RFC 9293, section 3.3.2; TCP_LISTEN(10) on linux.",
        "ESTABLISHED | The server's: a socket here listens on port 443.",
        "ESTABLISHED | Other end Row 3 of this listing",
        "ESTABLISHED | Held by process 4711 (kernelname).",
        "SYN_SENT | 2 times so far",
        "SYN_RECV | SYN-RECEIVED in RFC 9293",
        "FIN_WAIT1 | FIN-WAIT-1 in RFC 9293",
        "FIN_WAIT1 | The window probe: the other end's window is shut",
        "FIN_WAIT2 | The other end's program must close too",
        "TIME_WAIT | TIME-WAIT is kept by the kernel alone",
        "TIME_WAIT | By itself, when 2MSL are over",
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
    Inquiry inquiry = Dialect.WINDOWS.parse(List.of("-an"));
    assertThat(Explanation.row(1, inquiry, facts))
        .contains("  Process     None yet: the listener's process has not accepted it.");
  }

  @Test
  void thereIsNoStoryBeyondTheListing() throws Exception {
    facts.rows = ProcRows.all();
    Inquiry inquiry = Dialect.SS.parse(List.of("-tan"));
    assertThat(Explanation.row(0, inquiry, facts)).isEmpty();
    assertThat(Explanation.row(23, inquiry, facts)).isEmpty();
    assertThat(Explanation.row(22, inquiry, facts)).isNotEmpty();
  }

  @Test
  void switchesAreExplainedWithTheirNamesElsewhere() throws Exception {
    assertThat(Explanation.switches(Dialect.LINUX, Dialect.LINUX.parse(List.of("-tan", "-t"))))
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
    Inquiry inquiry = dialect.parse(List.of(all));
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
