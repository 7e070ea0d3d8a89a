package lockstep.tcp;

import java.util.Locale;

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
   * Something befell a segment that this actor sent, on the wire: no turn of its machine, but part
   * of the story.
   */
  record OnWire(Deed deed, Segment segment) implements Event {
    @Override
    public String toString() {
      return "wire " + deed.word() + " " + segment;
    }
  }

  /** What a wire does to a segment, other than to bring it in its turn. */
  enum Deed {
    /** It never arrives: by chance, or because the scenario dropped it. */
    LOSES,
    /** It stands still until it is delivered, dropped or released. */
    HOLDS,
    /** It will arrive twice. */
    DUPLICATES,
    /** It will arrive later than the wire's latency. */
    DELAYS,
    /** It is sent again while the same one stands still already; this one goes no further. */
    REPEATS;

    /** {@code loses}, {@code holds}, ... */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Nothing happens: the scenario lets an actor stand in its state, so that it can be looked at.
   */
  record Stands() implements Event {
    @Override
    public String toString() {
      return "stands";
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
