package lockstep.probe.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import lockstep.probe.table.SocketTableException;
import lockstep.scenario.Action;
import lockstep.scenario.Action.Expectation;
import lockstep.table.RowTimer;
import lockstep.tcp.Actor;
import lockstep.tcp.Octets;
import lockstep.tcp.TcpState;

/** Waits as a scenario asks, for a bounded time, and never for what is known to take longer. */
final class Waiter {
  /** Linux's shortest retransmission timeout is 200 ms. */
  private static final long RTO_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  /** How much longer than its timer says a row may stay. */
  private static final long TIMER_SLACK_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** How often an expectation that no change of a row brings is looked at. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** How long a state must be seen without a change that no acknowledgment will end. */
  private static final long STANDS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Lab lab;

  Waiter(Lab lab) {
    this.lab = lab;
  }

  void wait(Action.Until until, Map<Actor, TcpState> awaited, Account account)
      throws SocketTableException, InterruptedException {
    if (until instanceof Action.Until.Time time) {
      boolean tooLong = time.duration().compareTo(lab.options.deadline()) > 0;
      if (tooLong && !lab.options.patient()) return;
      if (tooLong) lab.sampler.rest();
      long deadline = lab.deadline();
      pass(System.nanoTime() + time.duration().toNanos(), account);
      if (!awaited.isEmpty()) lab.settle(awaited, deadline, account);
    } else if (until instanceof Action.Until.Rto) {
      if (lab.medium == null) pass(System.nanoTime() + RTO_NANOS, account);
      else passRepeat(account);
      if (lab.medium != null || !awaited.isEmpty()) lab.settle(awaited, lab.deadline(), account);
    } else if (until instanceof Action.Until.TwoMsl) {
      twoMsl(account);
    } else if (until instanceof Action.Until.State state) {
      inState(state.actor(), state.state(), state.within(), account);
      // The others settle too, as after every action.
      if (!awaited.isEmpty()) lab.settle(awaited, lab.deadline(), account);
    }
  }

  /** Waits until something was sent again, which whoever hands the segments on sees. */
  private void passRepeat(Account account) throws SocketTableException, InterruptedException {
    // Who has looked for long waits as long again, for the kernel's timer doubles meanwhile.
    lab.refresh(account);
    long longest = 0;
    for (Player player : lab.players.onStage())
      if (player.row() != null && player.row().timer().kind() == RowTimer.Kind.ON)
        longest = Math.max(longest, player.row().timer().millisLeft());
    long until = lab.deadline() + TimeUnit.MILLISECONDS.toNanos(longest);
    long before = lab.medium.repeatsWhenLost();
    while (lab.medium.repeats() == before && System.nanoTime() < until)
      lab.next(Math.min(until, System.nanoTime() + LOOK_NANOS), account);
  }

  private void pass(long until, Account account) throws SocketTableException, InterruptedException {
    while (System.nanoTime() < until) lab.next(until, account);
  }

  /** Waits for the rows in TIME-WAIT to go, as far as their own timers let that be worth it. */
  private void twoMsl(Account account) throws SocketTableException, InterruptedException {
    lab.refresh(account);
    List<Player> waiting = new ArrayList<>();
    long longest = 0;
    for (Player player : lab.players.onStage()) {
      if (player.state() != TcpState.TIME_WAIT || player.row() == null) continue;
      if (lab.isKeptByTimer(player) && !lab.options.patient()) continue;
      RowTimer timer = player.row().timer();
      waiting.add(player);
      longest = Math.max(longest, TimeUnit.MILLISECONDS.toNanos(timer.millisLeft()));
    }
    Player other = lab.far == null ? null : lab.players.of(lab.far.actor());
    if (other != null
        && other.state() == TcpState.TIME_WAIT
        && (!lab.isKeptByTimer(other) || lab.options.patient())) {
      waiting.add(other);
      longest = Math.max(longest, lab.far.timeWaitNanos());
    }
    // A row that is only to go needs no hurry.
    lab.sampler.rest();
    long until = System.nanoTime() + longest + TIMER_SLACK_NANOS;
    await(
        () -> waiting.stream().allMatch(player -> player.state() == TcpState.CLOSED),
        until,
        account);
  }

