package lockstep.lessons.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import lockstep.lessons.course.Block;
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

/** Each misconception is met: as what wrong answers show, or in a lesson's card. */
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

  @Test
  void eachIsTheIdeaOfADistractorInThreeItemsOrRefutedInACard() {
    for (Template template : Templates.all())
      for (long seed = 0; seed < SEEDS; seed++) count(template.make(seed));
    String generated = believed + " wrong answers with an idea, " + plain + " without";
    TreeSet<String> cards = new TreeSet<>();
    for (String name : Course.names()) {
      Lesson lesson = Course.lesson(name);
      lesson.further().forEach(this::count);
      lesson.quiz().ifPresent(this::count);
      lesson.pages().forEach(page -> page.blocks().forEach(block -> card(block, cards)));
    }
    List<String> missing = new ArrayList<>();
    for (Misconception idea : Misconceptions.all())
      if (items.getOrDefault(idea.id(), 0) < ENOUGH && !cards.contains(idea.id()))
        missing.add(idea.id() + ": " + items.getOrDefault(idea.id(), 0) + " items and no card");
    assertThat(missing).as("generated: %s; items by idea: %s", generated, items).isEmpty();
    items.remove("");
    assertThat(items.keySet()).allMatch(idea -> Misconceptions.find(idea).isPresent());
    // Beliefs about states and closing are what the model can refute without end.
    assertThat(items)
        .containsKeys("M9", "M16", "M17", "M18", "M19", "M20", "M21", "M22", "M24", "M25", "M26")
        .containsKeys("M1", "M2", "M3", "M6", "M7", "M10", "M11", "M39")
        .containsKeys("M29", "M31", "M32", "M33", "M34", "M35", "M36", "M38");
  }

  private static void card(Block block, TreeSet<String> cards) {
    if (block instanceof Block.Card card) cards.add(card.idea());
  }
}
