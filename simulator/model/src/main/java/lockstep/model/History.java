package lockstep.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/**
 * A run of the model in which one can go back and forth, and try what else might have happened.
 *
 * <p>It keeps a copy of the world every {@value #EVERY} steps and plays what lies between again,
 * which gives the same steps again. So its memory is a small part of what all worlds would take,
 * and no operation costs more in a long run than in a short one. A history is used by one thread at
 * a time, and so are those that were forked from it, together with it.
 */
public final class History {
  /** Steps between two copies that are kept. */
  static final int EVERY = 64;

  private final History parent;
  private final int base;

  /** The i-th stands {@code i * EVERY} steps after the base. */
  private final List<Track> kept = new ArrayList<>();

  private int played;
  private int position;
  private Track here;
  private TraceStep current;

  private History(History parent, int base, Track start, TraceStep current) {
    this.parent = parent;
    this.base = base;
    this.played = base;
    this.position = base;
    this.here = start;
    this.current = current;
    kept.add(start.copy());
  }

  /** The history of a scenario of which nothing was played yet. */
  public static History of(Scenario scenario) {
    Playing playing = new Playing(new ModelWorld(scenario.seed()), scenario.source());
    return new History(null, 0, new Track(scenario.actions(), playing), null);
  }

  /**
   * Goes one step forward, and plays it when it is a new one.
   *
   * @return the step that it is at then; empty when all actions are over, and it stays where it is
   * @throws StageFailure when the scenario cannot go on; it stays where it is
   */
  public Optional<TraceStep> step() throws StageFailure {
    if (position < base) {
      seek(position + 1);
      return current();
    }
    TraceStep step = here.step();
    if (step == null) return Optional.empty();
    current = step;
    position++;
    if (position > played) {
      played = position;
      if ((played - base) % EVERY == 0) kept.add(here.copy());
    }
    return current();
  }

  /**
   * Goes one step back.
   *
   * @return whether there was one
   */
  public boolean back() {
    if (position == 0) return false;
    seek(position - 1);
    return true;
  }

  /**
   * Goes to any step that was played.
   *
   * @param step 0 to {@link #played()}; 0 is before the first
   */
  public void seek(int step) {
    if (step < 0 || step > played)
      throw new IllegalArgumentException("step " + step + " of " + played + " that were played");
    if (step == position) return;
    Past past = past(step);
    here = past.track();
    current = past.step();
    position = step;
  }

  /** A moment that was played: a run that stands there, and the step that led there, or null. */
  private record Past(Track track, TraceStep step) {}

  private Past past(int step) {
    if (parent != null && step <= base) {
      Past before = parent.past(step);
      return step < base ? before : new Past(kept.get(0).copy(), before.step());
    }
    int from = Math.max(0, step - base - 1) / EVERY;
    Track track = kept.get(from).copy();
    TraceStep last = null;
    try {
      for (int at = base + from * EVERY; at < step; at++) last = track.step();
    } catch (StageFailure e) {
      throw new AssertionError("played once, and not again", e);
    }
    return new Past(track, last);
  }

  /** How many steps lie before this point, from 0. */
  public int position() {
    return position;
  }

  /** How many steps were played, those before a fork counted in. */
  public int played() {
    return played;
  }

  /** The step that led here; empty at the very beginning. */
  public Optional<TraceStep> current() {
    return Optional.ofNullable(current);
  }

  /** The state in which each actor that has had a socket by now stands here. */
  public Map<Actor, TcpState> standing() {
    return here.world().standing();
  }

  /**
   * The segments that are under way here, the next to arrive first: a fork that begins with a verb
   * of the wire can take hold of them.
   */
  public List<UnderWay> underWay() {
    return here.world().underWay();
  }

  /** The segments that the wire holds here, in the order in which they were sent. */
  public List<UnderWay> held() {
    return here.world().held();
  }

  /**
   * Another history that shares the past up to here and goes on with other actions, at once: what
   * is left of the present action is not done, and what is on the wire stays there. This one stays
   * as it is.
   */
  public History fork(List<Action> actions) {
    return new History(this, position, here.aside(actions), current);
  }

  /** {@link #fork(List)} with these actions. */
  public History fork(Action... actions) {
    return fork(List.of(actions));
  }

  /** At how many steps it left the history that it was forked from; 0 when it is none's fork. */
  public int forkedAt() {
    return base;
  }
}
