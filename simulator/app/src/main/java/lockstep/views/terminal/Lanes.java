package lockstep.views.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.comparison.Moment;
import lockstep.comparison.Standing;
import lockstep.comparison.Summary;
import lockstep.comparison.Verdict;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.SegmentField;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import lockstep.views.words.HeldWords;

/**
 * A run in lanes: the client on the left, the server on the right, what happened between them, and
 * the verdict. Columns: step 4, client 15, segment or call 31, server 15, verdict 13.
 */
public final class Lanes {
  /** No line is wider. */
  public static final int WIDTH = 80;

  static final int CLIENT = 4;
  static final int MIDDLE = 19;
  static final int SERVER = 50;
  static final int VERDICT = 65;

  /** Behind a state of the model's: the kernel's socket was seen in another one. */
  static final String APART = "\u2260";

  private final Look look;
  private final boolean verdicts;

  /**
   * @param verdicts whether a model and a kernel play side by side, so that there is a verdict
   */
  public Lanes(Look look, boolean verdicts) {
    this.look = look;
    this.verdicts = verdicts;
  }

  /** The scenario's name and title. */
  public List<String> title(String name, String title) {
    List<String> wrapped = Text.wrap(look.signs(name + ": " + title), WIDTH);
    List<String> lines = new ArrayList<>();
    for (String line : wrapped) {
      boolean named = lines.isEmpty() && line.startsWith(name);
      Line out = new Line(look);
      if (named) out.add(Role.BOLD, name).add(Role.PLAIN, line.substring(name.length()));
      else out.add(Role.PLAIN, line);
      lines.add(out.toString());
    }
    return lines;
  }

  /** Where it is played, and the heads of the columns. */
  public List<String> heads(String place) {
    List<String> lines = dim(place, 0);
    lines.add("");
    Line heads = new Line(look);
    heads.to(CLIENT).add(Role.DIM, "CLIENT");
    heads.to(MIDDLE).add(Role.DIM, "SEGMENT OR CALL");
    heads.to(SERVER).add(Role.DIM, "SERVER");
    if (verdicts) heads.to(VERDICT).add(Role.DIM, "VERDICT");
    lines.add(heads.toString());
    return lines;
  }

  /** One step, with its reasons under it. */
  public List<String> moment(Moment moment) {
    List<String> lines = new ArrayList<>();
    lines.add(row(moment));
    for (String remark : remarks(moment)) lines.addAll(dim(remark, MIDDLE));
    return lines;
  }

  /** Steps that are the same for one actor after the other, in one line. */
  public List<String> folded(Fold.Part part) {
    List<Moment> folded = part.folded();
    if (folded.isEmpty()) return List.of();
    Line line = new Line(look);
    line.to(0).add(Role.DIM, number(folded.get(0).number()));
    line.to(CLIENT + 1).add(Role.DIM, "to " + folded.get(folded.size() - 1).number());
    String same = part.unit() == 1 ? ": the same" : ": the same " + part.unit() + " steps each";
    line.to(MIDDLE).add(Role.DIM, part.who() + same);
    if (verdicts && part.verdict() != null) verdict(line.to(VERDICT), part.verdict());
    return List.of(line.toString());
  }

  /**
   * Why the model took a step so: the place in the RFC, the reason in words, and which variables of
   * the TCB are others than before.
   */
  public List<String> why(Moment moment) {
    TraceStep step = moment.step();
    if (step.decided() == null) return List.of();
    String place = step.decided().toString();
    if (Character.isDigit(place.charAt(0))) place = "RFC 9293 " + place;
    List<String> lines =
        new ArrayList<>(
            dim(step.why() == null || sayWhy(step) ? place : place + ": " + step.why(), MIDDLE));
    String changed = TcbChange.words(step);
    if (!changed.isEmpty()) lines.addAll(dim(changed, MIDDLE));
    return lines;
  }

  /** Something the scenario, or the kernel, says between the steps. */
  public List<String> aside(String words) {
    return dim(words, MIDDLE);
  }

  /** What the scenario's author says at this point. */
  public List<String> note(String words) {
    return dim(words, CLIENT);
  }

