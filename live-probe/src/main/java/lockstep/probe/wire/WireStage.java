package lockstep.probe.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import lockstep.probe.lab.LabOptions;
import lockstep.probe.lab.Lacks;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.TraceStep;

/**
 * Plays a scenario with two sockets of this kernel in a network of their own, where every segment
 * between them stops in our hand. The sockets are those of a child process; this is what it is told
 * and what it tells.
 */
public final class WireStage implements Stage {
  private final LabOptions options;
  private final Actor far;
  private final StepLines steps = new StepLines();

  /** Held from a command to the end of its answer. */
  private final ReentrantLock talking = new ReentrantLock();

  private final Object closing = new Object();
  private boolean closed;
  private ChildProcess child;
  private IOException failure;

  /** Whether the child was heard; it says only once how its start went. */
  private boolean heard;

  private String refusal;

  private String source = "";
  private boolean hand;
  private boolean keeps;
  private volatile String place = "";
  private volatile Map<Actor, TcpState> standing = Map.of();
  private volatile List<SocketRow> rows = List.of();

  /**
   * A stage for one run. Its child begins to start at once, where it can.
   *
   * @param options the family and patience; ports are the scenario's own, for nobody else has any
   */
  public WireStage(LabOptions options) {
    this(options, null, WireChild.class);
  }

  /**
   * A stage on which one actor is no socket of the kernel's but stands at the far end of the wire.
   *
   * @param far whom the far end plays, the first client or the first server; null for nobody
   * @param program the class whose main method hands the far end to {@link WireChild#run}
   */
  public WireStage(LabOptions options, Actor far, Class<?> program) {
    this.options = options;
    this.far = far;
    if (PrivateNetwork.lack().isPresent()) return;
    try {
      child =
          new ChildProcess(
              PrivateNetwork.command(
                  program,
                  List.of(
                      options.family().name(),
                      options.patient() ? "patient" : "brisk",
                      PrivateNetwork.here(),
                      far == null ? WireChild.NOBODY : far.toString())));
    } catch (IOException e) {
      failure = e;
    }
  }

  @Override
  public World world() {
    return World.WIRE;
  }

  @Override
  public List<Lack> lacks(Scenario scenario) {
    String lack;
    try {
      if (!heard) refusal = lack();
      heard = true;
      lack = refusal;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      lack = "its start was interrupted";
    }
    if (lack != null) return List.of(new Lack(0, "no private network: " + lack, true));
    List<Lack> lacks = new ArrayList<>(Lacks.of(scenario, options, World.WIRE, far));
    for (String words : CalmKernel.WORDS) lacks.add(new Lack(0, words, false));
    if (far != null && !options.patient())
      lacks.add(
          new Lack(
              0,
              "of the %s, which is no kernel's, 2 MSL last 4 s at most; --patient: 4 minutes"
                  .formatted(far),
              false));
    if (options.family() == LabOptions.Family.IPV6)
      lacks.add(
          new Lack(
              0,
              "its packets have up to %d octets, for an MSS of 1460 as in IPv4"
                  .formatted(PrivateGround.IPV6_MTU),
              false));
    for (String words : KernelPatience.of(scenario, hand).words())
      lacks.add(new Lack(0, words, false));
    if (options.kernelTrace())
      lacks.add(
          new Lack(0, "the kernel's own trace is heard on loopback only, not from there", false));
    return lacks;
  }

  /** Why there is no network, or null. */
  private String lack() throws InterruptedException {
    if (failure != null)
      return "the command unshare does not start ("
          + failure.getMessage()
          + "); install util-linux";
    if (child == null) return PrivateNetwork.lack().orElse("the run is closed");
    String answer = child.answer();
    if (answer == null) return PrivateNetwork.refusal(child.complaint());
    if (answer.equals("ready")) return null;
    return StepLines.unescaped(answer.substring(answer.indexOf(' ') + 1));
  }

  @Override
  public void begin(Scenario scenario) throws StageFailure, InterruptedException {
    source = scenario.source();
    List<String> commands = new ArrayList<>();
    for (String command : KernelPatience.of(scenario, hand).commands())
      tell(List.of(command), 0, "", step -> {});
    if (keeps) commands.add("packets");
    commands.add("begin " + source);
    tell(commands, 0, "", step -> {});
  }

