package lockstep.scenario;

import java.time.Duration;
import java.util.OptionalInt;
import lockstep.tcp.Actor;
import lockstep.tcp.Octets;

/** A call that a program makes on its socket. */
public sealed interface UserCall {
  /**
   * {@code listen [port N] [backlog N] [defer-accept DURATION] [reuse-address]}; null or empty
   * where not given.
   */
  record Listen(OptionalInt port, OptionalInt backlog, Duration deferAccept, boolean reuseAddress)
      implements UserCall {}

  /** {@code connect [to ACTOR]}; null where not given. */
  record Connect(Actor to) implements UserCall {
    /**
     * Whom this caller connects to: the named one, or else a client the first server, a server the
     * first client.
     */
    public Actor target(Actor caller) {
      return to != null ? to : Actor.of(caller.side().other(), 1);
    }
  }

  record Accept() implements UserCall {}

  /** {@code send N} or {@code send "text"}. */
  record Send(Octets octets) implements UserCall {}

  /**
   * {@code receive N} or {@code receive all}, which is up to the end of what the peer sends by
   * then; empty means all.
   */
  record Receive(OptionalInt count) implements UserCall {}

  /** The RFC's CLOSE: no more to send. */
  record Shutdown() implements UserCall {}

  /** The socket call: shutdown, and nobody reads any more. */
  record Close() implements UserCall {}

  record Abort() implements UserCall {}

  record PauseReading() implements UserCall {}

  record ResumeReading() implements UserCall {}

  /** Send until the peer's window and our queue are full. */
  record FillWindow() implements UserCall {}

  /** The TCB is forgotten. */
  record Crash() implements UserCall {}
}