  /**
   * What the run came to.
   *
   * @param steps how many steps were shown
   */
  public List<String> summary(Summary summary, int steps) {
    if (!verdicts)
      return dim(
          steps + (steps == 1 ? " step" : " steps") + ", nothing beside to compare.", CLIENT);
    int compared = summary.verdicts().values().stream().mapToInt(Integer::intValue).sum();
    String counts =
        (steps == 1 ? "Of 1 step " : "Of " + steps + " steps ")
            + String.join(
                ", ",
                count(summary, Verdict.AGREES) + " agree",
                count(summary, Verdict.UNSEEN) + " unseen",
                count(summary, Verdict.EXPLAINED) + " explained",
                count(summary, Verdict.UNEXPLAINED)
                    + " unexplained"
                    + (compared < steps ? ", " + (steps - compared) + " not compared." : "."));
    List<String> lines = new ArrayList<>();
    lines.add(new Line(look).to(CLIENT).add(Role.BOLD, counts).toString());
    if (!summary.compared().isEmpty()) lines.addAll(dim(compared(summary.compared()), CLIENT));
    return lines;
  }

  /** What of the segments was compared because the scenario says so. */
  private static String compared(Map<SegmentField, Integer> fields) {
    List<String> parts = new ArrayList<>();
    for (SegmentField field : SegmentField.values()) {
      if (!fields.containsKey(field)) continue;
      int segments = fields.get(field);
      String of = " of " + segments + (segments == 1 ? " segment" : " segments");
      parts.add(
          switch (field) {
            case WINDOW -> "the window" + of + " (shut or open)";
            case OPTIONS -> "the options" + of + " (MSS)";
          });
    }
    return "Compared on the wire too: " + String.join(", ", parts) + ".";
  }

  /** Says of a whole run that model and kernel never parted; nothing when only one played. */
  public List<String> inLockstep() {
    return verdicts ? dim("Model and kernel went in lockstep.", CLIENT) : List.of();
  }

  private static int count(Summary summary, Verdict verdict) {
    return summary.verdicts().getOrDefault(verdict, 0);
  }

  private String row(Moment moment) {
    Ends ends = Ends.of(moment);
    Line line = new Line(look);
    line.to(0);
    line.add(Role.DIM, number(moment.number()));
    state(line, CLIENT, moment, ends.client(), Role.CLIENT_ENTERED);
    middle(line, moment, Ends.name(ends.client()), Ends.name(ends.server()));
    state(line, SERVER, moment, ends.server(), Role.SERVER_ENTERED);
    if (verdicts && moment.verdict() != null) verdict(line.to(VERDICT), moment.verdict());
    return line.toString();
  }

  /** Not by a Formatter, whose classes would be the dearest of a short run. */
  private static String number(int number) {
    String digits = String.valueOf(number);
    return " ".repeat(Math.max(0, 3 - digits.length())) + digits;
  }

  private void state(Line line, int column, Moment moment, Actor actor, Role entered) {
    TraceStep step = moment.step();
    Standing standing = actor == null ? null : moment.standings().get(actor);
    boolean apart = standing != null && standing.apart();
    boolean stands = step.event() instanceof Event.Stands && !apart;
    if (step.actor().equals(actor) && (!step.entered().isEmpty() || stands)) {
      String name = step.state().rfcName();
      line.to(column).add(entered, look.colour() ? " " + name + " " : "[" + name + "]");
    } else {
      standing(line, column, standing);
    }
    if (apart) line.add(Role.PLAIN, " " + APART);
  }

  private static void standing(Line line, int column, Standing standing) {
    TcpState state = standing == null ? TcpState.CLOSED : standing.shown();
    // An actor without a socket is in CLOSED, the state of having no TCB.
    if (state == null) line.to(column + 1).add(Role.DIM, "not seen");
    else line.to(column + 1).add(state == TcpState.CLOSED ? Role.DIM : Role.PLAIN, state.rfcName());
  }

