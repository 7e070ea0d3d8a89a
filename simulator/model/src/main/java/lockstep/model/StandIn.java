package lockstep.model;

import java.util.List;
import java.util.function.BiFunction;
import lockstep.tcp.Octets;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/**
 * One end of a connection that is put into a state rather than led there, to be tried with events
 * one by one: what a conformance case needs. No time passes between the events, and nothing but the
 * machine's own rules holds back what it sends; acknowledgments go at once.
 */
public final class StandIn {
  /** A buffer for any RECEIVE that a case may ask for. */
  private static final int AMPLE = 1 << 20;

  /**
   * What one event came to.
   *
   * @param state where it left the connection
   * @param sends the segments sent, in order
   * @param result a call's answer: {@code ok}, {@code error: ...} as section 3.10 words it, or
   *     {@code state = ...} for STATUS; after another event what the user is told of an error, or
   *     {@code ok}
   * @param returned how many octets a RECEIVE gave
   * @param decided the check or paragraph that decided
   * @param why its reason in words; null when the section alone says it
   */
  public record Outcome(
      TcpState state,
      List<Segment> sends,
      String result,
      int returned,
      RfcRef decided,
      String why) {}

  private final Endpoint endpoint;

  /**
   * @throws IllegalArgumentException when the preconditions contradict each other; the message says
   *     how
   */
  public StandIn(Preconditions at) {
    endpoint = Placement.of(at);
  }

  /** How many octets stand in order and unread. */
  public int readable() {
    return endpoint.readable();
  }

  /** SEGMENT ARRIVES, section 3.10.7. */
  public Outcome arrives(Segment segment) {
    return turn((e, now) -> e.arrives(segment, now));
  }

  /** OPEN, section 3.10.1. */
  public Outcome openActive() {
    return turn(Endpoint::openActive);
  }

  public Outcome openPassive() {
    return turn(Endpoint::openPassive);
  }

  /** OPEN, active, without saying to whom. */
  public Outcome openActiveWithoutRemote() {
    return turn(Endpoint::openActiveWithoutRemote);
  }

  /**
   * SEND, section 3.10.2.
   *
   * @param octets how many, 0 or more
   * @param remoteKnown whether the user says to whom, where no connection does
   */
  public Outcome send(int octets, boolean remoteKnown) {
    return turn((e, now) -> e.send(Octets.filler(octets), remoteKnown, now));
  }

  /** RECEIVE, section 3.10.3, into an ample buffer; it waits when nothing is there. */
  public Outcome receive() {
    return turn((e, now) -> e.receive(AMPLE, now));
  }

  /** RECEIVE of what is there now: it leaves no request waiting for what comes later. */
  public Outcome receiveWhatIsThere() {
    return turn((e, now) -> e.receive(e.readable(), now));
  }

  /** CLOSE, section 3.10.4. */
  public Outcome close() {
    return turn(Endpoint::close);
  }

  /** ABORT, section 3.10.5. */
  public Outcome abort() {
    return turn(Endpoint::abort);
  }

  /** STATUS, section 3.10.6. */
  public Outcome status() {
    return turn(Endpoint::status);
  }

  /** A timer runs out, also one that does not run. */
  public Outcome runsOut(Timer timer) {
    return turn((e, now) -> e.runsOut(timer, now));
  }

  private Outcome turn(BiFunction<Endpoint, Long, Turn> body) {
    Turn turn = body.apply(endpoint, 0L);
    return new Outcome(
        endpoint.state(),
        List.copyOf(turn.sends()),
        result(turn),
        turn.returned().length(),
        turn.decided(),
        turn.why());
  }

  /** Signals to other calls that were queued begin with their call's name and are no answer. */
  private static String result(Turn turn) {
    return turn.signals().stream()
        .filter(s -> s.startsWith("error: ") || s.startsWith("state = "))
        .findFirst()
        .orElse("ok");
  }
}
