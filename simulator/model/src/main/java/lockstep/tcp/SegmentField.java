package lockstep.tcp;

import java.util.Locale;

/**
 * What of a segment's header is compared on a wire only where a scenario says so ({@code set wire
 * compare window options}): control bits, numbers and the text's length always are.
 */
public enum SegmentField {
  /**
   * Whether the window is shut, 0, or open. How large it is each system decides by itself (RFC 9293
   * section 3.8.6), so the number is shown and not compared.
   */
  WINDOW,

  /**
   * The Maximum Segment Size, which is the one option of RFC 9293 that says something (section
   * 3.2).
   */
  OPTIONS;

  /** The scenario's word, {@code window}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
