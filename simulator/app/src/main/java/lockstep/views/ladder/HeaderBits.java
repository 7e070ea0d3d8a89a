package lockstep.views.ladder;

import java.util.ArrayList;
import java.util.List;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Segment;
import lockstep.views.words.Numbers;
import lockstep.views.words.Words;

/**
 * The header of a segment field by field, as the figure of RFC 9293, section 3.1, has it: rows of
 * 32 bits. What the model does not know is a dash, never a number.
 *
 * @param rows from the top; the bits of each make {@link #WIDTH}
 */
record HeaderBits(List<List<Field>> rows) {
  /** Bits in a row. */
  static final int WIDTH = 32;

  private static final String NONE = "\u2013";
  private static final int WORDS_WITHOUT_OPTIONS = 5;
  private static final List<String> CONTROL =
      List.of("CWR", "ECE", "URG", "ACK", "PSH", "RST", "SYN", "FIN");
  private static final int MOST_TEXT = 40;

  /**
   * A field.
   *
   * @param bits how wide it is
   * @param value in decimal; a dash and the reason where it is not known
   * @param binary the same bit by bit, in groups of four; empty where it is not known
   * @param set whether it is a control bit that is set
   */
  record Field(String name, int bits, String value, String binary, boolean set) {
    /** For those who listen. */
    String spoken() {
      return name + " " + value;
    }
  }

  HeaderBits {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /**
   * The header of a segment.
   *
   * @param segment with the numbers that are to stand in it
   * @param relative whether these count from the initial ones, as those of the header are not known
   */
  static HeaderBits of(Segment segment, boolean relative) {
    int words = WORDS_WITHOUT_OPTIONS + (segment.mss() == 0 ? 0 : 1);
    List<List<Field>> rows = new ArrayList<>();
    rows.add(List.of(unknown("source", 16), unknown("destination", 16)));
    rows.add(List.of(number(relative ? "seq.relative" : "seq", 32, segment.seq().toLong())));
    rows.add(
        List.of(
            number(
                relative ? "ack.relative" : "ack",
                32,
                segment.ack() == null ? 0 : segment.ack().toLong())));
    List<Field> fourth = new ArrayList<>();
    fourth.add(number("offset", 4, words));
    fourth.add(new Field(Words.of("header.reserved"), 4, "0", "0000", false));
    for (String bit : CONTROL) fourth.add(control(segment, bit));
    fourth.add(number("window", 16, segment.window()));
    rows.add(fourth);
    rows.add(List.of(unknown("checksum", 16), number("urgent", 16, segment.urgentPointer())));
    if (segment.mss() > 0) rows.add(List.of(options(segment.mss())));
    int octets = segment.text().length();
    if (octets > 0) rows.add(List.of(text(segment, octets)));
    return new HeaderBits(rows);
  }

  private static Field control(Segment segment, String name) {
    boolean set = false;
    for (ControlBit bit : ControlBit.values()) if (bit.name().equals(name)) set = segment.has(bit);
    return new Field(name, 1, set ? "1" : "0", set ? "1" : "0", set);
  }

  private static Field unknown(String key, int bits) {
    return new Field(
        Words.of("header." + key), bits, NONE + " " + Words.of("segment.noPorts"), "", false);
  }

  private static Field number(String key, int bits, long value) {
    return new Field(
        Words.of("header." + key), bits, Numbers.grouped(value), binary(value, bits), false);
  }

  /** Kind 2, length 4, and the size in two octets (RFC 9293, section 3.2). */
  private static Field options(int mss) {
    long octets = 2L << 24 | 4L << 16 | mss;
    return new Field(
        Words.of("header.options"),
        WIDTH,
        Words.of("segment.mss", Numbers.grouped(mss)),
        binary(octets, WIDTH),
        false);
  }

  private static Field text(Segment segment, int octets) {
    String words = segment.text().asText();
    String shown = words.length() > MOST_TEXT ? words.substring(0, MOST_TEXT) + "..." : words;
    String many = octets == 1 ? Words.of("octets.one") : Words.of("octets.many", octets);
    return new Field(Words.of("header.text"), WIDTH, many + ": " + shown, "", false);
  }

  private static String binary(long value, int bits) {
    StringBuilder text = new StringBuilder();
    for (int bit = bits - 1; bit >= 0; bit--) {
      text.append((value >> bit & 1) == 1 ? '1' : '0');
      if (bit > 0 && bit % 4 == 0) text.append(' ');
    }
    return text.toString();
  }
}
