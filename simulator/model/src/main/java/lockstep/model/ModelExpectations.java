package lockstep.model;

import java.util.Map;
import lockstep.scenario.Action;
import lockstep.scenario.Action.Expectation;
import lockstep.scenario.StageFailure;
import lockstep.scenario.StageFailure.Blame;
import lockstep.tcp.Actor;
import lockstep.tcp.Octets;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;

/**
 * What a scenario expects, held against the model. Its word is final: a scenario that expects
 * otherwise is wrong.
 */
record ModelExpectations(Map<Actor, ModelSocket> sockets, String where) {
  void check(Action.Expect expect) throws StageFailure {
    if (expect.only() != null && expect.only() != World.MODEL) return;
    for (Expectation expectation : expect.expectations()) {
      if (expectation instanceof Expectation.InState inState) {
        checkState(inState.actor(), inState.state());
      } else if (expectation instanceof Expectation.RowGone gone) {
        checkState(gone.actor(), TcpState.CLOSED);
      } else if (expectation instanceof Expectation.Signal signal) {
        checkSignal(signal);
      } else if (expectation instanceof Expectation.Receives receives) {
        checkReceived(receives);
      }
    }
  }

  void checkState(Actor actor, TcpState expected) throws StageFailure {
    // The model has no second socket for the listener: its LISTEN TCB itself becomes the
    // connection.
    if (actor.listener()) return;
    ModelSocket socket = sockets.get(actor);
    TcpState found = socket == null ? TcpState.CLOSED : socket.state();
    if (found != expected) fail("%s in %s".formatted(actor, expected.rfcName()), found.rfcName());
  }

  private void checkSignal(Expectation.Signal expected) throws StageFailure {
    ModelSocket socket = sockets.get(expected.actor());
    boolean told =
        socket != null && socket.signals().stream().anyMatch(s -> s.contains(expected.words()));
    if (!told)
      fail(
          "%s to be told \"%s\"".formatted(expected.actor(), expected.words()),
          socket == null || socket.signals().isEmpty() ? "no signal" : socket.signals().toString());
  }

  private void checkReceived(Expectation.Receives expected) throws StageFailure {
    ModelSocket socket = sockets.get(expected.actor());
    Octets received = socket == null ? Octets.NONE : socket.received();
    int from = received.length() - expected.text().length();
    if (from < 0 || !received.slice(from, received.length()).equals(expected.text()))
      fail(
          "%s to have received \"%s\"".formatted(expected.actor(), expected.text().asText()),
          "\"" + received.asText() + "\"");
  }

  private void fail(String expected, String found) throws StageFailure {
    throw new StageFailure(
        Blame.SCENARIO,
        where
            + ": expected "
            + expected
            + ", but by RFC 9293 it is "
            + found
            + "; the scenario is wrong");
  }
}