  private void middle(Line line, Moment moment, String client, String server) {
    TraceStep step = moment.step();
    // From step 1000 on the number pushes the state, and the state the segment.
    int begin = Math.max(MIDDLE, line.next());
    if (!client.isEmpty()) line.to(begin).add(Role.DIM, client);
    begin += columns(client);
    int end = SERVER - 2 - columns(server);
    boolean ofClient = step.actor().side() == Side.CLIENT;
    if (step.event() instanceof Event.Arrives arrives) {
      String arrow = Arrow.draw(step, arrives.segment(), end - begin, !ofClient, look);
      line.to(begin).add(Role.PLAIN, arrow);
    } else if (step.event() instanceof Event.OnWire onWire) {
      line.to(begin).add(Role.DIM, Arrow.draw(step, onWire, end - begin, ofClient, look));
    } else {
      String words = Cause.words(step, end - begin, look);
      line.to(ofClient ? begin : end - Text.width(words));
      line.add(step.event() == null && step.seen() != null ? Role.DIM : Role.CALL, words);
    }
    if (!server.isEmpty()) line.to(end + 1).add(Role.DIM, server);
  }

  /** What an actor's name takes of the room between the lanes. */
  private static int columns(String name) {
    return name.isEmpty() ? 0 : name.length() + 1;
  }

  /**
   * Whether the words of a call are more than there is room for between the lanes. Of text that is
   * sent the beginning is enough.
   */
  private boolean isCut(Moment moment) {
    Ends ends = Ends.of(moment);
    int room =
        SERVER - 2 - MIDDLE - columns(Ends.name(ends.client())) - columns(Ends.name(ends.server()));
    return moment.step().event() instanceof Event.Call call
        && call.words().indexOf('"') < 0
        && Text.width(look.signs(Cause.whole(moment.step()))) > room;
  }

  private static void verdict(Line line, Verdict verdict) {
    switch (verdict) {
      case AGREES -> line.add(Role.AGREES, "= AGREES");
      case UNSEEN -> line.add(Role.UNSEEN, "~ UNSEEN");
      case EXPLAINED -> line.add(Role.EXPLAINED, "\u00a7 EXPLAINED");
      case UNEXPLAINED -> line.add(Role.UNEXPLAINED, "! UNEXPLAINED");
    }
  }

  private List<String> remarks(Moment moment) {
    List<String> remarks = new ArrayList<>();
    TraceStep step = moment.step();
    List<TcpState> entered = step.entered();
    if (entered.size() > 1)
      remarks.add(
          "by way of "
              + String.join(
                  ", ",
                  entered.subList(0, entered.size() - 1).stream().map(TcpState::rfcName).toList()));
    if (isCut(moment)) remarks.add(Cause.whole(step));
    if (sayWhy(step)) remarks.add(step.why());
    if (step.signal() != null && !step.signal().isEmpty())
      remarks.add("the user of " + step.actor().inWords() + " is told \"" + step.signal() + '"');
    if (step.event() instanceof Event.Stands) remarks.addAll(held(moment));
    if (step.seen() != null && step.why() != null) remarks.add(step.why());
    List<String> reasons = new ArrayList<>(moment.reasons());
    if (moment.difference() != null) {
      String name = moment.difference().name();
      if (reasons.isEmpty()) reasons.add(moment.difference().title());
      if (reasons.stream().noneMatch(r -> r.contains(name)))
        reasons.set(reasons.size() - 1, reasons.get(reasons.size() - 1) + ": " + name);
    }
    remarks.addAll(reasons);
    return remarks;
  }

  /** What keeps a state standing, and between which addresses it can be found. */
  private static List<String> held(Moment moment) {
    TraceStep step = moment.step();
    Standing standing = moment.standings().get(step.actor());
    boolean apart = standing != null && standing.apart();
    List<String> words = new ArrayList<>();
    words.add(
        (apart && moment.reasons().isEmpty()
                ? "the kernel stands in " + step.state().rfcName() + "; "
                : "")
            + HeldWords.of(step));
    String pair = HeldWords.addresses(step);
    if (!pair.isEmpty()) words.add(pair);
    return words;
  }

  /** What TCP did not get to see is no step of its own: without the reason it cannot be read. */
  private static boolean sayWhy(TraceStep step) {
    return step.event() instanceof Event.Arrives
        && step.decided() != null
        && step.decided().isSocketsLayer()
        && step.why() != null;
  }

  private List<String> dim(String text, int column) {
    List<String> lines = new ArrayList<>();
    for (String part : Text.wrap(look.signs(text), WIDTH - column))
      lines.add(new Line(look).to(column).add(Role.DIM, part).toString());
    return lines;
  }
}
