package lockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.tcp.World;
import lockstep.trace.TcbView;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Prints how many segments a second the machine takes on one core, and what a sweep costs. What is
 * counted is this thread's time on its core, so that other work on the computer does not count.
 */
@Tag("bench")
class MachineBench {
  private static final int WARM_ROUNDS = 5;
  private static final int ROUNDS = 9;
  private static final int REPEATS = 100_000;
  private static final Octets TEXT = Octets.filler(1000);
  private static final TcbSettings SETTINGS = Story.PROMPT;

  /** Kept so that no step is made for nothing. */
  private TraceStep lastStep;

  private final Endpoint client = new Endpoint(SETTINGS);
  private final Endpoint server = new Endpoint(SETTINGS);
  private boolean traced;
  private long now;
  private int segments;

  @Test
  void transfer() {
    connect();
    print("transfer: text arrives, its ACK arrives", this::transferText);
    traced = true;
    print("transfer, with trace steps", this::transferText);
    assertThat(lastStep.state()).isEqualTo(TcpState.ESTABLISHED);
  }

  @Test
  void openAndClose() {
    print("open and close: seven segments", this::connectAndClose);
    traced = true;
    print("open and close, with trace steps", this::connectAndClose);
    assertThat(client.state()).isEqualTo(TcpState.CLOSED);
  }

  @Test
  void sweep() {
    long[] nanosOfACell = new long[ROUNDS];
    for (int round = -WARM_ROUNDS; round < ROUNDS; round++) {
      SweepTest sweep = new SweepTest();
      long before = coreNanos();
      sweep.everyEdgeTakenIsInTheFigureOrNamed();
      long nanos = (coreNanos() - before) / sweep.cells();
      if (round < 0) System.out.printf("sweep, warming: %d ns a cell%n", nanos);
      else nanosOfACell[round] = nanos;
    }
    Arrays.sort(nanosOfACell);
    long median = nanosOfACell[ROUNDS / 2];
    System.out.printf(
        "sweep: %d ns a cell, 6,000 cells in %.1f ms%n", median, median * 6_000 / 1e6);
  }

  /** The median, the least and the most of the rounds after warming. */
  private static void print(String what, IntSupplier work) {
    double[] rates = new double[ROUNDS];
    for (int round = -WARM_ROUNDS; round < ROUNDS; round++) {
      long before = coreNanos();
      int done = work.getAsInt();
      double rate = done * 1e9 / (coreNanos() - before);
      if (round >= 0) rates[round] = rate;
    }
    Arrays.sort(rates);
    System.out.printf(
        "%s: %,.0f segments a second (%,.0f to %,.0f)%n",
        what, rates[ROUNDS / 2], rates[0], rates[ROUNDS - 1]);
  }

  private static long coreNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadCpuTime();
  }

  private int transferText() {
    segments = 0;
    for (int i = 0; i < REPEATS; i++) {
      now += 100;
      Segment text = onlySegment(client.send(TEXT, true, now));
      Segment ack = onlySegment(arrives(server, text));
      arrives(client, ack);
      server.receive(TEXT.length(), now);
    }
    return segments;
  }

  private void connect() {
    server.openPassive(now);
    Segment syn = onlySegment(client.openActive(now));
    Segment synAck = onlySegment(arrives(server, syn));
    arrives(server, onlySegment(arrives(client, synAck)));
  }

  private int connectAndClose() {
    segments = 0;
    for (int i = 0; i < REPEATS / 4; i++) {
      now += 100;
      connect();
      Segment fin = onlySegment(client.close(now));
      arrives(client, onlySegment(arrives(server, fin)));
      Segment otherFin = onlySegment(server.close(now));
      arrives(server, onlySegment(arrives(client, otherFin)));
      client.runsOut(Timer.TIME_WAIT, now);
    }
    return segments;
  }

  private static Segment onlySegment(Turn turn) {
    if (turn.sends().size() != 1) throw new AssertionError("one segment expected: " + turn.sends());
    return turn.sends().get(0);
  }

  private Turn arrives(Endpoint endpoint, Segment segment) {
    segments++;
    if (!traced) return endpoint.arrives(segment, now);
    SeqNumber own = ownIss(endpoint);
    SeqNumber peers = endpoint == client ? ownIss(server) : ownIss(client);
    TcbView before = TcbViews.of(endpoint.tcb(), own, peers);
    Turn turn = endpoint.arrives(segment, now);
    List<Segment> sends = turn.sends().stream().map(s -> relative(s, own, peers)).toList();
    lastStep =
        new TraceStep(
            segments,
            1,
            "bench",
            World.MODEL,
            now,
            endpoint == client ? Actor.CLIENT : Actor.SERVER,
            turn.path(),
            new Event.Arrives(relative(segment, peers, own)),
            sends,
            turn.decided(),
            before,
            TcbViews.of(endpoint.tcb(), own, peers),
            String.join("; ", turn.signals()),
            null,
            turn.why());
    return turn;
  }

  private static SeqNumber ownIss(Endpoint endpoint) {
    return endpoint.tcb().iss == null ? SeqNumber.ZERO : endpoint.tcb().iss;
  }

  private static Segment relative(Segment segment, SeqNumber own, SeqNumber peers) {
    SeqNumber ack = segment.ack() == null ? null : segment.ack().plus(-peers.toLong());
    return segment.withNumbers(segment.seq().plus(-own.toLong()), ack);
  }
}
