package lockstep.app.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import lockstep.model.ModelStage;
import lockstep.probe.lab.LabOptions;
import lockstep.probe.wire.WireStage;
import lockstep.tcp.World;
import org.junit.jupiter.api.Test;

final class CoverageTest {
  @Test
  void theScenariosTakeEveryEdgeOfTheFigureInTheModel() {
    CliRun.Result result = CliRun.run("coverage");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("Figure 5 on model: 20 of 20 edges seen, in ");
    assertThat(result.exit()).isZero();
    assertThat(result.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void anEdgeThatWasNotSeenIsSaidToBeSo() {
    CliRun.Result result = CliRun.run("coverage", "handshake");
    assertThat(result.exit()).isEqualTo(Exit.NO);
    assertThat(line(result, "CLOSED", "LISTEN")).endsWith("handshake");
    assertThat(line(result, "LISTEN", "SYN-SENT")).endsWith("not seen");
  }

  @Test
  void aResetIsNoEdge() {
    CliRun.Result result = CliRun.run("coverage", "time-wait-assassination");
    assertThat(line(result, "TIME-WAIT", "CLOSED")).endsWith("not seen");
  }

  @Test
  void onTheWireSeenEdgesStandBesideThoseThatThisKernelCannotTake() {
    CliRun.Result result =
        new CliRun()
            .stages(
                (world, options) ->
                    world == World.MODEL ? new ModelStage() : new WireStage(LabOptions.DEFAULT))
            .go("coverage", "--on", "wire", "simultaneous-open", "simultaneous-close");
    assumeThat(result.exit()).as(result.err()).isNotEqualTo(Exit.MACHINE_CANNOT);
    assertThat(line(result, "SYN-SENT", "SYN-RECEIVED")).endsWith("simultaneous-open");
    assertThat(line(result, "FIN-WAIT-1", "CLOSING")).endsWith("simultaneous-close");
    assertThat(line(result, "CLOSING", "TIME-WAIT")).endsWith("simultaneous-close");
    assertThat(line(result, "LISTEN", "SYN-SENT")).endsWith("cannot be seen");
    assertThat(result.out())
        .contains("linux-listener-never-active", "linux-shutdown-waits", "linux-listener-stays");
  }

  @Test
  void whatDoesNotExistIsWrongUse() {
    assertThat(CliRun.run("coverage", "handshak").err()).contains("did you mean \"handshake\"?");
    assertThat(CliRun.run("coverage", "--on", "model,wire").exit()).isEqualTo(Exit.WRONG_USE);
  }

  private static String line(CliRun.Result result, String from, String to) {
    List<String> lines =
        result.lines().stream().filter(l -> l.matches(from + " +" + to + " .*")).toList();
    assertThat(lines).as("%s to %s in%n%s", from, to, result.out()).hasSize(1);
    return lines.get(0);
  }
}
