package lockstep.lessons.interchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.ClickState;
import lockstep.lessons.quiz.Essay;
import lockstep.lessons.quiz.Matching;
import lockstep.lessons.quiz.Order;
import lockstep.lessons.quiz.Parts;
import lockstep.lessons.quiz.PredictStates;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.Task;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;

/**
 * Our own kinds of question as kinds that other programs know, so that a class without this program
 * is still asked something sensible:
 *
 * <ul>
 *   <li>the state of the diagram to click: a choice of the names of states;
 *   <li>the states to predict: a choice of them, with misconceptions among the wrong ones;
 *   <li>an order: a matching of 1, 2, 3 ... where the format has no order of its own;
 *   <li>parts (the fields of a ladder, the columns of a row, cause and action of a table): a
 *       matching of what is asked and its answer, with the parts' own wrong options on the right; a
 *       single part: the question that it is.
 * </ul>
 *
 * A cloze would show the fields of a ladder in their places, but only by a grammar of its own
 * within its text, which few programs read; a matching is read by all of them.
 */
final class Abroad {
  private static final int MOST_OPTIONS = 6;
  private static final int MOST_PAIRS = 26;

  private Abroad() {}

  /**
   * The question of a kind that every program knows.
   *
   * @param orders whether the format knows orders
   */
  static Question of(Question question, boolean orders) {
    Task task = question.task();
    if (task instanceof ClickState click) return question.with(states(click));
    if (task instanceof PredictStates predict) return question.with(options(predict));
    if (task instanceof Order order && !orders) return question.with(numbered(order));
    if (task instanceof Parts parts) {
      if (parts.parts().size() > 1) return question.with(pairs(parts));
      Parts.Part only = parts.parts().get(0);
      Question single =
          new Question(
              question.name(),
              question.stem() + "\n\n" + only.label() + "?",
              question.exhibit(),
              only.task(),
              question.why(),
              question.tags(),
              question.replay());
      return of(single, orders);
    }
    return question;
  }

  private static Choice states(ClickState click) {
    List<Choice.Option> options = new ArrayList<>();
    for (TcpState state : TcpState.values())
      options.add(
          click.accepted().contains(state)
              ? Choice.Option.right(state.rfcName())
              : Choice.Option.wrong(state.rfcName(), "", click.ideas().getOrDefault(state, "")));
    return Choice.one(options);
  }

  /** The right states, those that carry a misconception, those of swapped ends, and others. */
  private static Choice options(PredictStates predict) {
    List<PredictStates.End> ends = predict.ends();
    List<TcpState> right = ends.stream().map(PredictStates.End::state).toList();
    Map<List<TcpState>, String> wrong = new LinkedHashMap<>();
    for (int i = 0; i < ends.size(); i++)
      for (TcpState state : EnumSet.allOf(TcpState.class)) {
        String idea = ends.get(i).ideas().get(state);
        if (idea != null) wrong.putIfAbsent(changed(right, i, state), idea);
      }
    List<TcpState> swapped = new ArrayList<>(right);
    java.util.Collections.reverse(swapped);
    wrong.putIfAbsent(swapped, "");
    for (int step = 1; step <= MOST_OPTIONS; step++)
      for (int i = 0; i < ends.size(); i++) {
        int next = (right.get(i).ordinal() + step) % TcpState.values().length;
        wrong.putIfAbsent(changed(right, i, TcpState.values()[next]), "");
      }
    wrong.remove(right);
    List<Choice.Option> options = new ArrayList<>();
    options.add(Choice.Option.right(words(ends, right)));
    wrong.forEach(
        (states, idea) -> {
          if (options.size() < MOST_OPTIONS)
            options.add(Choice.Option.wrong(words(ends, states), "", idea));
        });
    // By name, so that the place of the right one tells nothing.
    options.sort(Comparator.comparing(Choice.Option::text));
    return Choice.one(options);
  }

  private static List<TcpState> changed(List<TcpState> states, int i, TcpState state) {
    List<TcpState> changed = new ArrayList<>(states);
    changed.set(i, state);
    return changed;
  }

