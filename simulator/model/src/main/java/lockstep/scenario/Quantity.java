package lockstep.scenario;

/**
 * A whole number that a line may name, with its bounds.
 *
 * @param what its name with an article, as an error says it: {@code a backlog}
 * @param least the smallest number allowed, 0 or more
 * @param most the largest
 * @param unit what is counted, in the plural, or empty
 */
record Quantity(String what, long least, long most, String unit) {
  /** 2^63-1 has 19 digits: what is longer is out of every bound. */
  private static final int MOST_DIGITS = 18;

  /**
   * Takes the number.
   *
   * @throws LineFault when the next word is no number or out of bounds
   */
  long take(Line line) throws LineFault {
    Token token = line.peek();
    boolean fits = isNumber(token) && token.text().length() <= MOST_DIGITS;
    long number = fits ? Long.parseLong(token.text()) : -1;
    if (number < least || number > most) throw line.expected(inWords());
    line.take();
    return number;
  }

  /** {@link #take} for bounds within an int. */
  int takeInt(Line line) throws LineFault {
    return Math.toIntExact(take(line));
  }

  /** {@code a receive buffer of 1 to 65535 octets}. */
  String inWords() {
    return what + " of " + least + " to " + most + (unit.isEmpty() ? "" : " " + unit);
  }

  static boolean isNumber(Token token) {
    return token.kind() == Token.Kind.WORD && areDigits(token.text());
  }

  /** Whether there are digits and nothing else. */
  static boolean areDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
