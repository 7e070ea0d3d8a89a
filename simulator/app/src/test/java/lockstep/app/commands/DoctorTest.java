package lockstep.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.app.StageMissing;
import lockstep.app.commands.CliRun.Result;
import lockstep.tcp.World;
import org.junit.jupiter.api.Test;

/** On the machine at hand, whatever it has. */
class DoctorTest {
  @Test
  void theMachineAtHandIsToldOf() {
    Result result = CliRun.run("doctor");
    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).doesNotContain("\033");
    assertThat(result.lines().get(0)).startsWith(System.getProperty("os.name"));
    assertThat(result.lines()).contains("yes   model           plays RFC 9293 in virtual time");
    assertThat(result.lines()).last().asString().startsWith("Lockstep works here, on model");
    assertThat(result.lines().stream().filter(l -> !l.strip().startsWith("$")))
        .allMatch(l -> l.length() <= 80);
    assertThat(new CliRun().onTerminal().go("doctor").out()).contains("\033[32myes\033[0m");
  }

  @Test
  void withoutAModelTheAnswerIsThatThisMachineCannot() {
    Result result =
        new CliRun()
            .stages(
                (world, options) -> {
                  if (world == World.MODEL) throw new IllegalStateException("a broken model");
                  throw new StageMissing("not built");
                })
            .go("doctor");
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.out())
        .contains("no    model           teardown did not come to its end: a broken model");
  }
}
