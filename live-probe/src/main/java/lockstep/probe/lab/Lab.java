package lockstep.probe.lab;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lockstep.probe.table.SocketTableException;
import lockstep.table.RowTimer;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;

/** What one run plays with: its sockets, who plays with which, and the sampler that watches. */
final class Lab {
  /** Alone, a stage has settled when nothing has changed for this long. */
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /**
   * ... and for this long while a row is in a state that an acknowledgment will end: Linux delays
   * an acknowledgment by 40 to 200 ms.
   */
  static final long PASSING_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** How long the acknowledgment of text may take on a wire: Linux delays it by 40 ms at first. */
  private static final long ACKNOWLEDGED_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  static final Duration READING = Duration.ofSeconds(2);

  final LabOptions options;
  final Ground ground;
  final LabSockets sockets;
  final StateSampler sampler;
  final KernelWord kernel;
  final Players players;

  /** What hands on the segments; null where that is the kernel itself. */
  final Medium medium;

  /** Who plays an actor at the far end of the medium; null where all are sockets of ours. */
  final FarPlayer far;

  Lab(
      LabOptions options,
      Ground ground,
      LabSockets sockets,
      StateSampler sampler,
      KernelWord kernel) {
    this.options = options;
    this.ground = ground;
    this.players = new Players(ground::opposite);
    this.medium = ground.medium().orElse(null);
    this.far = medium == null ? null : medium.far().orElse(null);
    if (far != null) players.of(far.actor()).playedFar();
    this.sockets = sockets;
    this.sampler = sampler;
    this.kernel = kernel;
  }

  /** When an action that begins now must have settled. */
  long deadline() {
    return System.nanoTime() + options.deadline().toNanos();
  }

  /** Has the table read without a pause; where a medium asks for each reading there is no need. */
  void hurry() throws SocketTableException, InterruptedException {
    if (medium == null) sampler.hurry(READING);
  }

  /** Tells the sampler whose rows to watch from now on. */
  void watch() {
    players.pairs();
    sampler.watch(players.connections(), players.listeners());
    kernel.follow(players);
    if (medium != null) medium.know(players.actors());
  }

  /** Takes in what has changed by now. */
  void catchUp(Account account) throws SocketTableException, InterruptedException {
    absorb(sampler.take(System.nanoTime()), account);
    hearFar(account);
  }

  /** Takes in the turns of the one at the far end; whether there were any. */
  private boolean hearFar(Account account) {
    List<FarPlayer.Turn> turns = far == null ? List.of() : far.take();
    for (FarPlayer.Turn turn : turns) account.turned(players.of(turn.step().actor()), turn);
    return !turns.isEmpty();
  }

  /** Waits for the next change; false when none came until then. */
  boolean next(long until, Account account) throws SocketTableException, InterruptedException {
    while (true) {
      // No row tells of the one at the far end.
      long look = far == null ? until : Math.min(until, System.nanoTime() + LOOK_NANOS);
      List<Change> changes = sampler.take(look);
      absorb(changes, account);
      if (hearFar(account) || !changes.isEmpty()) return true;
      if (System.nanoTime() >= until) return false;
    }
  }

  private void absorb(List<Change> changes, Account account) {
    for (Change change : changes) {
      Player player = players.owning(change.pair());
      // A pair that nobody has any more, such as that of a connection before the present one.
      if (player != null) account.changed(player, change);
    }
  }

  /** Waits for what an action brings: the awaited states, or, without any, until all is quiet. */
  void settle(Map<Actor, TcpState> awaited, long until, Account account)
      throws SocketTableException, InterruptedException {
    if (medium != null) {
      settleWithMedium(awaited, until, account);
      return;
    }
    if (awaited.isEmpty()) {
      while (next(Math.min(until, System.nanoTime() + quiet()), account)) {}
      return;
    }
    while (!awaited.entrySet().stream().allMatch(e -> isSettled(e.getKey(), e.getValue())))
      if (!next(until, account)) return;
  }

  /** Waits until the states are there, nothing is under way, and no more is sent for a while. */
  private void settleWithMedium(Map<Actor, TcpState> awaited, long until, Account account)
      throws SocketTableException, InterruptedException {
    long since = System.nanoTime();
    long end = until;
    while (System.nanoTime() < end) {
      if (next(System.nanoTime() + LOOK_NANOS, account)) since = System.nanoTime();
      // As long as a segment is under way, because somebody looks at it, no time runs out.
      if (medium.isBusy()) end = Math.max(end, System.nanoTime() + options.deadline().toNanos());
      boolean settled =
          awaited.entrySet().stream().allMatch(e -> isSettled(e.getKey(), e.getValue()));
      if (medium.isBusy() || !settled) continue;
      long quiet = System.nanoTime() - Math.max(since, medium.lastNanos());
      if (quiet >= quietWithMedium(awaited.isEmpty())) return;
    }
  }

