package lockstep.probe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lockstep.probe.lab.LabOptions;
import lockstep.probe.lab.LabOptions.Family;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The wire on this machine's kernel. */
class WireStageTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private static final String[] OPENED = {"server listen", "client connect", "server accept"};

  private final List<TraceStep> steps = new ArrayList<>();

  private static Scenario scenario(String[] before, String... lines) throws Exception {
    List<String> all = new ArrayList<>(List.of("title: lines"));
    all.addAll(List.of(before));
    all.addAll(List.of(lines));
    return ScenarioParser.parse("lines", "lines.scenario", String.join("\n", all));
  }

  /** Skips the test, with the reason in words, where this machine can lay no wire. */
  private static void assumeThatItCan(Stage stage, Scenario scenario) {
    List<String> reasons =
        stage.lacks(scenario).stream().filter(Stage.Lack::leavesOut).map(Stage.Lack::what).toList();
    assumeThat(reasons).as("this machine can lay no wire").isEmpty();
  }

  private void play(Stage stage, Scenario scenario) throws Exception {
    assumeThatItCan(stage, scenario);
    stage.begin(scenario);
    for (Action action : scenario.actions()) stage.play(action, Map.of(), steps::add);
  }

  private List<String> told(String actor) {
    List<String> told = new ArrayList<>();
    for (TraceStep step : steps) {
      if (!step.actor().toString().equals(actor) || step.event() == null) continue;
      StringBuilder line = new StringBuilder();
      for (TcpState state : step.path()) line.append(state.rfcName()).append(' ');
      told.add(line + step.event().toString());
    }
    return told;
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).isPresent();
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void eachSegmentIsATurnAndNoStateIsMissed(Family family) throws Exception {
    try (WireStage stage = new WireStage(LabOptions.DEFAULT.with(family))) {
      play(stage, scenario(OPENED, "client close", "server close"));
    }
    assertThat(told("client"))
        .containsExactly(
            "CLOSED SYN-SENT call connect",
            "SYN-SENT ESTABLISHED gets <SEQ=0><ACK=1><CTL=SYN,ACK>",
            "ESTABLISHED FIN-WAIT-1 call close",
            "FIN-WAIT-1 FIN-WAIT-2 gets <SEQ=1><ACK=2><CTL=ACK>",
            "FIN-WAIT-2 TIME-WAIT gets <SEQ=1><ACK=2><CTL=FIN,ACK>");
    // Whether it acknowledges the FIN at once or a little later is the kernel's to choose.
    assertThat(told("server").stream().filter(line -> !line.endsWith("timeout DELAYED-ACK")))
        .containsExactly(
            "CLOSED LISTEN call listen",
            "CLOSED SYN-RECEIVED gets <SEQ=0><CTL=SYN>",
            "SYN-RECEIVED ESTABLISHED gets <SEQ=1><ACK=1><CTL=ACK>",
            "ESTABLISHED call accept",
            "ESTABLISHED CLOSE-WAIT gets <SEQ=1><ACK=1><CTL=FIN,ACK>",
            "CLOSE-WAIT LAST-ACK call close",
            "LAST-ACK CLOSED gets <SEQ=2><ACK=2><CTL=ACK>");
    assertThat(steps).allSatisfy(step -> assertThat(step.seen().how()).hasToString("OBSERVED"));
    for (int i = 0; i < steps.size(); i++) assertThat(steps.get(i).number()).isEqualTo(i + 1);
  }

  /** Each end's SYN tells the MSS that was set for it. */
  @ParameterizedTest
  @EnumSource(Family.class)
  void theMssThatWasSetStandsInTheSyn(Family family) throws Exception {
    try (WireStage stage = new WireStage(LabOptions.DEFAULT.with(family))) {
      String[] settings = {"set client mss 600", "set server mss 1000"};
      play(stage, scenario(settings, OPENED));
    }
    assertThat(
            steps.stream()
                .flatMap(step -> step.sends().stream())
                .filter(sent -> sent.has(ControlBit.SYN))
                .map(Segment::mss))
        .containsExactly(600, 1000);
  }

  /** What was sent stands still; the kernel's own timer gives it up, after its last repeat. */
  @Test
  void aUserTimeoutEndsAConnectionWhoseTextIsNotAcknowledged() throws Exception {
    try (WireStage stage = new WireStage(LabOptions.DEFAULT)) {
      play(
          stage,
          scenario(
              new String[] {"set client user-timeout 1200ms"},
              "server listen",
              "client connect",
              "server accept",
              "hold client->server text",
              "client send 5",
              "wait until client CLOSED within 4s"));
    }
    List<TraceStep> client =
        steps.stream().filter(step -> step.actor().equals(Actor.CLIENT)).toList();
    TraceStep last = client.get(client.size() - 1);
    assertThat(last.path()).containsExactly(TcpState.ESTABLISHED, TcpState.CLOSED);
    assertThat(last.event()).as("nothing came and nobody called").isNull();
    assertThat(last.signal()).isEqualTo("connection timed out");
    assertThat(told("client")).contains("ESTABLISHED timeout RETRANSMISSION");
  }

  @Test
  void bothClosingsStandWhileTheAcksAreHeld() throws Exception {
    try (WireStage stage = new WireStage(LabOptions.DEFAULT)) {
      play(
          stage,
          scenario(
              OPENED,
              "hold FIN",
              "together",
              "  client close",
              "  server close",
              "end",
              "hold ACK",
              "deliver client->server FIN",
              "deliver server->client FIN"));
      assertThat(stage.standing())
          .containsEntry(Actor.CLIENT, TcpState.CLOSING)
          .containsEntry(Actor.SERVER, TcpState.CLOSING);
      assertThat(stage.rows().stream().map(row -> row.state().name()))
          .containsExactlyInAnyOrder("TCP_LISTEN", "TCP_CLOSING", "TCP_CLOSING");
    }
  }

  @Test
  void bothSynReceivedStandWhileTheSynAcksAreHeld() throws Exception {
    try (WireStage stage = new WireStage(LabOptions.DEFAULT)) {
      play(
          stage,
          scenario(
              new String[] {"hold SYN+ACK"},
              "together",
              "  client connect",
              "  server connect",
              "end"));
      assertThat(stage.standing())
          .containsEntry(Actor.CLIENT, TcpState.SYN_RECEIVED)
          .containsEntry(Actor.SERVER, TcpState.SYN_RECEIVED);
    }
  }

  @Test
  void segmentsAreDroppedDuplicatedDelayedAndReordered() throws Exception {
    try (WireStage stage = new WireStage(LabOptions.DEFAULT)) {
      play(
          stage,
          scenario(
              new String[] {
                "set client nagle off", "server listen", "client connect", "server accept"
              },
              "hold client->server text",
              "client send \"a\"",
              "client send \"b\"",
              "reorder",
              "client send \"c\"",
              "duplicate client->server text",
              "deliver client->server text",
              "delay client->server text 30ms",
              "client send \"d\"",
              "drop client->server text"));
    }
    List<String> onWire =
        steps.stream()
            .filter(step -> step.event() instanceof Event.OnWire)
            .map(step -> ((Event.OnWire) step.event()).deed().word())
            .toList();
    assertThat(onWire)
        .containsExactly("holds", "holds", "holds", "duplicates", "delays", "holds", "loses");
    List<String> texts = told("server").stream().filter(line -> line.contains("<LEN=")).toList();
    assertThat(texts)
        .extracting(line -> line.substring(line.indexOf('<'), line.indexOf('>') + 1))
        .containsExactly("<SEQ=2>", "<SEQ=1>", "<SEQ=3>", "<SEQ=3>");
  }

  /** Figure 10 of RFC 9293: the peer hears nothing of a crash, and its text draws a RST. */
  @Test
  void ofACrashThePeerHearsNothing() throws Exception {
    try (WireStage stage = new WireStage(LabOptions.DEFAULT)) {
      play(stage, scenario(OPENED, "client crash"));
      assertThat(stage.standing())
          .containsEntry(Actor.CLIENT, TcpState.CLOSED)
          .containsEntry(Actor.SERVER, TcpState.ESTABLISHED);
      assertThat(told("server")).noneMatch(line -> line.contains("RST"));
      for (Action action : scenario(new String[0], "server send 5").actions())
        stage.play(action, Map.of(), steps::add);
      assertThat(stage.standing()).containsEntry(Actor.SERVER, TcpState.CLOSED);
    }
    assertThat(told("server")).anyMatch(line -> line.endsWith("gets <SEQ=1><CTL=RST>"));
  }

  @Test
  void byChanceEachSegmentComesTwice() throws Exception {
    try (WireStage stage = new WireStage(LabOptions.DEFAULT)) {
      play(stage, scenario(OPENED, "set wire duplication 100", "client send \"a\""));
    }
    assertThat(told("server").stream().filter(line -> line.contains("gets <SEQ=1><ACK=1><LEN=1>")))
        .hasSize(2);
    assertThat(told("client")).anySatisfy(line -> assertThat(line).contains("wire duplicates"));
  }

  /** A kernel repeats its SYN after a second, whether the first one was lost or stands still. */
  @Test
  void aCopyOfAHeldSegmentIsToldAsOneAndNotAsLost() throws Exception {
    try (WireStage stage = new WireStage(LabOptions.DEFAULT)) {
      play(
          stage,
          scenario(
              new String[] {"server listen", "hold client->server SYN", "client connect"},
              "wait 1500ms",
              "deliver client->server SYN"));
    }
    assertThat(
            steps.stream()
                .filter(step -> step.event() instanceof Event.OnWire)
                .map(step -> step.event().toString()))
        .containsExactly("wire holds <SEQ=0><CTL=SYN>", "wire repeats <SEQ=0><CTL=SYN>");
    assertThat(told("server").stream().filter(line -> line.contains("gets <SEQ=0><CTL=SYN>")))
        .as("deliver takes one of them")
        .hasSize(1);
  }

  @Test
  void aSegmentThatIsNotThereIsSaidWithItsLine() throws Exception {
    try (WireStage stage = new WireStage(LabOptions.DEFAULT)) {
      Scenario scenario = scenario(OPENED, "deliver client->server FIN");
      Assertions.assertThatThrownBy(() -> play(stage, scenario))
          .isInstanceOf(StageFailure.class)
          .hasMessage(
              "lines.scenario:5: expected a held segment that is client->server FIN, found none"
                  + " held");
    }
  }

  @Test
  void closedInTheMidstItLeavesNoProcessThreadOrDescriptor() throws Exception {
    long descriptors = descriptors();
    WireStage stage = new WireStage(LabOptions.DEFAULT);
    play(stage, scenario(OPENED));
    long child = stage.childPid();
    assertThat(isAlive(child)).isTrue();
    stage.close();
    stage.close();
    assertThat(isAlive(child)).isFalse();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("lockstep-wire-answers");
    assertThat(descriptors()).isLessThanOrEqualTo(descriptors);
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      return all.count();
    }
  }

  /** A process that opens a stage and does nothing more; its first line is its child's number. */
  static final class Parent {
    public static void main(String[] args) throws Exception {
      WireStage stage = new WireStage(LabOptions.DEFAULT);
      System.out.println(stage.lacks(scenario(OPENED)).get(0).leavesOut() ? 0 : stage.childPid());
      // Until it is killed, or whoever would kill it is gone.
      System.in.read();
    }
  }

  @Test
  void theChildEndsWhenItsParentIsKilled() throws Exception {
    try (WireStage stage = new WireStage(LabOptions.DEFAULT)) {
      assumeThatItCan(stage, scenario(OPENED));
    }
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
      long child = Long.parseLong(out.readLine());
      assertThat(isAlive(child)).isTrue();
      // SIGKILL: nothing of the parent's own runs any more.
      parent.destroyForcibly().waitFor();
      await().atMost(SOON).until(() -> !isAlive(child));
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void itsNetworkIsNotOursAndHasNoWayOut() throws Exception {
    try (WireStage stage = new WireStage(LabOptions.DEFAULT)) {
      play(stage, scenario(OPENED));
      Path its = Path.of("/proc", String.valueOf(stage.childPid()), "ns/net");
      assertThat(Files.readSymbolicLink(its))
          .isNotEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/net")));
      List<String> devices =
          Files.readAllLines(Path.of("/proc", String.valueOf(stage.childPid()), "net/dev"));
      assertThat(devices.stream().skip(2).map(line -> line.strip().split(":")[0]))
          .allMatch(name -> name.equals("lo") || name.equals("wire0") || isTunnel(name));
    }
  }

  /** Kernels with these modules put an unused end of each into every network. */
  private static boolean isTunnel(String name) {
    return List.of(
            "sit0",
            "tunl0",
            "gre0",
            "gretap0",
            "erspan0",
            "ip_vti0",
            "ip6_vti0",
            "ip6tnl0",
            "ip6gre0")
        .contains(name);
  }
}
