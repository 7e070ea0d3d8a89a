package lockstep.app.survey;

import java.util.List;
import java.util.Optional;
import lockstep.comparison.ArrivalDifferences;
import lockstep.comparison.KnownDifference;
import lockstep.comparison.KnownDifferences;
import lockstep.model.Preconditions;
import lockstep.model.StandIn;
import lockstep.probe.survey.Answer;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/**
 * Which known difference explains what a kernel did with a segment. Each says exactly what the
 * kernel must have done: anything else stays unexplained.
 */
final class NamedDifferences {
  private final Preconditions at;
  private final Segment sent;
  private final StandIn.Outcome model;
  private final Answer.Measured kernel;

  private NamedDifferences(
      Preconditions at, Segment sent, StandIn.Outcome model, Answer.Measured kernel) {
    this.at = at;
    this.sent = sent;
    this.model = model;
    this.kernel = kernel;
  }

  /** The difference between the two, where it has a name. */
  static Optional<KnownDifference> between(
      Preconditions at, Segment sent, StandIn.Outcome model, Answer.Measured kernel) {
    NamedDifferences names = new NamedDifferences(at, sent, model, kernel);
    return Optional.ofNullable(
        switch (at.state()) {
          case CLOSED -> null;
          case LISTEN -> names.inListen();
          case SYN_SENT -> names.inSynSent();
          case SYN_RECEIVED -> names.inSynReceived();
          case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK ->
              names.inTheOthers();
          case TIME_WAIT -> names.inTimeWait();
        });
  }

  private KnownDifference inListen() {
    boolean drops = sent.has(ControlBit.SYN) && sent.has(ControlBit.FIN) && isStill();
    return drops && kernel.emits().isEmpty() ? ArrivalDifferences.SYN_FIN : null;
  }

  /** The SYN follows what the model sends. */
  private KnownDifference inSynSent() {
    int last = kernel.emits().size() - 1;
    boolean synAgain =
        isStill()
            && model.state() == at.state()
            && last >= 0
            && isOne(kernel.emits().get(last), ControlBits.of(ControlBit.SYN), at.iss())
            && Cell.same(model.sends(), kernel.emits().subList(0, last));
    return synAgain ? named("linux-syn-again-after-bad-ack") : null;
  }

  private KnownDifference inSynReceived() {
    if (!sent.has(ControlBit.SYN) || kernel.emits().size() != 1) return null;
    Segment answer = kernel.emits().get(0);
    ControlBits synAck = ControlBits.of(ControlBit.SYN, ControlBit.ACK);
    if (isStill() && sent.seq().equals(at.irs()) && isOne(answer, synAck, at.iss()))
      return named("linux-syn-ack-again");
    boolean reset = answer.has(ControlBit.RST);
    if (kernel.next() == TcpState.LISTEN && model.state() == TcpState.LISTEN && reset)
      return named("linux-rst-for-syn-in-window");
    boolean wrongAck = sent.ack() != null && !sent.ack().equals(at.sndNxt());
    if (isStill() && wrongAck && isOne(answer, ControlBits.of(ControlBit.RST), sent.ack()))
      return ArrivalDifferences.ACK_FIRST;
    return null;
  }

  private KnownDifference inTheOthers() {
    boolean bare =
        !sent.has(ControlBit.ACK) && !sent.has(ControlBit.SYN) && !sent.has(ControlBit.RST);
    if (bare && isStill() && model.state() == at.state() && kernel.emits().isEmpty())
      return ArrivalDifferences.NO_ACK_BIT;
    boolean oneBefore = sent.seq().equals(at.rcvNxt().plus(-1));
    if (sent.has(ControlBit.RST)) {
      boolean resets = kernel.next() == TcpState.CLOSED && kernel.emits().isEmpty();
      return oneBefore && resets && isAfterFin() ? ArrivalDifferences.RST_AFTER_FIN : null;
    }
    return endsAtRcvNxt() ? ArrivalDifferences.ENDS_AT_RCV_NXT : null;
  }

  private boolean isAfterFin() {
    return at.state() == TcpState.CLOSE_WAIT
        || at.state() == TcpState.CLOSING
        || at.state() == TcpState.LAST_ACK;
  }

  /** Whether it went as with the ACK alone, and at most an answer to the old text beside it. */
  private boolean endsAtRcvNxt() {
    boolean just = sent.seq().isBefore(at.rcvNxt()) && sent.end().equals(at.rcvNxt());
    if (!just || sent.ack() == null) return false;
    Segment ackAlone =
        new Segment(
            at.rcvNxt(), sent.ack(), ControlBits.of(ControlBit.ACK), sent.window(), Octets.NONE, 0);
    StandIn.Outcome taken = new StandIn(at).arrives(ackAlone);
    List<Segment> emits = kernel.emits();
    return kernel.next() == taken.state()
        && (emits.isEmpty()
            || emits.size() == 1
                && isOne(emits.get(0), ControlBits.of(ControlBit.ACK), at.sndNxt()));
  }

  private KnownDifference inTimeWait() {
    if (!isStill() || model.state() != TcpState.TIME_WAIT) return null;
    List<Segment> emits = kernel.emits();
    boolean plain = sent.length() == 0 && sent.seq().equals(at.rcvNxt());
    boolean quiet = emits.isEmpty() && (plain || sent.has(ControlBit.RST));
    boolean answers =
        emits.size() == 1
            && !plain
            && !sent.has(ControlBit.RST)
            && isOne(emits.get(0), ControlBits.of(ControlBit.ACK), at.sndNxt());
    return quiet || answers ? ArrivalDifferences.TIME_WAIT : null;
  }

  private boolean isStill() {
    return kernel.next() == at.state();
  }

  private static boolean isOne(Segment segment, ControlBits bits, SeqNumber seq) {
    return segment.control().without(ControlBit.PSH) == bits
        && segment.seq().equals(seq)
        && segment.text().isEmpty();
  }

  private static KnownDifference named(String name) {
    return KnownDifferences.named(name).orElseThrow();
  }
}
