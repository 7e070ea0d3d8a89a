package lockstep.model;

import static lockstep.tcp.ControlBit.ACK;
import static lockstep.tcp.ControlBit.RST;

import java.util.ArrayList;
import java.util.List;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/**
 * What must hold of every step, whatever the other side does. Each method gives what was found
 * instead, or null.
 */
final class StepInvariants {
  static final String NEVER_FAILS = "The machine has an answer to every event.";

  private final List<StepInvariant> all =
      List.of(
          new StepInvariant("A RST is never sent in answer to a RST.", StepInvariants::noRstForRst),
          new StepInvariant("SND.UNA never passes SND.NXT.", StepInvariants::unaBehindNxt),
          new StepInvariant("SND.UNA never goes back.", StepInvariants::unaNeverBack),
          new StepInvariant(
              "SND.NXT counts the SYN, the octets that have gone and the FIN, and nothing else.",
              StepInvariants::nxtCounts),
          new StepInvariant("RCV.NXT never goes back.", StepInvariants::rcvNxtNeverBack),
          new StepInvariant(
              "The right edge of the receive window never goes back.",
              StepInvariants::windowNeverShrinks),
          new StepInvariant(
              "The octets given to a user are those that the peer sent, each once and in order.",
              StepInvariants::octetsInOrder),
          new StepInvariant(
              "An acknowledgment says RCV.NXT, never more and never less.",
              StepInvariants::acknowledgesWhatCame),
          new StepInvariant("No segment goes beyond SND.NXT.", StepInvariants::nothingBeyondSndNxt),
          new StepInvariant(
              "What is not acknowledged stands in the retransmission queue, whole and in order.",
              StepInvariants::queueIsWhole),
          new StepInvariant(
              "A timer runs as long as something is not acknowledged.",
              StepInvariants::timerWatches),
          new StepInvariant(
              "The TIME-WAIT timer runs in TIME-WAIT and nowhere else.",
              StepInvariants::timeWaitHasItsTimer),
          new StepInvariant(
              "The state says which FIN was sent, acknowledged and received.",
              StepInvariants::stateFitsFins),
          new StepInvariant(
              "A side in CLOSED remembers nothing.", StepInvariants::closedRemembersNothing),
          new StepInvariant(
              "A side in CLOSED answers a segment with a RST or not at all.",
              StepInvariants::closedOnlyResets),
          new StepInvariant(
              "A segment makes a connection in LISTEN alone, and only a SYN without RST and ACK.",
              StepInvariants::onlySynConnects),
          new StepInvariant(EdgeRules.SENTENCE, EdgeRules::strangeEdge));

  private final StepInvariant neverFails = new StepInvariant(NEVER_FAILS, seen -> null);

  /** The first that is broken; null when all hold. */
  Breach check(StepSeen seen) {
    neverFails.check(seen);
    Breach first = null;
    for (StepInvariant invariant : all) {
      Breach breach = invariant.check(seen);
      if (first == null) first = breach;
    }
    return first;
  }

  /** The event was too much for the machine. */
  Breach machineFailed(ExploredSide side, SideEvent event, Throwable failure) {
    return new Breach(NEVER_FAILS, side.state().rfcName() + ", " + event + ": " + failure);
  }

  List<StepInvariant> all() {
    List<StepInvariant> each = new ArrayList<>(all);
    each.add(neverFails);
    return each;
  }

  private static String noRstForRst(StepSeen seen) {
    boolean broken =
        seen.event().brings(RST) && seen.turn().sends().stream().anyMatch(s -> s.has(RST));
    return broken ? seen.event() + " was answered with " + seen.turn().sends() : null;
  }

  private static String unaBehindNxt(StepSeen seen) {
    Tcb is = seen.is();
    if (is.sndUna == null || is.sndUna.isAtOrBefore(is.sndNxt)) return null;
    return "SND.UNA " + is.sndUna + " and SND.NXT " + is.sndNxt;
  }

  private static String unaNeverBack(StepSeen seen) {
    if (!seen.sameConnection() || seen.is().sndUna.isAtOrAfter(seen.was().sndUna)) return null;
    return "SND.UNA " + seen.was().sndUna + " became " + seen.is().sndUna;
  }

  private static String nxtCounts(StepSeen seen) {
    Tcb is = seen.is();
    if (is.iss == null) return null;
    int gone = seen.after().sent() - is.unsent.length();
    SeqNumber counted = is.iss.plus(1 + gone + (is.finSent() ? 1 : 0));
    if (counted.equals(is.sndNxt)) return null;
    return "SND.NXT is %s, and by that count %s".formatted(is.sndNxt, counted);
  }

  private static String rcvNxtNeverBack(StepSeen seen) {
    if (!seen.samePeer() || seen.is().rcvNxt.isAtOrAfter(seen.was().rcvNxt)) return null;
    return "RCV.NXT " + seen.was().rcvNxt + " became " + seen.is().rcvNxt;
  }

  private static String windowNeverShrinks(StepSeen seen) {
    if (!seen.samePeer()) return null;
    SeqNumber was = seen.was().rcvNxt.plus(seen.was().rcvWnd);
    SeqNumber is = seen.is().rcvNxt.plus(seen.is().rcvWnd);
    return is.isAtOrAfter(was) ? null : "RCV.NXT + RCV.WND was %s and is %s".formatted(was, is);
  }

