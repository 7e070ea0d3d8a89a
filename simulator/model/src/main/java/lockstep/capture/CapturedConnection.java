package lockstep.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lockstep.tcp.ControlBit;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/**
 * A connection out of a capture, and where its ends stand by what passed so far: inferred, for the
 * sockets themselves were not seen.
 */
public final class CapturedConnection {
  /** How the capture shows its beginning. */
  public enum Beginning {
    /** With the SYN of the end that opened it. */
    SYN,
    /** With the answer to a SYN that was not captured. */
    SYN_ACK,
    /** It stood already when the capture began. */
    MIDDLE
  }

  /** So many SYNs wait for an answer; then they are shown without one. */
  private static final int MOST_WAITING = 32;

  private final int number;
  private final Beginning beginning;
  private final InferredEnd client;
  private final InferredEnd server;
  private final Inference inference;

  /** SYNs of one end; what they find at the other its answer tells. */
  private final List<Passing> asking = new ArrayList<>(0);

  private long segments;
  private long firstNanos = CapturedPacket.NO_TIME;
  private long lastNanos = CapturedPacket.NO_TIME;
  private int followedBy;

  /** A connection that begins, for the capture, with this segment. */
  CapturedConnection(int number, CapturedSegment first) {
    this.number = number;
    boolean syn = first.has(ControlBit.SYN);
    beginning = !syn ? Beginning.MIDDLE : first.ack() == null ? Beginning.SYN : Beginning.SYN_ACK;
    // Ports of services are low ones; without a handshake nothing else tells who called.
    boolean fromClient = syn ? first.ack() == null : first.from().port() >= first.to().port();
    client = new InferredEnd(fromClient ? first.from() : first.to());
    server = new InferredEnd(fromClient ? first.to() : first.from());
    inference = new Inference(client, server);
  }

  /** Counts the connections of a capture, from 1. */
  public int number() {
    return number;
  }

  public Beginning beginning() {
    return beginning;
  }

  /** The end that opened it; without a handshake the one with the higher port. */
  public IpEndpoint client() {
    return client.at;
  }

  public IpEndpoint server() {
    return server.at;
  }

  /** Where the client stands by now; null where that was not seen. */
  public TcpState clientState() {
    return client.state(server);
  }

  /** Where the server stands by now; null where that was not seen. */
  public TcpState serverState() {
    return server.state(client);
  }

  /** The client's initial sequence number; null where it was not seen. */
  public SeqNumber clientIss() {
    return client.iss;
  }

  /** The server's initial sequence number; null where it was not seen. */
  public SeqNumber serverIss() {
    return server.iss;
  }

  /** How many segments it has; one that was seen at both ends is one. */
  public long segments() {
    return segments;
  }

  /** Octets of text from the client, without those sent again. */
  public long clientOctets() {
    return client.octets;
  }

  /** Octets of text from the server, without those sent again. */
  public long serverOctets() {
    return server.octets;
  }

  /** How many segments with text, SYN or FIN were sent again. */
  public long again() {
    return inference.again();
  }

  /** How many came late: after one that was sent after them. */
  public long late() {
    return inference.late();
  }

  /** When its first segment with a time passed; {@link CapturedPacket#NO_TIME} without one. */
  public long firstNanos() {
    return firstNanos;
  }

  /** When its last one did. */
  public long lastNanos() {
    return lastNanos;
  }

  /** The number of the connection that used its addresses anew; 0 where none did. */
  public int followedBy() {
    return followedBy;
  }

  /** Whether both ends sent a FIN. */
  public boolean isClosedByBoth() {
    return client.fin != null && server.fin != null;
  }

  /** Whether the client sent a FIN. */
  public boolean isClosedByClient() {
    return client.fin != null;
  }

  /** Whether the server sent a FIN. */
  public boolean isClosedByServer() {
    return server.fin != null;
  }

  /** Whether the end that closed first was the client, where both closed. */
  public boolean clientClosedFirst() {
    return client.finFirst && !server.finFirst;
  }

  /** Whether both sent their FIN before the other's came. */
  public boolean closedAtOnce() {
    return client.finFirst && server.finFirst;
  }

  /** Who sent a RST that ended it: 'c' the client, 's' the server, 0 nobody. */
  public char resetBy() {
    return inference.resetBy();
  }

  /** Whether the RST was the answer to the SYN. */
  public boolean isRefused() {
    return inference.isRefused();
  }

  /** Whether the SYN was answered by nobody. */
  public boolean isUnanswered() {
    return beginning == Beginning.SYN && !server.synSent && resetBy() == 0;
  }

  /** Whether a SYN without ACK that leaves begins another connection between the two. */
  boolean isOver(CapturedSegment syn) {
    if (!asking.isEmpty()) {
      CapturedSegment asked = asking.get(0).segment();
      return asked.from().equals(syn.from()) && !asked.seq().equals(syn.seq());
    }
    InferredEnd from = inference.end(syn.from());
    InferredEnd other = from == client ? server : client;
    if (from.iss != null) return !from.iss.equals(syn.seq());
    return other.state(from) != TcpState.SYN_SENT;
  }

  void followedBy(int next) {
    followedBy = next;
  }

  /**
   * Takes the next segment.
   *
   * @param out is given its step when it can be told, which may be with a later segment; null when
   *     nobody asks
   */
  void take(Passing passing, Consumer<SegmentStep> out) {
    if (passing.kind().sends()) segments++;
    long at = passing.segment().packet().atNanos();
    if (at != CapturedPacket.NO_TIME) {
      if (firstNanos == CapturedPacket.NO_TIME) firstNanos = at;
      lastNanos = at;
    }
    boolean asks =
        passing.segment().isFirstSyn()
            && !passing.segment().has(ControlBit.RST)
            && passing.kind().arrives();
    if (asking.isEmpty()) {
      if (asks && inference.isUntouched(inference.end(passing.segment().to()))) asking.add(passing);
      else inference.run(passing, out);
      return;
    }
    boolean sameAgain =
        passing.segment().isFirstSyn()
            && passing.segment().from().equals(asking.get(0).segment().from());
    if (sameAgain && asking.size() < MOST_WAITING) {
      asking.add(passing);
      return;
    }
    answer(sameAgain ? Inference.Answer.NONE : answerIn(passing), out);
    inference.run(passing, out);
  }

  /** The capture, or the connection, is over. */
  void end(Consumer<SegmentStep> out) {
    answer(Inference.Answer.NONE, out);
  }

  private void answer(Inference.Answer answer, Consumer<SegmentStep> out) {
    for (Passing asked : asking) {
      if (asked.kind() == Passing.Kind.SENT || asked.segment().ack() != null)
        inference.run(asked, out);
      else inference.ask(asked, answer, out);
    }
    asking.clear();
  }

  private Inference.Answer answerIn(Passing passing) {
    CapturedSegment segment = passing.segment();
    boolean fromAsker = segment.from().equals(asking.get(0).segment().from());
    boolean rst = segment.has(ControlBit.RST);
    if (fromAsker) return rst ? Inference.Answer.NONE : Inference.Answer.TAKEN;
    if (rst) return Inference.Answer.REFUSED;
    return segment.isFirstSyn() ? Inference.Answer.CROSSING : Inference.Answer.TAKEN;
  }
}
