package lockstep.tcp;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A segment, by the RFC's variables (RFC 9293 section 3.3.1).
 *
 * @param seq SEG.SEQ
 * @param ack SEG.ACK, null when the ACK bit is off
 * @param control the control bits; ACK is set if and only if {@code ack} is given
 * @param window SEG.WND, 0 to 65535 (window scaling is not modelled)
 * @param text the octets it carries
 * @param mss the value of its Maximum Segment Size option, 0 without one
 * @param urgentPointer the urgent pointer, counted from SEG.SEQ to the octet after the urgent ones
 *     (MUST-62), 0 to 65535; it means something only with the URG bit
 */
public record Segment(
    SeqNumber seq,
    SeqNumber ack,
    ControlBits control,
    int window,
    Octets text,
    int mss,
    int urgentPointer) {
  private static final Pattern NOTATION =
      Pattern.compile("<SEQ=(\\d+)>(?:<ACK=(\\d+)>)?(?:<LEN=(\\d+)>)?<CTL=([A-Z,]*)>");

  public Segment {
    Objects.requireNonNull(seq, "seq");
    Objects.requireNonNull(text, "text");
    if (control.has(ControlBit.ACK) != (ack != null))
      throw new IllegalArgumentException("ACK field " + ack + " with control bits " + control);
    if (window < 0 || window > 0xFFFF) throw new IllegalArgumentException("window " + window);
    if (urgentPointer < 0 || urgentPointer > 0xFFFF)
      throw new IllegalArgumentException("urgent pointer " + urgentPointer);
  }

  /** A segment without urgent text. */
  public Segment(
      SeqNumber seq, SeqNumber ack, ControlBits control, int window, Octets text, int mss) {
    this(seq, ack, control, window, text, mss, 0);
  }

  /** A segment with these control bits; ACK is added when {@code ack} is given. */
  public static Segment of(SeqNumber seq, SeqNumber ack, int window, ControlBit... bits) {
    ControlBits control = ControlBits.of(bits);
    return new Segment(
        seq, ack, ack == null ? control : control.with(ControlBit.ACK), window, Octets.NONE, 0);
  }

  /** The same segment with this text. */
  public Segment withText(Octets text) {
    return new Segment(seq, ack, control, window, text, mss, urgentPointer);
  }

  /** The same segment with this Maximum Segment Size option. */
  public Segment withMss(int mss) {
    return new Segment(seq, ack, control, window, text, mss, urgentPointer);
  }

  /** The same segment with other numbers: relative ones for a trace. */
  public Segment withNumbers(SeqNumber seq, SeqNumber ack) {
    return new Segment(seq, ack, control, window, text, mss, urgentPointer);
  }

  /** The same segment with the URG bit and this urgent pointer. */
  public Segment withUrgentPointer(int pointer) {
    return new Segment(seq, ack, control.with(ControlBit.URG), window, text, mss, pointer);
  }

  /**
   * The same segment sent again, with the acknowledgment and the window of now; a segment without
   * ACK stays as it is.
   */
  public Segment again(SeqNumber ack, int window) {
    return this.ack == null
        ? this
        : new Segment(seq, ack, control, window, text, mss, urgentPointer);
  }

  /** What is left of this segment from a sequence number inside it on; a SYN at its front goes. */
  public Segment from(SeqNumber number) {
    int gone = number.minus(seq);
    if (gone <= 0) return this;
    ControlBits bits = control.without(ControlBit.SYN);
    int goneText = Math.min(text.length(), has(ControlBit.SYN) ? gone - 1 : gone);
    return new Segment(
        number,
        ack,
        bits,
        window,
        text.slice(goneText, text.length()),
        0,
        Math.max(0, urgentPointer - gone));
  }

  public boolean has(ControlBit bit) {
    return control.has(bit);
  }

  /** SEG.LEN: the octets of text, and one each for SYN and FIN (RFC 9293 section 3.4). */
  public int length() {
    return text.length() + (has(ControlBit.SYN) ? 1 : 0) + (has(ControlBit.FIN) ? 1 : 0);
  }

  /** The first sequence number after this segment: SEG.SEQ + SEG.LEN. */
  public SeqNumber end() {
    return seq.plus(length());
  }

  /**
   * Reads what {@link #toString()} writes. Window and options are not in the notation and come back
   * as 0, text as filler of its length.
   */
  public static Segment parse(String notation) {
    Matcher m = NOTATION.matcher(notation);
    if (!m.matches())
      throw new IllegalArgumentException(
          "expected a segment such as <SEQ=1><ACK=1><LEN=5><CTL=ACK>, found \"" + notation + '"');
    ControlBits control = ControlBits.NONE;
    if (!m.group(4).isEmpty()) {
      for (String bit : m.group(4).split(",")) control = control.with(ControlBit.valueOf(bit));
    }
    Octets text = m.group(3) == null ? Octets.NONE : Octets.filler(Integer.parseInt(m.group(3)));
    return new Segment(number(m.group(1)), number(m.group(2)), control, 0, text, 0);
  }

  private static SeqNumber number(String digits) {
    return digits == null ? null : SeqNumber.of(Long.parseLong(digits));
  }

  /**
   * The RFC's notation, {@code <SEQ=1><ACK=1><LEN=5><CTL=ACK>}; LEN counts the text alone and is
   * left out when there is none.
   */
  @Override
  public String toString() {
    return "<SEQ="
        + seq
        + ">"
        + (ack == null ? "" : "<ACK=" + ack + ">")
        + (text.isEmpty() ? "" : "<LEN=" + text.length() + ">")
        + "<CTL="
        + control
        + ">";
  }
}
