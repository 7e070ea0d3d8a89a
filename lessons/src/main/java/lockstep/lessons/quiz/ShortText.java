package lockstep.lessons.quiz;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.table.StateWords;

/**
 * A word or a few. Case, outer blanks and a final full stop do not matter; where states are asked
 * for, every system's spelling of a state counts as that state and no other word is guessed at.
 *
 * @param accepted what is right, and what is worth a part or only a remark; {@code *} at the end of
 *     the list stands for every other answer
 * @param vocabulary what sort of word is asked for
 */
public record ShortText(List<Accepted> accepted, Vocabulary vocabulary) implements Task {
  private static final int LONG_WORD = 5;
  private static final String ANYTHING = "*";

  public ShortText {
    accepted = List.copyOf(accepted);
    if (accepted.stream().noneMatch(a -> a.weight() >= 1))
      throw new IllegalArgumentException("an answer that is wholly right is missing");
  }

  /**
   * One answer that is known.
   *
   * @param weight 1 for what is wholly right, less for a part, 0 for what is only remarked upon
   */
  public record Accepted(String text, double weight, String feedback, String idea) {
    public Accepted {
      if (!Double.isFinite(weight))
        throw new IllegalArgumentException("a weight is a number, not " + weight);
    }
  }

  /** What sort of word is asked for. */
  public enum Vocabulary {
    /** Any words; a slip of one letter in a word of five or more is forgiven, and said. */
    WORDS,
    /** Names as they are, such as those of switches: case matters, and no slip is forgiven. */
    EXACT,
    /** Names of TCP's states. */
    STATES
  }

  /** Any of these words, all of them wholly right. */
  public static ShortText words(String... right) {
    return new ShortText(all(right), Vocabulary.WORDS);
  }

  /** Any of these, case and all. */
  public static ShortText exactly(String... right) {
    return new ShortText(all(right), Vocabulary.EXACT);
  }

  /** Any of these states, in any spelling. */
  public static ShortText states(String... right) {
    return new ShortText(all(right), Vocabulary.STATES);
  }

  private static List<Accepted> all(String... right) {
    return java.util.Arrays.stream(right).map(text -> new Accepted(text, 1, "", "")).toList();
  }

  @Override
  public Kind kind() {
    return Kind.SHORT_TEXT;
  }

  @Override
  public Grade grade(String answer) throws NotUnderstood {
    String text = Answers.plain(answer);
    if (text.isEmpty()) throw NotUnderstood.expected(form(), answer);
    for (Accepted a : accepted)
      if (means(a.text(), text)) return Grade.of(a.weight(), text, a.feedback(), a.idea());
    if (vocabulary == Vocabulary.WORDS)
      for (Accepted a : accepted)
        if (isSlip(a.text(), text))
          return new Grade(
              a.weight(),
              a.text(),
              List.of("The spelling is " + a.text() + ".", a.feedback()),
              a.idea().isEmpty() ? Set.of() : Set.of(a.idea()));
    for (Accepted a : accepted)
      if (a.text().equals(ANYTHING)) return Grade.of(a.weight(), text, a.feedback(), a.idea());
    if (vocabulary == Vocabulary.STATES && StateWords.named(text).isEmpty())
      throw NotUnderstood.expected(form(), answer);
    return Grade.of(false, text);
  }

  private boolean means(String known, String text) {
    if (known.equals(ANYTHING)) return false;
    return switch (vocabulary) {
      case WORDS -> Answers.same(known, text);
      case EXACT -> Answers.plain(known).equals(text);
      case STATES ->
          StateWords.named(known).isPresent()
              ? StateWords.named(known).equals(StateWords.named(text))
              : Answers.same(known, text);
    };
  }

  /** Numbers, and names in which one letter makes another name, are not guessed at. */
  private boolean isSlip(String known, String text) {
    return known.length() >= LONG_WORD
        && known.chars().allMatch(c -> Character.isLetter(c) || c == ' ')
        && StateWords.named(known).isEmpty()
        && StateWords.named(text).isEmpty()
        && accepted.stream().noneMatch(a -> Answers.same(a.text(), text))
        && Answers.isSlip(known, text);
  }

  @Override
  public String key() {
    return accepted.stream().filter(a -> a.weight() >= 1).findFirst().orElseThrow().text();
  }

  @Override
  public Optional<String> wrong() {
    List<String> tries =
        vocabulary == Vocabulary.STATES
            ? List.of("CLOSED", "LISTEN", "CLOSING", "TIME-WAIT")
            : List.of("something else", "nothing of the kind");
    for (String tried : tries)
      if (accepted.stream().noneMatch(a -> a.weight() > 0 && means(a.text(), tried)))
        return Optional.of(tried);
    return Optional.empty();
  }

  @Override
  public String form() {
    return vocabulary == Vocabulary.STATES ? "the name of a state" : "a word";
  }
}
