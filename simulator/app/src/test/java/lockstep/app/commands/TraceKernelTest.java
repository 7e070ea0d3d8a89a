package lockstep.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import lockstep.app.StageMaker;
import lockstep.comparison.Judged;
import lockstep.comparison.Played;
import lockstep.comparison.Summary;
import lockstep.comparison.Verdict;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.table.OsState;
import lockstep.table.SocketAddress;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.KernelEvent;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;
import lockstep.views.terminal.Look;
import org.junit.jupiter.api.Test;

/** What {@code play --trace-kernel} prints of the kernel's own words. */
class TraceKernelTest {
  private static final Scenario SCENARIO =
      new Scenario("x", "x.scenario", "A title", "About.", World.LOOPBACK, List.of());
  private static final Action CLOSES = new Action.Note(13, "client close", "");
  private static final SocketAddress HERE = new SocketAddress("127.0.0.1", 41000);
  private static final SocketAddress THERE = new SocketAddress("127.0.0.1", 443);
  private static final KernelEvent PASSED =
      new KernelEvent.Changed(
          302_114,
          Actor.CLIENT,
          HERE,
          THERE,
          OsState.linux(1),
          OsState.linux(4),
          OptionalLong.of(9));
  private static final KernelEvent STANDS =
      new KernelEvent.Changed(
          302_123, null, THERE, HERE, OsState.linux(4), OsState.linux(14), OptionalLong.empty());
  private static final KernelEvent GONE =
      new KernelEvent.Destroyed(303_000, Actor.CLIENT, HERE, THERE);
  private static final KernelEvent LOST = new KernelEvent.Lost(304_000, "12 events were lost");

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void theLanesAreFollowedByTheKernelsWords() throws IOException {
    lanes(played(Verdict.AGREES), List.of(PASSED, STANDS, GONE, LOST));
    assertThat(text())
        .contains(
            "    kernel trace: client ESTABLISHED -> FIN-WAIT-1 at 0.302114, for 9 \u00b5s\n",
            "    kernel trace: socket at 127.0.0.1:443 FIN-WAIT-1 -> code 14 at 0.302123\n",
            "    the kernel destroyed the client's socket, told at 0.303000\n",
            "    kernel trace: 12 events were lost\n")
        .containsOnlyOnce("The trace has no TIME-WAIT")
        .doesNotContain("not seen in the table");
  }

  @Test
  void aStateThatOnlyTheTraceShowsGetsARemarkAndStaysUnseen() throws IOException {
    Played unseen = played(Verdict.UNSEEN);
    lanes(unseen, List.of(PASSED));
    assertThat(text().replaceAll("\\s+", " "))
        .contains(
            "FIN-WAIT-1 of the client was not seen in the table; the kernel's own trace saw it,"
                + " for 9 \u00b5s");
    assertThat(unseen.steps().get(0).verdict()).isEqualTo(Verdict.UNSEEN);
  }

  @Test
  void jsonHasALineForEach() throws IOException {
    JsonShow show = new JsonShow(new Output(printed, StandardCharsets.UTF_8), remark -> {});
    show.heard(played(Verdict.UNSEEN), List.of(PASSED, STANDS, GONE, LOST));
    assertThat(text().lines())
        .containsExactly(
            "{\"kernel\":{\"action\":\"client close\",\"line\":13,\"at\":0.302114,"
                + "\"actor\":\"client\",\"local\":\"127.0.0.1:41000\",\"foreign\":\"127.0.0.1:443\","
                + "\"path\":[\"ESTABLISHED\",\"FIN_WAIT_1\"],\"lastedMicros\":9,\"unseen\":true,"
                + "\"os\":{\"system\":\"linux\",\"code\":4,\"name\":\"TCP_FIN_WAIT1\"}}}",
            "{\"kernel\":{\"action\":\"client close\",\"line\":13,\"at\":0.302123,"
                + "\"local\":\"127.0.0.1:443\",\"foreign\":\"127.0.0.1:41000\","
                + "\"path\":[\"FIN_WAIT_1\",\"code 14\"],"
                + "\"os\":{\"system\":\"linux\",\"code\":14,\"name\":\"code 14\"}}}",
            "{\"kernel\":{\"action\":\"client close\",\"line\":13,\"at\":0.303,"
                + "\"event\":\"destroyed\",\"actor\":\"client\",\"local\":\"127.0.0.1:41000\","
                + "\"foreign\":\"127.0.0.1:443\"}}",
            "{\"kernel\":{\"action\":\"client close\",\"line\":13,\"at\":0.304,"
                + "\"event\":\"lost\",\"what\":\"12 events were lost\"}}");
  }

  @Test
  void theModelHasNoKernel() {
    CliRun.Result result = CliRun.run("play", "teardown", "--on", "model", "--trace-kernel");
    assertThat(result.exit()).isZero();
    assertThat(result.err()).contains("--trace-kernel: no kernel plays in this run");
  }

  @Test
  void theStageListensOnlyWhenToldTo() {
    List<Boolean> traced = new ArrayList<>();
    StageMaker stages =
        (world, options) -> {
          if (world == World.LOOPBACK) traced.add(options.kernelTrace());
          return CliRun.showing(path -> path).make(world, options);
        };
    new CliRun().stages(stages).go("play", "teardown");
    new CliRun().stages(stages).go("play", "teardown", "--trace-kernel");
    assertThat(traced).containsExactly(false, true);
  }

  private void lanes(Played played, List<KernelEvent> events) throws IOException {
    LanesShow show =
        new LanesShow(new Output(printed, StandardCharsets.UTF_8), new Look(false, false), false);
    show.begin(SCENARIO, List.of(World.MODEL, World.LOOPBACK));
    show.played(played, "a place");
    show.heard(played, events);
    show.heard(played, events);
    show.end(new Summary(Map.of(), List.of(World.LOOPBACK)), Show.Ending.WHOLE, 0);
  }

  /** FIN-WAIT-1 of the client with this verdict. */
  private static Played played(Verdict verdict) {
    TraceStep step =
        new TraceStep(
            1,
            13,
            "client close",
            World.LOOPBACK,
            302_120,
            Actor.CLIENT,
            List.of(TcpState.FIN_WAIT_1),
            null,
            List.of(),
            null,
            null,
            null,
            null,
            Sighting.unseen(20));
    return new Played(CLOSES, List.of(new Judged(step, verdict, null)), List.of());
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
