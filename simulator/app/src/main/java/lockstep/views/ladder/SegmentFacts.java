package lockstep.views.ladder;

import java.util.ArrayList;
import java.util.List;
import lockstep.comparison.Moment;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Segment;
import lockstep.tcp.Side;
import lockstep.views.words.Numbers;
import lockstep.views.words.Words;

/**
 * All that is known of one segment when a moment is over.
 *
 * @param side the end that sent it; the end that got it where nobody saw it leave
 * @param direction who sent it to whom
 * @param notation the RFC's, {@code <SEQ=1><ACK=1><CTL=FIN,ACK>}
 * @param why why it was sent
 * @param control the eight control bits, in the order of the header
 * @param fields the header's fields and the text
 * @param source whose header that is, where it is no segment of the model's; else empty
 * @param options what each option says, where the octets of the header are known
 * @param fate what became of it, a sentence each
 * @param header its header bit by bit, with absolute numbers where they are known
 */
public record SegmentFacts(
    Side side,
    String bits,
    String direction,
    String notation,
    String why,
    List<Bit> control,
    List<Field> fields,
    String source,
    List<OptionSaid> options,
    List<String> fate,
    HeaderBits header) {
  /** A control bit. */
  public record Bit(String name, boolean set) {}

  /**
   * A field of the header.
   *
   * @param value a dash where there is none
   * @param whyNone what the dash stands for; empty where there is a value
   * @param beside what else is to be known of the value; may be empty
   */
  public record Field(String name, String value, String whyNone, String beside) {
    Field(String name, String value, String whyNone) {
      this(name, value, whyNone, "");
    }
  }

  /**
   * An option of the header.
   *
   * @param name with its value, {@code MSS 1,460}
   * @param words what its sender says by it
   */
  public record OptionSaid(String name, String words) {}

  private static final String NONE = "\u2013";
  private static final List<String> HEADER =
      List.of("CWR", "ECE", "URG", "ACK", "PSH", "RST", "SYN", "FIN");

  public SegmentFacts {
    control = List.copyOf(control);
    fields = List.copyOf(fields);
    options = List.copyOf(options);
    fate = List.copyOf(fate);
  }

  /**
   * The facts of a segment.
   *
   * @param position the number of the moment after which it is told
   * @param absolute whether its numbers are to be those of its header
   */
  static SegmentFacts of(SegmentWay way, List<Moment> moments, int position, boolean absolute) {
    PassedHeader passed = way.passed() != null && way.passed().isSeen() ? way.passed() : null;
    Segment stands = passed == null ? way.absolute() : passed.asItStands(way.segment());
    Segment segment = absolute && stands != null ? stands : way.segment();
    PacketFacts packet = passed == null ? null : new PacketFacts(passed, way.segment(), absolute);
    boolean capture = Moment.areCaptured(moments);
    SegmentStory story = new SegmentStory(way, moments, position);
    Actor known = way.from() == null ? way.to() : way.from();
    return new SegmentFacts(
        known.side(),
        SegmentWords.bits(segment),
        story.direction(),
        segment.toString(),
        story.why(),
        HEADER.stream().map(name -> new Bit(name, isSet(way, name))).toList(),
        packet == null ? fields(segment, noPorts(way, capture)) : packet.fields(),
        packet == null ? "" : Words.of(capture ? "segment.source.capture" : "segment.source"),
        packet == null ? List.of() : packet.options(),
        story.fate(),
        passed == null
            ? HeaderBits.of(
                way.absolute() == null ? way.segment() : way.absolute(),
                way.absolute() == null,
                noPorts(way, capture))
            : HeaderBits.of(passed.header()));
  }

  /** Why ports and checksum are not known. */
  private static String noPorts(SegmentWay way, boolean capture) {
    if (capture) return "segment.noPorts.capture";
    return way.passed() == null ? "segment.noPorts" : "segment.noPacket";
  }

  /** All of it in words, for those who listen. */
  public String spoken() {
    List<String> told = new ArrayList<>();
    told.add(bits + ", " + direction);
    told.add(notation);
    told.add(why);
    if (!source.isEmpty()) told.add(source);
    for (Field field : fields) {
      String value = field.whyNone().isEmpty() ? field.value() : field.whyNone();
      told.add((field.name() + " " + value + " " + field.beside()).strip());
    }
    for (OptionSaid option : options) told.add(option.name() + ": " + option.words());
    told.addAll(fate);
    StringBuilder text = new StringBuilder();
    for (String one : told) text.append(one).append(one.endsWith(".") ? " " : ". ");
    return text.toString().strip();
  }

  /** The RFC's own bits are in the model; those of congestion notification it never sets. */
  private static boolean isSet(SegmentWay way, String name) {
    if (way.passed() != null && way.passed().isSeen()) {
      int mask = 1 << HEADER.size() - 1 - HEADER.indexOf(name);
      return (way.passed().header().control() & mask) != 0;
    }
    Segment segment = way.segment();
    for (ControlBit bit : ControlBit.values()) if (bit.name().equals(name)) return segment.has(bit);
    return false;
  }

  private static List<Field> fields(Segment segment, String noPorts) {
    int octets = segment.text().length();
    List<Field> fields = new ArrayList<>();
    fields.add(field("seq", segment.seq().toString()));
    fields.add(
        segment.ack() == null
            ? none("ack", "segment.noAck")
            : field("ack", segment.ack().toString()));
    fields.add(field("len", Numbers.grouped(segment.length())));
    fields.add(field("wnd", Numbers.grouped(segment.window())));
    String text = octets == 1 ? Words.of("octets.one") : Words.of("octets.many", octets);
    fields.add(octets == 0 ? none("text", "segment.noText") : field("text", text));
    fields.add(
        segment.has(ControlBit.URG)
            ? field("up", Numbers.grouped(segment.urgentPointer()))
            : none("up", "segment.noUrgent"));
    fields.add(
        segment.mss() == 0
            ? none("options", "segment.noOptions")
            : field("options", Words.of("segment.mss", Numbers.grouped(segment.mss()))));
    fields.add(none("ports", noPorts));
    return fields;
  }

  static Field field(String key, String value) {
    return new Field(Words.of("segment.field." + key), value, "");
  }

  static Field none(String key, String why) {
    return new Field(Words.of("segment.field." + key), NONE, Words.of(why));
  }
}
