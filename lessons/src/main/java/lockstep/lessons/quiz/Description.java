package lockstep.lessons.quiz;

import java.util.Optional;

/** Nothing to answer: a text that stands between questions. */
public record Description() implements Task {
  @Override
  public Kind kind() {
    return Kind.DESCRIPTION;
  }

  @Override
  public Grade grade(String answer) {
    return Grade.of(true, "");
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
    return "nothing";
  }
}
