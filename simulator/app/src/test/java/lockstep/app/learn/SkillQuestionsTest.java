package lockstep.app.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import lockstep.lessons.generate.Templates;
import lockstep.lessons.review.Skill;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;

class SkillQuestionsTest {
  private final SkillQuestions finder = new SkillQuestions(1);

  @Test
  void everyPortThatIsAskedForComesBack() {
    Set<Skill> ports = new TreeSet<>();
    LongStream.range(0, 600)
        .mapToObj(seed -> Templates.find("port-of-name").orElseThrow().make(seed))
        .flatMap(question -> question.skills().stream())
        .forEach(tag -> Skill.ofTag(tag).ifPresent(ports::add));
    assertThat(ports).hasSizeGreaterThan(40);
    for (Skill port : ports) assertThat(finder.of(port)).as(port.id()).isPresent();
  }

  @Test
  void everyStateComesBack() {
    for (TcpState state : EnumSet.allOf(TcpState.class))
      assertThat(finder.of(Skill.of(state))).as(state.rfcName()).isPresent();
  }

  @Test
  void whatNobodyAsksAboutIsNotMadeUp() {
    assertThat(finder.of(Skill.port(4))).isEmpty();
  }

  @Test
  void everyGeneratedQuestionTrainsSkillsThatAreKnown() {
    Templates.all()
        .forEach(
            template -> {
              for (long seed = 0; seed < 40; seed++)
                for (String tag : template.make(seed).skills())
                  assertThat(Skill.ofTag(tag))
                      .as("%s/%d: %s", template.id(), seed, tag)
                      .hasValueSatisfying(skill -> assertThat(skill.known()).isTrue());
            });
  }
}
