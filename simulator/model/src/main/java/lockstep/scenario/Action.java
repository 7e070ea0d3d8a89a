package lockstep.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;

/** One line of a scenario after its head. */
public sealed interface Action {
  /** The line it stands on, from 1. */
  int line();

  /** The line as written, without comment and outer blanks. */
  String text();

  /**
   * Whether it makes something happen in a world; a note, a question, an option and an expectation
   * do not.
   */
  default boolean acts() {
    return this instanceof Call
        || this instanceof Together
        || this instanceof Wire
        || this instanceof Wait
        || this instanceof Stand;
  }

  /** A user call of one actor, or of each of several ({@code client[1..20] connect}). */
  record Call(int line, String text, List<Actor> actors, UserCall call) implements Action {
    public Call {
      actors = List.copyOf(actors);
    }
  }

  /** {@code together} ... {@code end}: calls made at the same moment. */
  record Together(int line, String text, List<Call> calls) implements Action {
    public Together {
      calls = List.copyOf(calls);
    }
  }

  /** {@code set ACTOR OPTION VALUE} or {@code set wire OPTION VALUE}, whose actors are none. */
  record Set(int line, String text, List<Actor> actors, Option option, OptionValue value)
      implements Action {
    public Set {
      actors = List.copyOf(actors);
    }
  }

  /** A verb of the wire; the duration is null but for {@code delay}. */
  record Wire(int line, String text, WireVerb verb, Selection selection, Duration delay)
      implements Action {}

  /** The verbs of the wire. */
  enum WireVerb {
    HOLD,
    DELIVER,
    DROP,
    DUPLICATE,
    DELAY,
    REORDER,
    RELEASE
  }

  /**
   * Which segments a verb of the wire means.
   *
   * @param from the sending side, null for both directions
   * @param bits the control bits, null for any
   * @param text whether segments that carry text are meant
   * @param nth the ordinal among those that match, empty for the first or all
   */
  record Selection(Side from, ControlBits bits, boolean text, OptionalInt nth) {
    /** Every segment. */
    public static final Selection ALL = new Selection(null, null, false, OptionalInt.empty());

    /** The bits that make a kind of segment of their own. */
    private static final java.util.Set<ControlBit> KINDS =
        EnumSet.of(ControlBit.SYN, ControlBit.FIN, ControlBit.RST);

    /**
     * Whether it means a segment of this side. {@code FIN} means every segment with a FIN, {@code
     * SYN} one without ACK, and {@code ACK} one that carries nothing else: no text, no SYN, no FIN,
     * no RST.
     */
    public boolean means(Side sender, Segment segment) {
      if (from != null && from != sender) return false;
      if (text) return !segment.text().isEmpty();
      if (bits == null) return true;
      for (ControlBit bit : ControlBit.values()) {
        if (bits.has(bit) && !segment.has(bit)) return false;
        if (KINDS.contains(bit) && segment.has(bit) && !bits.has(bit)) return false;
      }
      boolean acknowledges = segment.has(ControlBit.ACK) && !bits.has(ControlBit.ACK);
      if (bits.has(ControlBit.SYN) && acknowledges) return false;
      return !bits.equals(ControlBits.of(ControlBit.ACK)) || segment.text().isEmpty();
    }

    /** The words that name what it means, {@code client->server FIN}; empty for every segment. */
    public String words() {
      List<String> words = new ArrayList<>();
      if (from != null) words.add(from.word() + "->" + from.other().word());
      if (text) words.add("text");
      if (bits != null)
        words.add(bits.bits().stream().map(Enum::name).collect(Collectors.joining("+")));
      return String.join(" ", words);
    }
  }

  /** {@code wait ...}. */
  record Wait(int line, String text, Until until) implements Action {}

  /**
   * {@code stand ACTOR STATE[, ACTOR STATE ...] [on WORLD]}: these states stand still and are
   * looked at; a live run waits here for as long as its user wants.
   *
   * @param only the one world it is said of, null for all
   */
  record Stand(int line, String text, List<Expectation.InState> states, World only)
      implements Action {
    public Stand {
      states = List.copyOf(states);
    }

    /** Whether it is said of this world. */
    public boolean isOf(World world) {
      return only == null || only == world;
    }
  }

  /** What a wait waits for. */
  sealed interface Until {
    record Time(Duration duration) implements Until {}

    record Rto() implements Until {}

    record TwoMsl() implements Until {}

    /** {@code wait until ACTOR STATE [within DURATION]}; null where not given. */
    record State(Actor actor, TcpState state, Duration within) implements Until {}
  }

  /**
   * {@code expect ...}.
   *
   * @param only the one world it is said of, null for all
   * @param within the real time that a live world gets, null for its default
   */
  record Expect(int line, String text, List<Expectation> expectations, World only, Duration within)
      implements Action {
    public Expect {
      expectations = List.copyOf(expectations);
    }
  }

  /** One thing expected. */
  sealed interface Expectation {
    Actor actor();

    record InState(Actor actor, TcpState state) implements Expectation {}

    record Signal(Actor actor, String words) implements Expectation {}

    record Receives(Actor actor, Octets text) implements Expectation {}

    record RowGone(Actor actor) implements Expectation {}
  }

  /** {@code predict ACTOR[, ACTOR]}: a question where someone predicts, nothing otherwise. */
  record Predict(int line, String text, List<Actor> actors) implements Action {
    public Predict {
      actors = List.copyOf(actors);
    }
  }

  /** {@code note WORDS}. */
  record Note(int line, String text, String words) implements Action {}
}
