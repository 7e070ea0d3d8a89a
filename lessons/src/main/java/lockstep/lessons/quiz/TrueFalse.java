package lockstep.lessons.quiz;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether what the stem says is so.
 *
 * @param so whether it is
 * @param whenRight what is said to whom answered rightly; may be empty
 * @param whenWrong what is said to whom did not; may be empty
 * @param idea the misconception that a wrong answer shows, {@code M24}; may be empty
 */
public record TrueFalse(boolean so, String whenRight, String whenWrong, String idea)
    implements Task {
  private static final Set<String> YES = Set.of("true", "t", "yes", "y");
  private static final Set<String> NO = Set.of("false", "f", "no", "n");

  @Override
  public Kind kind() {
    return Kind.TRUE_FALSE;
  }

  @Override
  public Grade grade(String answer) throws NotUnderstood {
    String word = Answers.plain(answer).toLowerCase(Locale.ROOT);
    boolean yes = YES.contains(word);
    if (!yes && !NO.contains(word)) throw NotUnderstood.expected(form(), answer);
    boolean right = yes == so;
    return Grade.of(
        right ? 1 : 0, yes ? "true" : "false", right ? whenRight : whenWrong, right ? "" : idea);
  }

  @Override
  public String key() {
    return so ? "true" : "false";
  }

  @Override
  public Optional<String> wrong() {
    return Optional.of(so ? "false" : "true");
  }

  @Override
  public String form() {
    return "true or false";
  }
}