  private static String words(List<PredictStates.End> ends, List<TcpState> states) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < ends.size(); i++)
      words.add(ends.get(i).actor() + " " + states.get(i).rfcName());
    return String.join(", ", words);
  }

  private static Task numbered(Order order) {
    if (order.shown().size() > MOST_PAIRS) return new Essay();
    List<Matching.Pair> pairs = new ArrayList<>();
    for (int place : order.right())
      pairs.add(new Matching.Pair(String.valueOf(pairs.size() + 1), order.shown().get(place - 1)));
    return new Matching(pairs, List.of());
  }

  private static Task pairs(Parts parts) {
    if (parts.parts().size() > MOST_PAIRS) return new Essay();
    Set<String> labels = parts.parts().stream().map(Parts.Part::label).collect(Collectors.toSet());
    boolean number = labels.size() < parts.parts().size() || labels.contains("");
    List<Matching.Pair> pairs = new ArrayList<>();
    Set<String> others = new LinkedHashSet<>();
    for (Parts.Part part : parts.parts()) {
      String label = number ? (pairs.size() + 1) + ". " + part.label() : part.label();
      pairs.add(new Matching.Pair(label, answer(part.task())));
      if (part.task() instanceof Choice choice)
        for (Choice.Option option : choice.options())
          if (option.weight() <= 0) others.add(option.text());
    }
    Set<String> right = pairs.stream().map(Matching.Pair::right).collect(Collectors.toSet());
    List<String> extra =
        others.stream()
            .filter(other -> !right.contains(other) && !other.isBlank())
            .limit(MOST_PAIRS - right.size())
            .toList();
    return new Matching(pairs, extra);
  }

  /** The right answer in words, not as a letter that stands for them. */
  static String answer(Task task) {
    if (task instanceof Choice choice)
      return choice.options().stream()
          .filter(option -> choice.several() ? option.weight() > 0 : option.weight() >= 1)
          .limit(choice.several() ? MOST_PAIRS : 1)
          .map(Choice.Option::text)
          .collect(Collectors.joining("; "));
    if (task instanceof Matching matching)
      return matching.pairs().stream()
          .map(pair -> pair.left() + ": " + pair.right())
          .collect(Collectors.joining("; "));
    if (task instanceof Order order)
      return order.right().stream()
          .map(place -> order.shown().get(place - 1))
          .collect(Collectors.joining("; "));
    if (task instanceof ClickState click)
      return EnumSet.copyOf(click.accepted()).stream()
          .map(TcpState::rfcName)
          .collect(Collectors.joining(" or "));
    return task.key();
  }

  /**
   * The question of our kind that a tag tells it was, as far as what is left of it says; for a
   * question that went through a program which keeps tags and no more.
   */
  static Optional<Task> home(String kind, Task task) {
    return switch (kind) {
      case "click-state" -> clicked(task);
      case "predict-states" -> predicted(task);
      case "order" -> ordered(task);
      default -> Optional.empty();
    };
  }

  private static Optional<Task> clicked(Task task) {
    if (!(task instanceof Choice choice) || choice.several()) return Optional.empty();
    Set<TcpState> accepted = EnumSet.noneOf(TcpState.class);
    for (Choice.Option option : choice.options()) {
      Optional<TcpState> state = TcpState.named(option.text());
      if (state.isEmpty() || !option.feedback().isEmpty()) return Optional.empty();
      if (option.weight() >= 1) accepted.add(state.get());
      else if (option.weight() != 0) return Optional.empty();
    }
    return accepted.size() == TcpState.values().length
        ? Optional.empty()
        : Optional.of(new ClickState(accepted, Map.of()));
  }

  private static Optional<Task> predicted(Task task) {
    if (!(task instanceof Choice choice) || choice.several()) return Optional.empty();
    List<PredictStates.End> ends = new ArrayList<>();
    for (String end : answer(choice).split(", ")) {
      int blank = end.lastIndexOf(' ');
      Optional<Actor> actor = Actor.named(end.substring(0, Math.max(0, blank)));
      Optional<TcpState> state = TcpState.named(end.substring(blank + 1));
      if (actor.isEmpty() || state.isEmpty() || ends.size() == 6) return Optional.empty();
      ends.add(PredictStates.End.of(actor.get(), state.get()));
    }
    return Optional.of(new PredictStates(ends));
  }

  /** Shown by the alphabet, as the right column of a matching is. */
  private static Optional<Task> ordered(Task task) {
    if (!(task instanceof Matching matching) || !matching.extra().isEmpty())
      return Optional.empty();
    for (int i = 0; i < matching.pairs().size(); i++)
      if (!matching.pairs().get(i).left().equals(String.valueOf(i + 1))) return Optional.empty();
    return order(matching.pairs().stream().map(Matching.Pair::right).toList());
  }

  /** An order of these things, shown by the alphabet; empty where they cannot be told apart. */
  static Optional<Task> order(List<String> right) {
    List<String> shown = right.stream().distinct().sorted().toList();
    if (shown.size() < right.size() || shown.size() < 2) return Optional.empty();
    return Optional.of(
        new Order(
            shown,
            right.stream().map(thing -> shown.indexOf(thing) + 1).toList(),
            new Order.OneOrder()));
  }
}
