package lockstep.lessons.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lockstep.model.History;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;

/**
 * A scenario that chance has written: calls, arrivals, losses and timeouts, each of which the model
 * can take where it stands. Its number is its seed.
 */
final class Walk {
  private static final int MOST_LINES = 16;
  private static final int MOST_TRIES = 60;
  private static final String SOURCE = "walk.scenario";

  private final int number;
  private final Dice dice;
  private final List<String> lines = new ArrayList<>();
  private History here;

  /** Whose programs can call: from their connect or accept on, until they close. */
  private final Set<Actor> open = new HashSet<>();

  private boolean holds;
  private boolean lost;

  Walk(int number) {
    this.number = number;
    this.dice = new Dice("walk", number);
  }

  /** The text of the scenario. */
  String text() {
    lines.add("title: Walk " + number);
    lines.add("");
    here = History.of(new Scenario("walk", SOURCE, "Walk", "", World.MODEL, List.of()));
    begin();
    int first = lines.size();
    for (int i = 0; i < MOST_TRIES && lines.size() < first + MOST_LINES; i++) go(move());
    return String.join("\n", lines) + "\n";
  }

  private void begin() {
    boolean bothOpen = number % 4 == 3;
    if (bothOpen) {
      holds = go("hold");
      go("client connect");
      go("server connect");
      return;
    }
    go("server listen");
    holds = number % 4 == 1 && go("hold");
    go("client connect");
    if (number % 4 == 2) {
      go("server accept");
      holds = go("hold");
    }
  }

  /** Makes a move if it can be made here; whether it was. */
  private boolean go(String line) {
    if (line.isEmpty()) return false;
    try {
      History next = here.fork(ScenarioParser.action(SOURCE, lines.size() + 1, line));
      while (next.step().isPresent()) continue;
      here = next;
    } catch (StageFailure cannotBeDoneHere) {
      return false;
    } catch (ScenarioErrors errors) {
      throw new IllegalStateException("a walk's own line: " + line, errors);
    }
    lines.add(line);
    note(line);
    return true;
  }

  /** A program has a socket to call with once it connects or accepts, and none after it closed. */
  private void note(String line) {
    for (Actor actor : List.of(Actor.CLIENT, Actor.SERVER)) {
      if (line.equals(actor + " connect") || line.equals(actor + " accept")) open.add(actor);
      if (line.equals(actor + " close") || line.equals(actor + " abort")) open.remove(actor);
    }
  }

  private String move() {
    List<String> moves = new ArrayList<>();
    for (Side side : Side.values()) {
      if (here.held().stream().noneMatch(one -> one.from().side() == side)) continue;
      String way = side.word() + "->" + side.other().word();
      for (int i = 0; i < 5; i++) moves.add("deliver " + way);
      if (!lost) moves.add("drop " + way);
    }
    Map<Actor, TcpState> standing = here.standing();
    for (Actor actor : List.of(Actor.CLIENT, Actor.SERVER)) {
      TcpState state = standing.getOrDefault(actor, TcpState.CLOSED);
      for (String call : calls(state)) if (isOpenTo(actor, call)) moves.add(actor + " " + call);
    }
    if (standing.containsValue(TcpState.TIME_WAIT) && here.held().isEmpty()) moves.add("wait 2MSL");
    if (lost && holds && here.held().isEmpty()) moves.add("wait RTO");
    if (moves.isEmpty()) return "";
    String move = dice.pick(moves);
    lost |= move.startsWith("drop");
    return move;
  }

  private boolean isOpenTo(Actor actor, String call) {
    TcpState state = here.standing().getOrDefault(actor, TcpState.CLOSED);
    return open.contains(actor) != call.equals("accept") || state == TcpState.LISTEN;
  }

  private List<String> calls(TcpState state) {
    String send = "send " + dice.between(1, 60);
    return switch (state) {
      case ESTABLISHED -> List.of(send, "shutdown", "close", "accept", rarely("abort", send));
      case CLOSE_WAIT -> List.of(send, "close", "shutdown", rarely("abort", "close"));
      case SYN_SENT -> List.of(rarely("close", "accept"));
      case SYN_RECEIVED -> List.of(rarely("shutdown", "accept"), rarely("abort", "accept"));
      case LISTEN -> List.of(rarely("close", "accept"));
      case FIN_WAIT_1, FIN_WAIT_2 -> List.of(rarely("abort", "close"));
      case CLOSED, CLOSING, LAST_ACK, TIME_WAIT -> List.of();
    };
  }

  private String rarely(String call, String else_) {
    return dice.oneIn(4) ? call : else_;
  }
}
