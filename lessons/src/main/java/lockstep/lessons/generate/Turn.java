package lockstep.lessons.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lockstep.lessons.quiz.Replay;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.Figure5;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.trace.TraceStep;

/**
 * One turn of a run, with what stood before it.
 *
 * @param number the turn's number in its run, from 1
 */
record Turn(Run run, int number) {
  private static final Set<String> CALLS =
      Set.of("listen", "connect", "send", "shutdown", "close", "abort", "accept");

  TraceStep step() {
    return run.steps().get(number - 1);
  }

  Actor actor() {
    return step().actor();
  }

  Actor other() {
    return Actor.of(actor().side().other(), 1);
  }

  TcpState from() {
    return step().path().get(0);
  }

  TcpState to() {
    return step().state();
  }

  Event event() {
    return step().event();
  }

  /** What came with a segment; empty after another event. */
  Optional<Segment> arrived() {
    return event() instanceof Event.Arrives arrives
        ? Optional.of(arrives.segment())
        : Optional.empty();
  }

  /** The call's first word; empty after another event. */
  Optional<String> call() {
    return event() instanceof Event.Call call
        ? Optional.of(call.words().split(" ")[0])
        : Optional.empty();
  }

  /** Where each end stood before this turn. */
  Map<Actor, TcpState> before() {
    return standing(number - 1);
  }

  /** Where each end stood after so many turns. */
  Map<Actor, TcpState> standing(int turns) {
    Map<Actor, TcpState> standing = new TreeMap<>();
    standing.put(Actor.CLIENT, TcpState.CLOSED);
    standing.put(Actor.SERVER, TcpState.CLOSED);
    for (TraceStep step : run.steps().subList(0, turns))
      if (!(step.event() instanceof Event.OnWire)) standing.put(step.actor(), step.state());
    return standing;
  }

  /** The last turn of the scenario's line that brought this one. */
  int lastOfAction() {
    int last = number;
    while (last < run.steps().size() && run.steps().get(last).line() == step().line()) last++;
    return last;
  }

  /** Whether this is the first turn of its line. */
  boolean isFirstOfAction() {
    return number == 1 || run.steps().get(number - 2).line() != step().line();
  }

  /** Whether the wire only brought what was sent, so far and to the end of this line. */
  boolean isClean() {
    for (TraceStep step : run.steps().subList(0, lastOfAction())) {
      if (step.event() instanceof Event.OnWire) return false;
      if (step.event() instanceof Event.Timeout timeout && timeout.timer() == Timer.RETRANSMISSION)
        return false;
    }
    return true;
  }

  /** Whether it can be asked about: one client, one server, and an event that TCP knows. */
  boolean canBeAsked() {
    if (actor().number() != 1 || actor().listener() || isOfAnotherCast()) return false;
    if (hasOptions()) return false;
    boolean known =
        event() instanceof Event.Arrives && !step().isDropped()
            || event() instanceof Event.Timeout
            || call().filter(CALLS::contains).isPresent();
    return known && decidedByTcp() && !isAfterCrash() && Ladder.fits(this);
  }

  private boolean decidedByTcp() {
    RfcRef decided = step().decided();
    return decided != null && (!decided.isSocketsLayer() || call().equals(Optional.of("accept")));
  }

  /** Whether an end has options, which no line of a ladder shows. */
  private boolean hasOptions() {
    return run.text().lines().anyMatch(line -> line.matches("\\s*set (client|server).*"));
  }

  private boolean isOfAnotherCast() {
    Set<Actor> cast = new HashSet<>();
    for (TraceStep step : run.steps()) {
      cast.add(step.actor());
      if (step.actor().equals(step.peer())) return true;
    }
    return !Set.of(Actor.CLIENT, Actor.SERVER).containsAll(cast);
  }

  private boolean isAfterCrash() {
    return run.steps().subList(0, number).stream()
        .anyMatch(step -> step.event() instanceof Event.Call c && c.words().startsWith("crash"));
  }

  /** Where the model shows it. */
  Replay replay() {
    return new Replay(run.text(), run.name(), number);
  }

  /** Whether a SEND of just this text stands right before it, so that its length can be told. */
  boolean isSent(Segment segment) {
    return number > 1
        && !segment.text().isEmpty()
        && run.steps().get(number - 2).event() instanceof Event.Call call
        && call.words().equals("send " + segment.text().length());
  }

  /** The event in a word: {@code call:close}, {@code gets:FIN,ACK}, {@code timeout:TIME-WAIT}. */
  String eventKind() {
    if (event() instanceof Event.Timeout timeout) return "timeout:" + timeout.timer().word();
    return arrived()
        .map(segment -> "gets:" + (segment.text().isEmpty() ? "" : "text,") + segment.control())
        .orElseGet(() -> "call:" + call().orElse("none"));
  }

  /** Whether a segment with this bit began it. */
  boolean gets(ControlBit bit) {
    return arrived().filter(segment -> segment.has(bit)).isPresent();
  }

  /** What whoever answers rightly shows to know: states and edges. */
  List<String> skills() {
    List<String> skills = new ArrayList<>();
    for (TcpState state : step().path()) skills.add("skill:state:" + state.rfcName());
    List<TcpState> path = step().path();
    for (int i = 1; i < path.size(); i++)
      Figure5.edge(path.get(i - 1), path.get(i))
          .ifPresent(edge -> skills.add("skill:edge:" + edge.id()));
    return skills.stream().distinct().toList();
  }
}
