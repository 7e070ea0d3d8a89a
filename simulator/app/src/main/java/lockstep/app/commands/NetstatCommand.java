package lockstep.app.commands;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import lockstep.app.netstat.LiveFacts;
import lockstep.probe.stats.StatsException;
import lockstep.probe.table.SocketTableException;
import lockstep.table.SocketRow;
import lockstep.views.netstat.Dialect;
import lockstep.views.netstat.Explanation;
import lockstep.views.netstat.Inquiry;
import lockstep.views.netstat.NoSuchInterface;
import lockstep.views.netstat.NumberedRows;
import lockstep.views.netstat.Prose;
import lockstep.views.netstat.Sheet;
import lockstep.views.netstat.SwitchRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code lockstep netstat}. */
@Command(
    name = "netstat",
    header = "Shows this computer's sockets as netstat or ss would.",
    customSynopsis = {
      "lockstep netstat [--dialect DIALECT] [--explain] [--explain-row ROW]...",
      "                 [SWITCHES]",
    },
    description = {
      "Reads this computer's own tables and prints them as the tool of the dialect does, with that"
          + " tool's switches in that tool's meanings: -p names a protocol on Windows and asks for"
          + " processes on Linux. A switch that the tool does not have is refused, and the nearest"
          + " one is named.",
      "",
      "  linux    -a -t -u -l -n -p -o -e -c -r -i -s -4 -6 -A -W, long names too",
      "  windows  -a -b -e -f -n -o -p PROTO -q -r -s -t INTERVAL, /a and /? too",
      "  macos    -a -n -p PROTOCOL -f FAMILY -r -i -I NAME -s -v -W -l -w WAIT",
      "  ss       -t -u -a -l -n -r -p -o -e -i -s -4 -6 -f -A -H -O, state STATE,",
      "           sport = :PORT, dport = :PORT, src, dst, and, or, not, brackets",
      "",
      "Only TCP and UDP are shown. No address is sent anywhere but to this system's resolver, and"
          + " none at all with -n.",
    },
    exitCodeList = {
      "0:Done.",
      "2:Used wrongly; the message says how.",
      "3:This machine cannot: its tables may not be read, or not yet on this system.",
      "70:A fault of Lockstep itself.",
      "130:Ended by Ctrl-C.",
    },
    footer = {
      "  lockstep netstat -tan",
      "  lockstep netstat --dialect windows -ano",
      "  lockstep netstat --dialect ss -ti state established '( dport = :443 )'",
      "  lockstep netstat -tanp --explain",
      "  lockstep netstat -tan --explain-row 2",
      "  lockstep netstat -tan --explain-row 127.0.0.1:8080",
    })
final class NetstatCommand implements Callable<Integer> {
  /** After so many lines they are handed on, so that a long listing begins at once. */
  private static final int HANDED_ON = 64;

  /** Where what is no data goes on below its first line, behind the command's name. */
  private static final int INDENT = 18;

  @Option(
      names = "--dialect",
      paramLabel = "DIALECT",
      description = "linux, windows, macos or ss. Default: that of this system.")
  private String word;

  @Option(
      names = "--explain",
      description = "Say what each switch and each column means, and number the rows.")
  private boolean explained;

  @Option(
      names = "--explain-row",
      paramLabel = "ROW",
      description = {
        "Tell the story of a row of the listing: which end it is, who holds it, where its other end"
            + " is, what must happen for it to go away. ROW is its number, counted from 1, or its"
            + " local address with the port, which stays when other rows come and go."
      })
  private List<String> explainedRows = new ArrayList<>();

  @Unmatched private final List<String> switches = new ArrayList<>();

  private final Host host;
  private final LiveFacts facts;
  private final Set<String> said = new HashSet<>();

  NetstatCommand(Host host) {
    this.host = host;
    this.facts = new LiveFacts(new TerminalWidth(host.surroundings())::columns);
  }

