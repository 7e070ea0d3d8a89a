package lockstep.lessons.quiz;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Several things asked about one exhibit: the hidden fields of a ladder, the columns of a row, what
 * is wrong with a table and what to do. The answers stand in one line, parted by semicolons; all
 * parts count the same.
 *
 * @param kind {@link Kind#FILL_LADDER}, {@link Kind#READ_ROW} or {@link Kind#DIAGNOSE_TABLE}
 * @param parts in the order asked, none of them of parts itself
 */
public record Parts(Kind kind, List<Part> parts) implements Task {
  private static final String SEPARATOR = ";";

  public Parts {
    parts = List.copyOf(parts);
    if (kind != Kind.FILL_LADDER && kind != Kind.READ_ROW && kind != Kind.DIAGNOSE_TABLE)
      throw new IllegalArgumentException("a question of parts is not " + kind);
    if (parts.isEmpty()) throw new IllegalArgumentException("parts are missing");
    for (Part part : parts)
      if (part.task() instanceof Parts || !part.task().kind().isGraded())
        throw new IllegalArgumentException("a part is a " + part.task().kind());
  }

  /**
   * One thing asked.
   *
   * @param label what: {@code SEG.ACK of line 3}, {@code Recv-Q}, {@code the cause}
   */
  public record Part(String label, Task task) {}

  @Override
  public Grade grade(String answer) throws NotUnderstood {
    String[] lines = answer.split(SEPARATOR, -1);
    if (lines.length != parts.size()) throw NotUnderstood.expected(form(), answer);
    double score = 0;
    List<String> understood = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    Set<String> ideas = new LinkedHashSet<>();
    for (int i = 0; i < lines.length; i++) {
      Part part = parts.get(i);
      Grade grade;
      try {
        grade = part.task().grade(lines[i]);
      } catch (NotUnderstood e) {
        throw new NotUnderstood(part.label() + ": " + e.getMessage());
      }
      score += grade.score() / parts.size();
      understood.add(part.label() + ": " + grade.understood());
      if (!grade.isRight()) remarks.add("Not so: " + part.label() + ".");
      remarks.addAll(grade.remarks());
      ideas.addAll(grade.ideas());
    }
    return new Grade(score, String.join("; ", understood), remarks, ideas);
  }

  @Override
  public String key() {
    return parts.stream().map(part -> part.task().key()).collect(Collectors.joining("; "));
  }

  @Override
  public Optional<String> wrong() {
    List<String> wrong = new ArrayList<>();
    for (Part part : parts) wrong.add(part.task().wrong().orElse(part.task().key()));
    String line = String.join("; ", wrong);
    return line.equals(key()) ? Optional.empty() : Optional.of(line);
  }

  @Override
  public String form() {
    return parts.size() == 1
        ? parts.get(0).task().form()
        : parts.size() + " answers in this order, with semicolons between them";
  }
}
