package lockstep.model;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
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
    tcb = new Tcb(settings);
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
    return call(now, "3.10.1", UserCalls::openActive);
  }

  Turn send(Octets octets, boolean remoteKnown, long now) {
    return call(now, "3.10.2", calls -> calls.send(octets, remoteKnown));
  }

  Turn receive(int count, long now) {
    return call(now, "3.10.3", calls -> calls.receive(count));
  }

  Turn close(long now) {
    return call(now, "3.10.4", UserCalls::close);
  }

  Turn abort(long now) {
    return call(now, "3.10.5", UserCalls::abort);
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
    return turn;
  }

  Turn runsOut(Timer timer, long now) {
    tcb.deadlines.remove(timer);
    Turn turn = new Turn(tcb, now, "3.10.8");
    new Timeouts(tcb, turn).runsOut(timer);
    return turn;
  }

  /** The timer that runs out first, with its deadline in microseconds. */
  Optional<Map.Entry<Timer, Long>> nextDeadline() {
    return tcb.deadlines.entrySet().stream()
        .min(Comparator.comparingLong(Map.Entry::getValue))
        .map(Map.Entry::copyOf);
  }
}
