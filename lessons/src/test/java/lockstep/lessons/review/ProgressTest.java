package lockstep.lessons.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Skill ESTABLISHED = Skill.parse("state:ESTABLISHED");
  private static final Skill CLOSING = Skill.parse("state:CLOSING");
  private static final Skill HTTPS = Skill.port(443);
  private static final Skill SSH = Skill.port(22);

  static Answer answer(Instant at, Skill skill, boolean right, int attempt, boolean sure) {
    return new Answer(
        at, "quiz", "q1", "numeric", List.of(skill), "80", right, attempt, sure, Optional.empty());
  }

  @Test
  void masteryGoesFromUnseenOverLearningToKnownAndShakesWhenDue() {
    assertThat(Progress.NONE.mastery(HTTPS, NOON))
        .isEqualTo(new Mastery.Standing(Mastery.UNSEEN, 0));
    Progress once = Progress.NONE.answered(List.of(HTTPS), true, NOON);
    assertThat(once.mastery(HTTPS, NOON)).isEqualTo(new Mastery.Standing(Mastery.LEARNING, 1));
    Instant later = NOON.plus(Duration.ofMinutes(10));
    Progress twice = once.answered(List.of(HTTPS), true, later);
    assertThat(twice.mastery(HTTPS, later).mastery()).isEqualTo(Mastery.KNOWN);
    Instant due = twice.skills().get(HTTPS).memory().due();
    assertThat(twice.mastery(HTTPS, due.minusSeconds(1)).mastery()).isEqualTo(Mastery.KNOWN);
    assertThat(twice.mastery(HTTPS, due).mastery()).isEqualTo(Mastery.SHAKY);
    assertThat(twice.mastery(HTTPS, due).recall()).isBetween(0.85, 0.95);
    Progress forgotten = twice.answered(List.of(HTTPS), false, due);
    assertThat(forgotten.mastery(HTTPS, due).mastery()).isEqualTo(Mastery.SHAKY);
    assertThat(once.skills().get(HTTPS).right()).as("the one before has not changed").isEqualTo(1);
  }

  @Test
  void countsFirstTriesAndKeepsTheLastTwenty() {
    Progress progress = Progress.NONE;
    for (int i = 0; i < 25; i++)
      progress = progress.answered(answer(NOON.plusSeconds(i), HTTPS, i % 5 == 0, 1, false));
    progress = progress.answered(answer(NOON.plusSeconds(30), HTTPS, true, 2, false));
    Practice practice = progress.skills().get(HTTPS);
    assertThat(practice.right()).isEqualTo(5);
    assertThat(practice.wrong()).isEqualTo(20);
    assertThat(practice.last()).hasSize(20);
    assertThat(practice.last().get(0).at()).isEqualTo(NOON.plusSeconds(5));
    assertThat(practice.memory().reviewed()).isEqualTo(NOON.plusSeconds(24));
    assertThat(progress.answers()).hasSize(26);
  }

  @Test
  void aSkillNamedTwiceInOneAnswerIsReviewedOnce() {
    Progress progress = Progress.NONE.answered(List.of(HTTPS, HTTPS), true, NOON);
    assertThat(progress.skills().get(HTTPS).right()).isEqualTo(1);
  }

  @Test
  void sureErrorsComeFirstThenTheLongestOverdueByTurnsOfKind() {
    Skill strange = Skill.parse("gesture:wave");
    Progress progress =
        Progress.NONE
            .answered(List.of(HTTPS), true, NOON)
            .answered(List.of(SSH), true, NOON.plusSeconds(1))
            .answered(List.of(ESTABLISHED), true, NOON.plusSeconds(2))
            .answered(List.of(strange), true, NOON.plusSeconds(3))
            .answered(answer(NOON.plusSeconds(900), CLOSING, false, 1, true));
    assertThat(progress.due(NOON.plusSeconds(599))).isEmpty();
    assertThat(progress.due(NOON.plusSeconds(600))).containsExactly(HTTPS);
    assertThat(progress.due(NOON.plusSeconds(5_000)))
        .containsExactly(CLOSING, HTTPS, ESTABLISHED, SSH);
    assertThat(progress.skills()).containsKey(strange);
  }

  @Test
  void lessonsKeepTheirFirstBeginningAndFirstEnd() {
    Progress progress =
        Progress.NONE
            .reached("half-close", 1, NOON)
            .reached("half-close", 4, NOON.plusSeconds(60))
            .finished("half-close", NOON.plusSeconds(90))
            .reached("half-close", 2, NOON.plusSeconds(500))
            .finished("half-close", NOON.plusSeconds(700));
    assertThat(progress.lessons().get("half-close"))
        .isEqualTo(
            new LessonMark(2, NOON, Optional.of(NOON.plusSeconds(90)), NOON.plusSeconds(700)));
  }

  @Test
  void countsWhatAnswersShowToBeBelieved() {
    Answer wrong =
        new Answer(
            NOON, "quiz", "q", "choice", List.of(), "client", false, 2, false, Optional.of("M24"));
    Progress progress = Progress.NONE.answered(wrong).answered(wrong);
    assertThat(progress.beliefs().get("M24")).isEqualTo(new Belief(2, NOON));
    assertThat(progress.skills()).isEmpty();
  }

  @Test
  void theLogDropsTheOldestAndSaysHowMany() {
    List<Answer> full = Collections.nCopies(Progress.LOG, answer(NOON, SSH, true, 1, false));
    Progress progress =
        new Progress(Map.of(), Map.of(), Map.of(), full, 3)
            .answered(answer(NOON.plusSeconds(1), HTTPS, true, 1, false));
    assertThat(progress.answers()).hasSize(Progress.LOG);
    assertThat(progress.answers().get(Progress.LOG - 1).at()).isEqualTo(NOON.plusSeconds(1));
    assertThat(progress.dropped()).isEqualTo(4);
  }
}
