package lockstep.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lockstep.tcp.TcpState;

/**
 * What must hold of both sides at every moment. Each check looks from the client's place at the
 * server; it is made both ways round.
 */
final class PairInvariants {
  /** Something that holds of every pair, as a sentence and as a check of it. */
  static final class PairInvariant {
    private final String sentence;
    private final Function<PairSeen, String> check;
    private long checked;

    PairInvariant(String sentence, Function<PairSeen, String> check) {
      this.sentence = sentence;
      this.check = check;
    }

    String sentence() {
      return sentence;
    }

    long checked() {
      return checked;
    }

    private Breach check(PairSeen seen) {
      checked++;
      String found = check.apply(seen);
      if (found == null) found = check.apply(seen.turnedRound());
      return found == null ? null : new Breach(sentence, found + ": " + seen);
    }
  }

  private final RestReasons reasons = new RestReasons();

  private final List<PairInvariant> always =
      List.of(
          new PairInvariant(
              "RCV.NXT never passes the peer's SND.NXT.", PairInvariants::takesOnlyWhatWasSent),
          new PairInvariant(
              "SND.UNA never passes the peer's RCV.NXT.",
              PairInvariants::onlyWhatCameIsAcknowledged),
          new PairInvariant(
              "A side in TIME-WAIT has a peer that has its FIN and has sent one.",
              PairInvariants::timeWaitPeerIsDone));

  private final List<PairInvariant> atRest =
      List.of(
          new PairInvariant(
              "With nothing under way and no timer, a side is in CLOSED, LISTEN, ESTABLISHED,"
                  + " FIN-WAIT-2 or CLOSE-WAIT.",
              PairInvariants::waitsForSomebody),
          new PairInvariant(
              "With nothing under way and no timer, nothing waits to be sent.",
              PairInvariants::nothingWaits),
          new PairInvariant(RestReasons.SENTENCE, reasons::check));

  /** The first that is broken; null when all hold. */
  Breach check(PairSeen seen) {
    Breach breach = first(always, seen);
    if (breach == null && seen.atRest()) breach = first(atRest, seen);
    return breach;
  }

  private static Breach first(List<PairInvariant> invariants, PairSeen seen) {
    Breach first = null;
    for (PairInvariant invariant : invariants) {
      Breach breach = invariant.check(seen);
      if (first == null) first = breach;
    }
    return first;
  }

  List<PairInvariant> all() {
    List<PairInvariant> all = new ArrayList<>(always);
    all.addAll(atRest);
    return all;
  }

  RestReasons reasons() {
    return reasons;
  }

  private static String takesOnlyWhatWasSent(PairSeen seen) {
    if (!seen.clientKnowsServer()) return null;
    Tcb receiver = seen.client().tcb();
    Tcb sender = seen.server().tcb();
    if (receiver.rcvNxt.isAtOrBefore(sender.sndNxt)) return null;
    return "RCV.NXT %s, the peer's SND.NXT %s".formatted(receiver.rcvNxt, sender.sndNxt);
  }

  private static String onlyWhatCameIsAcknowledged(PairSeen seen) {
    if (!seen.oneConnection()) return null;
    Tcb sender = seen.client().tcb();
    Tcb receiver = seen.server().tcb();
    if (sender.sndUna.isAtOrBefore(receiver.rcvNxt)) return null;
    return "SND.UNA %s, the peer's RCV.NXT %s".formatted(sender.sndUna, receiver.rcvNxt);
  }

  private static String timeWaitPeerIsDone(PairSeen seen) {
    boolean inTimeWait = seen.client().state() == TcpState.TIME_WAIT;
    if (!inTimeWait || !seen.oneConnection()) return null;
    boolean done =
        switch (seen.server().state()) {
          case CLOSING, LAST_ACK, TIME_WAIT -> true;
          case CLOSED,
              LISTEN,
              SYN_SENT,
              SYN_RECEIVED,
              ESTABLISHED,
              FIN_WAIT_1,
              FIN_WAIT_2,
              CLOSE_WAIT ->
              false; // CLOSED has no connection any more and is not asked
        };
    return done ? null : "a peer in TIME-WAIT";
  }

  private static String waitsForSomebody(PairSeen seen) {
    return switch (seen.client().state()) {
      case CLOSED, LISTEN, ESTABLISHED, FIN_WAIT_2, CLOSE_WAIT -> null;
      case SYN_SENT, SYN_RECEIVED, FIN_WAIT_1, CLOSING, LAST_ACK, TIME_WAIT -> "it waits for ever";
    };
  }

  private static String nothingWaits(PairSeen seen) {
    boolean waits =
        switch (seen.client().state()) {
          case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK ->
              seen.client().tcb().hasUnsent();
          case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, TIME_WAIT -> false;
        };
    return waits ? "text or a FIN waits for ever" : null;
  }
}
