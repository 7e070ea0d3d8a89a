package lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import lockstep.comparison.RuleBreakingComparison;
import lockstep.lessons.RuleBreakingLesson;
import lockstep.model.RuleBreakingMachine;
import lockstep.probe.RuleBreakingProbe;
import lockstep.table.RuleBreakingRow;
import lockstep.tcp.RuleBreakingSegment;
import lockstep.trace.RuleBreakingTrace;
import lockstep.views.RuleBreakingView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of {@link ArchitectureTest} against a class that was written to break it. */
final class ArchitectureRulesCanFailTest {
  private static final JavaClasses BREAKERS =
      new ClassFileImporter()
          .importClasses(
              RuleBreakingComparison.class,
              RuleBreakingLesson.class,
              RuleBreakingMachine.class,
              RuleBreakingProbe.class,
              RuleBreakingRow.class,
              RuleBreakingSegment.class,
              RuleBreakingTrace.class,
              RuleBreakingView.class);

  static Stream<Arguments> rulesAndBreakers() {
    return Stream.of(
        arguments(
            ArchitectureTest.PURE_PACKAGES_IMPORT_THE_JDK_ONLY,
            "com.fasterxml.jackson",
            RuleBreakingMachine.class),
        arguments(
            ArchitectureTest.PURE_PACKAGES_OPEN_NO_SOCKETS,
            "java.net.Socket",
            RuleBreakingMachine.class),
        arguments(
            ArchitectureTest.PURE_PACKAGES_START_NO_THREADS,
            "java.lang.Thread",
            RuleBreakingMachine.class),
        arguments(
            ArchitectureTest.PURE_PACKAGES_READ_NO_CLOCK, "nanoTime", RuleBreakingMachine.class),
        arguments(
            ArchitectureTest.PURE_PACKAGES_READ_NO_CLOCK, "Instant.now", RuleBreakingMachine.class),
        arguments(
            ArchitectureTest.PURE_PACKAGES_DRAW_NO_UNSEEDED_CHANCE,
            "java.util.Random",
            RuleBreakingMachine.class),
        arguments(
            ArchitectureTest.PURE_PACKAGES_DRAW_NO_UNSEEDED_CHANCE,
            "Math.random",
            RuleBreakingMachine.class),
        arguments(
            ArchitectureTest.TCP_IMPORTS_NO_OTHER_PART,
            "lockstep.table",
            RuleBreakingSegment.class),
        arguments(
            ArchitectureTest.DATA_KNOWS_NEITHER_MACHINE_NOR_VERDICT,
            "lockstep.model",
            RuleBreakingRow.class),
        arguments(
            ArchitectureTest.COMPARISON_DOES_NOT_RUN_THE_MODEL,
            "lockstep.model",
            RuleBreakingComparison.class),
        arguments(
            ArchitectureTest.THE_MODEL_DOES_NOT_KNOW_THE_VERDICT,
            "lockstep.comparison",
            RuleBreakingMachine.class),
        arguments(ArchitectureTest.NO_CYCLES, "Cycle", RuleBreakingRow.class),
        arguments(
            ArchitectureTest.THE_PROBE_DOES_NOT_KNOW_THE_MODEL,
            "lockstep.model",
            RuleBreakingProbe.class),
        arguments(
            ArchitectureTest.VIEWS_DRAW_WHAT_THEY_ARE_GIVEN,
            "lockstep.probe",
            RuleBreakingView.class),
        arguments(
            ArchitectureTest.NOBODY_IMPORTS_THE_PROGRAM, "lockstep.app", RuleBreakingView.class),
        arguments(
            ArchitectureTest.LESSONS_HAVE_NO_USER_INTERFACE,
            "javafx.geometry.Side",
            RuleBreakingLesson.class));
  }

  @ParameterizedTest
  @MethodSource("rulesAndBreakers")
  void theRuleNamesWhatBreaksIt(ArchRule rule, String named, Class<?> breaker) {
    var result = rule.evaluate(BREAKERS);
    assertThat(result.hasViolation()).isTrue();
    assertThat(result.getFailureReport().getDetails())
        .anySatisfy(line -> assertThat(line).contains(breaker.getSimpleName()).contains(named));
  }
}
