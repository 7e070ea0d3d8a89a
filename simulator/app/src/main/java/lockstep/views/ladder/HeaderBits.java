package lockstep.views.ladder;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import lockstep.packet.TcpHeader;
import lockstep.packet.TcpOption;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Octets;
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
   * @param noPorts the key of the words that say why ports and checksum are not known
   */
  static HeaderBits of(Segment segment, boolean relative, String noPorts) {
    int words = WORDS_WITHOUT_OPTIONS + (segment.mss() == 0 ? 0 : 1);
    List<List<Field>> rows = new ArrayList<>();
    rows.add(List.of(unknown("source", 16, noPorts), unknown("destination", 16, noPorts)));
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
    for (String bit : CONTROL) fourth.add(control(bit, isSet(segment, bit)));
    fourth.add(number("window", 16, segment.window()));
    rows.add(fourth);
    rows.add(
        List.of(unknown("checksum", 16, noPorts), number("urgent", 16, segment.urgentPointer())));
    if (segment.mss() > 0) rows.add(List.of(options(segment.mss())));
    if (!segment.text().isEmpty()) rows.add(List.of(text(segment.text())));
    return new HeaderBits(rows);
  }

  /** A header as its octets say it, also the rows of its options. */
  static HeaderBits of(TcpHeader header) {
    List<List<Field>> rows = new ArrayList<>();
    rows.add(
        List.of(
            port("source", header.sourcePort()), port("destination", header.destinationPort())));
    rows.add(List.of(number("seq", 32, header.seq())));
    rows.add(List.of(number("ack", 32, header.ack())));
    List<Field> fourth = new ArrayList<>();
    fourth.add(number("offset", 4, header.dataOffset()));
    fourth.add(number("reserved", 4, header.reserved()));
    for (int i = 0; i < CONTROL.size(); i++)
      fourth.add(control(CONTROL.get(i), (header.control() >> CONTROL.size() - 1 - i & 1) == 1));
    fourth.add(number("window", 16, header.window()));
    rows.add(fourth);
    Field checksum =
        new Field(
            Words.of("header.checksum"),
            16,
            PacketFacts.hex(header.checksum()),
            binary(header.checksum(), 16),
            false);
    rows.add(List.of(checksum, number("urgent", 16, header.urgentPointer())));
    rows.addAll(optionRows(header));
    if (!header.text().isEmpty()) rows.add(List.of(text(header.text())));
    return new HeaderBits(rows);
  }

  /** Each row has the names of the options that begin in it. */
  private static List<List<Field>> optionRows(TcpHeader header) {
    byte[] octets = header.optionOctets().toArray();
    List<List<Field>> rows = new ArrayList<>();
    for (int row = 0; row < octets.length; row += Integer.BYTES) {
      List<String> begin = new ArrayList<>();
      int at = 0;
      for (TcpOption option : header.options()) {
        if (at >= row && at < row + Integer.BYTES) begin.add(PacketFacts.name(option));
        at += option.length();
      }
      rows.add(
          List.of(
              new Field(
                  Words.of("header.options"),
                  WIDTH,
                  begin.isEmpty() ? Words.of("header.options.more") : String.join(", ", begin),
                  binary(ByteBuffer.wrap(octets).getInt(row) & 0xFFFFFFFFL, WIDTH),
                  false)));
    }
    return rows;
  }

  private static boolean isSet(Segment segment, String name) {
    for (ControlBit bit : ControlBit.values()) if (bit.name().equals(name)) return segment.has(bit);
    return false;
  }

  private static Field control(String name, boolean set) {
    return new Field(name, 1, set ? "1" : "0", set ? "1" : "0", set);
  }

  private static Field unknown(String key, int bits, String why) {
    return new Field(Words.of("header." + key), bits, NONE + " " + Words.of(why), "", false);
  }

  /** Not grouped: nobody writes a port with a comma. */
  private static Field port(String key, int port) {
    return new Field(Words.of("header." + key), 16, String.valueOf(port), binary(port, 16), false);
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

  private static Field text(Octets text) {
    int octets = text.length();
    String shown = PacketFacts.shown(text.asText(), MOST_TEXT);
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
