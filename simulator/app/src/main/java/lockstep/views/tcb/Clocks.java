package lockstep.views.tcb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import lockstep.comparison.Inside;
import lockstep.table.SocketRow;
import lockstep.table.TcpInfoField;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.trace.TcbView;
import lockstep.views.words.Numbers;
import lockstep.views.words.Words;

/** The timers of one end: the model's by their deadlines, the kernel's as its row tells it. */
final class Clocks {
  private static final long LINUX_TIME_WAIT_MICROS = 60_000_000;

  /** The timers in the order of the card; null stands for one that only kernels have. */
  private enum Kind {
    TIME_WAIT(Timer.TIME_WAIT, true),
    /** Linux ends FIN-WAIT-2 after a time when no process is left; the RFC has no such timer. */
    FIN_WAIT_2(null, true),
    RETRANSMISSION(Timer.RETRANSMISSION, true),
    PERSIST(Timer.PERSIST, true),
    KEEP_ALIVE(Timer.KEEP_ALIVE, true),
    DELAYED_ACK(Timer.DELAYED_ACK, false),
    USER(Timer.USER, false),
    UNKNOWN(null, true);

    private final Timer timer;

    /** Whether a row of a socket table can tell it. */
    private final boolean inRows;

    Kind(Timer timer, boolean inRows) {
      this.timer = timer;
      this.inRows = inRows;
    }

    String word() {
      return Words.of("tcb.timer." + name());
    }
  }

  private final Side side;
  private final TcbView tcb;
  private final Map<Timer, Long> since;
  private final SocketRow row;
  private final long now;
  private final boolean modelPlays;
  private final boolean live;
  private final long waited;

  /**
   * @param now the model's time in microseconds
   * @param waited microseconds by which the kernel's timer has run down since its row was read
   */
  Clocks(TcbContent.End end, long now, boolean modelPlays, boolean live, long waited) {
    Inside inside = end.standing().inside();
    side = end.actor().side();
    tcb = inside.tcb();
    since = inside.since();
    row = inside.row();
    this.now = now;
    this.modelPlays = modelPlays;
    this.live = live;
    this.waited = waited;
  }

  /** Every timer that runs in one of the worlds, the kernel's before the model's. */
  List<Clock> all() {
    List<Clock> clocks = new ArrayList<>();
    Kind kernels = live ? kernelsKind() : null;
    for (Kind kind : Kind.values()) {
      boolean inModel = modelRuns(kind);
      boolean inKernel = kind == kernels;
      if (!inModel && !inKernel) continue;
      if (inKernel) clocks.add(kernelClock(kind));
      else if (live && kind.inRows) clocks.add(none(true, kind, whyNotInKernel(kernels)));
      if (inModel) clocks.add(modelClock(kind));
      else if (modelPlays && kind != Kind.UNKNOWN)
        clocks.add(none(false, kind, whyNotInModel(kind)));
    }
    return clocks;
  }

  private boolean modelRuns(Kind kind) {
    return tcb != null && kind.timer != null && tcb.timers().containsKey(kind.timer);
  }

  private Kind kernelsKind() {
    if (row == null) return null;
    return switch (row.timer().kind()) {
      case OFF -> null;
      case ON -> Kind.RETRANSMISSION;
      case KEEP_ALIVE -> Kind.KEEP_ALIVE;
      case PROBE -> Kind.PERSIST;
      case TIME_WAIT -> is(TcpState.FIN_WAIT_2) ? Kind.FIN_WAIT_2 : Kind.TIME_WAIT;
      case UNKNOWN -> Kind.UNKNOWN;
    };
  }

  private boolean is(TcpState state) {
    return row.state().meaning().filter(state::equals).isPresent();
  }

