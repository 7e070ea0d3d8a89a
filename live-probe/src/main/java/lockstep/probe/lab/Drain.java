package lockstep.probe.lab;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import lockstep.probe.table.SocketTableException;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;

/**
 * Reads what is there for an actor and what its peer has given to send by now. The one stands in
 * the Recv-Q of its own row, the other in the Send-Q of the peer's.
 */
final class Drain {
  /** How long the last acknowledgment may be under way: Linux delays it by 40 to 200 ms. */
  private static final long LAST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** How long after a timer what it sends may take. */
  private static final long AFTER_TIMER_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** How much is read between two looks, octets. */
  private static final int AT_ONCE = 1 << 20;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Lab lab;
  private final Player player;
  private final Inbox inbox;

  Drain(Lab lab, Player player) {
    this.lab = lab;
    this.player = player;
    this.inbox = player.connection.inbox();
  }

  /** Reads everything, and goes on with what comes later; returns what the user is told. */
  String resume(long until, Account account) throws SocketTableException, InterruptedException {
    inbox.flow();
    Patience patience = new Patience(until);
    boolean left = isLeft();
    long unsent = sendQOfPeer();
    while (left && !patience.isOver()) {
      lab.next(System.nanoTime() + LOOK_NANOS, account);
      left = isLeft();
      long now = sendQOfPeer();
      if (now < unsent) patience.somethingCame();
      unsent = now;
    }
    if (left) unmet(account);
    Inbox.Received received = inbox.takeAll();
    player.receive(received.last());
    account.remark(
        player.actor(),
        received.count() == 0
            ? "nothing is there to read"
            : String.format(Locale.ROOT, "%,d octets read", received.count()));
    return player.connection.trouble(false, until);
  }

  /** Reads everything by now, up to the end of the stream where that has come. */
  String all(long until, Account account) throws SocketTableException, InterruptedException {
    Patience patience = new Patience(until);
    while (!inbox.hasEnded() && !patience.isOver()) {
      SocketRow row = rows().get(player.pair());
      // In the queue a FIN counts as one more.
      long queued = inbox.waiting() + (row == null ? 0 : row.recvQ());
      if (queued > 0) {
        player.receive(inbox.receive((int) Math.min(queued, AT_ONCE), patience.end).last());
        patience.somethingCame();
      } else if (sendQOfPeer() == 0 || !comesByItself() && patience.isQuiet()) {
        break;
      } else {
        lab.next(System.nanoTime() + LOOK_NANOS, account);
      }
    }
    if (System.nanoTime() >= until && !inbox.hasEnded() && isLeft()) unmet(account);
    return player.connection.trouble(false, until);
  }

  /** Whether a timer of the peer's will send what it has still to send, and nothing stops that. */
  private boolean comesByItself() throws SocketTableException, InterruptedException {
    return timerOfPeer().isPresent() && (lab.medium == null || !lab.medium.keepsBack());
  }

  /** In how many milliseconds the peer sends again or probes. */
  private OptionalLong timerOfPeer() throws SocketTableException, InterruptedException {
    SocketRow peer = rows().get(lab.ground.opposite(player.pair()));
    if (peer == null || peer.sendQ() == 0) return OptionalLong.empty();
    return switch (peer.timer().kind()) {
      case ON, PROBE -> OptionalLong.of(Math.max(0, peer.timer().millisLeft()));
      case OFF, KEEP_ALIVE, TIME_WAIT, UNKNOWN -> OptionalLong.empty();
    };
  }

  private void unmet(Account account) throws SocketTableException, InterruptedException {
    SocketRow row = rows().get(player.pair());
    account.unmet(
        player.actor(),
        String.format(
            Locale.ROOT,
            "the time was over before all was read: Recv-Q %,d, Send-Q of the peer %,d",
            row == null ? 0 : row.recvQ(),
            sendQOfPeer()));
  }

  private boolean isLeft() throws SocketTableException, InterruptedException {
    SocketRow row = rows().get(player.pair());
    boolean unread = row != null && row.recvQ() > 0 && !inbox.hasEnded();
    return unread || sendQOfPeer() > 0;
  }

  private long sendQOfPeer() throws SocketTableException, InterruptedException {
    SocketRow peer = rows().get(lab.ground.opposite(player.pair()));
    return peer == null ? 0 : peer.sendQ();
  }

  private Map<SocketPair, SocketRow> rows() throws SocketTableException, InterruptedException {
    return lab.sampler.read(Lab.READING).rows();
  }

  /**
   * How long to wait: a window that was shut for long is asked about by a probe that comes late,
   * and the time until then is the kernel's and no sign that nothing comes.
   */
  private final class Patience {
    private long end;
    private long last = System.nanoTime();
    private boolean timerAwaited;

    private Patience(long until) {
      end = until;
    }

    /** Whether the time is over, and the peer's next timer too, since something came. */
    private boolean isOver() throws SocketTableException, InterruptedException {
      if (System.nanoTime() < end) return false;
      if (timerAwaited || !comesByItself()) return true;
      long left = TimeUnit.MILLISECONDS.toNanos(timerOfPeer().orElse(0));
      end = System.nanoTime() + left + AFTER_TIMER_NANOS;
      timerAwaited = true;
      return false;
    }

    private void somethingCame() {
      last = System.nanoTime();
      timerAwaited = false;
    }

    private boolean isQuiet() {
      return System.nanoTime() - last >= LAST_NANOS;
    }
  }
}
