package lockstep.probe.survey;

import java.util.Set;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/**
 * What has to have gone over the wire for a cell's numbers to be what they are.
 *
 * @param acknowledged octets of ours that the far end has acknowledged
 * @param outstanding octets of ours that are sent and not acknowledged
 * @param received octets of the far end's
 * @param fin whether we have closed
 * @param finAcknowledged whether the far end has acknowledged our FIN
 * @param farFin whether the far end has closed
 * @param window what the far end tells at last
 * @param firstWindow what it tells at first
 */
record Course(
    int acknowledged,
    int outstanding,
    int received,
    boolean fin,
    boolean finAcknowledged,
    boolean farFin,
    int window,
    int firstWindow) {
  private static final Set<TcpState> CLOSED_BY_US =
      Set.of(
          TcpState.FIN_WAIT_1,
          TcpState.FIN_WAIT_2,
          TcpState.CLOSING,
          TcpState.LAST_ACK,
          TcpState.TIME_WAIT);

  private static final Set<TcpState> CLOSED_BY_THEM =
      Set.of(TcpState.CLOSE_WAIT, TcpState.CLOSING, TcpState.LAST_ACK, TcpState.TIME_WAIT);

  private static final Set<TcpState> FIN_ACKNOWLEDGED =
      Set.of(TcpState.FIN_WAIT_2, TcpState.TIME_WAIT);

  /** A window without scaling, RFC 9293 section 3.1. */
  static final int WIDEST = 0xFFFF;

  /** More text than this would take the wire longer than anybody waits. */
  private static final int MOST_TEXT = 1 << 20;

  /** The numbers contradict each other, or the kernel cannot be brought there. */
  static final class Unreachable extends Exception {
    Unreachable(String why) {
      super(why);
    }
  }

  static final String QUEUES = "window/queue precondition";
  private static final String CONTRADICTION = "preconditions that do not fit the state";

  /** The way to a cell's numbers. */
  static Course to(SurveyCell cell) throws Unreachable {
    TcpState state = cell.state();
    int window = Math.min(WIDEST, cell.sndWnd() == null ? WIDEST : cell.sndWnd());
    int widest = Math.min(WIDEST, cell.maxSndWnd() == null ? window : cell.maxSndWnd());
    if (state == TcpState.CLOSED || state == TcpState.LISTEN)
      return new Course(0, 0, 0, false, false, false, WIDEST, WIDEST);
    boolean fin = CLOSED_BY_US.contains(state);
    if (Integer.valueOf(0).equals(cell.rcvWnd())
        || cell.unsent() > 0
        || fin && Boolean.FALSE.equals(cell.finSent())) throw new Unreachable(QUEUES);
    return switch (state) {
      case SYN_SENT, SYN_RECEIVED -> opening(cell, window, widest);
      default -> open(cell, fin, window, widest); // all others have both SYNs behind them
    };
  }

  private static Course opening(SurveyCell cell, int window, int widest) throws Unreachable {
    boolean natural =
        from(cell.iss(), cell.sndUna(), 0) == 0
            && from(cell.iss(), cell.sndNxt(), 1) == 1
            && (cell.state() == TcpState.SYN_SENT || from(cell.irs(), cell.rcvNxt(), 1) == 1)
            && cell.outOfOrder().isEmpty();
    if (!natural) throw new Unreachable(QUEUES);
    return new Course(0, 0, 0, false, false, false, window, widest);
  }

  private static Course open(SurveyCell cell, boolean fin, int window, int widest)
      throws Unreachable {
    boolean finAcknowledged = FIN_ACKNOWLEDGED.contains(cell.state());
    boolean farFin = CLOSED_BY_THEM.contains(cell.state());
    int underWay = fin && !finAcknowledged ? 1 : 0;
    int naturalUna = !finAcknowledged ? 1 : from(cell.iss(), cell.sndNxt(), 2);
    int una = from(cell.iss(), cell.sndUna(), naturalUna);
    int nxt = from(cell.iss(), cell.sndNxt(), una + underWay);
    int received = from(cell.irs(), cell.rcvNxt(), farFin ? 2 : 1) - (farFin ? 2 : 1);
    int sent = nxt - (fin ? 2 : 1);
    // A number before the initial one is one that has come round, after 4 GiB; and a FIN behind a
    // SYN that nothing has acknowledged takes close(2), after which no socket is left to ask.
    boolean finBehindSyn = una == 0 && cell.state() == TcpState.FIN_WAIT_1;
    if (una < 0 || nxt < 0 || received < -2 || finBehindSyn) throw new Unreachable(QUEUES);
    int acknowledged = Math.min(una - 1, sent);
    boolean fits = una >= 1 && nxt >= una && acknowledged >= 0 && received >= 0;
    if (!fits || fin && (una == nxt) != finAcknowledged) throw new Unreachable(CONTRADICTION);
    int outstanding = finAcknowledged ? 0 : sent - acknowledged;
    if (sent > MOST_TEXT
        || received > MOST_TEXT
        || outstanding > window
        || acknowledged > 0 && window == 0
        || widest > window && cell.isPassive()
        || farFin && !cell.outOfOrder().isEmpty()) throw new Unreachable(QUEUES);
    return new Course(
        acknowledged, outstanding, received, fin, finAcknowledged, farFin, window, widest);
  }

  /** How far a number lies behind the initial one, or what it is where it is not given. */
  private static int from(SeqNumber initial, SeqNumber number, int natural) {
    if (number == null) return natural;
    return number.minus(initial == null ? SeqNumber.ZERO : initial);
  }
}