  private Clock modelClock(Kind kind) {
    long until = tcb.timers().get(kind.timer);
    long left = Math.max(0, until - now);
    Long from = since.get(kind.timer);
    String title = Words.of("tcb.clock.model", kind.word(), Numbers.time(left));
    if (from == null || until <= from)
      return new Clock(side, false, Clock.Face.RUNS_UNMEASURED, 0, title, then(kind));
    String more = Words.of("tcb.clock.of", Numbers.time(until - from), then(kind));
    double share = Math.min(1, left / (double) (until - from));
    return new Clock(side, false, Clock.Face.RUNS, share, title, more);
  }

  private Clock kernelClock(Kind kind) {
    long left = Math.max(0, row.timer().millisLeft() * 1000 - waited);
    String title = Words.of("tcb.clock.kernel", kind.word(), Numbers.time(left));
    OptionalLong whole = whole(kind);
    if (whole.isEmpty() || whole.getAsLong() < left)
      return new Clock(
          side, true, Clock.Face.RUNS_UNMEASURED, 0, title, sinceRead(kernelThen(kind)));
    String in = Numbers.time(whole.getAsLong());
    String more =
        switch (kind) {
          case TIME_WAIT -> Words.of("tcb.clock.linuxEnds", in);
          case FIN_WAIT_2 -> Words.of("tcb.clock.linuxEndsUsually", in);
          case RETRANSMISSION, PERSIST, KEEP_ALIVE, DELAYED_ACK, USER, UNKNOWN ->
              Words.of("tcb.clock.of", in, kernelThen(kind));
        };
    double share = left / (double) whole.getAsLong();
    return new Clock(side, true, Clock.Face.RUNS, share, title, sinceRead(more));
  }

  /** A clock that has run on says what the table still shows, for both can be seen at once. */
  private String sinceRead(String more) {
    if (waited == 0) return more;
    return Words.of("tcb.clock.row", Numbers.time(row.timer().millisLeft() * 1000), more);
  }

  private String kernelThen(Kind kind) {
    int repeats = row.timer().retransmits();
    if (repeats == 0) return then(kind);
    return Words.of(
        repeats == 1 ? "tcb.clock.repeatedOnce" : "tcb.clock.repeated", then(kind), repeats);
  }

  /** How long the kernel's timer runs in all, in microseconds, where that is known. */
  private OptionalLong whole(Kind kind) {
    boolean linux = row.state().system().equals("linux");
    return switch (kind) {
      case TIME_WAIT -> linux ? OptionalLong.of(LINUX_TIME_WAIT_MICROS) : OptionalLong.empty();
      // tcp_fin_timeout, 60 s unless someone set it: then what is left may tell otherwise.
      case FIN_WAIT_2 -> linux ? OptionalLong.of(LINUX_TIME_WAIT_MICROS) : OptionalLong.empty();
      case RETRANSMISSION ->
          row.details()
              .tcpInfo()
              .map(info -> info.get(TcpInfoField.RTO))
              .orElse(OptionalLong.empty());
      case PERSIST, KEEP_ALIVE, DELAYED_ACK, USER, UNKNOWN -> OptionalLong.empty();
    };
  }

  private Clock none(boolean kernel, Kind kind, String why) {
    String title = Words.of(kernel ? "tcb.clock.noKernel" : "tcb.clock.noModel", kind.word());
    return new Clock(side, kernel, Clock.Face.NONE, 0, title, why);
  }

  private String whyNotInKernel(Kind kernels) {
    if (row == null) return Words.of("tcb.clock.noRow");
    if (kernels == null) return Words.of("tcb.clock.rowOff");
    return Words.of("tcb.clock.rowOther", kernels.word());
  }

  private String whyNotInModel(Kind kind) {
    if (tcb == null) return Words.of("tcb.clock.noTcb");
    if (kind == Kind.FIN_WAIT_2) return Words.of("tcb.clock.noLimit");
    return Words.of("tcb.clock.notNow");
  }

  private static String then(Kind kind) {
    return Words.of("tcb.then." + kind.name());
  }
}
