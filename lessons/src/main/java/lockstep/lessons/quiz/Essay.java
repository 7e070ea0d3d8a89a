package lockstep.lessons.quiz;

import java.util.Optional;

/** A text of one's own. No program grades it: every answer stands as it is given. */
public record Essay() implements Task {
  @Override
  public Kind kind() {
    return Kind.ESSAY;
  }

  @Override
  public Grade grade(String answer) {
    return Grade.of(true, answer.strip());
  }

  @Override
  public String key() {
    return "";
  }

  @Override
  public Optional<String> wrong() {
    return Optional.empty();
  }

  @Override
  public String form() {
    return "a text of your own";
  }
}
