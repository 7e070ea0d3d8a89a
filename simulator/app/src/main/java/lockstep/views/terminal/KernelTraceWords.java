package lockstep.views.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lockstep.table.OsState;
import lockstep.table.SocketAddress;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.trace.KernelEvent;

/**
 * What the kernel itself told of a run, in words. What its trace is blind to is said once, behind
 * the first change.
 */
public final class KernelTraceWords {
  private static final String BLIND =
      "(The trace has no TIME-WAIT: it says CLOSED, also for the FIN-WAIT-2 of a closed socket. It"
          + " has SYN-RECEIVED only from the last ACK on.)";

  private boolean saidBlind;

  /**
   * The lines of one event.
   *
   * @param unseen whether it tells of a state that the socket table was not seen in
   */
  public List<String> words(KernelEvent event, boolean unseen) {
    List<String> lines = new ArrayList<>();
    if (event instanceof KernelEvent.Changed changed) {
      lines.add("kernel trace: " + change(changed));
      if (unseen) lines.add(remark(changed));
      if (!saidBlind) lines.add(BLIND);
      saidBlind = true;
    } else if (event instanceof KernelEvent.Destroyed destroyed) {
      lines.add(destroyed(destroyed));
    } else if (event instanceof KernelEvent.Lost lost) {
      lines.add("kernel trace: " + lost.what());
    }
    return lines;
  }

  private static String change(KernelEvent.Changed changed) {
    String words =
        String.format(
            Locale.ROOT,
            "%s %s -> %s at %.6f",
            who(changed.actor(), changed.local()),
            name(changed.from()),
            name(changed.to()),
            changed.atMicros() / 1e6);
    return changed.lastedMicros().isEmpty() ? words : words + ", " + length(changed);
  }

  private static String remark(KernelEvent.Changed changed) {
    String words =
        name(changed.to())
            + " of the "
            + who(changed.actor(), changed.local())
            + " was not seen in the table; the kernel's own trace saw it";
    return changed.lastedMicros().isEmpty() ? words : words + ", " + length(changed);
  }

  private static String destroyed(KernelEvent.Destroyed destroyed) {
    String of = who(destroyed.actor(), destroyed.local());
    boolean listened = destroyed.foreign().port() == 0;
    return "the kernel destroyed the "
        + of
        + "'s "
        + (listened ? "listening socket" : "socket")
        + String.format(Locale.ROOT, ", told at %.6f", destroyed.atMicros() / 1e6);
  }

  private static String length(KernelEvent.Changed changed) {
    return "for " + changed.lastedMicros().getAsLong() + " \u00b5s";
  }

  private static String who(Actor actor, SocketAddress local) {
    return actor == null ? "socket at " + local : actor.toString();
  }

  private static String name(OsState state) {
    return state.meaning().map(TcpState::rfcName).orElse(state.name());
  }
}
