package lockstep.views.tcb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.comparison.Inside;
import lockstep.comparison.Moment;
import lockstep.comparison.Standing;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.tcp.World;
import lockstep.trace.TcbView;
import lockstep.trace.TraceStep;
import lockstep.views.words.Words;

/**
 * What the card shows at one moment, as data.
 *
 * @param client the end of the client's column; null as long as it has no socket
 * @param server the end of the server's column, likewise
 * @param tcbs whether there are TCBs to show, and why not
 * @param live whether a live world plays
 * @param variables the variables of both TCBs, in the RFC's order
 * @param send the send sequence space of the end whose figures are wanted
 * @param receive its receive sequence space
 * @param queues the kernel's queues; empty when no live world plays
 * @param kernel what the rows carry of TCP_INFO; none where they carry nothing of it
 * @param clocks the timers that run in either world, and where the other has none
 * @param ticking whether the kernel's clocks run down since their rows were read
 */
public record TcbContent(
    End client,
    End server,
    Tcbs tcbs,
    boolean live,
    List<Variable> variables,
    SequenceSpace send,
    SequenceSpace receive,
    List<QueueLine> queues,
    List<Variable> kernel,
    List<Clock> clocks,
    boolean ticking) {
  /** Whether TCBs are known. */
  public enum Tcbs {
    /** They are the model's. */
    KNOWN("tcb.why.noValue", "tcb.space.none", "tcb.timers.none"),
    /** A kernel plays alone, and does not give them. */
    NOT_GIVEN("tcb.why.kernel", "tcb.space.kernel", "tcb.timers.none"),
    /** What is shown was captured: no TCB is in a segment. */
    NOT_CAPTURED("tcb.why.capture", "tcb.space.capture", "tcb.timers.capture");

    private final String noValue;
    private final String noSpace;
    private final String noTimer;

    Tcbs(String noValue, String noSpace, String noTimer) {
      this.noValue = noValue;
      this.noSpace = noSpace;
      this.noTimer = noTimer;
    }

    /** Whether there are any. */
    boolean areKnown() {
      return this == KNOWN;
    }

    /** Why a variable has no value, in words. */
    String noValue() {
      return Words.of(noValue);
    }

    /** The key of the words that say why there are no numbers. */
    String noSpace() {
      return noSpace;
    }

    /** That no timer is shown, in words. */
    String noTimer() {
      return Words.of(noTimer);
    }

    private static Tcbs of(Moment shown) {
      if (shown.step().world() == World.CAPTURE) return NOT_CAPTURED;
      boolean model = shown.standings().values().stream().anyMatch(s -> s.model() != null);
      return model ? KNOWN : NOT_GIVEN;
    }
  }

  /**
   * One end of the connection.
   *
   * @param actor who stands there
   * @param standing where
   * @param before its TCB before this step; null when it had none
   */
  public record End(Actor actor, Standing standing, TcbView before) {
    /** Its TCB; null when there is none. */
    public TcbView tcb() {
      return standing.inside().tcb();
    }

    private End onWire() {
      Inside inside = standing.inside();
      TcbView now = inside.tcb() == null ? null : inside.tcb().absolute();
      Inside absolute = new Inside(now, inside.since(), inside.row());
      return new End(actor, standing.with(absolute), before == null ? null : before.absolute());
    }
  }

  public TcbContent {
    variables = List.copyOf(variables);
    queues = List.copyOf(queues);
    kernel = List.copyOf(kernel);
    clocks = List.copyOf(clocks);
  }

  /**
   * The card before anything has happened.
   *
   * @param live whether a live world will play
   */
  public static TcbContent nothing(boolean live) {
    return new TcbContent(
        null,
        null,
        Tcbs.KNOWN,
        live,
        Variable.of(null, null),
        SequenceSpace.none(SequenceSpace.Kind.SEND),
        SequenceSpace.none(SequenceSpace.Kind.RECEIVE),
        List.of(),
        List.of(),
        List.of(),
        false);
  }

  /**
   * The card at a moment, with numbers relative to the initial ones.
   *
   * @param live whether a live world plays
   */
  public static TcbContent of(Moment shown, boolean live) {
    return of(shown, TcbManner.usual(live));
  }

  /** The card at a moment. */
  public static TcbContent of(Moment shown, TcbManner manner) {
    boolean live = manner.live();
    End client = end(shown, Side.CLIENT, manner.absolute());
    End server = end(shown, Side.SERVER, manner.absolute());
    Tcbs tcbs = Tcbs.of(shown);
    Side side = manner.figures() == null ? shown.step().actor().side() : manner.figures();
    End drawn = side == Side.SERVER ? server : client;
    List<Clock> clocks = new ArrayList<>();
    for (End end : new End[] {client, server})
      if (end != null) {
        long waited = manner.waited().getOrDefault(end.actor(), 0L);
        clocks.addAll(new Clocks(end, shown.modelMicros(), tcbs.areKnown(), live, waited).all());
      }
    return new TcbContent(
        client,
        server,
        tcbs,
        live,
        Variable.of(client, server),
        SequenceSpace.of(SequenceSpace.Kind.SEND, drawn, tcbs),
        SequenceSpace.of(SequenceSpace.Kind.RECEIVE, drawn, tcbs),
        live ? QueueLine.of(client, server, shown.standings()) : List.of(),
        live ? KernelInfo.of(client, server) : List.of(),
        clocks,
        !manner.waited().isEmpty());
  }

  /** The actor of this step has the column of its end, or else the first of that end. */
  private static End end(Moment shown, Side side, boolean absolute) {
    List<Actor> actors =
        shown.standings().keySet().stream()
            .filter(actor -> actor.side() == side && !actor.listener())
            .toList();
    TraceStep step = shown.step();
    Optional<Actor> actor =
        actors.stream()
            .filter(step.actor()::equals)
            .findFirst()
            .or(() -> actors.stream().findFirst());
    Map<Actor, Standing> standings = shown.standings();
    return actor
        .map(a -> new End(a, standings.get(a), before(step, standings, a)))
        .map(end -> absolute ? end.onWire() : end)
        .orElse(null);
  }

  /** Only a turn of the model changes a TCB, and only that of the actor whose turn it is. */
  private static TcbView before(TraceStep step, Map<Actor, Standing> standings, Actor actor) {
    boolean itsTurn = step.actor().equals(actor) && !step.world().isLive();
    return itsTurn ? step.before() : standings.get(actor).inside().tcb();
  }
}
