package lockstep.probe.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lockstep.packet.StepPackets;
import lockstep.packet.WirePacket;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;

/**
 * Makes turns of what one action brought where every segment was seen: a call or an arriving
 * segment begins one; what its actor then sends and the first change of its row belong to it. One
 * segment is under way at a time and the table is read before and after it, so the order tells what
 * brought what.
 */
final class Turns {
  /** A turn of one actor. */
  static final class Turn {
    final Actor actor;
    final long nanos;
    final Event event;
    final Actor peer;
    final List<Segment> sends = new ArrayList<>();
    List<TcpState> path;
    SocketRow row;
    long gapMicros;

    /** The octets of what began it and of what it sends, where somebody keeps them. */
    private WirePacket about;

    private final List<WirePacket> packets = new ArrayList<>();

    /** Whether a reading showed the state; else it follows from the readings before it. */
    boolean observed;

    /** What the one at the far end told of its turn; null for those of a kernel's socket. */
    TraceStep told;

    /** The octets of the segments in what the one at the far end told; null for none. */
    private StepPackets toldPackets;

    /** Whether it is of the one at the far end, who has no row. */
    private boolean far;

    /** Takes a segment that was sent in it. */
    private void sends(Passing passing) {
      sends.add(passing.segment());
      if (passing.packet() != null) packets.add(passing.packet());
    }

    private StepPackets packets() {
      return about == null && packets.isEmpty() ? null : new StepPackets(about, packets);
    }

    private Turn(Actor actor, long nanos, Event event, TcpState stands, Actor peer) {
      this.actor = actor;
      this.nanos = nanos;
      this.event = event;
      this.peer = peer;
      this.path = List.of(stands);
    }

    TcpState state() {
      return path.get(path.size() - 1);
    }

    private boolean isShownBy(SocketRow read) {
      TcpState shown = read == null ? TcpState.CLOSED : read.state().meaning().orElse(null);
      return shown == state();
    }

    private void seen(SocketRow read, long gap) {
      row = OwnRow.of(read);
      gapMicros = gap;
      observed = true;
    }

    Sighting sighting() {
      if (far) return new Sighting(Sighting.How.TOLD, 0, null, null, toldPackets);
      Sighting.How how =
          event instanceof Event.Stands
              ? Sighting.How.HELD
              : observed ? Sighting.How.OBSERVED : Sighting.How.INFERRED;
      return new Sighting(how, gapMicros, row == null ? null : row.state(), row, packets());
    }
  }

  /** Something that happened, at its time. */
  private record Item(long nanos, Object what) {}

  private final List<Passing> passings;
  private final Players players;
  private final List<Turn> turns = new ArrayList<>();
  private final Map<Actor, Turn> open = new HashMap<>();
  private final Map<Actor, TcpState> stands = new HashMap<>();
  private final Map<Actor, SocketRow> rows = new HashMap<>();

  Turns(List<Passing> passings, Players players) {
    this.passings = List.copyOf(passings);
    this.players = players;
  }

  /**
   * The turns in the order of their times.
   *
   * @param seen the changes and last readings
   * @param early how many of them had changed before the action began
   * @param events what each actor did, a call or nothing but standing
   * @param calledAt when the calls were made
   * @param held those who are held in their states
   * @param far the turns of the one at the far end
   */
  List<Turn> of(
      List<Account.Seen> seen,
      int early,
      Map<Actor, Event> events,
      Map<Actor, Long> calledAt,
      Set<Actor> held,
      List<FarPlayer.Turn> far) {
    List<Item> items = new ArrayList<>();
    for (FarPlayer.Turn turn : far) {
      stands.putIfAbsent(turn.step().actor(), turn.step().path().get(0));
      items.add(new Item(turn.nanos(), turn));
    }
    for (Account.Seen one : seen) {
      stands.putIfAbsent(one.actor(), one.path().get(0));
      items.add(new Item(one.nanos(), one));
    }
    calledAt.forEach((actor, nanos) -> items.add(new Item(nanos, actor)));
    for (Passing passing : passings) items.add(new Item(passing.nanos(), passing));
    items.sort(Comparator.comparingLong(Item::nanos));
    Map<Actor, Account.Seen> last = new HashMap<>();
    for (Account.Seen one : seen) last.put(one.actor(), one);
    for (Item item : items) {
      if (item.what() instanceof Actor actor) {
        begin(actor, item.nanos(), events.get(actor), null);
      } else if (item.what() instanceof Passing passing) {
        take(passing);
      } else if (item.what() instanceof FarPlayer.Turn turn) {
        take(turn, events);
      } else if (item.what() instanceof Account.Seen one) {
        boolean stood = held.contains(one.actor()) && last.get(one.actor()) == one;
        take(one, seen.indexOf(one) < early, stood ? events.get(one.actor()) : null);
      }
    }
    for (Turn turn : turns) if (!turn.observed && !turn.far) lookAround(turn);
    return turns;
  }

