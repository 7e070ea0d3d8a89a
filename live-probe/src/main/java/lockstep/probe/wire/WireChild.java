package lockstep.probe.wire;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import lockstep.probe.lab.LabOptions;
import lockstep.probe.lab.LabStage;
import lockstep.scenario.Action;
import lockstep.scenario.FarEnd;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;

/**
 * The child process that lives in the private network. It plays what its standard input says and
 * ends with it, whatever becomes of its parent; the network and all in it end with the process.
 *
 * <p>Commands, a line each: {@code begin SOURCE}, {@code await ACTOR STATE, ...}, {@code action
 * LINE TEXT}, {@code together LINE} with {@code call LINE TEXT} and {@code end}, {@code rows}.
 * {@code rto MICROS}, {@code retries COUNT}, and {@code packets}: from then on the steps have the
 * octets of their segments before them. Answers: {@code ready} or {@code cannot WORDS} at first; to
 * an action the lines of its steps, then {@code place WORDS}, {@code stands ACTOR STATE, ...}, and
 * {@code done} or {@code failed BLAME WORDS}; to {@code rows} {@code row ...} lines and {@code
 * done}; to {@code held} a line {@code held ACTOR SEGMENT} for each that stands still, and {@code
 * done}.
 */
public final class WireChild {
  private static final String AGAIN = "again";
  static final String NOBODY = "-";
  static final String DEVICE = "wire0";
  static final String NETWORK = "/proc/self/ns/net";

  private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();
  private final PrintStream out;
  private final LabStage stage;
  private final WireInHand wire;

  private String source = "";
  private Map<Actor, TcpState> awaited = Map.of();

  private WireChild(PrintStream out, LabStage stage, WireInHand wire) {
    this.out = out;
    this.wire = wire;
    this.stage = stage;
  }

  /**
   * Runs.
   *
   * @param args the family, {@code patient} or {@code brisk}, the name of the network that this
   *     process must not be in, and {@code -}
   */
  public static void main(String[] args) throws InterruptedException {
    run(args, null);
  }