  @Override
  public void play(Action action, Map<Actor, TcpState> awaited, Consumer<TraceStep> out)
      throws StageFailure, InterruptedException {
    List<String> commands = new ArrayList<>();
    if (!awaited.isEmpty()) commands.add("await " + WireChild.words(awaited));
    if (action instanceof Action.Together together) {
      commands.add("together " + together.line());
      for (Action.Call call : together.calls())
        commands.add("call " + call.line() + " " + call.text());
      commands.add("end");
    } else {
      commands.add("action " + action.line() + " " + action.text());
    }
    tell(commands, action.line(), action.text(), out);
  }

  /** Tells the child something, and takes its answer to the end. */
  private void tell(List<String> commands, int line, String action, Consumer<TraceStep> out)
      throws StageFailure, InterruptedException {
    talking.lockInterruptibly();
    try {
      child.tell(commands);
      while (true) {
        String answer = child.answer();
        if (answer == null) throw gone();
        if (answer.equals("done")) return;
        if (answer.startsWith("failed ")) throw failed(answer);
        TraceStep step = taken(answer, line, action);
        if (step != null) out.accept(step);
      }
    } catch (IOException e) {
      throw gone();
    } finally {
      talking.unlock();
    }
  }

  /**
   * Takes a line that asks nothing and ends nothing.
   *
   * @return the step that it ends; null for none
   */
  private TraceStep taken(String answer, int line, String action) throws StageFailure {
    try {
      if (answer.startsWith("place ")) place = answer.substring("place ".length());
      else if (answer.startsWith("stands "))
        standing = Map.copyOf(WireChild.states(answer.substring("stands ".length())));
      else return steps.take(answer, line, action);
      return null;
    } catch (IllegalArgumentException | IndexOutOfBoundsException | NoSuchElementException e) {
      throw new StageFailure(
          StageFailure.Blame.MACHINE,
          source
              + ": the process that plays in the private network says what cannot be read: "
              + e.getMessage(),
          e);
    }
  }

  private StageFailure gone() throws InterruptedException {
    synchronized (closing) {
      if (closed) return new StageFailure(StageFailure.Blame.MACHINE, "the run is closed");
    }
    String complaint = child.complaint();
    return new StageFailure(
        StageFailure.Blame.MACHINE,
        source
            + ": the process that plays in the private network has ended"
            + (complaint.isEmpty() ? "" : ": " + complaint));
  }

  private static StageFailure failed(String answer) {
    String[] words = answer.split(" ", 3);
    return new StageFailure(StageFailure.Blame.valueOf(words[1]), StepLines.unescaped(words[2]));
  }

  @Override
  public List<Held> held() {
    // A run that is closed or broken holds none; what is played next says why.
    if (child == null || place.isEmpty() || !talking.tryLock()) return List.of();
    try {
      List<Held> all = new ArrayList<>();
      child.tell(List.of("held"));
      for (String answer = child.answer();
          answer != null && !answer.equals("done");
          answer = child.answer()) {
        int segment = answer.indexOf(" <");
        all.add(
            new Held(
                Actor.named(answer.substring("held ".length(), segment)).orElseThrow(),
                Segment.parse(answer.substring(segment + 1))));
      }
      return all;
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      talking.unlock();
    }
  }

  @Override
  public void expectHand() {
    hand = true;
  }

  @Override
  public void keepPackets() {
    keeps = true;
  }

  @Override
  public Map<Actor, TcpState> standing() {
    return standing;
  }

  @Override
  public List<SocketRow> rows() {
    // While an action is played, what was read last is what can be had.
    if (child == null || place.isEmpty() || !talking.tryLock()) return rows;
    try {
      child.tell(List.of("rows"));
      List<SocketRow> read = new ArrayList<>();
      while (true) {
        String answer = child.answer();
        if (answer == null) return rows;
        if (answer.equals("done")) break;
        read.add(RowLine.read(answer.substring("row ".length())));
      }
      rows = List.copyOf(read);
      return rows;
    } catch (IOException e) {
      // The process has ended: what is played next says so.
      return rows;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return rows;
    } finally {
      talking.unlock();
    }
  }

  @Override
  public String place() {
    return place.isEmpty() ? "a private network" : place + " in a private network";
  }

  /** The child's process number; for tests. */
  long childPid() {
    return child.pid();
  }

  @Override
  public void close() {
    synchronized (closing) {
      closed = true;
    }
    if (child != null) child.close();
  }
}
