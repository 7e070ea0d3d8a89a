package lockstep.probe.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;

/** A survey of this machine's kernel: what any Linux does. */
class KernelSurveyTest {
  /** Skips the test, with the reason in words, where this machine has no private network. */
  private static KernelSurvey start() throws InterruptedException {
    try {
      return KernelSurvey.start();
    } catch (KernelSurvey.Unavailable e) {
      return abort("no private network: " + e.getMessage());
    }
  }

  /** A RST far outside of any window changes nothing, so each state shows itself. */
  @Test
  void eachOfTheElevenStatesIsReached() throws Exception {
    Happening nothing =
        new Happening.Arrives(
            ControlBits.of(ControlBit.RST), 0, SeqNumber.of(1 << 30), "", null, 0, 256, 0);
    List<SurveyCell> cells = new ArrayList<>();
    List<Answer> expected = new ArrayList<>();
    for (TcpState state : TcpState.values()) {
      cells.add(Cells.natural(state, nothing));
      expected.add(new Answer.Measured(state, List.of()));
    }
    List<Integer> counted = new ArrayList<>();
    try (KernelSurvey survey = start()) {
      assertThat(survey.measure(cells, counted::add)).isEqualTo(expected);
      assertThat(survey.measure(List.of(cells.get(4)), done -> {}))
          .as("it can be asked again")
          .isEqualTo(List.of(expected.get(4)));
    }
    assertThat(counted).hasSize(cells.size()).last().isEqualTo(cells.size());
  }

  @Test
  void nothingStaysBehind() throws Exception {
    long pid;
    try (KernelSurvey survey = start()) {
      pid = survey.childPid();
      assertThat(ProcessHandle.of(pid)).isPresent();
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> ProcessHandle.of(pid).isEmpty());
  }
}
