package lockstep.app.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lockstep.app.Closing;
import lockstep.app.StageOptions;
import lockstep.app.Surroundings;
import lockstep.app.terminal.Keys;
import lockstep.app.terminal.LineKeys;
import lockstep.app.terminal.TerminalKeys;
import lockstep.comparison.SideBySide;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage;
import lockstep.tcp.Actor;
import lockstep.tcp.World;
import lockstep.views.terminal.Look;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lockstep play}. */
@Command(
    name = "play",
    header = "Plays a scenario on the model and on this computer, side by side.",
    customSynopsis = {
      "lockstep play [--on WORLDS] [--client WHO | --server WHO]",
      "                     [--step] [--hold TIME] [--why] [--json]",
      "                     [--trace FILE] [--pcap FILE [--pcap-at WHERE]]",
      "                     [-4 | -6] [--patient] [--real-ports] [--trace-kernel]",
      "                     [--color WHEN] [--ascii] NAME|FILE",
    },
    description = {
      "Plays a scenario action by action and prints a line for each step: the state of each end,"
          + " the segment or call that brought it there, and whether model and kernel agree. A"
          + " segment stands at its arrival. The kernel's own names of the states follow where"
          + " they change.",
      "",
      "  = AGREES       the kernel was seen in the model's state",
      "  ~ UNSEEN       the state passed between two readings of the socket table",
      "  \u00a7 EXPLAINED    the kernel does otherwise, and the difference has a name",
      "  ! UNEXPLAINED  none of these",
      "",
      "The verdict is on the end whose step it is. Behind a state, \u2260 says that the kernel's socket"
          + " was seen in another one.",
      "",
      "A world that cannot play here is named with its reason and left out.",
    },
    exitCodeList = {
      "0:Played, and nothing is unexplained.",
      "1:Played, and something is unexplained.",
      "2:Used wrongly: options, scenario, or an expectation that does not hold.",
      "3:This machine cannot: no world that was asked for can play here.",
      "70:A fault of Lockstep itself.",
      "130:Ended by Ctrl-C.",
    },
    footer = {
      "  lockstep play teardown",
      "  lockstep play teardown --on model --step",
      "  lockstep play teardown --on model --why",
      "  lockstep play hold-fin-wait-1 --hold 1min",
      "  lockstep play simultaneous-close --on model,wire",
      "  lockstep play teardown --on wire --server model",
      "  lockstep play my.scenario --trace my.trace",
      "  lockstep play lost-fin --on model --pcap lost-fin.pcapng",
      "  sudo ./lockstep play teardown --trace-kernel",
      "  lockstep play handshake --json | jq -r 'select(.path) | .path[-1]'",
    })