  /** Each octet is its own number's low bits, so the right ones are known without their sender. */
  private static String octetsInOrder(StepSeen seen) {
    SeqNumber irs = seen.is().irs != null ? seen.is().irs : seen.was().irs;
    Octets had = seen.turn().returned().then(seen.is().unread);
    if (had.isEmpty()) return null;
    if (irs == null) return had + " from a peer without a SYN";
    SeqNumber first = irs.plus(1 + seen.before().given());
    Octets right = ExploredSide.octetsAt(first, had.length());
    return had.equals(right) ? null : "other octets than the ones numbered from " + first + " on";
  }

  private static String acknowledgesWhatCame(StepSeen seen) {
    for (Segment sent : seen.turn().sends()) {
      if (!sent.has(ACK) || sent.has(RST) || sent.ack().equals(seen.lastRcvNxt())) continue;
      return sent + " was sent, and RCV.NXT is " + seen.lastRcvNxt();
    }
    return null;
  }

  private static String nothingBeyondSndNxt(StepSeen seen) {
    if (seen.is().sndNxt == null) return null;
    for (Segment sent : seen.turn().sends())
      if (!sent.has(RST) && sent.end().isAfter(seen.is().sndNxt))
        return sent + " was sent, and SND.NXT is " + seen.is().sndNxt;
    return null;
  }

  private static String queueIsWhole(StepSeen seen) {
    Tcb is = seen.is();
    if (is.sndUna == null) return null;
    SeqNumber next = is.sndUna;
    for (Segment queued : is.retransmissionQueue) {
      if (!queued.seq().equals(next)) break;
      next = queued.end();
    }
    if (next.equals(is.sndNxt)) return null;
    return "SND.UNA %s, SND.NXT %s, queue %s"
        .formatted(is.sndUna, is.sndNxt, is.retransmissionQueue);
  }

  private static String timerWatches(StepSeen seen) {
    Tcb is = seen.is();
    boolean watched = is.isRunning(Timer.RETRANSMISSION) || is.isRunning(Timer.PERSIST);
    if (is.sndUna == null || !is.hasUnacknowledged() || watched) return null;
    return "no timer in %s, SND.UNA %s, SND.NXT %s"
        .formatted(is.state().rfcName(), is.sndUna, is.sndNxt);
  }

  private static String timeWaitHasItsTimer(StepSeen seen) {
    boolean runs = seen.is().isRunning(Timer.TIME_WAIT);
    if (runs == (seen.after().state() == TcpState.TIME_WAIT)) return null;
    return "it %s in %s".formatted(runs ? "runs" : "is off", seen.after().state().rfcName());
  }

  private static String stateFitsFins(StepSeen seen) {
    Tcb is = seen.is();
    boolean sent = is.finSent();
    boolean acked = is.sndUna != null && is.finIsAcknowledged();
    boolean received = is.finReceived;
    boolean fits =
        switch (is.state()) {
          case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED -> !sent && !received;
          case FIN_WAIT_1 -> !acked && !received && is.closeCalled;
          case FIN_WAIT_2 -> acked && !received;
          case CLOSE_WAIT -> !sent && received;
          // With text before it that the window does not take, our FIN may not have gone yet.
          case CLOSING -> !acked && received && is.closeCalled;
          case LAST_ACK -> sent && !acked && received;
          case TIME_WAIT -> acked && received;
        };
    if (fits) return null;
    return "%s with our FIN %s, theirs %s"
        .formatted(
            is.state().rfcName(),
            acked ? "acknowledged" : sent ? "sent" : "not sent",
            received ? "received" : "not received");
  }

  private static String closedRemembersNothing(StepSeen seen) {
    if (seen.after().state() != TcpState.CLOSED) return null;
    Tcb is = seen.is();
    boolean nothing =
        is.iss == null
            && is.irs == null
            && is.retransmissionQueue.isEmpty()
            && is.unread.isEmpty()
            && is.unsent.isEmpty()
            && is.outOfOrder.isEmpty()
            && is.nextTimer() == null;
    return nothing ? null : "something of the connection is still there";
  }

  private static String closedOnlyResets(StepSeen seen) {
    boolean arrived = seen.before().state() == TcpState.CLOSED && seen.event().segment() != null;
    if (!arrived || seen.turn().sends().stream().allMatch(s -> s.has(RST))) return null;
    return seen.event() + " was answered with " + seen.turn().sends();
  }

  private static String onlySynConnects(StepSeen seen) {
    SideEvent event = seen.event();
    boolean without =
        switch (seen.before().state()) {
          case CLOSED, LISTEN -> true;
          case SYN_SENT,
              SYN_RECEIVED,
              ESTABLISHED,
              FIN_WAIT_1,
              FIN_WAIT_2,
              CLOSE_WAIT,
              CLOSING,
              LAST_ACK,
              TIME_WAIT ->
              false;
        };
    if (!without || event.segment() == null || seen.turn().path().size() == 1) return null;
    boolean bySyn = event.brings(ControlBit.SYN) && !event.brings(RST) && !event.brings(ACK);
    if (bySyn && seen.before().state() == TcpState.LISTEN) return null;
    return event + " in " + seen.before().state().rfcName() + " led to " + seen.turn().path();
  }
}
