package lockstep.model;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Octets;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/**
 * One event and all it causes: the states passed, the segments sent, the signals to the user, and
 * the checks that decided. The classes of section 3.10 work through it, so what they do is on
 * record without their saying so.
 */
final class Turn {
  private final Tcb tcb;
  private final long now;
  private final String section;
  private final List<TcpState> path = new ArrayList<>(4);
  private List<Segment> sends = List.of();
  private List<String> signals = List.of();
  private String why;
  private String otherwise;
  private final Set<Check> decisive = EnumSet.noneOf(Check.class);
  private String paragraph = "";
  private Check check;
  private boolean checksAreOver;
  private boolean ackOwed;
  private Octets returned = Octets.NONE;

  /**
   * @param tcb whose turn it is
   * @param now virtual time in microseconds
   * @param section the part of RFC 9293 that this kind of event is written in
   */
  Turn(Tcb tcb, long now, String section) {
    this.tcb = tcb;
    this.now = now;
    this.section = section;
    path.add(tcb.state());
  }

  /** Virtual time in microseconds. */
  long now() {
    return now;
  }

  /** The one door for state: nothing else assigns it. */
  void enter(TcpState next) {
    tcb.changeState(next);
    path.add(next);
    decides();
    if (next == TcpState.CLOSED) {
      tcb.forget();
      ackOwed = false;
    }
  }

  /** The check that is worked on now. */
  void reached(Check next) {
    check = next;
  }

  /**
   * The paragraph that is worked on now, where the section does not count by {@link Check}: {@code
   * third}.
   */
  void reached(String paragraph) {
    this.paragraph = paragraph;
  }

  /**
   * The segment has been looked at: what is sent from here on follows from it and is not filed
   * under the last check.
   */
  void checksAreOver() {
    checksAreOver = true;
  }

  /** What happens now is the doing of the present check. */
  void decides() {
    if (check != null && !checksAreOver) decisive.add(check);
  }

  /** What happens now is the doing of the present check, and this is why. */
  void because(String words) {
    decides();
    if (why == null) why = words;
    else if (!why.contains(words)) why += "; " + words;
  }

  /** Why it went so, should nothing else say it. */
  void otherwise(String words) {
    if (otherwise == null) otherwise = words;
  }

  void send(Segment segment) {
    if (sends.isEmpty()) sends = new ArrayList<>(2);
    sends.add(segment);
    decides();
    if (segment.has(ControlBit.ACK)) {
      ackOwed = false;
      tcb.unacknowledgedText = 0;
      tcb.stop(Timer.DELAYED_ACK);
    }
  }

  /**
   * An acknowledgment is due; it rides on what is sent in this turn, or goes alone at its end
   * (MUST-58).
   */
  void oweAck() {
    ackOwed = true;
    decides();
  }

  boolean ackIsOwed() {
    return ackOwed;
  }

  /** Something is told to the user. */
  void signal(String words) {
    if (signals.isEmpty()) signals = new ArrayList<>(2);
    signals.add(words);
    decides();
  }

  /** Octets are given to the user. */
  void give(Octets octets) {
    returned = returned.then(octets);
  }

  void startTimer(Timer timer, long micros) {
    tcb.setDeadline(timer, now + micros);
  }

  List<TcpState> path() {
    return path;
  }

  List<Segment> sends() {
    return sends;
  }

  List<String> signals() {
    return signals;
  }

  Octets returned() {
    return returned;
  }

  /** Why it went so, in words; null when the section alone says it. */
  String why() {
    return why == null ? otherwise : why;
  }

  /** The checks under which something happened, or else the one where it ended. */
  RfcRef decided() {
    if (check == null) return RfcRef.section(section, paragraph);
    Set<Check> named = decisive.isEmpty() ? EnumSet.of(check) : decisive;
    return RfcRef.section(
        section, named.stream().map(Check::ordinalWord).collect(Collectors.joining(", ")));
  }
}
