package lockstep.lessons.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import lockstep.lessons.course.Course;
import lockstep.lessons.course.Lesson;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.ClickState;
import lockstep.lessons.quiz.Misconception;
import lockstep.lessons.quiz.Misconceptions;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Parts;
import lockstep.lessons.quiz.PredictStates;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.ShortText;
import lockstep.lessons.quiz.Task;
import lockstep.lessons.quiz.TrueFalse;
import org.junit.jupiter.api.Test;

/** Each misconception is met as what wrong answers show. */
class EveryBeliefTest {
  private static final int SEEDS = 300;
  private static final int ENOUGH = 3;

  private final Map<String, Integer> items = new TreeMap<>();
  private int plain;
  private int believed;

  private void count(Question question) {
    List<String> ideas = new ArrayList<>();
    collect(question.task(), ideas);
    for (String idea : ideas)
      if (idea.isEmpty()) plain++;
      else believed++;
    for (String idea : new TreeSet<>(ideas)) items.merge(idea, 1, Integer::sum);
  }

  /** The idea behind each wrong answer that a task knows; empty for one with none. */
  private static void collect(Task task, List<String> to) {
    if (task instanceof Choice choice)
      choice.options().stream().filter(o -> o.weight() <= 0).forEach(o -> to.add(o.idea()));
    else if (task instanceof TrueFalse so) to.add(so.idea());
    else if (task instanceof Numeric numeric)
      numeric.targets().stream().filter(t -> t.weight() <= 0).forEach(t -> to.add(t.idea()));
    else if (task instanceof ShortText text)
      text.accepted().stream().filter(a -> a.weight() <= 0).forEach(a -> to.add(a.idea()));
    else if (task instanceof ClickState click) to.addAll(click.ideas().values());
    else if (task instanceof PredictStates states)
      states.ends().forEach(end -> to.addAll(end.ideas().values()));
    else if (task instanceof Parts parts) parts.parts().forEach(part -> collect(part.task(), to));
  }

  /** A card alone shows nobody what he himself believes. */
  @Test
  void eachIsTheIdeaOfADistractorInThreeItems() {
    for (Template template : Templates.all())
      for (long seed = 0; seed < SEEDS; seed++) count(template.make(seed));
    String generated = believed + " wrong answers with an idea, " + plain + " without";
    for (String name : Course.names()) {
      Lesson lesson = Course.lesson(name);
      lesson.further().forEach(this::count);
      lesson.quiz().ifPresent(this::count);
    }
    assertThat(Misconceptions.all())
        .filteredOn(idea -> items.getOrDefault(idea.id(), 0) < ENOUGH)
        .extracting(Misconception::id)
        .as("in fewer than %d items; generated: %s; items by idea: %s", ENOUGH, generated, items)
        .isEmpty();
    items.remove("");
    assertThat(items.keySet()).allMatch(idea -> Misconceptions.find(idea).isPresent());
  }
}
