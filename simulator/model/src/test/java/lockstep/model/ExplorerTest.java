package lockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that two endpoints can come to within bounds: how much it is, and that it holds. */
final class ExplorerTest {
  /**
   * The totals, in the one place where they stand. When the machine changes they change with it;
   * what must not change is that every invariant holds and every edge of Figure 5 is taken.
   */
  private static final Totals USUAL = new Totals(819_278, 3_184_638, 23);

  private static final Totals ONE_ACCIDENT = new Totals(58_342, 183_952, 20);

  private static final ExploreBounds SMALL = ExploreBounds.USUAL.with(ExploreBound.ACCIDENTS, 1);

  /** Explored once for all that ask about it. */
  private static final ExploreReport SMALL_REPORT = Explorer.explore(SMALL);

  private record Totals(int states, long transitions, int depth) {
    static Totals of(ExploreReport report) {
      return new Totals(report.states(), report.transitions(), report.depth());
    }
  }

  @Test
  @Tag("slow")
  void theUsualBoundsAreExploredWholeAndHold() {
    ExploreReport report = Explorer.explore(ExploreBounds.USUAL);
    assertThat(report.broken()).isNull();
    assertThat(report.complete()).isTrue();
    assertThat(report.edgesCovered()).isEqualTo(20);
    assertThat(Totals.of(report)).isEqualTo(USUAL);
  }

  @Test
  void oneAccidentIsExploredWholeAndHolds() {
    ExploreReport report = SMALL_REPORT;
    assertThat(report.broken()).isNull();
    assertThat(report.complete()).isTrue();
    assertThat(report.edges()).allSatisfy(edge -> assertThat(edge.times()).isPositive());
    assertThat(Totals.of(report)).isEqualTo(ONE_ACCIDENT);
  }

  @Test
  void everyInvariantIsCheckedThousandsOfTimesButThoseOfThePairsAtRest() {
    assertThat(SMALL_REPORT.invariants())
        .hasSize(24)
        .allSatisfy(invariant -> assertThat(invariant.times()).isGreaterThan(200));
  }

  /** Nothing but the numbers tells the sides apart, so each pair has its mirror image. */
  @Test
  void whatTheClientCanReachTheServerCanReachToo() {
    Map<String, ExploreReport.Pair> pairs = new HashMap<>();
    SMALL_REPORT.pairs().forEach(p -> pairs.put(p.client() + " " + p.server(), p));
    assertThat(pairs).hasSize(56);
    assertThat(pairs.values())
        .allSatisfy(
            pair -> {
              ExploreReport.Pair mirror = pairs.get(pair.server() + " " + pair.client());
              assertThat(mirror).isNotNull();
              assertThat(mirror.times()).isEqualTo(pair.times());
              assertThat(mirror.atRest()).isEqualTo(pair.atRest());
            });
  }

  /** All of Figure 5 is taken without an accident, and whoever rests then has a peer that rests. */
  @Test
  void withoutAnyAccidentNobodyHangs() {
    ExploreReport report = Explorer.explore(ExploreBounds.USUAL.with(ExploreBound.ACCIDENTS, 0));
    assertThat(report.edgesCovered()).isEqualTo(20);
    assertThat(report.reasons()).allSatisfy(reason -> assertThat(reason.times()).isZero());
    assertThat(restingPairs(report))
        .containsExactlyInAnyOrder(
            "CLOSED CLOSED",
            "CLOSED LISTEN",
            "LISTEN CLOSED",
            "LISTEN LISTEN",
            "ESTABLISHED ESTABLISHED",
            "FIN_WAIT_2 CLOSE_WAIT",
            "CLOSE_WAIT FIN_WAIT_2");
  }

  private static Stream<String> restingPairs(ExploreReport report) {
    return report.pairs().stream()
        .filter(pair -> pair.atRest() > 0)
        .map(pair -> pair.client() + " " + pair.server());
  }

  @Test
  void simultaneousOpenAndCloseAreAmongThePairs() {
    Map<String, Long> times =
        SMALL_REPORT.pairs().stream()
            .collect(
                Collectors.toMap(p -> p.client() + " " + p.server(), ExploreReport.Pair::times));
    for (TcpState both :
        new TcpState[] {TcpState.SYN_SENT, TcpState.SYN_RECEIVED, TcpState.CLOSING})
      assertThat(times).containsKey(both + " " + both);
  }

  private static Stream<Arguments> otherBounds() {
    ExploreBounds none = ExploreBounds.USUAL.with(ExploreBound.ACCIDENTS, 0);
    ExploreBounds quiet = SMALL.with(ExploreBound.SENDS, 0);
    return Stream.of(
        Arguments.of(
            "a shut window",
            none.with(ExploreBound.RECEIVE_BUFFER, 1).with(ExploreBound.OCTETS, 2)),
        Arguments.of("acknowledgments that wait", none.with(ExploreBound.DELAYED_ACKS, 1)),
        Arguments.of("RECEIVEs in advance", none.with(ExploreBound.RECEIVES, 1)),
        Arguments.of("closes that end reading", none.with(ExploreBound.SOCKET_CLOSES, 1)),
        Arguments.of("crashes", quiet.with(ExploreBound.CRASHES, 1)),
        Arguments.of("user timeouts", quiet.with(ExploreBound.USER_TIMEOUTS, 1)),
        Arguments.of(
            "opened anew",
            quiet
                .with(ExploreBound.CRASHES, 1)
                .with(ExploreBound.OPENS, 2)
                .with(ExploreBound.REORDERINGS, 0)
                .with(ExploreBound.DUPLICATES, 0)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("otherBounds")
  void otherBoundsHoldToo(String words, ExploreBounds bounds) {
    ExploreReport report = Explorer.explore(bounds);
    assertThat(report.broken()).isNull();
    assertThat(report.complete()).isTrue();
  }

  @Test
  void anExplorationThatIsCutShortSaysSo() {
    ExploreReport report = Explorer.explore(SMALL.with(ExploreBound.MAX_STATES, 1_000));
    assertThat(report.complete()).isFalse();
    assertThat(report.broken()).isNull();
  }
}