  private Turn begin(Actor actor, long nanos, Event event, Actor peer) {
    Turn turn = new Turn(actor, nanos, event, state(actor), peer);
    turns.add(turn);
    open.put(actor, turn);
    turn.far = players.of(actor).isFar();
    if (rows.containsKey(actor) && turn.isShownBy(rows.get(actor))) turn.seen(rows.get(actor), 0);
    return turn;
  }

  private TcpState state(Actor actor) {
    return stands.computeIfAbsent(actor, a -> players.of(a).state());
  }

  /** What the one at the far end told is taken as it is, but for that it stands where held. */
  private void take(FarPlayer.Turn one, Map<Actor, Event> events) {
    TraceStep step = one.step();
    Event stood = step.event() == null ? events.get(step.actor()) : null;
    Turn turn =
        new Turn(
            step.actor(),
            one.nanos(),
            stood == null ? step.event() : stood,
            step.path().get(0),
            step.peer());
    turn.path = step.path();
    turn.sends.addAll(step.sends());
    turn.told = step;
    turn.toldPackets = one.packets();
    turn.far = true;
    turns.add(turn);
    stands.put(step.actor(), step.state());
  }

  private void take(Passing passing) {
    Player player = players.having(passing.pair());
    // A segment of a connection that nobody of the scenario has any more.
    if (player == null) return;
    // What the one at the far end sends and gets is in its own turns.
    if (player.isFar() && passing.kind() != Passing.Kind.BEFELL) return;
    Actor actor = player.actor();
    Player far =
        players.having(
            passing.kind() == Passing.Kind.ARRIVED ? passing.sender() : passing.receiver());
    Actor peer = far == null ? null : far.actor();
    switch (passing.kind()) {
      case ARRIVED -> {
        Turn turn = begin(actor, passing.nanos(), new Event.Arrives(passing.segment()), peer);
        turn.about = passing.packet();
        SocketRow row = passing.after().rows().get(passing.receiver());
        if (turn.isShownBy(row)) turn.seen(row, passing.after().gapMicros());
      }
      case SENT -> sent(actor, passing, peer);
      case BEFELL -> {
        Turn before = open.get(actor);
        begin(actor, passing.nanos(), new Event.OnWire(passing.deed(), passing.segment()), peer)
                .about =
            passing.packet();
        // What was done to one segment ends no turn: more may be sent in it.
        if (before != null) open.put(actor, before);
      }
    }
  }

  private void sent(Actor actor, Passing passing, Actor peer) {
    Turn turn = open.get(actor);
    boolean belongs =
        turn != null
            && (passing.answer()
                ? turn.event instanceof Event.Arrives
                : turn.event instanceof Event.Call && passing.timer() != Timer.RETRANSMISSION);
    if (!belongs) turn = begin(actor, passing.nanos(), byItself(passing), peer);
    SocketRow row = passing.after().rows().get(passing.sender());
    if (!turn.observed && turn.isShownBy(row)) turn.seen(row, passing.after().gapMicros());
    turn.sends(passing);
  }

  /** What makes a kernel send without a call and without a segment that came; null for unknown. */
  private static Event byItself(Passing passing) {
    return passing.timer() == null ? null : new Event.Timeout(passing.timer());
  }

  private void take(Account.Seen one, boolean early, Event stood) {
    Turn turn = early ? null : open.get(one.actor());
    boolean changes = one.path().size() > 1;
    rows.put(one.actor(), one.row());
    stands.put(one.actor(), one.path().get(one.path().size() - 1));
    if (turn != null && stood == null) {
      if (!changes) {
        if (!turn.observed && turn.isShownBy(one.row())) turn.seen(one.row(), one.gapMicros());
        return;
      }
      // What is only sent again changes no state: a kernel that gives up does so later, unheard.
      boolean repeats = turn.event instanceof Event.Timeout;
      if (!repeats && turn.path.size() == 1 && turn.state() == one.path().get(0)) {
        turn.path = one.path();
        turn.seen(one.row(), one.gapMicros());
        return;
      }
    }
    Turn own = new Turn(one.actor(), one.nanos(), stood, one.path().get(0), null);
    own.path = one.path();
    own.seen(one.row(), one.gapMicros());
    turns.add(own);
  }

  /** A turn that changed nothing stands as the row was read last, if that shows the same state. */
  private void lookAround(Turn turn) {
    Player player = players.of(turn.actor);
    if (turn.isShownBy(player.row())) turn.seen(player.row(), 0);
    else turn.observed = turn.state() == TcpState.CLOSED;
  }
}
