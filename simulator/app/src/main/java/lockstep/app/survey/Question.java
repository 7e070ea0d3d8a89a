package lockstep.app.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.model.Preconditions;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/**
 * A row of the matrix: a segment, where in the window it lies, and what it acknowledges.
 *
 * @param kind what the segment is called: its control bits, or text
 * @param octets of text
 * @param place where SEG.SEQ lies
 * @param ack what SEG.ACK is, where the ACK bit is on
 */
public record Question(String kind, ControlBits control, int octets, Place place, Ack ack) {
  /** Where a segment lies in the receive window. */
  public enum Place {
    /** All of it before RCV.NXT. */
    BEFORE("before"),
    /** At RCV.NXT. */
    AT("at"),
    /** Behind RCV.NXT, with a gap between. */
    INSIDE("inside"),
    /** Behind the window's right edge. */
    BEYOND("beyond");

    private final String word;

    Place(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** What a segment acknowledges. */
  public enum Ack {
    /** SND.NXT: all that was sent. */
    ALL(""),
    /** SND.UNA: nothing new. */
    NOTHING_NEW("ack UNA"),
    /** SND.UNA - 1: what was acknowledged before, or never sent. */
    OLD("ack UNA-1"),
    /** SND.NXT + 1: what was not sent yet. */
    NOT_SENT("ack NXT+1");

    private final String word;

    Ack(String word) {
      this.word = word;
    }
  }

  /** The text that each side has sent before the event, and of each segment with text. */
  static final int TEXT = 6;

  private static final int INSIDE = 10;
  private static final int BEYOND = 192;
  private static final int RCV_WND = 0xFFFF;
  private static final int SND_WND = 0x7FFF;

  /** Where numbers stand in the header as they are, any will do. */
  private static final int ANY = 1000;

  /** All rows, in the order of the matrix. */
  public static List<Question> all() {
    List<Question> all = new ArrayList<>();
    places(all, "no bit", ControlBits.NONE, 0);
    places(all, "ACK", ControlBits.of(ControlBit.ACK), 0);
    acks(all, "ACK", ControlBits.of(ControlBit.ACK), 0);
    places(all, "text", ControlBits.of(ControlBit.ACK), TEXT);
    acks(all, "text", ControlBits.of(ControlBit.ACK), TEXT);
    places(all, "FIN", ControlBits.of(ControlBit.FIN), 0);
    places(all, "FIN,ACK", ControlBits.of(ControlBit.FIN, ControlBit.ACK), 0);
    acks(all, "FIN,ACK", ControlBits.of(ControlBit.FIN, ControlBit.ACK), 0);
    places(all, "SYN", ControlBits.of(ControlBit.SYN), 0);
    places(all, "SYN,ACK", ControlBits.of(ControlBit.SYN, ControlBit.ACK), 0);
    acks(all, "SYN,ACK", ControlBits.of(ControlBit.SYN, ControlBit.ACK), 0);
    places(all, "SYN,FIN", ControlBits.of(ControlBit.SYN, ControlBit.FIN), 0);
    places(all, "RST", ControlBits.of(ControlBit.RST), 0);
    places(all, "RST,ACK", ControlBits.of(ControlBit.RST, ControlBit.ACK), 0);
    acks(all, "RST,ACK", ControlBits.of(ControlBit.RST, ControlBit.ACK), 0);
    return all;
  }

  private static void places(List<Question> all, String kind, ControlBits bits, int octets) {
    for (Place place : Place.values()) all.add(new Question(kind, bits, octets, place, Ack.ALL));
  }

  private static void acks(List<Question> all, String kind, ControlBits bits, int octets) {
    for (Ack ack : Ack.values())
      if (ack != Ack.ALL) all.add(new Question(kind, bits, octets, Place.AT, ack));
  }

  /** The place, and what is acknowledged where that is said. */
  public String where() {
    return ack == Ack.ALL ? place.word() : ack.word;
  }

  /** Where a connection stands that is asked: with text of both sides behind it, where it has. */
  static Preconditions at(TcpState state) {
    int farFin = isClosedByThem(state) ? 1 : 0;
    return switch (state) {
      case CLOSED, LISTEN -> Preconditions.natural(state);
      case SYN_SENT -> at(state, false, 0, 1, null);
      case SYN_RECEIVED -> at(state, true, 0, 1, 1);
      case ESTABLISHED, CLOSE_WAIT -> at(state, false, 1, 1 + TEXT, 1 + TEXT + farFin);
      case FIN_WAIT_1, CLOSING, LAST_ACK -> at(state, false, 1, 2, 1 + TEXT + farFin);
      case FIN_WAIT_2, TIME_WAIT -> at(state, false, 2, 2, 1 + TEXT + farFin);
    };
  }

  private static boolean isClosedByThem(TcpState state) {
    return switch (state) {
      case CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> true;
      case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> false;
    };
  }

  private static Preconditions at(
      TcpState state, boolean passive, int una, int nxt, Integer rcvNxt) {
    return new Preconditions(
        state,
        passive,
        SeqNumber.ZERO,
        rcvNxt == null ? null : SeqNumber.ZERO,
        SeqNumber.of(una),
        SeqNumber.of(nxt),
        rcvNxt == null ? null : SeqNumber.of(rcvNxt),
        RCV_WND,
        rcvNxt == null ? null : SND_WND,
        null,
        null,
        null,
        List.of(),
        0);
  }

  /**
   * The segment for a connection that stands there; empty where the state has no such place: before
   * the far end's number is known there is no window, and in CLOSED and LISTEN no number at all.
   */
  Optional<Segment> segment(Preconditions at) {
    boolean numbers = at.sndNxt() != null;
    boolean window = at.rcvNxt() != null;
    if (!window && place != Place.AT || !numbers && ack != Ack.ALL) return Optional.empty();
    SeqNumber seq = window ? seq(at.rcvNxt()) : SeqNumber.of(numbers ? 0 : ANY);
    SeqNumber acked = null;
    if (control.has(ControlBit.ACK))
      acked =
          switch (ack) {
            case ALL -> numbers ? at.sndNxt() : SeqNumber.of(ANY);
            case NOTHING_NEW -> at.sndUna();
            case OLD -> at.sndUna().plus(-1);
            case NOT_SENT -> at.sndNxt().plus(1);
          };
    return Optional.of(new Segment(seq, acked, control, SND_WND, Octets.filler(octets), 0));
  }

  private SeqNumber seq(SeqNumber rcvNxt) {
    return switch (place) {
      // A segment without length lies one before, one with text with all of it.
      case BEFORE -> rcvNxt.plus(-Math.max(1, octets));
      case AT -> rcvNxt;
      case INSIDE -> rcvNxt.plus(INSIDE);
      case BEYOND -> rcvNxt.plus(RCV_WND + BEYOND);
    };
  }

  /** What the number stands for where the kernel's own window counts; empty where it does not. */
  String symbolic() {
    return place == Place.BEYOND ? "rcv_nxt+rcv_wnd+" + BEYOND : "";
  }
}