  /** Where nothing is held back, what is not acknowledged will be, a little later. */
  private long quietWithMedium(boolean alone) {
    if (medium.keepsBack()) return QUIET_NANOS;
    if (alone && quiet() == PASSING_NANOS) return PASSING_NANOS;
    boolean unacknowledged =
        players.onStage().stream()
            .anyMatch(p -> p.isConnection() && p.row() != null && p.row().sendQ() > 0);
    unacknowledged |= far != null && far.hasUnacknowledged();
    return unacknowledged ? ACKNOWLEDGED_NANOS : QUIET_NANOS;
  }

  private long quiet() {
    boolean passing = players.onStage().stream().anyMatch(player -> isPassing(player.state()));
    return passing ? PASSING_NANOS : QUIET_NANOS;
  }

  /** Whether an acknowledgment is all that a state waits for. */
  static boolean isPassing(TcpState state) {
    return switch (state) {
      case SYN_SENT, SYN_RECEIVED, FIN_WAIT_1, CLOSING, LAST_ACK -> true;
      case CLOSED, LISTEN, ESTABLISHED, FIN_WAIT_2, CLOSE_WAIT, TIME_WAIT -> false;
    };
  }

  private boolean isSettled(Actor actor, TcpState state) {
    Player player = players.of(actor);
    return player.state() == state || !canCome(player, state);
  }

  /**
   * Whether an actor is where it is expected: its row is in this state, or, where it shall listen
   * again, its connection is gone and the socket stands that it came in at.
   */
  boolean isIn(Player player, TcpState state) {
    if (player.state() == state) return true;
    if (state != TcpState.LISTEN || !player.isConnection() || player.state() != TcpState.CLOSED)
      return false;
    Player listening = players.listeningFor(player.actor());
    return listening != null && listening.listens();
  }

  /** Whether it is worth waiting for a state. */
  boolean canCome(Player player, TcpState state) {
    // In the RFC a connection that is reset early listens again; a kernel's never does.
    if (state == TcpState.LISTEN) return player.isFar() || !player.isConnection();
    if (isBehind(state, player.state())) return false;
    return state != TcpState.CLOSED || !isKeptByTimer(player);
  }

  /** Whether no way of Figure 5 leads from one state of a connection to another. */
  private static boolean isBehind(TcpState state, TcpState stands) {
    return switch (stands) {
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, FIN_WAIT_1, CLOSE_WAIT -> false;
      case ESTABLISHED -> state == TcpState.SYN_SENT || state == TcpState.SYN_RECEIVED;
      case FIN_WAIT_2 -> state != TcpState.TIME_WAIT && state != TcpState.CLOSED;
      case CLOSING -> state != TcpState.TIME_WAIT && state != TcpState.CLOSED;
      case LAST_ACK, TIME_WAIT -> state != TcpState.CLOSED;
    };
  }

  /** Whether only the kernel's own timer would take the row away, and not within the deadline. */
  boolean isKeptByTimer(Player player) {
    if (player.isFar()) return far.timeWaitNanos() > options.deadline().toNanos();
    return player.row() != null
        && player.row().timer().kind() == RowTimer.Kind.TIME_WAIT
        && player.row().timer().millisLeft() > options.deadline().toMillis();
  }

  /** Asks every socket whose row is gone why it is. */
  void hearTroubles(Account account) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    for (Player player : players.all())
      if (player.connection != null && player.state() == TcpState.CLOSED && player.isOnStage())
        account.told(player, player.connection.trouble(true, until));
  }

  /** Reads everything now, so that the rows that players know are fresh, their timers too. */
  void refresh(Account account) throws SocketTableException, InterruptedException {
    Reading reading = sampler.read(READING);
    catchUp(account);
    for (Player player : players.onStage()) {
      SocketRow row = reading.rows().get(player.pair());
      // A change may have come after the reading; then the row known is the newer one.
      if (row != null && player.row() != null && row.state().equals(player.row().state()))
        player.see(row);
    }
  }

  /** Reads everything once more, so that where each actor stands has been seen after the action. */
  void look(Account account) throws SocketTableException, InterruptedException {
    Reading reading = sampler.read(READING);
    catchUp(account);
    account.stands(players.onStage(), reading);
    for (Player player : players.onStage())
      if (player.isFar()) account.standsFar(player, far.stands());
    // Which server a connection is was found out meanwhile, and a hand asks for it by its name.
    if (medium != null) medium.know(players.actors());
  }
}
