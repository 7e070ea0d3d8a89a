package lockstep.app.commands;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import lockstep.app.commands.Show.Ending;
import lockstep.comparison.HeldSegment;
import lockstep.comparison.Played;
import lockstep.comparison.SideBySide;
import lockstep.scenario.Action;
import lockstep.scenario.Action.WireVerb;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.trace.KernelEvent;

/** Plays a run to its end and gives what happens to its shows. */
final class Player {
  private final SideBySide run;
  private final Pace pace;
  private final Holding holding;
  private final List<Show> shows;
  private final Consumer<String> remark;
  private final BooleanSupplier interrupted;

  /**
   * @param holding how long the states stand that the scenario holds
   * @param remark takes a sentence for standard error
   * @param interrupted whether everything is being closed, so that what fails fails for that
   */
  Player(
      SideBySide run,
      Pace pace,
      Holding holding,
      List<Show> shows,
      Consumer<String> remark,
      BooleanSupplier interrupted) {
    this.run = run;
    this.pace = pace;
    this.holding = holding;
    this.shows = List.copyOf(shows);
    this.remark = remark;
    this.interrupted = interrupted;
  }

  /** Plays, and gives the exit code. */
  int play() throws Refusal, IOException, InterruptedException {
    for (Show show : shows)
      show.begin(run.scenario(), run.stages().stream().map(Stage::world).toList());
    Ending ending = Ending.WHOLE;
    int exit = Exit.GOOD;
    boolean acted = false;
    boolean stands = false;
    List<String> standing = new ArrayList<>();
    try {
      while (run.hasNext()) {
        if (interrupted.getAsBoolean()) return Exit.INTERRUPTED;
        if (run.peek().acts() && !run.isTurning() && pace.holds()) {
          if (acted) for (Show show : shows) show.held(rows());
          if (!goesOn()) {
            ending = Ending.QUIT;
            break;
          }
          acted = true;
        }
        Played played = run.next();
        for (Show show : shows) show.played(played, run.place());
        List<KernelEvent> heard = heard();
        if (!heard.isEmpty()) for (Show show : shows) show.heard(played, heard);
        stands |= played.action() instanceof Action.Stand;
        standing.addAll(StandingWords.of(played));
        // What the scenario notes of the states is to be read while they stand.
        if (!stands || isNote(run)) continue;
        stands = false;
        List<String> who = List.copyOf(standing);
        standing.clear();
        if (holding.holds() && !holding.stand(who)) {
          ending = Ending.QUIT;
          break;
        }
      }
    } catch (StageFailure e) {
      if (interrupted.getAsBoolean()) return Exit.INTERRUPTED;
      if (run.broken().isPresent())
        for (Show show : shows) show.played(run.broken().get(), run.place());
      remark.accept(e.getMessage());
      ending = Ending.BROKEN;
      exit =
          switch (e.blame()) {
            case SCENARIO -> Exit.WRONG_USE;
            case MACHINE -> Exit.MACHINE_CANNOT;
          };
    }
    if (interrupted.getAsBoolean()) return Exit.INTERRUPTED;
    if (exit == Exit.GOOD) exit = run.summary().exit();
    for (Show show : shows) show.end(run.summary(), ending, exit);
    return exit;
  }

  /** Waits for the next action, which may be another one then: what a key does with a segment. */
  private boolean goesOn() throws IOException {
    Optional<HeldSegment> segment = run.nextOfHand();
    if (segment.isEmpty()) return pace.goesOn(run.peek());
    Optional<WireVerb> verb = pace.handsOn(run.peek(), standing());
    if (verb.isPresent() && verb.get() != WireVerb.DELIVER)
      run.wish(
          segment.get().action(verb.get(), verb.get() == WireVerb.DELAY ? HeldSegment.LATE : null));
    return verb.isPresent();
  }

  /** Beside the model the lines themselves say where the kernel's sockets stand. */
  private Map<Actor, TcpState> standing() {
    boolean alone = run.stages().stream().allMatch(stage -> stage.world().isLive());
    return alone ? run.standing() : Map.of();
  }

  private static boolean isNote(SideBySide run) {
    return run.hasNext() && run.peek() instanceof Action.Note;
  }

  private List<KernelEvent> heard() {
    List<KernelEvent> heard = new ArrayList<>();
    for (Stage stage : run.stages()) heard.addAll(stage.heard());
    return heard;
  }

  private List<SocketRow> rows() {
    List<SocketRow> rows = new ArrayList<>();
    for (Stage stage : run.stages()) rows.addAll(stage.rows());
    return rows;
  }
}
