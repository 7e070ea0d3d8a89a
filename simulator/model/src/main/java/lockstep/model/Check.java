package lockstep.model;

/**
 * The checks that a segment goes through, as RFC 9293 section 3.10.7 counts them; what happens is
 * filed under its check.
 */
enum Check {
  FIRST_SEQUENCE_NUMBER("first"),
  SECOND_RST_BIT("second"),
  THIRD_SECURITY("third"),
  FOURTH_SYN_BIT("fourth"),
  FIFTH_ACK_FIELD("fifth"),
  SIXTH_URG_BIT("sixth"),
  SEVENTH_SEGMENT_TEXT("seventh"),
  EIGHTH_FIN_BIT("eighth");

  private final String ordinalWord;

  Check(String ordinalWord) {
    this.ordinalWord = ordinalWord;
  }

  /** {@code first} to {@code eighth}. */
  String ordinalWord() {
    return ordinalWord;
  }
}
