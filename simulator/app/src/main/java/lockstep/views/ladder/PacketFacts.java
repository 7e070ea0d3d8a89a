package lockstep.views.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lockstep.packet.TcpHeader;
import lockstep.packet.TcpOption;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Segment;
import lockstep.views.ladder.SegmentFacts.Field;
import lockstep.views.ladder.SegmentFacts.OptionSaid;
import lockstep.views.words.Numbers;
import lockstep.views.words.Words;

/** The fields and options of a segment whose octets are known. */
final class PacketFacts {
  /** So many of the text's first letters stand there. */
  private static final int MOST_TEXT = 12;

  private final TcpHeader header;
  private final int shift;
  private final boolean captured;
  private final Segment relative;
  private final boolean absolute;

  /**
   * The facts of a header.
   *
   * @param relative the segment with numbers that count from the initial ones
   * @param absolute whether the header's own numbers come first, the relative ones beside them
   */
  PacketFacts(PassedHeader passed, Segment relative, boolean absolute) {
    header = passed.header();
    shift = passed.shift();
    captured = passed.captured();
    this.relative = relative;
    this.absolute = absolute;
  }

  List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    fields.add(number("seq", relative.seq().toLong(), header.seq()));
    fields.add(
        relative.ack() == null
            ? SegmentFacts.none("ack", "segment.noAck")
            : number("ack", relative.ack().toLong(), header.ack()));
    fields.add(SegmentFacts.field("len", Numbers.grouped(relative.length())));
    fields.add(beside("wnd", Numbers.grouped(header.window()), window()));
    fields.add(text());
    fields.add(
        isSet(ControlBit.URG)
            ? SegmentFacts.field("up", Numbers.grouped(header.urgentPointer()))
            : SegmentFacts.none("up", "segment.noUrgent"));
    fields.add(
        SegmentFacts.field(
            "portsAlone",
            Words.of(
                "segment.ports",
                String.valueOf(header.sourcePort()),
                String.valueOf(header.destinationPort()))));
    fields.add(
        beside(
            "checksum",
            hex(header.checksum()),
            Words.of(captured ? "segment.checksum.unread" : "segment.checksum.right")));
    return fields;
  }

  /** {@code 0x1f3a}. */
  static String hex(int value) {
    return String.format(Locale.ROOT, "0x%04x", value);
  }

  /** Two forms of one number: the one that is wanted, and the other beside it. */
  private Field number(String key, long counted, long stands) {
    return absolute
        ? beside(key, String.valueOf(stands), Words.of("segment.relative", String.valueOf(counted)))
        : beside(
            key, String.valueOf(counted), Words.of("segment.absolute", String.valueOf(stands)));
  }

  private Field text() {
    int octets = relative.text().length();
    if (octets == 0) return SegmentFacts.none("text", "segment.noText");
    String many = octets == 1 ? Words.of("octets.one") : Words.of("octets.many", octets);
    if (header.text().isEmpty()) return beside("text", many, Words.of("segment.text.cut"));
    return beside("text", many, '"' + shown(header.text().asText(), MOST_TEXT) + '"');
  }

  /** The first letters of a text, in one line. */
  static String shown(String text, int most) {
    String begin = text.length() > most ? text.substring(0, most) + "..." : text;
    return begin.replaceAll("\\p{Cntrl}", "\u00b7");
  }

  private String window() {
    if (isSet(ControlBit.SYN)) return Words.of("segment.window.syn");
    if (shift == 0) return Words.of("segment.window.plain");
    return Words.of(
        "segment.window.scaled", 1 << shift, Numbers.grouped((long) header.window() << shift));
  }

  private boolean isSet(ControlBit bit) {
    return (header.control() & bit.mask()) != 0;
  }

  /** What each option says, but for those that only fill up. */
  List<OptionSaid> options() {
    List<OptionSaid> all = new ArrayList<>();
    for (TcpOption option : header.options()) {
      if (option.kind() == TcpOption.Kind.NO_OPERATION || option.kind() == TcpOption.Kind.END)
        continue;
      all.add(new OptionSaid(name(option), said(option)));
    }
    return all;
  }

  /** {@code MSS 1,460}. */
  static String name(TcpOption option) {
    List<Long> values = option.values();
    return switch (option.kind()) {
      case MAXIMUM_SEGMENT_SIZE -> Words.of("segment.mss", Numbers.grouped(values.get(0)));
      case WINDOW_SCALE -> Words.of("option.scale", values.get(0));
      case SACK_PERMITTED -> Words.of("option.sackPermitted");
      case SACK -> Words.of("option.sack");
      case TIMESTAMPS -> Words.of("option.timestamps");
      case NO_OPERATION -> Words.of("option.nop");
      case END -> Words.of("option.end");
      case OTHER -> Words.of("option.other", option.code());
    };
  }

  private String said(TcpOption option) {
    List<Long> values = option.values();
    return switch (option.kind()) {
      case MAXIMUM_SEGMENT_SIZE -> Words.of("option.mss.said");
      case WINDOW_SCALE -> Words.of("option.scale.said", 1L << Math.min(14, values.get(0)));
      case SACK_PERMITTED -> Words.of("option.sackPermitted.said");
      case SACK -> Words.of("option.sack.said", String.join(", ", blocks(values)));
      case TIMESTAMPS ->
          Words.of(
              isSet(ControlBit.ACK) ? "option.timestamps.said" : "option.timestamps.first",
              String.valueOf(values.get(0)),
              String.valueOf(values.get(1)));
      case NO_OPERATION, END -> Words.of("option.fills");
      case OTHER -> Words.of("option.other.said", option.length());
    };
  }

  /** Each block from its first octet to the last, counted as the acknowledgment is. */
  private List<String> blocks(List<Long> edges) {
    long zero = relative.ack() == null ? 0 : header.ack() - relative.ack().toLong();
    List<String> blocks = new ArrayList<>();
    for (int i = 0; i + 1 < edges.size(); i += 2)
      blocks.add(
          Words.of(
              "option.sack.block",
              String.valueOf(edges.get(i) - zero & 0xFFFFFFFFL),
              String.valueOf(edges.get(i + 1) - 1 - zero & 0xFFFFFFFFL)));
    return blocks;
  }

  private static Field beside(String key, String value, String beside) {
    return new Field(Words.of("segment.field." + key), value, "", beside);
  }
}