  /**
   * Runs, with somebody who can stand at the far end.
   *
   * @param args as those of {@link #main}, and whom the far end plays, {@code -} for nobody
   * @param maker makes the far end; null where there is none
   */
  public static void run(String[] args, FarEnd.Maker maker) throws InterruptedException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    // Whatever else prints must not get among the answers.
    System.setOut(System.err);
    try {
      child(out, args, maker).serve();
    } catch (IOException | RuntimeException | LinkageError e) {
      say(out, "cannot " + StepLines.escaped(String.valueOf(e.getMessage())));
    }
    Runtime.getRuntime().halt(0);
  }

  private static WireChild child(PrintStream out, String[] args, FarEnd.Maker maker)
      throws IOException {
    LabOptions.Family family = LabOptions.Family.valueOf(args[0]);
    String outside = args[2];
    String here = network();
    if (here.equals(outside))
      throw new IOException("this process is not in a network of its own (" + here + ")");
    PrivateGround ground = new PrivateGround(family);
    TunDevice device;
    bringUpLo(family, args);
    CalmKernel.plain();
    try (Interfaces interfaces = new Interfaces()) {
      device = TunDevice.open(DEVICE);
      ground.settle(interfaces, DEVICE);
    }
    LabStage.load();
    boolean patient = args[1].equals("patient");
    FarEnd end = args[3].equals(NOBODY) ? null : maker.make(actor(args[3]), patient);
    if (end != null) ground.inhabitFarEnd();
    WireInHand wire = new WireInHand(device, ground, end);
    ground.carriedBy(wire);
    LabOptions options = new LabOptions(family, true, patient, Duration.ofSeconds(5), false);
    return new WireChild(out, new LabStage(options, ground), wire);
  }

  private static Actor actor(String name) {
    return Actor.named(name).orElseThrow(() -> new IllegalArgumentException("no actor: " + name));
  }

  /**
   * Brings {@code lo} up, and begins the program anew where the JDK looked for IPv6 before that.
   *
   * @param args the program's own
   */
  static void bringUpLo(LabOptions.Family family, String[] args) throws IOException {
    try (Interfaces interfaces = new Interfaces()) {
      interfaces.up("lo");
    }
    if (family == LabOptions.Family.IPV6 && !hasIpv6()) beginAnew(args);
  }

  private static boolean hasIpv6() throws IOException {
    try (DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET6)) {
      return channel.isOpen();
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  /**
   * With its first class of java.nio the JDK finds out whether there is IPv6, once and for all. On
   * newer ones JNA needs such a class before {@code lo} can be up; a second start of the same
   * program in the same process then finds it up.
   */
  private static void beginAnew(String[] args) throws IOException {
    if (args[args.length - 1].equals(AGAIN)) throw new IOException("the JDK finds no IPv6 here");
    List<String> command;
    try (InputStream in = new FileInputStream("/proc/self/cmdline")) {
      command =
          new ArrayList<>(
              List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\0")));
    }
    command.add(AGAIN);
    int error = LibC.exec(command.get(0), command);
    throw new IOException("the JDK found no IPv6, and cannot begin anew: error " + error);
  }

  /** The name of the network that this process is in, {@code net:[4026531840]}. */
  private static String network() {
    byte[] name = new byte[64];
    int length = (int) LibC.readlink(NETWORK, name, name.length);
    return new String(name, 0, length, StandardCharsets.US_ASCII);
  }

  private void serve() throws InterruptedException, IOException {
    Thread reader = new Thread(this::read, "lockstep-commands");
    reader.setDaemon(true);
    reader.start();
    say(out, "ready");
    while (true) obey(commands.take());
  }

  /** The end of the input is the end of the process, also in the midst of an action. */
  private void read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        commands.add(line);
      }
    } catch (IOException e) {
      System.err.println("the commands cannot be read any more: " + e);
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private void obey(String command) throws InterruptedException, IOException {
    int blank = command.indexOf(' ');
    String verb = blank < 0 ? command : command.substring(0, blank);
    String rest = blank < 0 ? "" : command.substring(blank + 1);
    try {
      switch (verb) {
        case "rto" -> {
          CalmKernel.shortestRto(Long.parseLong(rest));
          say(out, "done");
        }
        case "retries" -> {
          CalmKernel.retries(Integer.parseInt(rest));
          say(out, "done");
        }
        case "begin" -> begin(rest);
        case "await" -> awaited = states(rest);
        case "action" -> play(action(rest));
        case "together" -> play(together(Integer.parseInt(rest)));
        case "rows" -> rows();
        case "held" -> held();
        case "packets" -> wire.keepPackets();
        default -> throw new IOException("a command that is none: " + command);
      }
    } catch (StageFailure e) {
      say(out, "failed " + e.blame() + " " + StepLines.escaped(e.getMessage()));
    } catch (ScenarioErrors | RuntimeException e) {
      // Said here, for its parent sees only this line of it.
      e.printStackTrace();
      say(out, "failed MACHINE " + StepLines.escaped(source + ": " + e));
    }
  }

  private void begin(String rest) throws StageFailure, InterruptedException {
    source = rest;
    stage.begin(new Scenario("", source, "", "", World.WIRE, List.of()));
    say(out, "done");
  }

  private Action action(String rest) throws ScenarioErrors {
    int blank = rest.indexOf(' ');
    return ScenarioParser.action(
        source, Integer.parseInt(rest.substring(0, blank)), rest.substring(blank + 1));
  }

  private Action together(int line) throws ScenarioErrors, InterruptedException {
    List<Action.Call> calls = new ArrayList<>();
    for (String call = commands.take(); !call.equals("end"); call = commands.take())
      calls.add((Action.Call) action(call.substring("call ".length())));
    return new Action.Together(line, "together", calls);
  }

  private void play(Action action) throws StageFailure, InterruptedException {
    Map<Actor, TcpState> wanted = awaited;
    awaited = Map.of();
    stage.play(action, wanted, step -> StepLines.write(step).forEach(out::println));
    out.println("place " + stage.place());
    out.println("stands " + words(stage.standing()));
    say(out, "done");
  }

  private void rows() {
    for (SocketRow row : stage.rows()) out.println("row " + RowLine.write(row));
    say(out, "done");
  }

  private void held() {
    for (Stage.Held one : wire.held()) out.println("held " + one.from() + " " + one.segment());
    say(out, "done");
  }

  private static void say(PrintStream out, String line) {
    out.println(line);
    out.flush();
  }

  static String words(Map<Actor, TcpState> states) {
    List<String> words = new ArrayList<>();
    states.forEach((actor, state) -> words.add(actor + " " + state.rfcName()));
    return String.join(", ", words);
  }

  static Map<Actor, TcpState> states(String words) {
    Map<Actor, TcpState> states = new TreeMap<>();
    if (words.isEmpty()) return states;
    for (String one : words.split(", ")) {
      int blank = one.lastIndexOf(' ');
      states.put(
          Actor.named(one.substring(0, blank)).orElseThrow(),
          TcpState.named(one.substring(blank + 1)).orElseThrow());
    }
    return states;
  }
}
