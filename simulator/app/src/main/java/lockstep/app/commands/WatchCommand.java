package lockstep.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import lockstep.app.Surroundings;
import lockstep.app.terminal.Screen;
import lockstep.app.watch.Readings;
import lockstep.app.watch.Wanted;
import lockstep.probe.table.SocketTable;
import lockstep.probe.table.SocketTableException;
import lockstep.probe.table.SocketTables;
import lockstep.tcp.TcpState;
import lockstep.views.terminal.Look;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lockstep watch}. */
@Command(
    name = "watch",
    header = "Shows this computer's sockets live, and each change of state.",
    customSynopsis = {
      "lockstep watch [--port PORT] [--state STATE] [--udp] [--all]",
      "                      [--every DURATION] [--for DURATION] [--ascii]",
    },
    description = {
      "On a terminal: the socket table, read again and again, with what changed in the last three"
          + " seconds marked, and below it the last changes of state with how long the state before"
          + " had lasted. The keys are in the last line; q or Ctrl-C ends it.",
      "",
      "  +  the row is new      *  its state or a queue changed      -  it is gone",
      "",
      "Anywhere else: the changes alone, one line each: when, sign, local and foreign address, the"
          + " state before and after, how long the one before had lasted; two blanks between."
          + " \"no row\" stands for a row that is not there. It goes on until Ctrl-C, until nobody"
          + " reads it any more, or for the time of --for; standard input is not read.",
      "",
      "Without --port and --all the rows of this user's programs are watched. States that come and"
          + " go between two readings are not seen: lockstep play shows them.",
    },
    exitCodeList = {
      "0:Ended by q, by the end of its time, or because nobody reads it.",
      "2:Used wrongly; the message says how.",
      "3:This machine cannot: its socket table cannot be read.",
      "70:A fault of Lockstep itself.",
      "130:Ended by Ctrl-C.",
    },
    footer = {
      "  lockstep watch",
      "  lockstep watch --port 443 --every 50ms",
      "  lockstep watch --all --state TIME_WAIT,FIN_WAIT2",
      "  lockstep watch --udp --all",
      "  lockstep watch --port 8080 --for 30s | tee changes.txt",
    })
final class WatchCommand implements Callable<Integer> {
  /** Where the table is had from. */
  interface Source {
    SocketTable open() throws SocketTableException;
  }

  private static final Duration LEAST_INTERVAL = Duration.ofMillis(10);

