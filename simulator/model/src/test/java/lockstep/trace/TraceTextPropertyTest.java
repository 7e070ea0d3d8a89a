package lockstep.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lockstep.table.OsState;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Event;
import lockstep.tcp.Octets;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.tcp.World;
import org.junit.jupiter.api.Test;

/** What was written is read back, for traces made by chance from seeds that a failure names. */
class TraceTextPropertyTest {
  private static final int TRACES = 500;
  private static final String LETTERS = "ab  \\\"\t\n\r_n·>#<3.é\u2003";

  @Test
  void readingGivesBackWhatWasWritten() throws TraceFormatException {
    for (long seed = 1; seed <= TRACES; seed++) {
      Trace trace = new Traces(seed).trace();
      String text = TraceText.write(trace);
      Trace read = TraceText.read(text);
      assertThat(read).as("seed %d:%n%s", seed, text).isEqualTo(trace);
      assertThat(TraceText.write(read)).as("seed %d", seed).isEqualTo(text);
    }
  }

  /** A damaged text is refused in words, or it is another trace: nothing else comes out. */
  @Test
  void aDamagedTextIsRefusedInWords() {
    int refused = 0;
    for (long seed = 1; seed <= TRACES; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder(TraceText.write(new Traces(seed).trace()));
      for (int n = 0; n < 1 + random.nextInt(3); n++) {
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) text.deleteCharAt(at);
        else text.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      long lines = text.chars().filter(c -> c == '\n').count() + 1;
      try {
        TraceText.read(text.toString());
      } catch (TraceFormatException e) {
        refused++;
        assertThat((long) e.line()).as("seed %d", seed).isBetween(1L, lines);
        assertThat(e).as("seed %d", seed).hasMessageStartingWith("line " + e.line() + ": expected");
      }
    }
    assertThat(refused).isGreaterThan(TRACES / 4);
  }

  /** Traces made by chance, of that alone which the text carries. */
  private static final class Traces {
    private final Random random;

    private Traces(long seed) {
      random = new Random(seed);
    }

    private Trace trace() {
      World world = any(World.values());
      List<TraceStep> steps = new ArrayList<>();
      int count = random.nextInt(8);
      for (int n = 1; n <= count; n++) steps.add(step(n, world));
      return new Trace(words(), world, random.nextLong(), steps);
    }

    private TraceStep step(int number, World world) {
      return new TraceStep(
          number,
          random.nextInt(4),
          words().replaceAll("[\n\r]", ""),
          world,
          random.nextInt(3) == 0 ? random.nextInt(1_000) : random.nextLong() >>> 20,
          actor(),
          path(),
          event(),
          segments(),
          world.isLive() || random.nextInt(5) == 0 ? null : place(),
          null,
          null,
          random.nextInt(3) == 0 ? words() : null,
          world.isLive() ? sighting() : null);
    }

    private Actor actor() {
      Side side = any(Side.values());
      return new Actor(side, 1 + random.nextInt(12), side == Side.SERVER && random.nextBoolean());
    }

    private List<TcpState> path() {
      List<TcpState> path = new ArrayList<>();
      int count = 1 + random.nextInt(4);
      for (int n = 0; n < count; n++) path.add(any(TcpState.values()));
      return path;
    }

    private Event event() {
      return switch (random.nextInt(5)) {
        case 0 -> new Event.Call(words());
        case 1 -> new Event.Arrives(segment());
        case 2 ->
            random.nextBoolean() ? new Event.Timeout(any(Timer.values())) : new Event.Stands();
        case 3 -> new Event.OnWire(any(Event.Deed.values()), segment());
        default -> null;
      };
    }

    private List<Segment> segments() {
      List<Segment> segments = new ArrayList<>();
      int count = random.nextInt(4);
      for (int n = 0; n < count; n++) segments.add(segment());
      return segments;
    }

    private Segment segment() {
      ControlBits bits = ControlBits.NONE;
      for (ControlBit bit : ControlBit.values()) {
        if (random.nextInt(3) == 0) bits = bits.with(bit);
      }
      SeqNumber ack = bits.has(ControlBit.ACK) ? SeqNumber.of(random.nextInt()) : null;
      Octets text = Octets.filler(random.nextBoolean() ? 0 : random.nextInt(2_000));
      return new Segment(SeqNumber.of(random.nextInt()), ack, bits, 0, text, 0);
    }

    private RfcRef place() {
      return switch (random.nextInt(4)) {
        case 0 -> RfcRef.section("3.10.7.4", "fifth, eighth");
        case 1 -> new RfcRef("RFC 5961", "4.2", "");
        case 2 -> RfcRef.socketsLayer("accept queue");
        default -> RfcRef.section("3.10." + random.nextInt(9));
      };
    }

    private Sighting sighting() {
      long gap = random.nextBoolean() ? 0 : 1 + random.nextInt(100_000);
      if (random.nextInt(4) == 0) return Sighting.unseen(gap);
      OsState os =
          switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> new OsState("", random.nextInt(), "STATE " + words(), null);
            default -> OsState.linux(1 + random.nextInt(20));
          };
      Sighting.How how = any(Sighting.How.values());
      return new Sighting(how, gap, how == Sighting.How.TOLD ? null : os, null);
    }

    private String words() {
      StringBuilder words = new StringBuilder();
      int count = random.nextInt(12);
      for (int n = 0; n < count; n++) {
        words.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      return words.toString();
    }

    private <T> T any(T[] values) {
      return values[random.nextInt(values.length)];
    }
  }
}
