package lockstep.app.desktop.run;

import java.util.List;
import java.util.Optional;
import lockstep.comparison.Breakpoint;
import lockstep.comparison.HeldSegment;
import lockstep.comparison.Moment;
import lockstep.tcp.Event;
import lockstep.tcp.World;

/**
 * Where a run is, whole in itself: what the window shows.
 *
 * @param scenario what is played, null before one is chosen
 * @param beside the world in which this computer's own sockets were asked for; null for none
 * @param live whether a live world plays, or was recorded, at the step that is shown; false also
 *     where it was left out
 * @param moments the steps that were played, all of them recorded
 * @param position the step that is shown, from 1; 0 before the first
 * @param motion how it came to be shown
 * @param playing whether it goes on by itself
 * @param working the action that is being played now, null when none is
 * @param failure why the run ended, null when it did not
 * @param finished whether the scenario is over
 * @param planned how many steps there will be, 0 where that is not known
 * @param place where it is played
 * @param remarks what the user should know before the first step
 * @param origin where the run comes from
 * @param stopped the breakpoint at which it stopped where it is, else null
 * @param segments whether segments stop, and which stand still
 */
public record RunState(
    RunFactory.Choice scenario,
    World beside,
    boolean live,
    List<Moment> moments,
    int position,
    Motion motion,
    boolean playing,
    String working,
    String failure,
    boolean finished,
    int planned,
    String place,
    List<String> remarks,
    Origin origin,
    Breakpoint stopped,
    Segments segments) {
  /** How the step that is shown came to be shown. */
  public enum Motion {
    /** It is the same as before. */
    NONE,
    /** It was reached from the step before it, so tokens fly. */
    FORWARD,
    /** It is drawn at once. */
    JUMP
  }

  /**
   * Where a run comes from.
   *
   * @param forks how many forks lie between it and the scenario's own run; 0 for that one
   * @param at after which step it left the run it comes from
   * @param what what it tries instead, in words
   * @param opened whether the run, or the one it comes from in the end, was opened from a file
   * @param live whether a live world plays in that one, or was recorded there
   * @param canFork whether the model can go on otherwise from it
   */
  public record Origin(
      int forks, int at, String what, boolean opened, boolean live, boolean canFork) {
    /** A run of its own, by these worlds. */
    public static Origin own(boolean live) {
      return new Origin(0, 0, "", false, live, false);
    }

    /** Whether the model went on alone from another run's step. */
    public boolean isFork() {
      return forks > 0;
    }
  }

  /**
   * The segments that stand still.
   *
   * @param can whether segments can stop in this run
   * @param on whether each stops
   * @param hand those that stand after the newest step
   */
  public record Segments(boolean can, boolean on, List<HeldSegment> hand) {
    /** None can. */
    public static final Segments NONE = new Segments(false, false, List.of());

    public Segments {
      hand = List.copyOf(hand);
    }
  }

  public RunState {
    moments = List.copyOf(moments);
    remarks = List.copyOf(remarks);
  }

  /** Whether it is a connection of a capture: nothing is played, and no socket is of this run. */
  public boolean isCapture() {
    return Moment.areCaptured(moments);
  }

  /** Whether this computer's own sockets were asked for, on the loopback or on a wire. */
  public boolean withKernel() {
    return beside != null;
  }

  /**
   * The segments that stand still at the step that is shown and that can be done something with: at
   * the newest step of a run whose segments stop.
   */
  public List<HeldSegment> inHand() {
    boolean here = segments.on() && position == moments.size() && failure == null && !finished;
    return here ? segments.hand() : List.of();
  }

  /** Whether the next step only says that the segment which was sent in this one stands still. */
  public boolean isHoldNext() {
    return segments.on() && position < moments.size() && isHold(moments.get(position));
  }

  static boolean isHold(Moment moment) {
    return moment.step().event() instanceof Event.OnWire wire && wire.deed() == Event.Deed.HOLDS;
  }

  /** The step that is shown; empty before the first. */
  public Optional<Moment> shown() {
    return position == 0 ? Optional.empty() : Optional.of(moments.get(position - 1));
  }

  /** Whether the kernel holds the states that are shown until a step after them lets go. */
  public boolean isHolding() {
    return position > 0
        && !origin.opened()
        && moments.subList(position - 1, moments.size()).stream()
            .map(Moment::step)
            .allMatch(step -> step.event() instanceof Event.Stands && step.seen() != null);
  }

  /** Whether there is a live run to go back to: one that plays here and now, not from a file. */
  public boolean hasLive() {
    return origin.live() && !origin.opened();
  }

  /** Whether the newest step of a live run is shown. */
  public boolean isAtLive() {
    return hasLive() && !origin.isFork() && position == moments.size();
  }

  /** The steps up to the one that is shown. */
  public List<Moment> soFar() {
    return moments.subList(0, position);
  }

  /** Whether a further step is there or may come. */
  public boolean canStep() {
    return position < moments.size() || !finished && failure == null && scenario != null;
  }

  /** How many steps there are in all, 0 where that is not known. */
  public int total() {
    return finished
        ? moments.size()
        : Math.max(planned, position < moments.size() ? moments.size() : 0);
  }
}
