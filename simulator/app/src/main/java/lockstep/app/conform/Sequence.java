package lockstep.app.conform;

import java.util.List;
import lockstep.app.conform.Verdict.Standing;
import lockstep.model.Preconditions;
import lockstep.model.StandIn;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/** A case of several events, judged after each. */
record Sequence(String id, String key, Preconditions at, List<Step> steps)
    implements ConformanceCase {

  /**
   * An event and what has to hold after it; what is null is not compared.
   *
   * @param ack SEG.ACK of a segment that is sent
   * @param ackSeq SEG.SEQ of that same segment
   * @param readable octets in order and not yet read
   * @param returned octets that a RECEIVE gives
   * @param state where it leaves the connection
   */
  record Step(
      Trial trial,
      SeqNumber ack,
      SeqNumber ackSeq,
      Integer readable,
      Integer returned,
      TcpState state) {
    boolean expectsSomething() {
      return !wanted().isEmpty();
    }

    private boolean holds(StandIn.Outcome found, int nowReadable) {
      return (state == null || state == found.state())
          && (ack == null && ackSeq == null || found.sends().stream().anyMatch(this::isTheAck))
          && (readable == null || readable == nowReadable)
          && (returned == null || returned == found.returned());
    }

    private boolean isTheAck(Segment sent) {
      return sent.ack() != null
          && (ack == null || ack.equals(sent.ack()))
          && (ackSeq == null || ackSeq.equals(sent.seq()));
    }

    private String wanted() {
      StringBuilder words = new StringBuilder();
      if (state != null) words.append(", ").append(state.rfcName());
      if (ack != null) words.append(", ack ").append(ack);
      if (ackSeq != null) words.append(", ack_seq ").append(ackSeq);
      if (readable != null) words.append(", readable ").append(readable);
      if (returned != null) words.append(", returned ").append(returned);
      return words.isEmpty() ? "" : words.substring(2);
    }

    private String words(StandIn.Outcome found, int nowReadable) {
      return Wanted.words(found, false)
          + (readable == null ? "" : ", readable " + nowReadable)
          + (returned == null ? "" : ", returned " + found.returned());
    }
  }

  @Override
  public Kind kind() {
    return Kind.SEQUENCE;
  }

  @Override
  public Verdict judge(StandIn standIn) {
    StandIn.Outcome found = null;
    int number = 0;
    for (Step step : steps) {
      number++;
      found = step.trial().on(standIn);
      if (step.holds(found, standIn.readable())) continue;
      String place = "step " + number + " of " + steps.size() + ": ";
      return new Verdict(
          this,
          Standing.FAILED,
          found.state(),
          place + step.wanted(),
          place + step.words(found, standIn.readable()),
          found.decided());
    }
    String all = "all " + steps.size() + " steps as expected";
    return new Verdict(this, Standing.PASSED, found.state(), all, all, found.decided());
  }
}
