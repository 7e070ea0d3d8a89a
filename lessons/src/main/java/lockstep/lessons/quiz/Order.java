package lockstep.lessons.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Things in disorder that are put in order. An answer is the numbers of what is shown, in the order
 * that the learner gives them: {@code 2 1 3}.
 *
 * @param shown what is shown, numbered from 1; no two of them alike
 * @param right the numbers from 1 in a right order
 * @param judge who says whether another order is right as well
 */
public record Order(List<String> shown, List<Integer> right, Judge judge) implements Task {
  public Order {
    shown = List.copyOf(shown);
    right = List.copyOf(right);
    if (shown.size() < 2) throw new IllegalArgumentException("two things at least have an order");
    if (shown.stream().distinct().count() < shown.size())
      throw new IllegalArgumentException("two of what is shown are alike");
    if (!isPermutation(right, shown.size()))
      throw new IllegalArgumentException("not an order of " + shown.size() + " things: " + right);
  }

  /** Says which orders are right. */
  public sealed interface Judge permits OneOrder, SegmentOrder {
    /**
     * How much of an order is right, 0 to 1.
     *
     * @param given what was shown, in the learner's order
     * @param right the same in the order of the key
     */
    double score(List<String> given, List<String> right);
  }

  /** Only the order of the key is right; the longest run of it that was kept gives a part. */
  public record OneOrder() implements Judge {
    @Override
    public double score(List<String> given, List<String> right) {
      return Orders.kept(given, right);
    }
  }

  @Override
  public Kind kind() {
    return Kind.ORDER;
  }

  @Override
  public Grade grade(String answer) throws NotUnderstood {
    List<Integer> order = read(answer);
    List<String> given = inOrder(order);
    return Grade.of(judge.score(given, inOrder(right)), String.join("; ", given), "", "");
  }

  private List<Integer> read(String answer) throws NotUnderstood {
    List<Integer> order = new ArrayList<>();
    String text = answer.strip();
    String[] words = text.matches("[1-9]+") ? text.split("") : text.split("[\\s,;>]+");
    for (String word : words) {
      if (!word.matches("\\d{1,2}")) throw NotUnderstood.expected(form(), answer);
      order.add(Integer.parseInt(word));
    }
    if (!isPermutation(order, shown.size())) throw NotUnderstood.expected(form(), answer);
    return order;
  }

  private static boolean isPermutation(List<Integer> order, int size) {
    return order.size() == size
        && order.stream().distinct().count() == size
        && order.stream().allMatch(i -> i >= 1 && i <= size);
  }

  private List<String> inOrder(List<Integer> order) {
    return order.stream().map(i -> shown.get(i - 1)).toList();
  }

  @Override
  public String key() {
    return right.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  @Override
  public Optional<String> wrong() {
    List<Integer> other = new ArrayList<>(right);
    java.util.Collections.reverse(other);
    String line = other.stream().map(String::valueOf).collect(Collectors.joining(" "));
    return judge.score(inOrder(other), inOrder(right)) >= 1 ? Optional.empty() : Optional.of(line);
  }

  @Override
  public String form() {
    return "the numbers 1 to " + shown.size() + " in order, such as " + example();
  }

  private String example() {
    StringBuilder example = new StringBuilder();
    for (int i = shown.size(); i >= 1; i--)
      example.append(example.length() == 0 ? "" : " ").append(i);
    return example.toString();
  }
}
