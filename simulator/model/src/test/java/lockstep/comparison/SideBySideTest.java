package lockstep.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lockstep.model.ModelStage;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.StageFailure;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  @Test
  void whatAFailingActionHadPlayedIsNotLost() throws Exception {
    String text =
        "title: T\nset wire loss 100\nclient connect\nwait until client ESTABLISHED within 2s\n";
    try (SideBySide run =
        new SideBySide(ScenarioParser.parse("t", "t.scenario", text), List.of(new ModelStage()))) {
      run.next();
      run.next();
      assertThat(run.broken()).isEmpty();
      assertThatThrownBy(run::next).isInstanceOf(StageFailure.class);
      Played broken = run.broken().orElseThrow();
      assertThat(broken.action().line()).isEqualTo(4);
      assertThat(broken.steps())
          .extracting(s -> s.step().event().toString())
          .containsExactly("timeout RETRANSMISSION", "wire loses <SEQ=0><CTL=SYN>");
      assertThat(broken.moments()).hasSize(2).allMatch(moment -> moment.verdict() == null);
      assertThat(broken.moments().get(0).number()).isEqualTo(3);
    }
  }
}
