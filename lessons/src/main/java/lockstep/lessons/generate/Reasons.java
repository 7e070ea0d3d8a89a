package lockstep.lessons.generate;

import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.SYN_SENT;
import static lockstep.tcp.TcpState.TIME_WAIT;

import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.TcpState;

/** Events and reasons in words. */
final class Reasons {
  private Reasons() {}

  /** What happens, as a sentence that begins small. */
  static String event(Turn turn) {
    String who = turn.actor().inWords();
    if (turn.event() instanceof Event.Timeout timeout)
      return who + "'s " + timeout.timer().word() + " timer runs out.";
    return turn.arrived()
        .map(segment -> "`" + segment + "` arrives at " + who + ".")
        .orElseGet(() -> calls(turn) + ".");
  }

  /** {@code the client's program calls `close`}, with what it leaves unread. */
  static String calls(Turn turn) {
    return turn.actor().inWords()
        + "'s program calls `"
        + ((Event.Call) turn.event()).words()
        + "`"
        + (leavesUnread(turn) ? " with text unread" : "");
  }

  /** Whether it is a close that resets, because text came that nobody read. */
  static boolean leavesUnread(Turn turn) {
    return turn.call().filter("close"::equals).isPresent()
        && turn.to() == CLOSED
        && turn.from() != LISTEN
        && turn.from() != SYN_SENT;
  }

  static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** Why the turn is as it is, with the section that says so. */
  static String of(Turn turn) {
    return reason(turn) + " (" + section(turn) + ")";
  }

  /** {@code RFC 9293 section 3.10.7.4, eighth}. */
  static String section(Turn turn) {
    var decided = turn.step().decided();
    if (decided.isSocketsLayer()) return "the sockets layer, " + decided.section();
    return decided.document()
        + " section "
        + decided.section()
        + (decided.part().isEmpty() ? "" : ", " + decided.part());
  }

  private static String reason(Turn turn) {
    TcpState to = turn.to();
    String who = turn.actor().inWords();
    String change =
        turn.from() == to
            ? capital(who) + " stays in " + to.rfcName() + ". "
            : capital(who) + " goes from " + turn.from().rfcName() + " to " + to.rfcName() + ". ";
    return change + cause(turn);
  }

  private static String cause(Turn turn) {
    if (turn.event() instanceof Event.Timeout timeout) return timeout(timeout, turn);
    if (turn.call().isPresent()) return call(turn);
    if (turn.gets(ControlBit.RST)) return reset(turn);
    if (turn.from() == CLOSED)
      return "There is no connection here, so the segment is answered with a RST.";
    if (turn.gets(ControlBit.SYN)) return syn(turn);
    if (turn.from() != turn.to()) return arrival(turn);
    String why = turn.step().why();
    if (why != null) return capital(why) + ".";
    if (turn.arrived().filter(s -> !s.text().isEmpty()).isPresent())
      return "Text changes numbers and windows, not states.";
    return "The segment acknowledges nothing that this state waits for.";
  }

  private static String timeout(Event.Timeout timeout, Turn turn) {
    return switch (timeout.timer()) {
      case TIME_WAIT -> "2MSL have passed; the block is deleted.";
      case RETRANSMISSION ->
          turn.to() == CLOSED
              ? "It was sent again often enough; the connection is given up."
              : "What was not acknowledged is sent again; a state changes by what arrives, not by"
                  + " sending again.";
      case PERSIST -> "The peer's window is shut; a probe asks whether it has opened.";
      case KEEP_ALIVE -> "Nothing was heard for long; a probe asks whether the peer is there.";
      case USER -> "The time that the user allowed is over.";
      case DELAYED_ACK -> "The acknowledgment that waited for company goes alone.";
    };
  }

  private static String call(Turn turn) {
    return switch (turn.call().orElse("")) {
      case "listen" -> "A passive OPEN makes a block and waits for a SYN from anyone.";
      case "connect" -> "An active OPEN makes a block and sends a SYN.";
      case "accept" ->
          "TCP has opened the connection already; accept only hands it over to the program.";
      case "send" -> "SEND queues text; it changes no state of an open connection.";
      case "abort" ->
          turn.step().sends().isEmpty()
              ? "ABORT deletes the block; there is nobody who would have to be told."
              : "ABORT deletes the block at once and tells the peer with a RST.";
      default -> close(turn);
    };
  }

  private static String close(Turn turn) {
    if (turn.from() == LISTEN || turn.from() == SYN_SENT)
      return "No connection stands yet, so CLOSE deletes the block and sends nothing.";
    if (turn.from() == turn.to())
      return "What was asked for waits for its turn, or was done before.";
    if (turn.to() == CLOSED)
      return "There is text that nobody will read, so the connection is reset.";
    return switch (turn.to()) {
      case FIN_WAIT_1 -> "This end closes first: it sends its FIN and waits for the ACK of it.";
      case LAST_ACK -> "The peer has closed before; this FIN is the last, its ACK ends it all.";
      default -> "CLOSE says that there is nothing more to send.";
    };
  }

  private static String reset(Turn turn) {
    if (turn.from() == turn.to()) {
      String why = turn.step().why();
      return why != null ? capital(why) + "." : "The RST is not acceptable, so it is dropped.";
    }
    return turn.to() == LISTEN
        ? "The RST ends an opening that came from LISTEN, so the end goes back there."
        : "The RST deletes the connection at once, without any waiting.";
  }

  private static String syn(Turn turn) {
    boolean acks = turn.gets(ControlBit.ACK);
    if (turn.from() == LISTEN)
      return "The SYN is answered with SYN,ACK. (A real system keeps its listener and adds a row.)";
    if (turn.from() == SYN_SENT && acks)
      return "The SYN,ACK acknowledges this end's SYN and brings the peer's, so all is known.";
    if (turn.from() == SYN_SENT)
      return "The peer's SYN crossed this end's: both open at once, and each awaits an ACK.";
    String why = turn.step().why();
    return why != null ? capital(why) + "." : "A SYN has no place in this state.";
  }

  private static String arrival(Turn turn) {
    boolean fin = turn.gets(ControlBit.FIN);
    if (turn.from() == SYN_RECEIVED && !fin)
      return "Its SYN is acknowledged now, so both ends know each other's numbers.";
    return switch (turn.to()) {
      case CLOSE_WAIT ->
          "The peer's FIN ends one direction only; now this end's program has to close.";
      case FIN_WAIT_2 -> "Its FIN is acknowledged; the peer may still send, until it closes too.";
      case CLOSING -> "The peer's FIN came and this end's own is not acknowledged yet.";
      case TIME_WAIT ->
          "Both FINs are sent and acknowledged, and this end sent or may have to repeat the last"
              + " ACK, so it waits 2MSL.";
      case CLOSED ->
          turn.from() == TIME_WAIT
              ? "The connection ends here."
              : "The ACK of its FIN is the last thing that it waited for.";
      default -> "The segment brings what this state waited for.";
    };
  }
}
