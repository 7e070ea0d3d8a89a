package lockstep.lessons.generate;

import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.CLOSING;
import static lockstep.tcp.TcpState.FIN_WAIT_1;
import static lockstep.tcp.TcpState.LAST_ACK;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.SYN_SENT;
import static lockstep.tcp.TcpState.TIME_WAIT;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.model.Preconditions;
import lockstep.model.StandIn;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/** Something that can befall an end, and where the model says that it leads. */
enum Happening {
  OPEN_PASSIVE("its program calls listen (a passive OPEN)"),
  OPEN_ACTIVE("its program calls connect (an active OPEN)"),
  CLOSE("its program calls CLOSE"),
  ABORT("its program calls ABORT"),
  SYN("a segment with SYN alone arrives"),
  SYN_ACK("a SYN,ACK arrives that acknowledges its SYN"),
  ACK_OF_SYN("an ACK of its SYN arrives, nothing else"),
  ACK_OF_FIN("an ACK of its FIN arrives, nothing else"),
  FIN("a FIN arrives that acknowledges nothing new"),
  FIN_AND_ACK("a FIN arrives that acknowledges its FIN, too"),
  RST("an acceptable RST arrives"),
  TEXT("text arrives"),
  TWO_MSL("its TIME-WAIT timer runs out (2MSL)");

  private static final int WINDOW = 4096;
  private static final Set<TcpState> FIN_SENT = EnumSet.of(FIN_WAIT_1, CLOSING, LAST_ACK);
  private static final Set<TcpState> FIN_RECEIVED =
      EnumSet.of(CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT);
  private static final Map<Happening, Map<TcpState, TcpState>> TABLE =
      new EnumMap<>(Happening.class);

  static {
    for (Happening happening : values()) TABLE.put(happening, new EnumMap<>(TcpState.class));
  }

  private final String words;

  Happening(String words) {
    this.words = words;
  }

  /** What it is, as the second half of a sentence: {@code a FIN arrives ...}. */
  String words() {
    return words;
  }

  /** The one of these words. */
  static Optional<Happening> worded(String words) {
    return Arrays.stream(values()).filter(one -> one.words.equals(words)).findFirst();
  }

  /** Those that lead from one state to another, and no farther. */
  static List<Happening> between(TcpState from, TcpState to) {
    return Arrays.stream(values())
        .filter(one -> one.isPossible(from) && one.from(from) == to)
        .toList();
  }

  /** Whether it can come about in this state at all; what cannot is no fair distractor either. */
  boolean isPossible(TcpState state) {
    return switch (this) {
      case OPEN_PASSIVE -> state == CLOSED;
      case OPEN_ACTIVE -> state == CLOSED || state == LISTEN;
      case CLOSE, ABORT -> state != CLOSED;
      case SYN -> state == LISTEN || state == SYN_SENT;
      case SYN_ACK -> state == SYN_SENT;
      case ACK_OF_SYN -> state == SYN_RECEIVED;
      case ACK_OF_FIN, FIN_AND_ACK -> FIN_SENT.contains(state) && ordinaryFin(state);
      case FIN, TEXT -> isOpen(state) && !FIN_RECEIVED.contains(state);
      case RST -> state != CLOSED && state != LISTEN;
      case TWO_MSL -> state == TIME_WAIT;
    };
  }

  private boolean ordinaryFin(TcpState state) {
    return this == ACK_OF_FIN || !FIN_RECEIVED.contains(state);
  }

  private static boolean isOpen(TcpState state) {
    return state != CLOSED && state != LISTEN && state != SYN_SENT;
  }

  /** Where it leads from this state, as the model says. */
  TcpState from(TcpState state) {
    synchronized (TABLE) {
      return TABLE.get(this).computeIfAbsent(state, this::asked);
    }
  }

  private TcpState asked(TcpState state) {
    StandIn end = new StandIn(Preconditions.natural(state));
    return switch (this) {
      case OPEN_PASSIVE -> end.openPassive().state();
      case OPEN_ACTIVE -> end.openActive().state();
      case CLOSE -> end.close().state();
      case ABORT -> end.abort().state();
      case TWO_MSL -> end.runsOut(Timer.TIME_WAIT).state();
      case SYN, SYN_ACK, ACK_OF_SYN, ACK_OF_FIN, FIN, FIN_AND_ACK, RST, TEXT ->
          end.arrives(segment(state)).state();
    };
  }

  private Segment segment(TcpState state) {
    boolean hasSyn = state == LISTEN || state == SYN_SENT;
    SeqNumber seq = SeqNumber.of(hasSyn ? 0 : FIN_RECEIVED.contains(state) ? 2 : 1);
    SeqNumber all = SeqNumber.of(FIN_SENT.contains(state) || state == TIME_WAIT ? 2 : 1);
    SeqNumber butFin = SeqNumber.of(1);
    return switch (this) {
      case SYN -> Segment.of(SeqNumber.of(0), null, WINDOW, ControlBit.SYN);
      case SYN_ACK -> Segment.of(SeqNumber.of(0), all, WINDOW, ControlBit.SYN);
      case ACK_OF_SYN, ACK_OF_FIN -> Segment.of(seq, all, WINDOW);
      case FIN ->
          Segment.of(
              seq, state == TcpState.FIN_WAIT_2 ? SeqNumber.of(2) : butFin, WINDOW, ControlBit.FIN);
      case FIN_AND_ACK -> Segment.of(seq, all, WINDOW, ControlBit.FIN);
      case RST -> Segment.of(seq, state == SYN_SENT ? all : null, WINDOW, ControlBit.RST);
      case TEXT -> Segment.of(seq, butFin, WINDOW).withText(Octets.filler(3));
      case OPEN_PASSIVE, OPEN_ACTIVE, CLOSE, ABORT, TWO_MSL ->
          throw new IllegalStateException(this + " brings no segment");
    };
  }
}
