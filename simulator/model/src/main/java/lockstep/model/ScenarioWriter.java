package lockstep.model;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/**
 * Writes what happens to a pair in the scenario language. What that language has no word for
 * becomes a comment.
 */
final class ScenarioWriter {
  private final ExploreBounds bounds;
  private final List<String> lines = new ArrayList<>();
  private final Set<Side> callers = EnumSet.noneOf(Side.class);
  private final Set<Side> accepted = EnumSet.noneOf(Side.class);

  ScenarioWriter(ExploreBounds bounds) {
    this.bounds = bounds;
  }

  void remark(String words) {
    lines.add("# " + words);
  }

  /**
   * A verb of the wire.
   *
   * @param nth the place among the segments that are held from this side, from 1
   */
  void wire(String verb, Side from, int nth, Segment segment) {
    String direction = from.word() + "->" + from.other().word();
    lines.add("%s %s %d  # %s".formatted(verb, direction, nth, relative(from, segment)));
  }

  /** The segment with numbers relative to the first connections of both sides. */
  private Segment relative(Side from, Segment segment) {
    SeqNumber own = bounds.settings(from).iss();
    SeqNumber peers = bounds.settings(from.other()).iss();
    boolean withoutNumber = segment.seq().equals(SeqNumber.ZERO);
    return segment.withNumbers(
        withoutNumber ? segment.seq() : segment.seq().plus(-own.toLong()),
        segment.ack() == null ? null : segment.ack().plus(-peers.toLong()));
  }

  /** A call or a timeout of a side that stands so. */
  void ownStep(Side side, SideEvent event, ExploredSide before) {
    switch (event.kind()) {
      case PASSIVE_OPEN -> call(side, "listen");
      case ACTIVE_OPEN -> call(side, "connect");
      case SEND -> {
        accept(side, before);
        if (before.state() == TcpState.LISTEN) {
          remark("one SEND in LISTEN that names the remote socket, told as an OPEN and a SEND");
          call(side, "connect");
        }
        call(side, "send " + event.octets().length());
      }
      case RECEIVE -> {
        accept(side, before);
        call(side, "receive all");
      }
      case CLOSE -> {
        accept(side, before);
        call(side, "shutdown");
      }
      case CLOSE_BOTH_WAYS -> {
        accept(side, before);
        call(side, "close");
      }
      case ABORT -> {
        accept(side, before);
        call(side, "abort");
      }
      case CRASH -> call(side, "crash");
      case TIMEOUT -> timeout(side, event.timer());
      case ARRIVAL -> throw new AssertionError("an arrival is written as a verb of the wire");
    }
  }

  private void call(Side side, String words) {
    callers.add(side);
    lines.add(side.word() + " " + words);
  }

  /** A program gets a connection that was opened passively by accept, and not before it stands. */
  private void accept(Side side, ExploredSide before) {
    Tcb tcb = before.tcb();
    boolean stands = tcb.isSynchronized() && tcb.passiveOpen;
    if (stands && accepted.add(side)) call(side, "accept");
    if (before.state() == TcpState.SYN_RECEIVED && tcb.passiveOpen)
      remark("the RFC's user may call here already; a program's socket does not exist yet");
  }

  private void timeout(Side side, Timer timer) {
    switch (timer) {
      case RETRANSMISSION, PERSIST ->
          lines.add("wait RTO  # the " + side.word() + "'s " + timer.word() + " timer");
      case TIME_WAIT -> lines.add("wait 2MSL  # the " + side.word() + "'s");
      case DELAYED_ACK ->
          lines.add("wait 200ms  # the " + side.word() + "'s delayed acknowledgment");
      case USER -> remark("the user timeout of the " + side.word() + " runs out here");
      case KEEP_ALIVE -> throw new AssertionError("keep-alive is off in an exploration");
    }
  }

  /** The file, with a head, the settings and how it ends. */
  String scenario(Breach breach, int events, Map<Side, ExploredSide> end) {
    List<String> file = new ArrayList<>();
    file.add("title: Broken: " + breach.sentence());
    file.add(
        "about: The shortest way to it that was found, "
            + events
            + (events == 1 ? " event." : " events.")
            + " A timer may run out at any moment here; where it stands beside another, the comment"
            + " says whose it is.");
    file.add("needs: model");
    for (Side side : callers) file.addAll(settings(side));
    file.add("");
    file.add("hold");
    file.addAll(lines);
    file.add("# found: " + breach.found());
    boolean hasEnd = !breach.sentence().equals(StepInvariants.NEVER_FAILS);
    if (hasEnd && !callers.isEmpty())
      file.add(
          callers.stream()
              .map(side -> side.word() + " " + end.get(side).state().rfcName())
              .collect(Collectors.joining(", ", "expect ", "")));
    return String.join("\n", file) + "\n";
  }

  private List<String> settings(Side side) {
    TcbSettings settings = bounds.settings(side);
    String set = "set " + side.word() + " ";
    return List.of(
        set + "iss " + settings.iss(),
        set + "receive-buffer " + settings.receiveBuffer(),
        set + "nagle " + (settings.nagle() ? "on" : "off"),
        set + "delayed-ack " + (settings.delayedAck() ? "on" : "off"));
  }
}
