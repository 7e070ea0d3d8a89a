package lockstep.probe.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import lockstep.probe.table.SocketTable;
import lockstep.probe.table.SocketTableException;
import lockstep.probe.table.SocketTables;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.KernelEvent;
import lockstep.trace.TraceStep;

/**
 * Plays a scenario with real sockets on one ground and tells each state as the kernel's socket
 * table showed it. What fell between two readings is not told.
 *
 * <p>A step's path is what was read: the state before and the state after, in the order of time. An
 * actor whose row did not change in an action has one step with the state that a reading after the
 * action showed. No row is CLOSED.
 */
public class LabStage implements Stage {
  private final LabOptions options;
  private final Ground ground;
  private final StateSampler.Opener opener;
  private final Object closing = new Object();

  // Guarded by `closing`, for close() comes from any thread.
  private boolean closed;
  private LabSockets sockets;
  private StateSampler sampler;
  private SocketTable table;
  private KernelWord kernel;

  // The playing thread's own.
  private String source = "";
  private Lab lab;
  private Caller caller;
  private Waiter waiter;
  private long began;
  private int number = 1;

  /** A stage for one run. */
  public LabStage(LabOptions options, Ground ground) {
    this(options, ground, SocketTables::open);
  }

  /** A stage that reads another table than the system's first choice. */
  LabStage(LabOptions options, Ground ground, StateSampler.Opener opener) {
    this.options = options;
    this.ground = ground;
    this.opener = opener;
  }

  /** Begins to load what the sockets of a run need; returns at once. */
  public static void load() {
    LabSockets.load();
  }

  @Override
  public World world() {
    return ground.world();
  }

  @Override
  public List<Lack> lacks(Scenario scenario) {
    // The table is tried on this thread; what sockets need can be loaded meanwhile.
    load();
    List<Lack> lacks = new ArrayList<>(Lacks.of(scenario, options, ground));
    for (String lack : kernel().lacks()) lacks.add(new Lack(0, lack, false));
    return lacks;
  }

  /** Listens to the kernel from the first time on, if it shall and the stage is not closed. */
  private KernelWord kernel() {
    synchronized (closing) {
      if (kernel == null)
        kernel = options.kernelTrace() && !closed ? KernelWord.open() : KernelWord.silent();
      return kernel;
    }
  }

  @Override
  public void begin(Scenario scenario) throws StageFailure, InterruptedException {
    source = scenario.source();
    synchronized (closing) {
      if (closed || sampler != null)
        throw new IllegalStateException("a stage is begun once, before it is closed");
      sampler = new StateSampler(opener);
      sampler.start();
      // The sampler's thread loads what the table needs while this one loads what sockets need.
      sockets =
          new LabSockets(
              ground,
              options.family(),
              ground.medium().isPresent() ? () -> {} : sampler::besideReading);
    }
    lab = new Lab(options, ground, sockets, sampler, kernel());
    caller = new Caller(lab, source);
    waiter = new Waiter(lab);
    try {
      sampler.read(Duration.ofSeconds(10));
    } catch (SocketTableException e) {
      throw machine(0, e);
    }
    began = System.nanoTime();
    lab.kernel.begins(began);
    if (lab.medium != null) lab.medium.begin(() -> sampler.read(Lab.READING));
  }

  @Override
  public void play(Action action, Map<Actor, TcpState> awaited, Consumer<TraceStep> out)
      throws StageFailure, InterruptedException {
    if (lab == null) throw new IllegalStateException("begin the stage before playing");
    Account account = new Account(action, ground.world());
    try {
      if (action instanceof Action.Set set) set(set);
      else if (action instanceof Action.Expect expect) expect(expect, account, out);
      else if (action instanceof Action.Stand stand) stand(stand, account, out);
      else if (action.acts()) act(action, awaited, account, out);
    } catch (IOException e) {
      throw machine(action.line(), e);
    } catch (RejectedExecutionException e) {
      throw new StageFailure(StageFailure.Blame.MACHINE, "the run is closed", e);
    }
  }

