package lockstep.lessons.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsCsvTest {
  private static Answer given(String given) {
    return new Answer(
        Instant.parse("2026-03-01T12:00:00Z"),
        "ports",
        "tls-partner#7",
        "numeric",
        List.of(Skill.port(443), Skill.option("netstat", "-n")),
        given,
        false,
        2,
        true,
        Optional.of("M8"));
  }

  @Test
  void oneRowAnAnswerUnderTheNames() {
    assertThat(ResultsCsv.of(List.of(given("say \"80\", please\nor 81"))))
        .isEqualTo(
            "time,where,question,kind,skills,given,right,try,sure,misconception\r\n"
                + "2026-03-01T12:00:00Z,ports,tls-partner#7,numeric,port:443; switch:netstat -n,"
                + "\"say \"\"80\"\", please\nor 81\",no,2,yes,M8\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", " =1+1", "＝1+1"})
  void noCellBeginsLikeAFormula(String given) {
    assertThat(ResultsCsv.of(List.of(given(given)))).contains(",'" + given + ",no,");
  }

  @Test
  void aFormulaBehindALineBreakIsGuardedInsideItsQuotes() {
    assertThat(ResultsCsv.of(List.of(given("\r=1,2")))).contains(",\"'\r=1,2\",no,");
  }

  @Test
  void otherTextStaysAsItIs() {
    assertThat(ResultsCsv.of(List.of(given("1=1")))).contains(",1=1,no,");
    assertThat(ResultsCsv.of(List.of(given("")))).contains(",,no,");
  }
}
