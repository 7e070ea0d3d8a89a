package lockstep.lessons.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the right column belongs to each of the left. The right column is shown in the order of
 * the alphabet, each entry once; an answer is written {@code 1c 2a 3b}, or as the letters alone in
 * the order of the left column.
 *
 * @param pairs 2 to 26 of them, the left ones all different
 * @param extra what stands in the right column and belongs to nothing
 */
public record Matching(List<Pair> pairs, List<String> extra) implements Task {
  private static final Pattern ONE = Pattern.compile("(\\d{1,2})\\s*[=:.)-]*>?\\s*([A-Z])");

  public Matching {
    pairs = List.copyOf(pairs);
    extra = List.copyOf(extra);
    if (pairs.size() < 2 || pairs.size() > 26)
      throw new IllegalArgumentException("matching takes 2 to 26 pairs, not " + pairs.size());
    if (pairs.stream().map(Pair::left).distinct().count() < pairs.size())
      throw new IllegalArgumentException("two pairs have the same left side");
    if (column(pairs, extra).size() > 26)
      throw new IllegalArgumentException("the right column has more than 26 entries");
  }

  /** What belongs together. */
  public record Pair(String left, String right) {}

  @Override
  public Kind kind() {
    return Kind.MATCHING;
  }

  /** The right column as it is shown. */
  public List<String> column() {
    return column(pairs, extra);
  }

  private static List<String> column(List<Pair> pairs, List<String> extra) {
    TreeSet<String> column = new TreeSet<>(extra);
    for (Pair pair : pairs) column.add(pair.right());
    return List.copyOf(column);
  }

  @Override
  public Grade grade(String answer) throws NotUnderstood {
    List<String> column = column();
    int[] given = read(answer, column.size());
    int right = 0;
    List<String> understood = new ArrayList<>();
    for (int i = 0; i < given.length; i++) {
      String chosen = column.get(given[i]);
      if (chosen.equals(pairs.get(i).right())) right++;
      understood.add(pairs.get(i).left() + ": " + chosen);
    }
    return Grade.of((double) right / pairs.size(), String.join("; ", understood), "", "");
  }

  private int[] read(String answer, int columns) throws NotUnderstood {
    String text = answer.toUpperCase(Locale.ROOT);
    int[] given = new int[pairs.size()];
    java.util.Arrays.fill(given, -1);
    String bare = text.replaceAll("[\\s,;]+", "");
    if (bare.length() == pairs.size() && bare.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
      for (int i = 0; i < given.length; i++) given[i] = bare.charAt(i) - 'A';
    } else {
      Matcher m = ONE.matcher(text);
      while (m.find()) {
        int left = Integer.parseInt(m.group(1)) - 1;
        if (left < 0 || left >= given.length || given[left] >= 0)
          throw NotUnderstood.expected(form(), answer);
        given[left] = m.group(2).charAt(0) - 'A';
      }
      if (!m.replaceAll("").replaceAll("[\\s,;]+", "").isEmpty())
        throw NotUnderstood.expected(form(), answer);
    }
    for (int letter : given)
      if (letter < 0 || letter >= columns) throw NotUnderstood.expected(form(), answer);
    return given;
  }

  @Override
  public String key() {
    List<String> column = column();
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < pairs.size(); i++)
      key.append(i == 0 ? "" : " ")
          .append(i + 1)
          .append(Character.toLowerCase(Choice.letter(column.indexOf(pairs.get(i).right()))));
    return key.toString();
  }

  @Override
  public Optional<String> wrong() {
    List<String> column = column();
    if (column.size() < 2) return Optional.empty();
    StringBuilder wrong = new StringBuilder();
    for (Pair pair : pairs)
      wrong.append(Choice.letter((column.indexOf(pair.right()) + 1) % column.size()));
    return Optional.of(wrong.toString());
  }

  @Override
  public String form() {
    return "a letter for each number, such as 1b 2a";
  }
}