  @Override
  public Integer call() throws Refusal, IOException, InterruptedException {
    Dialect dialect = dialect();
    if (asksForHelp(dialect)) {
      print(dialect.help());
      return Exit.GOOD;
    }
    Inquiry inquiry;
    try {
      inquiry = dialect.parse(switches, facts.names());
    } catch (SwitchRefused refused) {
      refused.words().forEach(host.surroundings().err()::println);
      refused.hints().forEach(this::tell);
      return Exit.WRONG_USE;
    }
    try (facts) {
      return repeat(dialect, inquiry);
    } catch (SocketTableException | StatsException | LiveFacts.NotHere e) {
      throw Refusal.machineCannot(e.getMessage());
    } catch (NoSuchInterface e) {
      throw Refusal.wrongUse(e.getMessage());
    }
  }

  private Dialect dialect() throws Refusal {
    if (word == null) return Dialect.ofSystem(System.getProperty("os.name"));
    List<String> known = new ArrayList<>();
    for (Dialect dialect : Dialect.values()) known.add(dialect.word());
    return Dialect.of(word)
        .orElseThrow(
            () ->
                Refusal.wrongUse(
                    "no dialect is called \""
                        + word
                        + "\" ("
                        + String.join(", ", known)
                        + ")"
                        + Guess.hint(word, known)));
  }

  private boolean asksForHelp(Dialect dialect) {
    return dialect == Dialect.WINDOWS
        && switches.stream()
            .anyMatch(s -> s.equals("/?") || s.equals("-?") || s.equalsIgnoreCase("help"));
  }

  private Integer repeat(Dialect dialect, Inquiry inquiry)
      throws Refusal, IOException, InterruptedException {
    facts.begin();
    Set<Integer> asked = numbersOfAsked(inquiry);
    if (explained) print(Explanation.switches(dialect, inquiry));
    list(inquiry);
    if (explained) print(Explanation.columns(inquiry));
    for (int row : asked) print(Explanation.row(row, inquiry, facts));
    facts.remarks().forEach(this::remark);
    while (inquiry.interval() > 0) {
      TimeUnit.SECONDS.sleep(inquiry.interval());
      facts.begin();
      list(inquiry);
      facts.remarks().forEach(this::remark);
    }
    return Exit.GOOD;
  }

  /** Before anything is printed, which would push a refusal out of sight or come before it. */
  private Set<Integer> numbersOfAsked(Inquiry inquiry) throws Refusal, IOException {
    Set<Integer> numbers = new LinkedHashSet<>();
    if (explainedRows.isEmpty()) return numbers;
    List<SocketRow> listed = inquiry.rows(facts);
    for (String row : explainedRows) numbers.addAll(new AskedRow(row).in(listed));
    return numbers;
  }

  private void list(Inquiry inquiry) throws IOException {
    Printed printed = new Printed();
    if (explained) {
      NumberedRows numbered = new NumberedRows(printed, facts.width());
      inquiry.print(facts, numbered);
      numbered.end();
    } else {
      inquiry.print(facts, printed);
    }
    printed.out.flush();
    printed.remarks.forEach(this::remark);
  }

  /** Says what is not data, once however often the listing is printed. */
  private void remark(String sentence) {
    // Of one sentence only its numbers change from listing to listing.
    if (said.add(sentence.replaceAll("\\d+", "0"))) tell(sentence);
  }

  private void tell(String sentence) {
    Prose.hanging("lockstep netstat:", INDENT, sentence)
        .forEach(host.surroundings().err()::println);
  }

  private void print(List<String> lines) throws IOException {
    Output out = new Output(host.surroundings().out(), host.surroundings().charset());
    out.lines(lines);
    out.flush();
  }

  /** Where a listing goes. */
  private final class Printed implements Sheet {
    private final Output out = new Output(host.surroundings().out(), host.surroundings().charset());
    private final List<String> remarks = new ArrayList<>();
    private int lines;

    @Override
    public void line(String line) throws IOException {
      out.line(line);
      if (++lines % HANDED_ON == 0) out.flush();
    }

    @Override
    public void remark(String sentence) {
      remarks.add(sentence);
    }
  }
}
