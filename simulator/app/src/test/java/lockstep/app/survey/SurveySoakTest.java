package lockstep.app.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.time.Duration;
import lockstep.app.json.SurveyJson;
import lockstep.app.survey.Cell.Standing;
import lockstep.probe.survey.KernelSurvey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole survey of this machine's kernel, twice. */
@Tag("soak")
class SurveySoakTest {
  private static Survey survey() throws InterruptedException {
    try (KernelSurvey kernel = KernelSurvey.start()) {
      return Survey.of(kernel, done -> {});
    } catch (KernelSurvey.Unavailable e) {
      return abort("no private network: " + e.getMessage());
    }
  }

  @Test
  void twiceInARowItIsTheSameAndQuick() throws Exception {
    long start = System.nanoTime();
    Survey first = survey();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(3));
    assertThat(SurveyJson.survey("", survey())).isEqualTo(SurveyJson.survey("", first));
    assertThat(first.count(Standing.NOT_MEASURED)).isZero();
    if (System.getProperty("os.version").startsWith("6.18"))
      assertThat(first.count(Standing.DIFFERS)).isZero();
  }
}