final class PlayCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "NAME|FILE",
      description = {
        "A scenario of \"lockstep scenarios\", or a file. What contains a slash or ends in .scenario"
            + " is a file; any other word is one when no scenario is called so. - reads standard"
            + " input."
      })
  private String named;

  @Option(
      names = "--on",
      paramLabel = "WORLDS",
      defaultValue = "model,loopback",
      description = {
        "Where to play: model (RFC 9293, in virtual time), loopback (sockets of this computer), wire"
            + " (sockets of this computer in a network of their own, where every segment between"
            + " them is in the scenario's hand; Linux), or the model and one of them with a comma"
            + " between. Where there can be no wire beside the model, loopback takes its place.",
        "Default: ${DEFAULT-VALUE}"
      })
  private String on;

  @Option(
      names = "--client",
      paramLabel = "WHO",
      defaultValue = "kernel",
      description = {
        "Who plays the client on the wire: kernel, a socket of this computer, or model, this"
            + " program's own TCP at the far address (192.0.2.2 or 2001:db8::2). The model then"
            + " speaks with the kernel in IP packets, with checksums, and its timers run in real"
            + " time. Client and server alone play; --on wire, or model,wire.",
        "Default: ${DEFAULT-VALUE}"
      })
  private String client;

  @Option(
      names = "--server",
      paramLabel = "WHO",
      defaultValue = "kernel",
      description = {
        "Who plays the server on the wire, kernel or model; one of the two is the kernel's.",
        "Default: ${DEFAULT-VALUE}"
      })
  private String server;

  @Option(
      names = "--step",
      description = {
        "Hold before each action. A key plays it, q ends the run. While it is held, the rows of the"
            + " run's sockets are shown. Input that is no terminal: a line is a key. On the wire it"
            + " holds before each segment too, which then stands still: a key delivers it, x drops"
            + " it, 2 doubles it, l lets it come "
            + "2 s later; beside the model, in both worlds. Without the model it says before each"
            + " where the kernel's sockets stand."
      })
  private boolean step;

  @Option(
      names = "--hold",
      paramLabel = "TIME",
      defaultValue = "3s",
      description = {
        "How long the states stand that the scenario holds (its stand lines) on this computer; a key"
            + " lets go of them. 0s holds nothing. With --step a key does it anyway.",
        "Default: ${DEFAULT-VALUE}"
      })
  private String hold;

  @Option(
      names = "--why",
      description = {
        "Say under each step of the model which check of the RFC decided it, why, and what changed in"
            + " the TCB."
      })
  private boolean why;

  @Option(
      names = "--json",
      description =
          "Print one JSON object a line: each step, at last the summary, which counts the verdicts of these lines.")
  private boolean json;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = {
        "Write the run's trace to FILE. With two worlds the model's goes to FILE, the other's to"
            + " FILE with the world's name before its suffix, as in run.loopback.trace."
      })
  private String trace;

  @Option(
      names = "--pcap",
      paramLabel = "FILE",
      description = {
        "Write the segments to FILE as pcapng, for Wireshark: those of the wire, or else of the"
            + " model. Each host has an interface; a segment is there when it is sent, and comments"
            + " name its steps, when it arrived, and what else befell it. The wire's are the packets"
            + " that passed, octet by octet, as they left their sender; the server's have their two"
            + " addresses as the client sees them. The model's times count from 1970 on. A run that"
            + " is broken off leaves what passed by then."
      })
  private String pcap;

  @Option(
      names = "--pcap-at",
      paramLabel = "WHERE",
      defaultValue = "sender",
      description = {
        "sender, or both: then a segment is there once more when it arrives, at the interface of the"
            + " one who gets it. \"lockstep replay\" knows that; Wireshark takes it for sent again.",
        "Default: ${DEFAULT-VALUE}"
      })
  private String pcapAt;

  @Option(
      names = "-4",
      description = "Live sockets on 127.0.0.1, on the wire 192.0.2.1. This is the default.")
  private boolean ipv4;

  @Option(names = "-6", description = "Live sockets on ::1, on the wire 2001:db8::1.")
  private boolean ipv6;

  @Option(
      names = "--patient",
      description = {
        "Sit through the kernel's own long waits, such as the minute of TIME-WAIT. Otherwise what is"
            + " left of them is reported and the run goes on."
      })
  private boolean patient;

  @Option(
      names = "--real-ports",
      description = {
        "Take the scenario's ports on this computer, not free ones. On the wire they always are."
      })
  private boolean realPorts;

  @Option(
      names = "--trace-kernel",
      description = {
        "After each action, say what the kernel itself told of the run's sockets. Linux: each change"
            + " of state when it happened and how long the new state lasted (its trace event"
            + " sock:inet_sock_set_state; for root, where tracefs is mounted), and that a socket was"
            + " destroyed (for every user). What of it cannot be had is said, and the run goes on.",
        "The trace has no TIME-WAIT and says CLOSED instead, also for the FIN-WAIT-2 of a closed"
            + " socket; it has SYN-RECEIVED only from the handshake's last ACK on; and a client"
            + " that did not bind its port first stands there with port 0 (ours do bind). No"
            + " verdict changes by it: a state that only the trace shows stays UNSEEN, with a"
            + " remark.",
        "With --json, a line for each: {\"kernel\":{\"at\":0.302114,\"actor\":\"client\","
            + "\"path\":[\"ESTABLISHED\",\"FIN_WAIT_1\"],\"lastedMicros\":9, ...}}; with"
            + " \"unseen\":true where the new state is UNSEEN in the lines before, and"
            + " \"event\":\"destroyed\" or \"lost\" instead of a path."
      })
  private boolean traceKernel;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = {
        "auto, always or never. auto is on a terminal, unless NO_COLOR is set.",
        "Default: ${DEFAULT-VALUE}"
      })
  private String color;

  @Option(
      names = "--ascii",
      description = {"Use no sign outside ASCII. So it is anyway where the locale has no others."})
  private boolean ascii;

  private final Host host;

  PlayCommand(Host host) {
    this.host = host;
  }

  /** What {@code lockstep} plays by itself where it can open no window. */
  static PlayCommand ofMainScenario(Host host) {
    PlayCommand play = new PlayCommand(host);
    play.named = "teardown";
    play.on = "model,loopback";
    play.client = "kernel";
    play.server = "kernel";
    play.color = "auto";
    play.hold = "3s";
    return play;
  }

  /** The run on these worlds; where there can be no wire beside the model, on loopback instead. */
  private SideBySide run(Scenario scenario, List<World> worlds, StageOptions options)
      throws Refusal {
    SideBySide run = open(scenario, worlds, options);
    boolean noWire =
        options.modelPlays() == null
            && worlds.equals(List.of(World.MODEL, World.WIRE))
            && run.stages().stream().noneMatch(stage -> stage.world() == World.WIRE);
    if (!noWire) return run;
    host.closing().close(run);
    remark("loopback takes its place");
    return open(scenario, List.of(World.MODEL, World.LOOPBACK), options);
  }

  private SideBySide open(Scenario scenario, List<World> worlds, StageOptions options)
      throws Refusal {
    List<Stage> stages = Worlds.stages(worlds, options, host, "play");
    if (step) stages.forEach(Stage::expectHand);
    SideBySide run = host.closing().add(new SideBySide(scenario, stages));
    run.remarks().forEach(this::remark);
    return run;
  }

  @Override
  public Integer call() throws Refusal, IOException, InterruptedException {
    List<World> worlds = Worlds.parse(on);
    Look look = look();
    if (ipv4 && ipv6) throw Refusal.wrongUse("-4 and -6 exclude each other: give one");
    Duration time = Spans.parse("--hold", hold, Duration.ZERO);
    Scenario scenario = new ScenarioFinder(host.surroundings().in()).find(named);
    Actor plays = Worlds.modelPlays(worlds, client, server);
    StageOptions options = new StageOptions(ipv6, patient, realPorts, traceKernel, plays);
    SideBySide run = run(scenario, worlds, options);
    try {
      if (traceKernel && run.stages().stream().noneMatch(stage -> stage.world().isLive()))
        remark("--trace-kernel: no kernel plays in this run");
      if (run.stages().isEmpty()) return Exit.MACHINE_CANNOT;
      if (step) return stepped(run, look);
      return stands(run, time) ? held(run, look, time) : play(run, look, Pace.FREE, Holding.none());
    } finally {
      host.closing().close(run);
    }
  }

  /** Whether it has states to hold, and a live world in which they can stand. */
  private static boolean stands(SideBySide run, Duration time) {
    return !time.isZero()
        && run.stages().stream().anyMatch(stage -> stage.world().isLive())
        && run.scenario().actions().stream().anyMatch(Action.Stand.class::isInstance);
  }

  private int held(SideBySide run, Look look, Duration time)
      throws Refusal, IOException, InterruptedException {
    Surroundings surroundings = host.surroundings();
    Closing closing = host.closing();
    Keys keys = keysForHolding(surroundings);
    if (keys != null) closing.add(keys);
    Holding holding =
        closing.add(
            new Holding(
                time,
                keys,
                surroundings.err(),
                look,
                surroundings.errIsTerminal(),
                surroundings.outIsTerminal() && !json));
    try {
      return play(run, look, Pace.FREE, holding);
    } finally {
      closing.close(holding);
      if (keys != null) closing.close(keys);
    }
  }

  private int stepped(SideBySide run, Look look) throws Refusal, IOException, InterruptedException {
    Surroundings surroundings = host.surroundings();
    Closing closing = host.closing();
    Keys keys = closing.add(keys(surroundings));
    KeyPace pace =
        closing.add(
            new KeyPace(
                keys, surroundings.err(), look, surroundings.errIsTerminal(), closing::begun));
    // Then each segment is played as an action of its own, in all worlds.
    if (run.stages().stream().anyMatch(stage -> stage.world() == World.WIRE)) run.bySegment(true);
    try {
      return play(run, look, pace, Holding.none());
    } finally {
      closing.close(pace);
      closing.close(keys);
    }
  }

  /**
   * What is held goes on by itself, so a terminal that gives no keys (its output goes to a file,
   * say) is no reason not to play: null then.
   */
  private Keys keysForHolding(Surroundings surroundings) {
    try {
      return keys(surroundings);
    } catch (Refusal e) {
      remark("this terminal gives no single keys: what stands is let go when its time is over");
      return null;
    }
  }

  private static Keys keys(Surroundings surroundings) throws Refusal {
    if (!surroundings.inIsTerminal()) return new LineKeys(surroundings.in());
    try {
      return TerminalKeys.open();
    } catch (IOException | IllegalStateException e) {
      throw Refusal.machineCannot(
          "this terminal gives no single keys ("
              + e.getMessage()
              + "); give lines instead: yes '' | lockstep play --step ...");
    }
  }

  private int play(SideBySide run, Look look, Pace pace, Holding holding)
      throws Refusal, IOException, InterruptedException {
    Surroundings surroundings = host.surroundings();
    List<Show> shows = new ArrayList<>();
    shows.add(
        json
            ? new JsonShow(new Output(surroundings.out(), StandardCharsets.UTF_8), this::remark)
            : new LanesShow(new Output(surroundings.out(), surroundings.charset()), look, why));
    TraceShow traced = trace == null ? null : host.closing().add(TraceShow.open(run, trace));
    PcapShow captured = null;
    try {
      if (traced != null) shows.add(traced);
      if (pcap != null) {
        captured = host.closing().add(PcapShow.open(run, pcap, pcapAt, trace, this::remark));
        shows.add(captured);
      }
      return new Player(run, pace, holding, shows, this::remark, host.closing()::begun).play();
    } finally {
      if (captured != null) host.closing().close(captured);
      if (traced != null) host.closing().close(traced);
    }
  }

  private Look look() throws Refusal {
    boolean colour =
        switch (color) {
          case "auto" -> host.surroundings().colour();
          case "always" -> true;
          case "never" -> false;
          default ->
              throw Refusal.wrongUse(
                  "--color takes auto, always or never, not \""
                      + color
                      + '"'
                      + Guess.hint(color, List.of("auto", "always", "never")));
        };
    return new Look(colour, ascii || !host.surroundings().unicode());
  }

  private void remark(String sentence) {
    host.remark("play", sentence);
  }
}
