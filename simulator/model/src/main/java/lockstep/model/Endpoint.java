package lockstep.model;

import java.util.function.Consumer;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/**
 * One end of a connection: the machine with its TCB. Each method is one turn; time is handed in, in
 * microseconds.
 */
final class Endpoint {
  private final Tcb tcb;

  Endpoint(TcbSettings settings) {
    this(new Tcb(settings));
  }

  private Endpoint(Tcb tcb) {
    this.tcb = tcb;
  }

  /** An endpoint that stands where this one stands and goes its own way from here. */
  Endpoint copy() {
    return new Endpoint(tcb.copy());
  }

  Tcb tcb() {
    return tcb;
  }

  TcpState state() {
    return tcb.state();
  }

  /** How many octets the user could read now. */
  int readable() {
    return tcb.unread.length();
  }

  Turn openPassive(long now) {
    return call(now, "3.10.1", UserCalls::openPassive);
  }

  Turn openActive(long now) {
    return call(now, "3.10.1", calls -> calls.openActive(true));
  }

  Turn openActiveWithoutRemote(long now) {
    return call(now, "3.10.1", calls -> calls.openActive(false));
  }

  Turn send(Octets octets, boolean remoteKnown, long now) {
    return call(now, "3.10.2", calls -> calls.send(octets, false, remoteKnown));
  }

  /** SEND with the URGENT flag. */
  Turn sendUrgent(Octets octets, boolean remoteKnown, long now) {
    return call(now, "3.10.2", calls -> calls.send(octets, true, remoteKnown));
  }

  Turn receive(int count, long now) {
    return call(now, "3.10.3", calls -> calls.receive(count));
  }

  /** CLOSE: no more to send. */
  Turn close(long now) {
    return call(now, "3.10.4", UserCalls::close);
  }

  /** CLOSE, and nobody reads any more. */
  Turn closeBothWays(long now) {
    return call(now, "3.10.4", UserCalls::closeBothWays);
  }

  Turn abort(long now) {
    return call(now, "3.10.5", UserCalls::abort);
  }

  Turn status(long now) {
    return call(now, "3.10.6", UserCalls::status);
  }

  /** The TCB is forgotten, as in a host that starts anew: no segment, no word (section 3.5.1). */
  Turn crash(long now) {
    Turn turn = new Turn(tcb, now, "3.5.1");
    if (tcb.state() != TcpState.CLOSED) turn.enter(TcpState.CLOSED);
    turn.because("this end starts anew and remembers nothing of the connection");
    return turn;
  }

  private Turn call(long now, String section, Consumer<UserCalls> body) {
    Turn turn = new Turn(tcb, now, section);
    body.accept(new UserCalls(tcb, turn));
    if (turn.ackIsOwed()) turn.send(tcb.ackSegment());
    return turn;
  }

  Turn arrives(Segment segment, long now) {
    Turn turn = new Turn(tcb, now, SegmentArrives.section(tcb.state()));
    new SegmentArrives(tcb, segment, turn).run();
    turn.checksAreOver();
    new Sending(tcb, turn).flush();
    new Probing(tcb, turn).peerWasHeard();
    return turn;
  }

  Turn runsOut(Timer timer, long now) {
    tcb.stop(timer);
    Turn turn = new Turn(tcb, now, Timeouts.section(timer));
    new Timeouts(tcb, turn).runsOut(timer);
    return turn;
  }
}
