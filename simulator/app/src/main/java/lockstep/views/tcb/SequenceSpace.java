package lockstep.views.tcb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lockstep.tcp.Actor;
import lockstep.tcp.SeqNumber;
import lockstep.trace.TcbView;
import lockstep.views.words.Numbers;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/**
 * The sequence numbers of one direction as RFC 9293 section 3.3.1 draws them: figure 3 for sending,
 * figure 4 for receiving.
 *
 * @param actor whose they are; null when nobody is there
 * @param parts from left to right, none without numbers; empty when there are no numbers
 * @param next the border at SND.NXT or RCV.NXT and what else stands there; null without numbers
 * @param oldest the border at SND.UNA where it is another than {@code next}; null otherwise
 * @param edge the border at the window's right end; null without numbers
 * @param waits what waits on this side of the numbers: text not sent, or not read
 * @param why why there are no numbers; empty when there are
 */
public record SequenceSpace(
    Kind kind,
    Actor actor,
    List<Part> parts,
    Border oldest,
    Border next,
    Border edge,
    String waits,
    String why) {
  /** Which of the two figures. */
  public enum Kind {
    SEND,
    RECEIVE
  }

  /** What a part of the numbers is. */
  public enum Use {
    /** Sent and acknowledged, or received in order. */
    DONE,
    /** Sent and not acknowledged. */
    IN_FLIGHT,
    /** May be sent, or may come. */
    WINDOW,
    /** Beyond the window. */
    NOT_YET
  }

  /**
   * A run of numbers.
   *
   * @param count how many numbers; 0 where that has no end, or does not matter
   */
  public record Part(Use use, String name, long count) {}

  /**
   * A border between parts.
   *
   * @param name the RFC's name and the number
   * @param brief what stands there where that is too long
   * @param part the part that it stands in, counted from 0
   * @param share how much of that part lies before it, 0 to 1
   */
  public record Border(String name, String brief, int part, double share) {}

  public SequenceSpace {
    parts = List.copyOf(parts);
  }

  /** The figure of someone who is not there. */
  static SequenceSpace none(Kind kind) {
    return empty(kind, null, "tcb.space.none");
  }

  static SequenceSpace of(Kind kind, TcbContent.End end, TcbContent.Tcbs tcbs) {
    if (end == null) return none(kind);
    if (!tcbs.areKnown()) return empty(kind, end.actor(), tcbs.noSpace());
    TcbView tcb = end.tcb();
    if (tcb == null) return empty(kind, end.actor(), "tcb.space.none");
    if (kind == Kind.SEND)
      return tcb.sndUna() == null ? empty(kind, end.actor(), "tcb.space.noIss") : send(end, tcb);
    return tcb.rcvNxt() == null ? empty(kind, end.actor(), "tcb.space.noIrs") : receive(end, tcb);
  }

  /** Its title: {@code Client: send sequence space}. */
  public String title() {
    String space = Words.of("tcb.space." + kind);
    return actor == null ? space : Sentences.capital(actor) + ": " + space;
  }

  /** Its title where something beside it says whose it is: {@code Send sequence space}. */
  public String brief() {
    String space = Words.of("tcb.space." + kind);
    return space.substring(0, 1).toUpperCase(Locale.ROOT) + space.substring(1);
  }

  /** All of it in words, for those who listen. */
  public String spoken() {
    if (parts.isEmpty()) return title() + ": " + why;
    List<String> told = new ArrayList<>();
    for (Part part : parts)
      told.add(part.count() == 0 ? part.name() : part.name() + " " + Numbers.grouped(part.count()));
    List<String> borders = new ArrayList<>();
    if (oldest != null) borders.add(oldest.name());
    borders.add(next.name());
    borders.add(edge.name());
    return title()
        + ": "
        + String.join(", ", told)
        + "; "
        + String.join(", ", borders)
        + "; "
        + waits;
  }

  private static SequenceSpace empty(Kind kind, Actor actor, String why) {
    return new SequenceSpace(kind, actor, List.of(), null, null, null, "", Words.of(why));
  }

  private static SequenceSpace send(TcbContent.End end, TcbView tcb) {
    long done = tcb.sndUna().minus(tcb.iss());
    long inFlight = tcb.sndNxt().minus(tcb.sndUna());
    long usable = tcb.sndWnd() - inFlight;
    List<Part> parts = new ArrayList<>();
    add(parts, Use.DONE, "tcb.part.acknowledged", done);
    int first = parts.size();
    add(parts, Use.IN_FLIGHT, "tcb.part.inFlight", inFlight);
    int behind = parts.size();
    add(parts, Use.WINDOW, "tcb.part.maySend", usable);
    int end3 = parts.size();
    parts.add(new Part(Use.NOT_YET, Words.of("tcb.part.notYet"), 0));
    Border edge =
        usable >= 0
            ? border("SND.UNA + SND.WND", tcb.sndUna(), tcb.sndWnd(), end3, 0)
            : border(
                "SND.UNA + SND.WND",
                tcb.sndUna(),
                tcb.sndWnd(),
                first,
                tcb.sndWnd() / (double) inFlight);
    Border next =
        inFlight == 0
            ? border("SND.UNA = SND.NXT", tcb.sndNxt(), 0, behind, 0)
            : border("SND.NXT", tcb.sndNxt(), 0, behind, 0);
    Border oldest = inFlight == 0 ? null : border("SND.UNA", tcb.sndUna(), 0, first, 0);
    String waits = Words.of("tcb.waits.unsent", Numbers.grouped(tcb.unsent()));
    return new SequenceSpace(Kind.SEND, end.actor(), parts, oldest, next, edge, waits, "");
  }

  private static SequenceSpace receive(TcbContent.End end, TcbView tcb) {
    List<Part> parts = new ArrayList<>();
    add(parts, Use.DONE, "tcb.part.received", tcb.rcvNxt().minus(tcb.irs()));
    int first = parts.size();
    add(parts, Use.WINDOW, "tcb.part.mayCome", tcb.rcvWnd());
    int beyond = parts.size();
    parts.add(new Part(Use.NOT_YET, Words.of("tcb.part.notYet"), 0));
    String unread = Numbers.grouped(tcb.unread());
    String waits =
        tcb.outOfOrder() == 0
            ? Words.of("tcb.waits.unread", unread)
            : Words.of("tcb.waits.outOfOrder", unread, Numbers.grouped(tcb.outOfOrder()));
    return new SequenceSpace(
        Kind.RECEIVE,
        end.actor(),
        parts,
        null,
        border("RCV.NXT", tcb.rcvNxt(), 0, first, 0),
        border("RCV.NXT + RCV.WND", tcb.rcvNxt(), tcb.rcvWnd(), beyond, 0),
        waits,
        "");
  }

  private static void add(List<Part> parts, Use use, String key, long count) {
    if (count > 0) parts.add(new Part(use, Words.of(key), count));
  }

  private static Border border(String name, SeqNumber from, long on, int part, double share) {
    String number = Numbers.brief(from.plus(on).toLong());
    int plus = name.indexOf('+');
    String brief = plus < 0 ? name : name.substring(plus);
    return new Border(name + " = " + number, brief, part, share);
  }
}