  @Option(
      names = "--port",
      paramLabel = "PORT",
      split = ",",
      description = "Rows with this port at either end, whoever's. May be given again.")
  private List<String> ports = List.of();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = {
        "Rows in this state, and changes to and from it: FIN-WAIT-2 as in the RFC, or as any system"
            + " spells it: fin-wait-2, FIN_WAIT2. May be given again."
      })
  private List<String> states = List.of();

  @Option(
      names = {"-u", "--udp"},
      description = {
        "UDP's rows too. UDP has no connections and no states: a row comes when a socket gets its port"
            + " and goes with it. \"UDP connected\" is a socket that has chosen its far end. Not"
            + " together with --state."
      })
  private boolean udp;

  @Option(names = "--all", description = "Everybody's rows.")
  private boolean all;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      defaultValue = "250ms",
      description = {
        "From one reading to the next; longer where the table is so long that reading would take more"
            + " than a quarter of a processor.",
        "Default: ${DEFAULT-VALUE}"
      })
  private String every;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = {"Stop after this time."})
  private String limit;

  @Option(
      names = "--ascii",
      description = {"Use no sign outside ASCII. So it is anyway where the locale has no others."})
  private boolean ascii;

  private final Host host;
  private final Source source;

  WatchCommand(Host host) {
    this(host, SocketTables::open);
  }

  WatchCommand(Host host, Source source) {
    this.host = host;
    this.source = source;
  }

  @Override
  public Integer call() throws Refusal, IOException, InterruptedException {
    Wanted wanted = wanted();
    Duration interval = Spans.parse("--every", every, LEAST_INTERVAL);
    Duration time =
        limit == null ? Duration.ofDays(365) : Spans.parse("--for", limit, Duration.ofMillis(1));
    long end = System.nanoTime() + time.toNanos();
    try (SocketTable table = source.open()) {
      Readings readings = new Readings(table, wanted, interval);
      if (hasScreen()) onScreen(readings, wanted, end);
      else asFeed(readings, wanted, end);
      return Exit.GOOD;
    } catch (SocketTableException e) {
      throw Refusal.machineCannot("the socket table cannot be read: " + e.getMessage());
    }
  }

  private boolean hasScreen() {
    Surroundings here = host.surroundings();
    return here.inIsTerminal() && here.outIsTerminal() && !"dumb".equals(here.env().apply("TERM"));
  }

  private void onScreen(Readings readings, Wanted wanted, long end)
      throws Refusal, IOException, SocketTableException {
    Screen screen;
    try {
      screen = host.closing().add(Screen.open());
    } catch (IOException | IllegalStateException e) {
      throw Refusal.machineCannot(
          "this terminal cannot be drawn on ("
              + e.getMessage()
              + "); for the changes alone: lockstep watch | cat");
    }
    try {
      new ScreenWatch(readings, screen, look(), (udp ? " of TCP and UDP" : "") + which(wanted))
          .run(end);
    } finally {
      host.closing().close(screen);
    }
  }

  private void asFeed(Readings readings, Wanted wanted, long end)
      throws IOException, SocketTableException, InterruptedException {
    Surroundings here = host.surroundings();
    FeedWatch feed = new FeedWatch(readings, new Output(here.out(), here.charset()), look());
    feed.run(
        end,
        () ->
            host.remark(
                "watch",
                String.format(
                    Locale.ROOT,
                    "%,d rows%s%s, by %s, every %s; their changes follow %s",
                    readings.shown(),
                    udp ? " of TCP and UDP" : "",
                    which(wanted),
                    readings.source(),
                    every,
                    limit == null ? "until Ctrl-C" : "for " + limit)));
  }

  private Look look() {
    return new Look(host.surroundings().colour(), ascii || !host.surroundings().unicode());
  }

  private Wanted wanted() throws Refusal, IOException {
    Set<Integer> numbers = new TreeSet<>();
    for (String port : ports) numbers.add(port(port.strip()));
    Set<TcpState> named = EnumSet.noneOf(TcpState.class);
    for (String list : states) named.addAll(StateNames.parse("--state", list));
    if (udp && !named.isEmpty())
      throw Refusal.wrongUse("--udp and --state do not go together: UDP's rows have no state");
    boolean everybody = all || !numbers.isEmpty();
    OptionalInt user = everybody ? OptionalInt.empty() : ownUser();
    if (!everybody && user.isEmpty())
      host.remark("watch", "this system does not say whose a row is: everybody's are shown");
    return new Wanted(numbers, named, user, udp);
  }

  private static int port(String word) throws Refusal {
    if (word.matches("\\d{1,5}")) {
      int port = Integer.parseInt(word);
      if (port >= 1 && port <= 0xFFFF) return port;
    }
    throw Refusal.wrongUse("--port takes a number from 1 to 65535, not \"" + word + '"');
  }

  /** The number of the user that this program runs for; empty where rows do not carry one. */
  private static OptionalInt ownUser() throws IOException {
    Path self = Path.of("/proc/self");
    if (!Files.isDirectory(self)) return OptionalInt.empty();
    return OptionalInt.of((int) Files.getAttribute(self, "unix:uid"));
  }

  /** Which rows, to follow on their number. */
  private static String which(Wanted wanted) {
    StringBuilder words = new StringBuilder();
    if (wanted.user().isPresent()) words.append(" of this user");
    if (!wanted.ports().isEmpty()) {
      words.append(wanted.ports().size() == 1 ? " of port " : " of ports ");
      words.append(list(wanted.ports().stream().sorted().map(String::valueOf).toList()));
    }
    if (!wanted.states().isEmpty()) {
      words.append(" in ");
      words.append(list(wanted.states().stream().sorted().map(TcpState::rfcName).toList()));
    }
    return words.toString();
  }

  private static String list(List<String> words) {
    return String.join(", ", words);
  }
}
