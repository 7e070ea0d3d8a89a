package lockstep.tcp;

/**
 * What a turn of the machine begins with (RFC 9293 section 3.10): a user call, a segment that
 * arrives, or a timeout.
 */
public sealed interface Event {
  /** A call of the user, in the scenario's words: {@code send 5}. */
  record Call(String words) implements Event {
    @Override
    public String toString() {
      return "call " + words;
    }
  }

  /** A segment arrives; its numbers are relative to the initial sequence numbers. */
  record Arrives(Segment segment) implements Event {
    @Override
    public String toString() {
      return "gets " + segment;
    }
  }

  /** A timer runs out. */
  record Timeout(Timer timer) implements Event {
    @Override
    public String toString() {
      return "timeout " + timer.word();
    }
  }

  /**
   * A live world did not do in time what the scenario expected: {@code expected client TIME-WAIT
   * within 5 s, seen ESTABLISHED}.
   */
  record Unmet(String words) implements Event {
    @Override
    public String toString() {
      return "unmet " + words;
    }
  }
}
