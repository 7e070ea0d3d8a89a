package lockstep.probe.lab;

import java.io.IOException;
import java.util.OptionalInt;
import lockstep.scenario.Action;
import lockstep.scenario.StageFailure;
import lockstep.scenario.UserCall;

/**
 * Makes the calls of the one at the far end of a medium. Those that wait for something are made
 * when it has come, as a program's would return then.
 */
final class FarCalls {
  private final Lab lab;
  private final Player player;

  FarCalls(Lab lab, Player player) {
    this.lab = lab;
    this.player = player;
  }

  /** Makes a call; what its user is told stands in its turn. */
  void make(Action.Call call, long until, Account account)
      throws StageFailure, IOException, InterruptedException {
    UserCall what = call.call();
    if (what instanceof UserCall.Receive receive) {
      receive(call, receive.count(), until, account);
    } else if (what instanceof UserCall.Accept) {
      accept(call, until, account);
    } else {
      if (what instanceof UserCall.Listen listen) listen.port().ifPresent(lab.far::listensAt);
      lab.far.call(call);
    }
  }

  private void accept(Action.Call call, long until, Account account)
      throws StageFailure, IOException, InterruptedException {
    while (!lab.far.canAccept()) {
      if (lab.next(until, account)) continue;
      account.unmet(player.actor(), "no connection to accept came in time");
      return;
    }
    lab.far.call(call);
  }

  private void receive(Action.Call call, OptionalInt count, long until, Account account)
      throws StageFailure, IOException, InterruptedException {
    int left = count.isPresent() ? count.getAsInt() : allByNow(until, account);
    int wanted = left;
    while (true) {
      OptionalInt ready = lab.far.receivable(left);
      if (ready.isEmpty()) {
        if (lab.next(until, account)) continue;
        account.unmet(
            player.actor(), "received " + (wanted - left) + " of " + wanted + " octets in time");
        return;
      }
      left -= lab.far.receive(call, ready.getAsInt());
      boolean ended = ready.getAsInt() == 0;
      if (left == 0 || ended) return;
    }
  }

  /** What is there, and what the peer's kernel still has to send or to hear acknowledged. */
  private int allByNow(long until, Account account) throws IOException, InterruptedException {
    Player peer = player.pair() == null ? null : lab.players.having(player.pair().reversed());
    long last = System.nanoTime();
    long end = Math.min(until, last + Lab.PASSING_NANOS);
    while (peer != null && System.nanoTime() < end) {
      lab.refresh(account);
      if (peer.row() == null || peer.row().sendQ() == 0) break;
      lab.next(Math.min(end, System.nanoTime() + Lab.PASSING_NANOS / 50), account);
    }
    return lab.far.readable();
  }
}
