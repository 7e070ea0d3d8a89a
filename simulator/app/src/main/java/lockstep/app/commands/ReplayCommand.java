package lockstep.app.commands;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import lockstep.app.Surroundings;
import lockstep.app.json.CaptureJson;
import lockstep.app.replay.CaptureRun;
import lockstep.app.replay.CaptureShown;
import lockstep.app.replay.ConnectionText;
import lockstep.capture.CapturedConnection;
import lockstep.capture.Damage;
import lockstep.capture.NotACaptureException;
import lockstep.capture.SegmentStep;
import lockstep.views.terminal.Look;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lockstep replay}. */
@Command(
    name = "replay",
    header = "Tells the connections in a capture, and the states of their ends.",
    customSynopsis = {
      "lockstep replay [--json] [--ascii] FILE.pcapng|FILE.pcap",
      "lockstep replay --connection N [--json] [--ascii] FILE.pcapng|FILE.pcap",
      "lockstep replay --window [--connection N] FILE.pcapng|FILE.pcap",
    },
    description = {
      "Reads a capture that somebody made (tcpdump, Wireshark, dumpcap, lockstep play --pcap), sorts"
          + " its segments into connections and infers in which state each end stood after each of"
          + " them. Sockets are not in a capture: what a segment does at the other end is told when"
          + " it passes, and taken back where a later one shows otherwise. An end of which the"
          + " capture shows too little is \"not seen\".",
      "",
      "Read are pcapng and pcap in both byte orders, with Ethernet (VLAN too), Linux cooked, raw IP"
          + " and loopback links, IPv4 and IPv6. Of packets that were cut the headers are enough;"
          + " checksums are not looked at. A file that is damaged or cut gives what can be read, and"
          + " standard error says at which octet it broke.",
    },
    exitCodeList = {
      "0:Read to its end.",
      "1:Read as far as it goes: the file is damaged or cut.",
      "2:Used wrongly: no capture, or a connection that it does not have.",
      "3:There is no screen here, and --window was asked for.",
    },
    footer = {
      "  lockstep replay mystery.pcapng",
      "  lockstep replay mystery.pcapng --connection 2",
      "  lockstep replay mystery.pcapng --connection 2 --window",
      "  tcpdump -i lo -w - tcp | lockstep replay -",
      "  lockstep replay mystery.pcapng --connection 2 --json | jq -r '.path[-1]'",
    })
