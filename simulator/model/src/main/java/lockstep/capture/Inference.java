package lockstep.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/**
 * Infers the states of a connection's ends from its segments. What a segment says of its sender is
 * certain, for the sender sent it; that it reaches the other end, and is taken there as RFC 9293
 * section 3.10.7 says, is inferred, and taken back where a later segment tells otherwise.
 */
final class Inference {
  /** What became of a SYN. */
  enum Answer {
    /** It was taken by an end that listened. */
    TAKEN,
    /** A RST answered it. */
    REFUSED,
    /** The other end's own SYN was under way. */
    CROSSING,
    /** Nothing was captured that tells. */
    NONE
  }

  /** The largest window scale is 14 (RFC 7323); a capture may not have the option. */
  private static final int LARGEST_SCALE = 14;

  private final InferredEnd client;
  private final InferredEnd server;
  private final List<CapturedSegment> crossing = new ArrayList<>(0);
  private boolean finCrossing;
  private int steps;
  private final SentNumbers numbers = new SentNumbers();
  private char resetBy;
  private boolean refused;

  // Of the segment that is looked at.
  private InferredEnd from;
  private InferredEnd to;
  private List<TcpState> sender;
  private List<TcpState> receiver;
  private List<String> remarks;

  Inference(InferredEnd client, InferredEnd server) {
    this.client = client;
    this.server = server;
  }

  long again() {
    return numbers.again();
  }

  long late() {
    return numbers.late();
  }

  char resetBy() {
    return resetBy;
  }

  boolean isRefused() {
    return refused;
  }

  InferredEnd end(IpEndpoint at) {
    return client.at.equals(at) ? client : server;
  }

  /** Whether nothing is known of an end. */
  boolean isUntouched(InferredEnd end) {
    return !end.synSent && !end.synReceived && !end.spoke && !end.closed && end.sendNext == null;
  }

  private void begin(CapturedSegment segment) {
    from = end(segment.from());
    to = from == client ? server : client;
    sender = trail(from.state(to));
    receiver = trail(to.state(from));
    remarks = new ArrayList<>(0);
    if (from.zero == null)
      from.zero = segment.has(ControlBit.SYN) ? segment.seq() : segment.seq().plus(-1);
    if (to.zero == null && segment.ack() != null) to.zero = segment.ack().plus(-1);
  }

  private static List<TcpState> trail(TcpState state) {
    List<TcpState> trail = new ArrayList<>(2);
    if (state != null) trail.add(state);
    return trail;
  }

  private void note() {
    note(sender, from.state(to));
    note(receiver, to.state(from));
  }

  private static void note(List<TcpState> trail, TcpState state) {
    if (state != null && (trail.isEmpty() || trail.get(trail.size() - 1) != state))
      trail.add(state);
  }

  private void step(CapturedSegment segment, Passing.Kind kind, Consumer<SegmentStep> out) {
    steps++;
    if (out == null) return;
    SeqNumber ack = segment.ack() == null ? null : segment.ack().plus(-to.zero.toLong());
    Segment relative = segment.relative(segment.seq().plus(-from.zero.toLong()), ack);
    out.accept(
        new SegmentStep(
            steps,
            segment,
            relative,
            from == client,
            kind.sends(),
            kind.arrives(),
            sender,
            receiver,
            client.state(server),
            server.state(client),
            remarks));
  }

  /** A SYN to an end of which nothing is known yet. */
  void ask(Passing passing, Answer answer, Consumer<SegmentStep> out) {
    CapturedSegment syn = passing.segment();
    begin(syn);
    Passing.Kind kind = passing.kind();
    if (kind.sends()) leaves(syn, kind);
    switch (answer) {
      case TAKEN -> arrives(syn);
      case REFUSED -> {
        to.closed = true;
        refused = true;
        note();
        remarks.add("nobody listens there: the answer is a RST");
      }
      case CROSSING -> {
        crossing.add(syn);
        kind = Passing.Kind.SENT;
      }
      case NONE -> {
        remarks.add("no answer to it was captured");
        kind = Passing.Kind.SENT;
      }
    }
    step(syn, kind, out);
  }

