package lockstep.app.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.Figure5;
import lockstep.tcp.Figure5.Edge;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;

/** Collects which edges of Figure 5 were seen in one world, and in which scenarios. */
public final class EdgeCoverage {
  /**
   * An edge and where it was seen.
   *
   * @param scenarios in the order in which they were played
   * @param difference the known difference by which this system takes it otherwise, or cannot;
   *     empty where it takes it as the figure has it
   * @param words what that difference is here; empty without one
   */
  public record Line(Edge edge, List<String> scenarios, String difference, String words) {
    /** Whether it was seen, or a known difference says why it cannot be. */
    public boolean isAccountedFor() {
      return !scenarios.isEmpty() || !difference.isEmpty();
    }
  }

  private final boolean patient;
  private final Map<String, Set<String>> seen = new LinkedHashMap<>();
  private String system = "";

  /**
   * Nothing seen yet.
   *
   * @param patient whether the kernel's long waits are sat through
   */
  public EdgeCoverage(boolean patient) {
    this.patient = patient;
  }

  /** Takes in a step that one scenario brought in the world that this is about. */
  public void add(String scenario, TraceStep step) {
    Sighting sighting = step.seen();
    // A state that fell between two readings was not seen.
    if (sighting != null && sighting.how() == null) return;
    if (sighting != null && sighting.os() != null) system = sighting.os().system();
    List<TcpState> path = step.path();
    for (int i = 1; i < path.size(); i++)
      for (Edge edge : Figure5.EDGES)
        if (takes(edge, path.get(i - 1), path.get(i), step))
          seen.computeIfAbsent(edge.id(), id -> new LinkedHashSet<>()).add(scenario);
  }

  private boolean takes(Edge edge, TcpState from, TcpState to, TraceStep step) {
    boolean live = step.world().isLive();
    KernelEdge other = live ? KernelEdge.of(system, edge.id(), patient) : null;
    if (other != null)
      return step.actor().side() == Side.SERVER
          && other.instead().equals(List.of(from, to))
          && !(step.event() instanceof Event.Call);
    return edge.from() == from && edge.to() == to && causes(edge, step);
  }

  /** Whether what began the turn is what stands above the line of this edge, where that matters. */
  private static boolean causes(Edge edge, TraceStep step) {
    Event event = step.event();
    boolean reset =
        event instanceof Event.Arrives arrives && arrives.segment().has(ControlBit.RST)
            || step.signal() != null && step.signal().contains("reset")
            || isCall(step, "abort");
    return switch (edge.id()) {
      case "listen-closed", "synsent-closed" -> isCall(step, "close") || isCall(step, "shutdown");
      case "timewait-closed" -> !reset && !(event instanceof Event.Arrives);
      case "synrcvd-listen" -> true;
      default -> !reset;
    };
  }

  private static boolean isCall(TraceStep step, String verb) {
    return step.event() instanceof Event.Call call && call.words().split(" ")[0].equals(verb);
  }

  /** All edges of the figure, from its top to its bottom. */
  public List<Line> lines(boolean live) {
    List<Line> lines = new ArrayList<>();
    for (Edge edge : Figure5.EDGES) {
      KernelEdge other = live ? KernelEdge.of(system, edge.id(), patient) : null;
      lines.add(
          new Line(
              edge,
              List.copyOf(seen.getOrDefault(edge.id(), Set.of())),
              other == null ? "" : other.card().name(),
              other == null ? "" : other.words()));
    }
    return lines;
  }
}
