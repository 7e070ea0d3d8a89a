package lockstep.app.desktop.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import lockstep.app.session.LiveAction;
import lockstep.comparison.HeldSegment;
import lockstep.comparison.Moment;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.StageFailure;

/** A run on the thread that plays; its news are heard only as long as it is the present one. */
final class PlayedRun {
  private static final System.Logger LOG = System.getLogger(PlayedRun.class.getName());

  /** What is told, on the thread of the user interface. */
  interface News {
    void prepared(Run run, String place, List<String> remarks, boolean more);

    void begins(String action);

    void came(List<Moment> moments);

    void played(boolean more, String place);

    /**
     * What stands still now.
     *
     * @param played the scenario as it was played by now
     * @param asWritten whether that is nothing but its own lines
     * @param actions how many of its actions were played
     */
    void stands(List<HeldSegment> hand, Optional<Scenario> played, boolean asWritten, int actions);

    void failed(String reason);
  }

  private interface Playing {
    void play() throws StageFailure, InterruptedException;
  }

  private final Executor ui;
  private final Predicate<PlayedRun> isPresent;
  private final News news;
  private volatile Run run;
  private volatile boolean closed;
  private volatile boolean bySegment;

  PlayedRun(Executor ui, Predicate<PlayedRun> isPresent, News news) {
    this.ui = ui;
    this.isPresent = isPresent;
    this.news = news;
  }

  /** Makes a run, on the thread that plays. */
  interface Maker {
    Run make() throws StageFailure, InterruptedException;
  }

  /** Makes the run; nothing is played yet. */
  void prepare(Maker maker) {
    guarded(
        () -> {
          Run made = maker.make();
          run = made;
          // The user may have gone on to another run while this one was made.
          if (closed) {
            made.close();
            return;
          }
          if (bySegment && made.canStopSegments()) made.bySegment(true);
          String place = made.place();
          List<String> remarks = made.remarks();
          boolean more = made.hasNext();
          tell(() -> news.prepared(made, place, remarks, more));
        });
  }

  /** Has each segment stop, or no more; from any thread. */
  void bySegment(boolean yes) {
    bySegment = yes;
    Run made = run;
    if (made != null && made.canStopSegments()) made.bySegment(yes);
  }

  /** Does something with a segment that stands still. */
  void playWish(Action.Wire wish) {
    Run made = run;
    if (made == null || closed) return;
    made.wish(wish);
    playStep();
  }

  /** Plays up to the next action that makes something happen and that a view can draw. */
  void playStep() {
    guarded(
        () -> {
          boolean[] drawn = new boolean[1];
          while (run.hasNext() && (!drawn[0] || !run.nextActs())) {
            String action = run.nextAction();
            tell(() -> news.begins(action));
            playNext(drawn);
          }
          boolean more = run.hasNext();
          String place = run.place();
          tell(() -> news.played(more, place));
        });
  }

  /** What stands still is told together with what came, so that both are of one moment. */
  private void playNext(boolean[] drawn) throws StageFailure, InterruptedException {
    List<Moment> fresh = new ArrayList<>();
    try {
      run.next(fresh::addAll);
    } finally {
      Runnable hand = hand();
      drawn[0] |= !fresh.isEmpty();
      tell(
          () -> {
            hand.run();
            if (!fresh.isEmpty()) news.came(fresh);
          });
    }
  }

  /** How many of the scenario's actions were played; from any thread. */
  int played() {
    Run made = run;
    return made == null ? 0 : made.played();
  }

  /** What the live world showed in them; from any thread. */
  List<LiveAction> recorded() {
    Run made = run;
    return made == null ? List.of() : made.recorded();
  }

  /** Ends it; from any thread. */
  void close() {
    closed = true;
    Run made = run;
    if (made != null) made.close();
  }

  /** Tells what stands still now; nothing where no segment can. */
  private Runnable hand() {
    if (!run.canStopSegments()) return () -> {};
    List<HeldSegment> hand = run.hand();
    Optional<Scenario> played = run.scenario();
    boolean asWritten = run.isAsWritten();
    int actions = run.played();
    return () -> news.stands(hand, played, asWritten, actions);
  }

  private void guarded(Playing work) {
    try {
      work.play();
    } catch (InterruptedException e) {
      // The run was ended by the user; the pool clears the mark before its next task.
      Thread.currentThread().interrupt();
    } catch (StageFailure e) {
      tell(() -> news.failed(e.getMessage()));
    } catch (RuntimeException e) {
      if (closed) {
        LOG.log(System.Logger.Level.DEBUG, "a run broke off when it was closed", e);
        return;
      }
      LOG.log(System.Logger.Level.ERROR, "a run broke off", e);
      tell(() -> news.failed(String.valueOf(e.getMessage())));
    }
  }

  private void tell(Runnable what) {
    ui.execute(
        () -> {
          if (isPresent.test(this)) what.run();
        });
  }
}
