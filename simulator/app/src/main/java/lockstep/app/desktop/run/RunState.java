package lockstep.app.desktop.run;

import java.util.List;
import java.util.Optional;
import lockstep.comparison.Moment;
import lockstep.tcp.Event;

/**
 * Where a run is, whole in itself: what the window shows.
 *
 * @param scenario what is played, null before one is chosen
 * @param withLoopback whether this computer's own sockets were asked for
 * @param live whether a live world plays; false also where it was left out
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
 */
public record RunState(
    RunFactory.Choice scenario,
    boolean withLoopback,
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
    List<String> remarks) {
  /** How the step that is shown came to be shown. */
  public enum Motion {
    /** It is the same as before. */
    NONE,
    /** It was reached from the step before it, so tokens fly. */
    FORWARD,
    /** It is drawn at once. */
    JUMP
  }

  public RunState {
    moments = List.copyOf(moments);
    remarks = List.copyOf(remarks);
  }

  /** The step that is shown; empty before the first. */
  public Optional<Moment> shown() {
    return position == 0 ? Optional.empty() : Optional.of(moments.get(position - 1));
  }

  /** Whether the kernel holds the states that are shown until a step after them lets go. */
  public boolean isHolding() {
    return position > 0
        && moments.subList(position - 1, moments.size()).stream()
            .map(Moment::step)
            .allMatch(step -> step.event() instanceof Event.Stands && step.seen() != null);
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
