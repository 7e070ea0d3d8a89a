package lockstep.lessons.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;

/** Wrong answers before a step, and what is behind them. */
class BeliefsTest {
  @Test
  void whoThinksThatAFinEndsAllShowsIt() {
    assertThat(Beliefs.of(upTo(TcpState.CLOSE_WAIT), TcpState.CLOSED)).contains("M22");
    assertThat(Beliefs.of(upTo(TcpState.CLOSE_WAIT), TcpState.LAST_ACK)).contains("M29");
  }

  @Test
  void whatShowsNothingIsLeftAlone() {
    assertThat(Beliefs.of(upTo(TcpState.CLOSE_WAIT), TcpState.CLOSE_WAIT)).isEmpty();
    assertThat(Beliefs.of(List.of(), TcpState.CLOSED)).isEmpty();
  }

  private static List<TraceStep> upTo(TcpState entered) {
    List<TraceStep> steps = Run.named("teardown").steps();
    for (int i = 0; i < steps.size(); i++)
      if (steps.get(i).state() == entered) return steps.subList(0, i + 1);
    throw new AssertionError("teardown has no " + entered);
  }
}
