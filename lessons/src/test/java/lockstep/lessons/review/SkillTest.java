package lockstep.lessons.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lockstep.tcp.Figure5;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkillTest {
  @ParameterizedTest
  @CsvSource({
    "state:ESTABLISHED, STATE, true",
    "state:SYN_SEND, STATE, false",
    "edge:estab-finwait1, EDGE, true",
    "edge:estab-listen, EDGE, false",
    "port:443, PORT, true",
    "port:65536, PORT, false",
    "switch:netstat -o, SWITCH, true",
    "idea:M39, IDEA, true",
    "idea:M40, IDEA, false",
    "lesson:half-close, LESSON, true",
    "gesture:wave: twice, OTHER, false",
  })
  void isReadAndWrittenAndTellsWhetherThisVersionKnowsIt(
      String id, Skill.Kind kind, boolean known) {
    Skill skill = Skill.parse(" " + id + "\n");
    assertThat(skill).hasToString(id);
    assertThat(skill.kind()).isEqualTo(kind);
    assertThat(skill.known()).isEqualTo(known);
    assertThat(skill.word() + ":" + skill.name()).isEqualTo(id);
  }

  @Test
  void whatTheModelNamesIsKnown() {
    for (TcpState state : TcpState.values()) assertThat(Skill.of(state).known()).isTrue();
    for (Figure5.Edge edge : Figure5.EDGES) assertThat(Skill.of(edge).known()).isTrue();
    assertThat(Skill.option("netstat", "-o")).hasToString("switch:netstat -o");
    assertThat(Skill.port(0).known() && Skill.port(65535).known()).isTrue();
    assertThat(Skill.idea("M24").known()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "port", ":443", "port:", "state:A;B", "lesson:a\u0007b"})
  void refusesWhatIsNoSkill(String text) {
    assertThatThrownBy(() -> Skill.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesNumbersOutsideTheirRange() {
    assertThatThrownBy(() -> Skill.port(65_536))
        .hasMessage("expected a port of 0 to 65535, found 65536");
    assertThatThrownBy(() -> Skill.idea("M40")).hasMessage("expected M1 to M39, found \"M40\"");
    assertThatThrownBy(() -> Skill.parse("a:" + "x".repeat(119)))
        .hasMessageContaining("up to 120 characters");
  }
}