  void run(Passing passing, Consumer<SegmentStep> out) {
    CapturedSegment segment = passing.segment();
    begin(segment);
    boolean stray =
        to.synSent
            && !to.synReceived
            && segment.ack() != null
            && to.iss != null
            && !segment.ack().equals(to.iss.plus(1))
            && !segment.has(ControlBit.RST);
    if (stray) {
      remarks.add("its ACK is not of this connection: " + who(from) + " believes in another");
    } else {
      if (passing.kind().sends()) leaves(segment, passing.kind());
      if (passing.kind().arrives()) arrives(segment);
    }
    step(segment, passing.kind(), out);
  }

  private String who(InferredEnd end) {
    return end == client ? "the client" : "the server";
  }

  // What it says of its sender.

  private void leaves(CapturedSegment segment, Passing.Kind kind) {
    if (kind == Passing.Kind.PASSED) correct(segment);
    if (segment.has(ControlBit.RST)) {
      sendsRst(segment);
      return;
    }
    if (segment.ack() != null) acknowledges(segment.ack());
    if (segment.has(ControlBit.SYN)) sendsSyn(segment);
    String order = numbers.note(from, segment);
    if (order != null) remarks.add(order);
    if (segment.textLength() > 0) from.spoke = true;
    if (segment.has(ControlBit.FIN) && from.fin == null) {
      from.fin = segment.end().plus(-1);
      from.finFirst = !from.finReceived;
      from.spoke = true;
    }
    from.window = segment.window();
    note();
    if (finCrossing) {
      finCrossing = false;
      from.finReceived = true;
      note();
    }
    // Both SYNs were under way: the other's comes now.
    for (CapturedSegment other : crossing) {
      to.zero = other.seq();
      from.synReceived = true;
      from.gets(other.seq(), other.end());
      remarks.add("both ends opened at the same moment: the SYNs cross");
      note();
    }
    crossing.clear();
  }

  /** Takes back what this segment shows to have been inferred wrongly. */
  private void correct(CapturedSegment segment) {
    if (segment.has(ControlBit.RST)) return;
    TcpState was = from.state(to);
    if (from.closed && from.reset && resetBy != name(from)) {
      from.closed = false;
      from.reset = false;
      remarks.add(who(from) + " goes on: it did not take the RST");
    }
    boolean finAgain =
        from.fin != null && from.finAcknowledged && segment.has(ControlBit.FIN) && !from.closed;
    if (finAgain) {
      from.finAcknowledged = false;
      remarks.add("the ACK of its FIN had not come by then");
    }
    boolean synAgain =
        segment.has(ControlBit.SYN)
            && segment.ack() != null
            && from.answered
            && from.synAcknowledged
            && from.fin == null
            && !from.finReceived;
    if (synAgain) {
      from.synAcknowledged = false;
      remarks.add("the ACK of its SYN had not come by then");
    }
    boolean finsCross =
        segment.has(ControlBit.FIN)
            && segment.ack() != null
            && from.fin == null
            && from.finReceived
            && segment.ack().minus(to.fin) < 1;
    if (finsCross) {
      from.finReceived = false;
      finCrossing = true;
      remarks.add("both ends closed at the same moment: the FINs cross");
    }
    TcpState now = from.state(to);
    if (was != now) sender = trail(now);
  }

  private char name(InferredEnd end) {
    return end == client ? 'c' : 's';
  }

  private void sendsRst(CapturedSegment segment) {
    boolean asks = from.synSent && !from.synReceived;
    if (asks && segment.ack() == null && !from.closed) {
      remarks.add("answers what is not of its connection; it goes on asking");
      return;
    }
    if (resetBy == 0) resetBy = name(from);
    from.closed = true;
    from.reset = true;
    note();
  }

