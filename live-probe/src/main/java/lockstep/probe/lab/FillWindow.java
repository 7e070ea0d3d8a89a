package lockstep.probe.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NotYetConnectedException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import lockstep.probe.table.SocketTableException;
import lockstep.table.SocketRow;
import lockstep.tcp.Octets;

/**
 * Sends until the peer's window and the own send queue are full. Everything sent is in the kernel's
 * queue then, and nothing in Netty's: a FIN that follows stands behind it where the row shows it.
 */
final class FillWindow {
  private static final int CHUNK = 1 << 14;

  /** How long a queue that is full may still get room: Linux delays acknowledgments by 40 ms. */
  private static final long STANDS_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

  /** A pause between two tries that lets the kernel send what it has. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** A peer that reads on is never full. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final String NOT_CONNECTED = "not connected yet, so there is no window to fill";

  private final Lab lab;
  private final Player player;
  private final byte[] filler = Octets.filler(CHUNK).toArray();
  private long taken;

  FillWindow(Lab lab, Player player) {
    this.lab = lab;
    this.player = player;
  }

  /** Fills; returns what the user is told, or null. */
  String fill(long until, Account account) throws SocketTableException, InterruptedException {
    if (!player.connection.isConnected(isSynchronized(), until)) {
      if (!player.hasOpenSocket()) return SignalWords.DOES_NOT_EXIST;
      account.unmet(player.actor(), NOT_CONNECTED);
      return null;
    }
    if (player.connection.channel().isOutputShutdown()) return SignalWords.CLOSING;
    long end = Math.min(until, System.nanoTime() + PATIENCE_NANOS);
    try {
      boolean full = fillUntil(end, account);
      account.remark(player.actor(), words());
      if (!full)
        account.unmet(
            player.actor(), "the window was not full after " + words() + ": the peer reads on");
      return null;
    } catch (IOException e) {
      account.remark(player.actor(), words());
      return SignalWords.of(e);
    } catch (NotYetConnectedException e) {
      account.unmet(player.actor(), NOT_CONNECTED);
      return null;
    }
  }

  /** Whether the row says that the handshake is over, which Netty learns a little later. */
  private boolean isSynchronized() {
    return switch (player.state()) {
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED -> false;
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> true;
    };
  }

  private String words() {
    return String.format(Locale.ROOT, "%,d octets sent", taken);
  }

  /** Whether there came a time in which neither the kernel took any more nor its queue changed. */
  private boolean fillUntil(long end, Account account) throws IOException, InterruptedException {
    long queued = -1;
    long since = System.nanoTime();
    while (System.nanoTime() < end) {
      long before = taken;
      write(end);
      long octets = taken - before;
      SocketRow row = lab.sampler.read(Lab.READING).rows().get(player.pair());
      long now = System.nanoTime();
      long queue = row == null ? 0 : row.sendQ();
      if (octets > 0 || queue != queued) since = now;
      else if (now - since >= STANDS_NANOS) return true;
      queued = queue;
      if (octets > 0) continue;
      lab.next(now + PAUSE_NANOS, account);
      // A peer that reads on has read by then, also where its thread had to wait for a processor.
      player.connection.inbox().awaitTurn();
    }
    return false;
  }

  /** Writes until the kernel takes no more; what it took counts also where it fails at last. */
  private void write(long end) throws IOException {
    // What Netty still has to send would come after what is written past it, and the queue is full.
    if (player.connection.isSending()) return;
    int last = 1;
    while (last > 0 && System.nanoTime() < end) {
      last = player.connection.channel().writeNow(ByteBuffer.wrap(filler));
      taken += last;
    }
  }
}