  private void set(Action.Set set) throws IOException {
    if (lab.medium != null && set.option().ofWire()) lab.medium.set(set);
    else caller.set(set);
  }

  private void act(
      Action action, Map<Actor, TcpState> awaited, Account account, Consumer<TraceStep> out)
      throws StageFailure, IOException, InterruptedException {
    lab.catchUp(account);
    account.begins();
    caller.prepare(action);
    try {
      lab.hurry();
      if (action instanceof Action.Call || action instanceof Action.Together) {
        long until = lab.deadline();
        caller.call(action, until, account);
        lab.settle(awaited, until, account);
      } else if (action instanceof Action.Wait wait) {
        waiter.wait(wait.until(), awaited, account);
      } else if (action instanceof Action.Wire wire && lab.medium != null) {
        long until = lab.deadline();
        lab.medium.act(wire, where(action.line()));
        lab.settle(awaited, until, account);
      } else {
        throw new StageFailure(
            StageFailure.Blame.SCENARIO,
            where(action.line()) + "\"" + action.text() + "\" cannot be played on this stage");
      }
      lab.hearTroubles(account);
    } finally {
      sampler.rest();
    }
    finish(account, out);
  }

  private void expect(Action.Expect expect, Account account, Consumer<TraceStep> out)
      throws IOException, InterruptedException {
    if (expect.only() != null && expect.only() != world()) return;
    try {
      lab.hurry();
      waiter.expect(expect, account);
    } finally {
      sampler.rest();
    }
    finish(account, out);
  }

  private void stand(Action.Stand stand, Account account, Consumer<TraceStep> out)
      throws IOException, InterruptedException {
    if (!stand.isOf(world())) return;
    lab.catchUp(account);
    account.begins();
    try {
      lab.hurry();
      waiter.stand(stand, account);
    } finally {
      sampler.rest();
    }
    finish(account, out);
  }

  private void finish(Account account, Consumer<TraceStep> out)
      throws IOException, InterruptedException {
    lab.look(account);
    if (lab.medium != null) account.passed(lab.medium.take(), lab.players);
    number = account.tell(number, began, out);
  }

  @Override
  public Map<Actor, TcpState> standing() {
    return lab == null ? Map.of() : lab.players.standing();
  }

  @Override
  public List<SocketRow> rows() {
    synchronized (closing) {
      if (closed || lab == null) return List.of();
      try {
        if (table == null) table = opener.open();
        return read(table);
      } catch (SocketTableException e) {
        // The table was readable when the run began; a view shows what there is.
        return List.of();
      }
    }
  }

  private List<SocketRow> read(SocketTable table) throws SocketTableException {
    List<SocketRow> rows = new ArrayList<>();
    for (SocketPair pair : lab.players.pairs())
      table.find(pair).map(OwnRow::of).ifPresent(rows::add);
    return rows;
  }

  @Override
  public List<KernelEvent> heard() {
    return lab == null ? List.of() : lab.kernel.heard(lab.players);
  }

  @Override
  public String place() {
    return Place.of(ground, lab);
  }

  @Override
  public void close() {
    synchronized (closing) {
      closed = true;
      // Each call that closes a connection would wait for a hurried sampler.
      if (sampler != null) sampler.rest();
      try {
        if (sockets != null) sockets.close();
      } finally {
        closeReaders();
      }
    }
  }

  private void closeReaders() {
    SocketTable open = table;
    table = null;
    try {
      if (sampler != null) sampler.close();
    } finally {
      try {
        if (open != null) open.close();
      } finally {
        if (kernel != null) kernel.close();
      }
    }
  }

  private StageFailure machine(int line, IOException e) {
    return new StageFailure(StageFailure.Blame.MACHINE, where(line) + e.getMessage(), e);
  }

  private String where(int line) {
    return line == 0 ? source + ": " : source + ":" + line + ": ";
  }
}
