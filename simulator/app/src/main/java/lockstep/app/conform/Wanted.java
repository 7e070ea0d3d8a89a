package lockstep.app.conform;

import static lockstep.tcp.ControlBit.ACK;
import static lockstep.tcp.ControlBit.FIN;
import static lockstep.tcp.ControlBit.PSH;
import static lockstep.tcp.ControlBit.RST;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lockstep.model.StandIn;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/**
 * An outcome that is right.
 *
 * @param emits the segments sent, in order; null when they are not compared
 * @param result what a call answers, {@code ok} or {@code error: ...}; null when it is not compared
 * @param okWillDo whether {@code ok} is as good as that result
 * @param resetMayAcknowledge whether a RST may have an ACK field or not, as an ABORT's may
 */
record Wanted(
    TcpState state,
    List<Emitted> emits,
    String result,
    boolean okWillDo,
    boolean resetMayAcknowledge) {

  /**
   * A segment that is to be sent; what is null is not compared.
   *
   * @param control without PSH, which nobody compares
   * @param length the octets of text
   */
  record Emitted(ControlBits control, SeqNumber seq, SeqNumber ack, Integer length) {
    boolean matches(Segment sent, boolean resetMayAcknowledge) {
      boolean loose = resetMayAcknowledge && control.has(RST);
      ControlBits found = sent.control().without(PSH);
      return (loose ? found.with(ACK) == control.with(ACK) : found == control)
          && (seq == null || seq.equals(sent.seq()))
          && (ack == null || loose && sent.ack() == null || ack.equals(sent.ack()))
          && (length == null || length == sent.text().length());
    }

    @Override
    public String toString() {
      return (seq == null ? "" : "<SEQ=" + seq + ">")
          + (ack == null ? "" : "<ACK=" + ack + ">")
          + (length == null || length == 0 ? "" : "<LEN=" + length + ">")
          + ("<CTL=" + control + ">");
    }
  }

  boolean accepts(StandIn.Outcome found) {
    return accepts(found.state(), found.sends()) && acceptsResult(found);
  }

  /** The same, whatever a call answers. */
  boolean accepts(TcpState foundState, List<Segment> sends) {
    return foundState == state && acceptsSegments(sends);
  }

  /** Text and the FIN behind it are as good in one segment as in two. */
  private boolean acceptsSegments(List<Segment> sends) {
    return emits == null
        || matches(sends)
        || matches(withFinsApart(sends))
        || matches(withFinsJoined(sends));
  }

  private boolean matches(List<Segment> sends) {
    if (sends.size() != emits.size()) return false;
    for (int i = 0; i < sends.size(); i++)
      if (!emits.get(i).matches(sends.get(i), resetMayAcknowledge)) return false;
    return true;
  }

  private static List<Segment> withFinsApart(List<Segment> sends) {
    List<Segment> apart = new ArrayList<>();
    for (Segment s : sends) {
      if (s.has(FIN) && !s.text().isEmpty()) {
        apart.add(with(s, s.control().without(FIN), s.text()));
        apart.add(Segment.of(s.end().plus(-1), s.ack(), s.window(), FIN));
      } else {
        apart.add(s);
      }
    }
    return apart;
  }

  private static List<Segment> withFinsJoined(List<Segment> sends) {
    List<Segment> joined = new ArrayList<>();
    for (Segment s : sends) {
      Segment last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      boolean bareFin = s.has(FIN) && s.text().isEmpty();
      if (last != null && bareFin && !last.text().isEmpty() && last.end().equals(s.seq()))
        joined.set(joined.size() - 1, with(last, last.control().with(FIN), last.text()));
      else joined.add(s);
    }
    return joined;
  }

  private static Segment with(Segment s, ControlBits control, Octets text) {
    return new Segment(s.seq(), s.ack(), control, s.window(), text, s.mss(), s.urgentPointer());
  }

  private boolean acceptsResult(StandIn.Outcome found) {
    if (result == null) return true;
    boolean ok = !found.result().startsWith("error");
    return result.equals("ok") || okWillDo && ok ? ok : result.equals(found.result());
  }

  @Override
  public String toString() {
    return state.rfcName()
        + (emits == null ? "" : emits.isEmpty() ? ", nothing sent" : ", " + words(emits))
        + (result == null ? "" : ", " + result + (okWillDo ? " or ok" : ""));
  }

  /** What was found, in the words of {@link #toString()}. */
  static String words(StandIn.Outcome found, boolean withResult) {
    return found.state().rfcName()
        + ", "
        + words(found.sends())
        + (withResult ? ", " + found.result() : "");
  }

  static String words(List<?> segments) {
    if (segments.isEmpty()) return "nothing sent";
    return segments.stream().map(Object::toString).collect(Collectors.joining(" "));
  }
}
