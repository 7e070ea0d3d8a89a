package lockstep.lessons.quiz;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Options with letters, of which one or several are right. An answer is a letter, several are
 * letters with or without signs between them; an option's own words count too where one is asked.
 *
 * @param options 2 to 26, in the order in which they are shown
 * @param several whether any number of them may be chosen
 */
public record Choice(List<Option> options, boolean several) implements Task {
  private static final int MOST = 26;

  public Choice {
    options = List.copyOf(options);
    if (options.size() < 2 || options.size() > MOST)
      throw new IllegalArgumentException(
          "a choice has 2 to " + MOST + " options, not " + options.size());
    if (options.stream().noneMatch(option -> option.weight() > 0))
      throw new IllegalArgumentException("a choice has an option that is right");
    if (!several && options.stream().noneMatch(Option::isKey))
      throw new IllegalArgumentException("a choice of one has an option that is wholly right");
  }

  /**
   * One option.
   *
   * @param weight what choosing it adds: 1 for the key of a choice of one, 0 for a wrong one; a
   *     part of 1, or less than 0, where several are chosen
   * @param feedback what is said to whom chose it; may be empty
   * @param idea the misconception that choosing it shows, {@code M24}; may be empty
   */
  public record Option(String text, double weight, String feedback, String idea) {
    public Option {
      if (!Double.isFinite(weight))
        throw new IllegalArgumentException("a weight is a number, not " + weight);
    }

    /** The right one of a choice of one. */
    public static Option right(String text) {
      return new Option(text, 1, "", "");
    }

    /** A wrong one. */
    public static Option wrong(String text, String feedback, String idea) {
      return new Option(text, 0, feedback, idea);
    }

    boolean isKey() {
      return weight >= 1;
    }
  }

  /** One right option among wrong ones, in the order given. */
  public static Choice one(List<Option> options) {
    return new Choice(options, false);
  }

  /**
   * Any number of options: those that are right share the whole, those that are wrong take it away
   * again (right minus wrong, and never below nothing).
   */
  public static Choice several(List<Option> options) {
    long right = options.stream().filter(option -> option.weight() > 0).count();
    long wrong = options.size() - right;
    return new Choice(
        options.stream()
            .map(
                o ->
                    new Option(
                        o.text(),
                        o.weight() > 0 ? 1.0 / right : -1.0 / wrong,
                        o.feedback(),
                        o.idea()))
            .toList(),
        true);
  }

  @Override
  public Kind kind() {
    return several ? Kind.MULTIPLE_RESPONSE : Kind.MULTIPLE_CHOICE;
  }

  @Override
  public Grade grade(String answer) throws NotUnderstood {
    Set<Integer> chosen = read(answer);
    double score = 0;
    List<String> understood = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    Set<String> ideas = new LinkedHashSet<>();
    for (int i : chosen) {
      Option option = options.get(i);
      score += option.weight();
      understood.add(letter(i) + ": " + option.text());
      remarks.add(option.feedback());
      if (!option.idea().isEmpty()) ideas.add(option.idea());
    }
    return new Grade(score, String.join("; ", understood), remarks, ideas);
  }

  private Set<Integer> read(String answer) throws NotUnderstood {
    Set<Integer> chosen = new TreeSet<>();
    if (!several)
      for (int i = 0; i < options.size(); i++)
        if (Answers.same(options.get(i).text(), answer)) chosen.add(i);
    if (chosen.size() == 1) return chosen;
    chosen.clear();
    for (char c : answer.toUpperCase(Locale.ROOT).toCharArray()) {
      if (" ,;.)(".indexOf(c) >= 0 || Character.isWhitespace(c)) continue;
      int i = c - 'A';
      if (i < 0 || i >= options.size() || !chosen.add(i))
        throw NotUnderstood.expected(form(), answer);
    }
    if (chosen.isEmpty() || !several && chosen.size() > 1)
      throw NotUnderstood.expected(form(), answer);
    return chosen;
  }

  @Override
  public String key() {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < options.size(); i++)
      if (several ? options.get(i).weight() > 0 : options.get(i).isKey()) {
        key.append(letter(i));
        if (!several) break;
      }
    return key.toString().chars().mapToObj(Character::toString).collect(Collectors.joining(" "));
  }

  @Override
  public Optional<String> wrong() {
    for (int i = 0; i < options.size(); i++)
      if (options.get(i).weight() <= 0) return Optional.of(String.valueOf(letter(i)));
    return Optional.empty();
  }

  @Override
  public String form() {
    return (several ? "one or more letters" : "a letter")
        + " from A to "
        + letter(options.size() - 1);
  }

  /** The letter of an option, counted from 0. */
  public static char letter(int option) {
    return (char) ('A' + option);
  }
}
