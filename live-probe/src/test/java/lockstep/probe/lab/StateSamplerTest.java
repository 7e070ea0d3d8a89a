package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import lockstep.probe.table.SocketTable;
import lockstep.probe.table.SocketTableException;
import lockstep.probe.table.Watch;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.Selection;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sampler against a table whose rows the test sets; runs on any system. */
@Timeout(30)
class StateSamplerTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final SocketAddress HERE = new SocketAddress("127.0.0.1", 1000);
  private static final SocketAddress THERE = new SocketAddress("127.0.0.1", 2000);
  private static final SocketPair NEAR = new SocketPair(HERE, THERE);
  private static final SocketPair FAR = NEAR.reversed();
  private static final SocketPair LISTENING = SocketPair.listening(THERE);

  private final FakeTable table = new FakeTable();
  private final StateSampler sampler = new StateSampler(() -> table);

  @BeforeEach
  void start() {
    sampler.start();
  }

  @AfterEach
  void close() {
    sampler.close();
  }

  @Test
  void aChangeHasItsRowAndTheGapBeforeIt() throws Exception {
    sampler.watch(List.of(NEAR, FAR), List.of());
    sampler.hurry(SOON);
    table.codes.put(NEAR, 2);
    Change change = next();
    assertThat(change.pair()).isEqualTo(NEAR);
    assertThat(change.before()).isZero();
    assertThat(change.after()).isEqualTo(2);
    assertThat(change.row().state().name()).isEqualTo("TCP_SYN_SENT");
    assertThat(change.gapMicros()).isPositive();
    table.codes.put(NEAR, 1);
    assertThat(next().before()).isEqualTo(2);
    table.codes.remove(NEAR);
    Change gone = next();
    assertThat(gone.after()).isZero();
    assertThat(gone.row()).isNull();
    assertThat(gone.nanos()).isGreaterThan(change.nanos());
  }

  @Test
  void aRowThatIsMissingWhileAnotherTakesItsPlaceIsNotGone() throws Exception {
    sampler.watch(List.of(NEAR), List.of());
    sampler.hurry(SOON);
    table.codes.put(NEAR, 3);
    assertThat(next().after()).isEqualTo(3);
    table.blink.set(2);
    await().atMost(SOON).until(() -> table.blink.get() == 0);
    assertThat(sampler.read(SOON).rows()).containsKey(NEAR);
    table.codes.put(NEAR, 1);
    Change change = next();
    assertThat(change.before()).isEqualTo(3);
    assertThat(change.after()).isEqualTo(1);
  }

  @Test
  void aRowThatIsThereAtOnceHasNoReadingBeforeIt() throws Exception {
    table.codes.put(LISTENING, 10);
    sampler.watch(List.of(), List.of(LISTENING));
    Change change = next();
    assertThat(change.before()).isZero();
    assertThat(change.after()).isEqualTo(10);
    assertThat(change.gapMicros()).isZero();
  }

  @Test
  void aPairThatStaysIsNotNewWhenAnotherJoinsIt() throws Exception {
    table.codes.put(NEAR, 1);
    sampler.watch(List.of(NEAR), List.of());
    assertThat(next().after()).isEqualTo(1);
    sampler.watch(List.of(FAR, NEAR), List.of(LISTENING));
    sampler.read(SOON);
    assertThat(sampler.take(System.nanoTime())).isEmpty();
  }

  /** Whatever was set before the question is in the answer, also a pair watched just before. */
  @Test
  void aReadingBeginsAfterItIsAskedFor() throws Exception {
    for (int i = 0; i < 500; i++) {
      SocketPair pair = new SocketPair(new SocketAddress("127.0.0.1", 3000 + i), THERE);
      table.codes.put(pair, 1 + i % 11);
      if (i % 2 == 0) sampler.hurry(SOON);
      else sampler.rest();
      sampler.watch(List.of(pair), List.of());
      Reading reading = sampler.read(SOON);
      assertThat(reading.rows()).containsOnlyKeys(pair);
      assertThat(reading.rows().get(pair).state().code()).isEqualTo(1 + i % 11);
      assertThat(reading.nanos()).isLessThanOrEqualTo(System.nanoTime());
    }
  }

  @Test
  void itHurriesOnlyWhenToldTo() throws Exception {
    assumeThat(Runtime.getRuntime().availableProcessors())
        .as("on one processor it never hurries")
        .isGreaterThan(1);
    sampler.watch(List.of(NEAR), List.of());
    sampler.hurry(SOON);
    long before = table.readings.get();
    await().atMost(SOON).until(() -> table.readings.get() > before + 10_000);
    sampler.rest();
    sampler.read(SOON);
    long resting = table.readings.get();
    // Nothing comes in this time: it is the test's clock.
    assertThat(sampler.take(System.nanoTime() + Duration.ofMillis(200).toNanos())).isEmpty();
    assertThat(table.readings.get() - resting).isBetween(1L, 15L);
  }

  @Test
  void aTableThatFailsIsTold() {
    sampler.watch(List.of(NEAR), List.of());
    table.failure = new SocketTableException("the table is on fire");
    assertThatThrownBy(() -> sampler.read(SOON))
        .isInstanceOf(SocketTableException.class)
        .hasMessage("the table is on fire");
    assertThatThrownBy(() -> sampler.take(System.nanoTime() + SOON.toNanos()))
        .hasMessage("the table is on fire");
  }

  @Test
  void aTableThatDoesNotOpenIsTold() {
    try (StateSampler none =
        new StateSampler(
            () -> {
              throw new SocketTableException("no table here");
            })) {
      none.start();
      assertThatThrownBy(() -> none.read(SOON)).hasMessage("no table here");
    }
  }

  @Test
  void closingClosesTheTableAndEndsEveryWait() throws Exception {
    sampler.read(SOON);
    sampler.close();
    assertThat(table.closed).isTrue();
    assertThatThrownBy(() -> sampler.read(SOON)).hasMessage("the run is closed");
    assertThatThrownBy(() -> sampler.take(System.nanoTime() + SOON.toNanos()))
        .hasMessage("the run is closed");
    sampler.close();
  }

  private Change next() throws Exception {
    List<Change> changes = sampler.take(System.nanoTime() + SOON.toNanos());
    assertThat(changes).hasSize(1);
    return changes.get(0);
  }

  /** A table with the rows that the test put into it. */
  private static final class FakeTable implements SocketTable {
    final Map<SocketPair, Integer> codes = new ConcurrentHashMap<>();
    final AtomicLong readings = new AtomicLong();

    /** For how many readings every row is missing. */
    final AtomicInteger blink = new AtomicInteger();

    volatile SocketTableException failure;
    volatile boolean closed;

    @Override
    public String source() {
      return "a test";
    }

    @Override
    public Optional<SocketRow> find(SocketPair pair) {
      return Optional.ofNullable(codes.get(pair)).map(code -> row(pair, code));
    }

    @Override
    public List<SocketRow> withPort(int port) {
      return List.of();
    }

    @Override
    public List<SocketRow> all(Selection selection) {
      return List.of();
    }

    @Override
    public List<String> remarks() {
      return List.of();
    }

    @Override
    public Watch watch(List<SocketPair> pairs) {
      int[] read = new int[pairs.size()];
      return new Watch() {
        @Override
        public int size() {
          return read.length;
        }

        @Override
        public void read() throws SocketTableException {
          if (failure != null) throw failure;
          if (read.length > 0) readings.incrementAndGet();
          boolean blinks = read.length > 0 && blink.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
          for (int i = 0; i < read.length; i++)
            read[i] = blinks ? 0 : codes.getOrDefault(pairs.get(i), 0);
        }

        @Override
        public int code(int index) {
          return read[index];
        }

        @Override
        public SocketRow row(int index) {
          return read[index] == 0 ? null : FakeTable.row(pairs.get(index), read[index]);
        }
      };
    }

    private static SocketRow row(SocketPair pair, int code) {
      return new SocketRow(
          "tcp",
          pair.local(),
          pair.foreign(),
          OsState.linux(code),
          0,
          0,
          RowTimer.OFF,
          1,
          1,
          OptionalInt.empty());
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