  private boolean await(BooleanSupplier condition, long until, Account account)
      throws SocketTableException, InterruptedException {
    while (!condition.getAsBoolean()) if (!lab.next(until, account)) return false;
    return true;
  }

  /** Waits for a state; what is seen instead is said with the actor's last step. */
  private void inState(Actor actor, TcpState state, Duration within, Account account)
      throws SocketTableException, InterruptedException {
    Player player = lab.players.of(actor);
    Duration limit = within == null ? lab.options.deadline() : within;
    long until = System.nanoTime() + limit.toNanos();
    boolean over =
        await(() -> lab.isIn(player, state) || isHopeless(player, state), until, account);
    if (!over)
      account.unmet(
          actor,
          "expected %s %s within %s, seen %s"
              .formatted(actor, state.rfcName(), seconds(limit), player.state().rfcName()));
  }

  private boolean isHopeless(Player player, TcpState state) {
    return state == TcpState.CLOSED && !lab.options.patient() && lab.isKeptByTimer(player);
  }

  /** Waits until every expectation holds, or its time is over. */
  void expect(Action.Expect expect, Account account)
      throws SocketTableException, InterruptedException {
    lab.refresh(account);
    for (Expectation expectation : expect.expectations()) {
      if (expectation instanceof Expectation.InState in)
        inState(in.actor(), in.state(), expect.within(), account);
      else if (expectation instanceof Expectation.RowGone gone)
        inState(gone.actor(), TcpState.CLOSED, expect.within(), account);
      else if (expectation instanceof Expectation.Signal signal)
        signal(signal, expect.within(), account);
      else if (expectation instanceof Expectation.Receives receives) receives(receives, account);
    }
  }

  /**
   * Waits until every state is there, and watches whether it then stands: without a change for
   * {@link #STANDS_NANOS}, or for {@link Lab#PASSING_NANOS} where one of the states is one that an
   * acknowledgment ends. What came of it the account says after the last reading.
   */
  void stand(Action.Stand stand, Account account)
      throws SocketTableException, InterruptedException {
    lab.refresh(account);
    for (Expectation.InState in : stand.states()) inState(in.actor(), in.state(), null, account);
    for (Expectation.InState in : stand.states()) account.holds(in.actor(), in.state());
    boolean passing = stand.states().stream().anyMatch(in -> Lab.isPassing(in.state()));
    pass(System.nanoTime() + (passing ? Lab.PASSING_NANOS : STANDS_NANOS), account);
  }

  private void signal(Expectation.Signal expected, Duration within, Account account)
      throws SocketTableException, InterruptedException {
    Player player = lab.players.of(expected.actor());
    Duration limit = within == null ? lab.options.deadline() : within;
    long until = System.nanoTime() + limit.toNanos();
    while (!isTold(player, expected.words())) {
      long now = System.nanoTime();
      if (now >= until) {
        account.unmet(
            expected.actor(),
            "expected %s to be told \"%s\" within %s, told %s"
                .formatted(
                    expected.actor(),
                    expected.words(),
                    seconds(limit),
                    player.signals.isEmpty() ? "nothing" : player.signals));
        return;
      }
      lab.next(Math.min(until, now + LOOK_NANOS), account);
      lab.hearTroubles(account);
    }
  }

  /** A program learns by reading that the peer is closing; the row shows it before. */
  private static boolean isTold(Player player, String words) {
    boolean closing =
        switch (player.state()) {
          case CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> true;
          case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> false;
        };
    return player.signals.stream().anyMatch(signal -> signal.contains(words))
        || closing && SignalWords.CLOSING.contains(words);
  }

  /** What was received last, as many octets as are expected. */
  private void receives(Expectation.Receives expected, Account account) {
    Octets received = lab.players.of(expected.actor()).received();
    int from = Math.max(0, received.length() - expected.text().length());
    if (!received.slice(from, received.length()).equals(expected.text()))
      account.unmet(
          expected.actor(),
          "expected %s to receive \"%s\", received \"%s\""
              .formatted(expected.actor(), expected.text().asText(), received.asText()));
  }

  private static String seconds(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }
}