  private void acknowledges(SeqNumber ack) {
    if (to.sendNext == null) {
      to.sendNext = ack;
    } else if (ack.isAfter(to.sendNext)) {
      int missing = ack.minus(to.sendNext);
      remarks.add(
          "acknowledges "
              + missing
              + (missing == 1 ? " octet" : " octets")
              + " that the capture does not have");
      to.sendNext = ack;
    }
    from.gotUpTo(ack);
    if (to.fin != null && ack.minus(to.fin) >= 1) from.finReceived = true;
    note();
  }

  private void sendsSyn(CapturedSegment segment) {
    if (from.iss == null) {
      from.iss = segment.seq();
      from.zero = segment.seq();
    } else if (!from.iss.equals(segment.seq())) {
      remarks.add("a SYN with another number: not of this connection");
    }
    // Nobody asks for a connection who has one, and nobody answers who does not listen.
    if (sender.isEmpty()) sender.add(segment.ack() == null ? TcpState.CLOSED : TcpState.LISTEN);
    from.synSent = true;
    from.spoke = true;
    if (segment.ack() == null) return;
    if (!from.synReceived && isUntouched(to)) to.synSent = true;
    if (to.iss == null) {
      to.iss = segment.ack().plus(-1);
      to.synSent = true;
      to.spoke = true;
      receiver = trail(to.state(from));
    }
    from.synReceived = true;
    from.answered = true;
  }

  // What it does to the other end.

  private void arrives(CapturedSegment segment) {
    if (segment.has(ControlBit.RST)) {
      getsRst(segment);
      return;
    }
    if (to.closed) return;
    if (segment.has(ControlBit.SYN)) getsSyn(segment);
    if (segment.ack() != null) getsAck(segment.ack());
    if (segment.length() > 0) to.gets(segment.seq(), segment.end());
    if (from.fin != null && to.receiveNext != null && !to.finReceived) {
      if (to.receiveNext.minus(from.fin) >= 1) {
        to.finReceived = true;
        note();
      } else if (segment.has(ControlBit.FIN)) {
        remarks.add("its FIN waits at " + who(to) + ": something before it is missing");
      }
    }
  }

  private void getsSyn(CapturedSegment segment) {
    boolean begun = to.synSent || to.synReceived;
    if (segment.ack() == null && !begun && !to.spoke) {
      to.listens = true;
      note();
    }
    if (segment.ack() != null && !to.synSent) return;
    if (!to.synReceived) {
      to.synReceived = true;
      // With an ACK both come in one turn: no state lies between.
      if (segment.ack() != null) to.synAcknowledged = true;
      note();
    } else if (segment.ack() == null && from.spoke) {
      remarks.add(who(to) + " has had this SYN");
    }
  }

  private void getsAck(SeqNumber ack) {
    if (to.iss != null && !to.synAcknowledged && ack.minus(to.iss) >= 1) {
      to.synAcknowledged = true;
      note();
    }
    if (to.fin != null && !to.finAcknowledged && ack.minus(to.fin) >= 1) {
      to.finAcknowledged = true;
      note();
    }
  }

  private void getsRst(CapturedSegment segment) {
    if (to.closed) return;
    if (to.synSent && !to.synReceived) {
      boolean ours = segment.ack() != null && to.iss != null;
      if (ours && !segment.ack().equals(to.iss.plus(1))) {
        remarks.add("its ACK is not of this connection: passed over");
        return;
      }
    } else if (to.receiveNext != null && !segment.seq().equals(to.receiveNext)) {
      long ahead = segment.seq().minus(to.receiveNext);
      boolean inWindow = ahead > 0 && ahead < (long) to.window << LARGEST_SCALE;
      remarks.add(
          inWindow
              ? "not the number that " + who(to) + " expects: it should ask back (RFC 5961)"
              : "outside of the window: passed over");
      return;
    }
    if (to.listens && !to.synAcknowledged && to.fin == null && !to.finReceived) {
      to.synReceived = false;
      to.synSent = false;
    } else {
      to.closed = true;
      to.reset = true;
    }
    note();
  }
}
