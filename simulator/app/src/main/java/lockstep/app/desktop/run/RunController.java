package lockstep.app.desktop.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.app.desktop.run.RunState.Motion;
import lockstep.comparison.Moment;
import lockstep.views.transport.TransportActions;

/**
 * Where a run is and where it goes next. Its methods are called on the thread of the user
 * interface; the run itself is played on a thread of its own. What was played is recorded, so that
 * a step back costs nothing.
 */
public final class RunController implements TransportActions, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RunController.class.getName());
  private static final long PATIENCE_SECONDS = 2;

  private enum Goal {
    NONE,
    STEP,
    END
  }

  private final RunFactory factory;
  private final Executor ui;
  private final Consumer<RunState> listener;
  private final ExecutorService player = Executors.newSingleThreadExecutor(daemon("play"));
  private final ExecutorService closer = Executors.newSingleThreadExecutor(daemon("close"));

  private final PlayedRun.News news = new Hearing();
  private Choice scenario;
  private boolean withLoopback;
  private boolean live;
  private List<Moment> moments = List.of();
  private int position;
  private boolean playing;
  private boolean ready;
  private String working;
  private String failure;
  private boolean finished;
  private int planned;
  private String place = "";
  private List<String> remarks = List.of();
  private Goal goal = Goal.NONE;
  private double speed = 1;
  private PlayedRun current;
  private Future<?> task;
  private Gate gate;
  private int seen;
  private boolean held;

  /**
   * A controller without a scenario.
   *
   * @param ui runs what it is given on the thread of the user interface
   * @param listener is told, on that thread, whenever something changes
   */
  public RunController(RunFactory factory, Executor ui, Consumer<RunState> listener) {
    this.factory = factory;
    this.ui = ui;
    this.listener = listener;
  }

  /**
   * Puts a gate before the steps that are not shown yet: from now on only those up to the one that
   * is shown are told of. Null takes it away.
   */
  public void setGate(Gate next) {
    gate = next;
    held = false;
    seen = position;
    publish(Motion.NONE);
  }

  /** Shows the step that the gate holds back; does nothing when it holds none. */
  public void letThrough() {
    if (!held) return;
    held = false;
    goal = Goal.NONE;
    moveTo(position + 1);
    publish(Motion.FORWARD);
  }

  /** Whether the gate holds back the step after the one that is shown. */
  public boolean isHeldBack() {
    return held;
  }

  /** Plays one step ahead of the one that is shown, without showing it, where that can be done. */
  public void playAhead() {
    if (position < moments.size() || finished || failure != null || scenario == null) return;
    request();
  }

  /** Ends the present run and prepares another. */
  public void choose(Choice choice, boolean loopback) {
    scenario = choice;
    withLoopback = loopback;
    restart();
  }

  @Override
  public void restart() {
    if (scenario == null) return;
    endRun();
    moments = List.of();
    position = 0;
    seen = 0;
    held = false;
    playing = false;
    ready = false;
    live = withLoopback;
    working = null;
    failure = null;
    finished = false;
    planned = 0;
    place = "";
    remarks = List.of();
    goal = Goal.NONE;
    PlayedRun run = new PlayedRun(ui, present -> present == current, news);
    current = run;
    Choice wanted = scenario;
    boolean loopback = withLoopback;
    task = player.submit(() -> run.prepare(factory, wanted.name(), loopback));
    publish(Motion.JUMP);
  }

  @Override
  public void step() {
    goal = Goal.NONE;
    if (position < moments.size()) {
      publish(advance() ? Motion.FORWARD : Motion.NONE);
    } else if (!finished && failure == null && scenario != null) {
      goal = Goal.STEP;
      request();
      publish(Motion.NONE);
    } else if (playing) {
      playing = false;
      publish(Motion.NONE);
    }
  }

  @Override
  public void back() {
    goTo(position - 1);
  }

  @Override
  public void toStart() {
    goTo(0);
  }

  @Override
  public void toEnd() {
    playing = false;
    if (!finished && failure == null && scenario != null) {
      goal = Goal.END;
      request();
    }
    advanceToEnd();
    publish(Motion.JUMP);
  }

  @Override
  public void goTo(int number) {
    if (number < 0 || number > told().size()) return;
    playing = false;
    goal = Goal.NONE;
    held = false;
    boolean same = number == position;
    position = number;
    publish(same ? Motion.NONE : Motion.JUMP);
  }

  @Override
  public void playOrPause() {
    if (playing) {
      playing = false;
      goal = Goal.NONE;
      publish(Motion.NONE);
      return;
    }
    if (scenario == null || failure != null && position == moments.size()) return;
    playing = true;
    if (finished && position == moments.size()) {
      position = 0;
      held = false;
      publish(Motion.JUMP);
    }
    step();
  }

  @Override
  public void setSpeed(double times) {
    speed = times;
  }

  /** The pace of animations: 1 is the usual one. */
  public double speed() {
    return speed;
  }

  /** The step that is shown has been shown long enough: goes on when it plays. */
  public void shownLongEnough() {
    if (playing) step();
  }

  /** Ends the run and its threads. */
  @Override
  public void close() {
    endRun();
    current = null;
    player.shutdownNow();
    closer.shutdown();
    try {
      if (!player.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)
          || !closer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS))
        LOG.log(System.Logger.Level.WARNING, "the run did not end within its time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void endRun() {
    if (current == null) return;
    PlayedRun ended = current;
    task.cancel(true);
    closer.execute(ended::close);
  }

  private void request() {
    if (working != null || !ready) return;
    working = "";
    PlayedRun run = current;
    task = player.submit(run::playStep);
  }

  /** Shows the next step, unless the gate holds it back: then it waits. */
  private boolean advance() {
    if (held) {
      playing = false;
      return false;
    }
    Moment next = moments.get(position);
    if (gate != null && position >= seen && !gate.passes(moments.subList(0, position), next)) {
      held = true;
      playing = false;
      goal = Goal.NONE;
      return false;
    }
    moveTo(position + 1);
    return true;
  }

  private void advanceToEnd() {
    while (position < moments.size()) if (!advance()) return;
  }

  private void moveTo(int number) {
    position = number;
    seen = Math.max(seen, number);
  }

  /** The steps that may be told of. */
  private List<Moment> told() {
    return gate == null ? moments : moments.subList(0, Math.max(seen, position));
  }

  private void publish(Motion motion) {
    List<Moment> told = told();
    // What the run came to after the last step that is told of would tell of the others.
    boolean all = told.size() == moments.size();
    listener.accept(
        new RunState(
            scenario,
            withLoopback,
            live,
            told,
            position,
            motion,
            playing,
            working,
            all ? failure : null,
            finished && all,
            planned,
            place,
            remarks));
  }

  private static ThreadFactory daemon(String name) {
    return task -> {
      Thread thread = new Thread(task, "lockstep-" + name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** What the run says; it has a class of its own so that nobody else can say it. */
  private final class Hearing implements PlayedRun.News {
    @Override
    public void prepared(Run run, String where, List<String> sentences, boolean more) {
      ready = true;
      live = run.isLive();
      planned = run.planned();
      place = where;
      remarks = sentences;
      finished = !more;
      if (goal != Goal.NONE) request();
      publish(Motion.NONE);
    }

    @Override
    public void begins(String action) {
      working = action;
      publish(Motion.NONE);
    }

    @Override
    public void came(List<Moment> fresh) {
      List<Moment> all = new ArrayList<>(moments);
      all.addAll(fresh);
      moments = List.copyOf(all);
      Motion motion = Motion.NONE;
      if (goal == Goal.STEP) {
        goal = Goal.NONE;
        if (advance()) motion = Motion.FORWARD;
      } else if (goal == Goal.END) {
        advanceToEnd();
        motion = Motion.JUMP;
      }
      publish(motion);
    }

    @Override
    public void played(boolean more, String where) {
      working = null;
      finished = !more;
      place = where;
      if (goal != Goal.NONE && more) request();
      if (!more) goal = Goal.NONE;
      if (finished && position == moments.size()) playing = false;
      publish(Motion.NONE);
    }

    @Override
    public void failed(String reason) {
      working = null;
      failure = reason;
      playing = false;
      goal = Goal.NONE;
      publish(Motion.NONE);
    }
  }
}
