package lockstep.views.ladder;

import java.util.ArrayList;
import java.util.List;
import lockstep.tcp.Segment;
import lockstep.views.words.Numbers;
import lockstep.views.words.Words;

/**
 * A segment in words: its control bits, its numbers, the length of its text, and what befell it.
 * The same is said in several ways, for there is not always room.
 */
final class SegmentWords {
  /**
   * One way to say it.
   *
   * @param bits the control bits, the first words of the first line
   * @param first what stands beside them, may be empty
   * @param more the lines below
   */
  record Wording(String bits, String first, List<String> more) {
    int lines() {
      return 1 + more.size();
    }
  }

  private SegmentWords() {}

  /** All ways to say all of it, those with the fewest lines first. */
  static List<Wording> of(Arrow arrow, int moment, boolean absolute) {
    SegmentWay way = arrow.way();
    Segment segment = absolute && way.absolute() != null ? way.absolute() : way.segment();
    String bits = bits(segment);
    List<String> numbers = numbers(segment, absolute && way.absolute() == null);
    String all = String.join(" ", numbers);
    String first = numbers.get(0);
    List<String> others = numbers.subList(1, numbers.size());
    String last = numbers.get(numbers.size() - 1);
    String allButLast = String.join(" ", numbers.subList(0, numbers.size() - 1));
    String note = note(arrow, moment);
    List<Wording> wordings = new ArrayList<>();
    if (note.isEmpty()) {
      wordings.add(new Wording(bits, all, List.of()));
      wordings.add(new Wording(bits, "", List.of(all)));
      if (!others.isEmpty()) {
        wordings.add(new Wording(bits, first, List.of(String.join(" ", others))));
        wordings.add(new Wording(bits, "", List.of(allButLast, last)));
      }
      wordings.add(new Wording(bits, "", numbers));
      return wordings;
    }
    wordings.add(new Wording(bits, all, List.of(note)));
    wordings.add(new Wording(bits, note, List.of(all)));
    if (!others.isEmpty()) wordings.add(new Wording(bits, note, List.of(allButLast, last)));
    wordings.add(new Wording(bits, "", List.of(all, note)));
    wordings.add(new Wording(bits, note, numbers));
    return wordings;
  }

  /** Shorter ways, which leave out the numbers and at last what befell it. */
  static List<Wording> inShort(Arrow arrow, int moment) {
    String bits = bits(arrow.way().segment());
    String note = note(arrow, moment);
    List<Wording> wordings = new ArrayList<>();
    if (!note.isEmpty()) {
      wordings.add(new Wording(bits, note, List.of()));
      wordings.add(new Wording(bits, "", List.of(note)));
    }
    wordings.add(new Wording(bits, "", List.of()));
    return wordings;
  }

  static String bits(Segment segment) {
    String bits = segment.control().toString();
    return bits.isEmpty() ? Words.of("ladder.noBits") : bits;
  }

  /** The numbers alone, in one line: for a segment that is held. */
  static String numbersOf(SegmentWay way, boolean absolute) {
    boolean header = absolute && way.absolute() != null;
    return String.join(" ", numbers(header ? way.absolute() : way.segment(), absolute && !header));
  }

  /**
   * @param unasked whether the numbers are relative although the others were asked for
   */
  private static List<String> numbers(Segment segment, boolean unasked) {
    List<String> numbers = new ArrayList<>();
    int octets = segment.text().length();
    numbers.add(Words.of(unasked ? "ladder.seq.relative" : "ladder.seq", segment.seq()));
    if (segment.ack() != null) numbers.add(Words.of("ladder.ack", segment.ack()));
    if (octets > 0) {
      // Two numbers side by side would look like one.
      numbers.set(numbers.size() - 1, numbers.get(numbers.size() - 1) + ",");
      numbers.add(octets == 1 ? Words.of("octets.one") : Words.of("octets.many", octets));
    }
    return numbers;
  }

  /** What befell it by then: repeated, doubled, overtaken, lost, late, from or to another pair. */
  private static String note(Arrow arrow, int moment) {
    SegmentWay way = arrow.way();
    List<String> notes = new ArrayList<>();
    if (way.times() > 1) notes.add(Words.of("ladder.again", Numbers.ordinal(way.times())));
    if (way.fate(moment) == SegmentWay.Fate.LOST) notes.add(Words.of("ladder.lost"));
    int repeats = way.repeats(moment);
    if (repeats == 1) notes.add(Words.of("ladder.repeated.one"));
    if (repeats > 1) notes.add(Words.of("ladder.repeated.many", repeats));
    if (way.isDoubled(moment)) notes.add(Words.of("ladder.doubled"));
    if (way.isCopy()) notes.add(Words.of("ladder.copy"));
    if (way.isOvertaken(moment)) notes.add(Words.of("ladder.overtaken"));
    if (way.isDelayed(moment)) notes.add(Words.of("ladder.delayed"));
    if (way.from() == null) notes.add(Words.of("ladder.unseenDeparture"));
    if (!arrow.elsewhere().isEmpty() && way.fate(moment) == SegmentWay.Fate.ARRIVED)
      notes.add(arrow.elsewhere());
    return String.join(", ", notes);
  }
}
