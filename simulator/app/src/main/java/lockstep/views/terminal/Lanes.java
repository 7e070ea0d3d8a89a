package lockstep.views.terminal;

import java.util.ArrayList;
import java.util.List;
import lockstep.comparison.Moment;
import lockstep.comparison.Standing;
import lockstep.comparison.Summary;
import lockstep.comparison.Verdict;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.trace.Sighting;
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
        new ArrayList<>(dim(step.why() == null ? place : place + ": " + step.why(), MIDDLE));
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
    String counts =
        String.join(
            ", ",
            count(summary, Verdict.AGREES) + " agree",
            count(summary, Verdict.UNSEEN) + " unseen",
            count(summary, Verdict.EXPLAINED) + " explained",
            count(summary, Verdict.UNEXPLAINED) + " unexplained.");
    return List.of(new Line(look).to(CLIENT).add(Role.BOLD, counts).toString());
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
    boolean shown = !step.entered().isEmpty() || step.event() instanceof Event.Stands;
    if (step.actor().equals(actor) && shown) {
      String name = step.state().rfcName();
      line.to(column).add(entered, look.colour() ? " " + name + " " : "[" + name + "]");
      return;
    }
    Standing standing = actor == null ? null : moment.standings().get(actor);
    TcpState state = standing == null ? TcpState.CLOSED : standing.shown();
    // An actor without a socket is in CLOSED, the state of having no TCB.
    if (state == null) line.to(column + 1).add(Role.DIM, "not seen");
    else line.to(column + 1).add(state == TcpState.CLOSED ? Role.DIM : Role.PLAIN, state.rfcName());
  }

  private void middle(Line line, Moment moment, String client, String server) {
    TraceStep step = moment.step();
    // From step 1000 on the number pushes the state, and the state the segment.
    int begin = Math.max(MIDDLE, line.next());
    if (!client.isEmpty()) {
      line.to(begin).add(Role.DIM, client);
      begin += client.length() + 1;
    }
    int end = SERVER - 2 - (server.isEmpty() ? 0 : server.length() + 1);
    boolean ofClient = step.actor().side() == Side.CLIENT;
    if (step.event() instanceof Event.Arrives arrives) {
      String arrow = Arrow.draw(step, arrives.segment(), end - begin, !ofClient, look);
      line.to(begin).add(Role.PLAIN, arrow);
    } else if (step.event() instanceof Event.OnWire onWire) {
      line.to(begin).add(Role.DIM, Arrow.draw(step, onWire, end - begin, ofClient, look));
    } else {
      String words = Text.cut(look.signs(words(step)), end - begin, look.more());
      line.to(ofClient ? begin : end - Text.width(words));
      line.add(step.event() == null && step.seen() != null ? Role.DIM : Role.CALL, words);
    }
    if (!server.isEmpty()) line.to(end + 1).add(Role.DIM, server);
  }

  /** What stands in the middle where no segment does. */
  private static String words(TraceStep step) {
    if (step.event() instanceof Event.Call call) return call.words();
    if (step.event() instanceof Event.Timeout timeout) {
      // The scenario waited for just this timer: then its own words say it.
      boolean waitedFor =
          step.action().equals("wait 2MSL") && timeout.timer() == Timer.TIME_WAIT
              || step.action().equals("wait RTO") && timeout.timer() == Timer.RETRANSMISSION;
      return waitedFor ? step.action() : "timeout " + timeout.timer().word();
    }
    if (step.event() instanceof Event.Stands) return "stands";
    if (step.event() instanceof Event.Unmet) return "in vain";
    Sighting seen = step.seen();
    if (seen == null) return step.action();
    return seen.how() == null ? "not seen" : seen.how().word();
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
    if (step.signal() != null && !step.signal().isEmpty())
      remarks.add("the user of the " + step.actor() + " is told \"" + step.signal() + '"');
    if (step.event() instanceof Event.Stands) remarks.add(HeldWords.of(step));
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

  private List<String> dim(String text, int column) {
    List<String> lines = new ArrayList<>();
    for (String part : Text.wrap(look.signs(text), WIDTH - column))
      lines.add(new Line(look).to(column).add(Role.DIM, part).toString());
    return lines;
  }
}
