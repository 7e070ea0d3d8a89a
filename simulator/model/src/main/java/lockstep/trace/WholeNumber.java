package lockstep.trace;

import java.util.OptionalLong;

/** Numbers as a trace writes them: without a plus, without leading noughts. */
final class WholeNumber {
  private WholeNumber() {}

  /** The number; empty when the digits are none or would be written differently. */
  static OptionalLong of(String digits) {
    try {
      long number = Long.parseLong(digits);
      return Long.toString(number).equals(digits) ? OptionalLong.of(number) : OptionalLong.empty();
    } catch (NumberFormatException e) {
      // Not a failure of its own: the reader says what it expected, and in which line.
      return OptionalLong.empty();
    }
  }
}
