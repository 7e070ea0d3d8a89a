package lockstep.views.ladder;

import java.util.ArrayList;
import java.util.List;
import lockstep.comparison.Standing;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;

/** The states of one end in both worlds, one below the other. */
final class Lifeline {
  /**
   * What is new on it.
   *
   * @param named the states whose names are new
   * @param seen the kernel's state that is new, or null; one that was not seen too
   * @param seenAt where that begins
   */
  record Entered(List<TcpState> named, TcpState seen, double seenAt) {}

  /** A state that was passed through within one turn gets this much room. */
  static final double PASSED = 17;

  private final Side side;
  private final List<Band> model = new ArrayList<>();
  private final List<Band> kernel = new ArrayList<>();
  private double until;

  Lifeline(Side side) {
    this.side = side;
  }

  Side side() {
    return side;
  }

  List<Band> model() {
    return model;
  }

  List<Band> kernel() {
    return kernel;
  }

  /** Where the words beside it end so far. */
  double until() {
    return until;
  }

  void reach(double y) {
    until = Math.max(until, y);
  }

  /**
   * Goes where a standing says.
   *
   * @param path the states that its machine entered in this moment
   */
  Entered enter(Standing standing, List<TcpState> path, double y, int moment) {
    List<TcpState> named = new ArrayList<>();
    boolean isModel = standing.model() != null;
    double at = y;
    List<TcpState> states = new ArrayList<>(isModel ? path : List.of());
    if (isModel && (states.isEmpty() || states.get(states.size() - 1) != standing.model()))
      states.add(standing.model());
    for (TcpState state : states) {
      if (goesOn(model, Band.Kind.MODEL, state)) continue;
      begin(model, Band.Kind.MODEL, state, at, moment);
      named.add(state);
      at += PASSED;
    }
    double kernelAt = named.size() > 1 ? at - PASSED : y;
    TcpState seen = standing.kernel();
    Band.Kind kind = Band.Kind.KERNEL;
    if (seen == null && standing.unseen()) {
      seen = standing.model();
      kind = Band.Kind.UNSEEN;
    }
    if (seen == null) end(kernel, y, moment);
    boolean begins = seen != null && !goesOn(kernel, kind, seen);
    if (begins) {
      begin(kernel, kind, seen, kernelAt, moment);
      if (!isModel) named.add(seen);
    }
    return new Entered(named, begins ? seen : null, kernelAt);
  }

  private static boolean goesOn(List<Band> bands, Band.Kind kind, TcpState state) {
    if (bands.isEmpty()) return false;
    Band last = bands.get(bands.size() - 1);
    return last.to() == Double.POSITIVE_INFINITY && last.kind() == kind && last.state() == state;
  }

  private static void begin(
      List<Band> bands, Band.Kind kind, TcpState state, double at, int moment) {
    end(bands, at, moment);
    bands.add(new Band(kind, state, at, moment));
  }

  private static void end(List<Band> bands, double at, int moment) {
    if (bands.isEmpty()) return;
    Band last = bands.get(bands.size() - 1);
    if (last.to() == Double.POSITIVE_INFINITY) last.end(at, moment);
  }
}
