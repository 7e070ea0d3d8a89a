package lockstep.app.learn;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import lockstep.lessons.course.Course;
import lockstep.lessons.generate.Template;
import lockstep.lessons.generate.Templates;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.Shuffled;
import lockstep.lessons.review.Skill;

/** Finds a question that asks for a skill: a new one each time, where a template makes such. */
public final class SkillQuestions {
  /** So many seeds of a template are looked at before another one is tried. */
  private static final int SEEDS = 25;

  /** There are some sixty ports, and a question about one is made in no time. */
  private static final int SEEDS_OF_PORTS = 1000;

  private static final String PORTS = "ports";

  private final SplittableRandom chance;

  /**
   * @param seed the same seed gives the same questions
   */
  public SkillQuestions(long seed) {
    this.chance = new SplittableRandom(seed);
  }

  /**
   * Questions for a review. A question trains several skills; those that one has trained already
   * need no other.
   *
   * @param due the skills, the most urgent first
   * @param count how many questions at most
   */
  public List<Question> review(List<Skill> due, int count) {
    List<Question> questions = new ArrayList<>();
    Set<Skill> left = new LinkedHashSet<>(due);
    for (Skill skill : due) {
      if (questions.size() == count || !left.contains(skill)) continue;
      of(skill)
          .ifPresent(
              question -> {
                questions.add(question);
                question.skills().forEach(tag -> Skill.ofTag(tag).ifPresent(left::remove));
              });
      left.remove(skill);
    }
    return questions;
  }

  /** A question that asks for it; empty when nothing does. */
  public Optional<Question> of(Skill skill) {
    boolean port = skill.kind() == Skill.Kind.PORT;
    int seeds = port ? SEEDS_OF_PORTS : SEEDS;
    List<Template> left = new ArrayList<>(port ? Templates.of(PORTS) : Templates.all());
    while (!left.isEmpty()) {
      Template template = left.remove(chance.nextInt(left.size()));
      long first = chance.nextInt(1_000_000);
      for (long seed = first; seed < first + seeds; seed++) {
        Question question = template.make(seed);
        if (asks(question, skill)) return Optional.of(question);
      }
    }
    return ofLessons(skill);
  }

  private Optional<Question> ofLessons(Skill skill) {
    long seed = chance.nextInt(1_000_000);
    for (String name : Course.names())
      for (Question question : Course.lesson(name).further())
        if (asks(question, skill)) return Optional.of(Shuffled.of(question, seed));
    return Optional.empty();
  }

  private static boolean asks(Question question, Skill skill) {
    return question.skills().stream()
        .flatMap(tag -> Skill.ofTag(tag).stream())
        .anyMatch(skill::equals);
  }
}