final class ReplayCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  /** Output is handed on in pieces of so many segments. */
  private static final int PIECE = 256;

  @Parameters(
      paramLabel = "FILE",
      description = "A capture; - reads standard input. gunzip it first where it is compressed.")
  private String file;

  @Option(
      names = "--connection",
      paramLabel = "N",
      description = "Tell each segment of this connection. Without it all connections are listed.")
  private Integer wanted;

  @Option(
      names = "--window",
      description = {
        "Open the window and play the connection there, in the state diagram and the ladder. Without"
            + " --connection the one with the most segments is taken."
      })
  private boolean window;

  @Option(
      names = "--json",
      description = {
        "Print one JSON object a line: each connection; with --connection the trace steps, for each"
            + " segment that of its sender and that of the other end."
      })
  private boolean json;

  @Option(
      names = "--ascii",
      description = {"Use no sign outside ASCII. So it is anyway where the locale has no others."})
  private boolean ascii;

  private final Host host;
  private Output out;
  private ConnectionText text;
  private IOException unwritten;

  // Of the connection that is told.
  private CapturedConnection told;
  private int lines;
  private long zeroNanos;

  ReplayCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Refusal, IOException, InterruptedException {
    if (wanted != null && wanted < 1)
      throw Refusal.wrongUse("--connection takes 1 or more, not " + wanted);
    if (window) return show();
    Surroundings surroundings = host.surroundings();
    out = new Output(surroundings.out(), json ? StandardCharsets.UTF_8 : surroundings.charset());
    text = new ConnectionText(new Look(surroundings.colour(), ascii || !surroundings.unicode()));
    CaptureRun run = read();
    if (wanted == null) list(run);
    else if (told == null) throw Refusal.wrongUse(named() + " has " + choice(run));
    else if (!json) out.lines(text.end(told));
    out.flush();
    for (Damage damage : run.damages()) host.remark("replay", named() + " is damaged: " + damage);
    long more = run.damaged() - run.damages().size();
    if (more > 0) host.remark("replay", "and in " + more + " more places");
    return run.damaged() > 0 ? Exit.NO : Exit.GOOD;
  }

  private int show() throws Refusal, InterruptedException {
    if (json) throw Refusal.wrongUse("--window and --json exclude each other: give one");
    if (file.equals(STANDARD_INPUT))
      throw Refusal.wrongUse("--window needs a file: it is read more than once");
    CaptureShown shown;
    try {
      Path path = readable();
      // Before the window opens, so that the reason stands where the command was given.
      shown = CaptureShown.of(path, wanted == null ? 0 : wanted);
    } catch (IOException e) {
      throw Refusal.wrongUse(named() + ": " + e.getMessage());
    }
    try {
      host.window().open(shown);
      return Exit.GOOD;
    } catch (UnsupportedOperationException | LinkageError e) {
      throw Refusal.machineCannot("no window can be opened here: " + e.getMessage());
    }
  }

  private String choice(CaptureRun run) {
    int count = run.connections().size();
    if (count == 0) return "no connection of TCP";
    return (count == 1 ? "connection 1" : "connections 1 to " + count) + ", not " + wanted;
  }

  private void list(CaptureRun run) {
    if (json) for (CapturedConnection each : run.connections()) out.line(CaptureJson.line(each));
    else out.lines(text.list(named(), run));
  }

  private String named() {
    return file.equals(STANDARD_INPUT) ? "standard input" : file;
  }

  private CaptureRun read() throws Refusal, IOException {
    try (InputStream in = open()) {
      CaptureRun run = CaptureRun.read(in, this::listen);
      if (unwritten != null) throw unwritten;
      return run;
    } catch (NotACaptureException e) {
      throw Refusal.wrongUse(named() + ": " + e.getMessage());
    }
  }

  private InputStream open() throws Refusal, IOException {
    if (file.equals(STANDARD_INPUT)) return host.surroundings().in();
    return Files.newInputStream(readable());
  }

  private Path readable() throws Refusal {
    try {
      Path path = Path.of(file);
      if (!Files.exists(path)) throw cannotRead("there is no such file");
      if (Files.isDirectory(path)) throw cannotRead("it is a directory, not a file");
      if (!Files.isReadable(path)) throw cannotRead("its permissions do not let you");
      return path;
    } catch (InvalidPathException e) {
      throw Refusal.wrongUse("\"" + file + "\" cannot be a file's name: " + e.getReason());
    }
  }

  private Refusal cannotRead(String why) {
    return Refusal.wrongUse(file + " cannot be read: " + why);
  }

  private Consumer<SegmentStep> listen(CapturedConnection connection) {
    if (wanted == null || connection.number() != wanted) return null;
    told = connection;
    return this::tell;
  }

  private void tell(SegmentStep step) {
    if (step.number() == 1) {
      zeroNanos = step.captured().packet().atNanos();
      if (!json) out.lines(text.heads(named(), told, step));
    }
    if (json) {
      if (step.leaves()) out.line(CaptureJson.sends(++lines, step, zeroNanos));
      if (step.arrives()) out.line(CaptureJson.gets(++lines, step, zeroNanos));
    } else {
      out.lines(text.step(step));
    }
    if (step.number() % PIECE != 0 || unwritten != null) return;
    try {
      out.flush();
    } catch (IOException e) {
      // Whoever reads the capture knows nothing of output; it is thrown when the reading is over.
      unwritten = e;
    }
  }
}
