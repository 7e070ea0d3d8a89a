package lockstep.probe.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** What was measured of each way with so many connections, and the tables that README.md has. */
final class TableFigures {
  /**
   * One way in one round.
   *
   * @param median microseconds, of the round's iterations
   * @param least microseconds, of the shortest one
   */
  record Round(double median, double least) {}

  private final Map<Integer, Map<TableWay, List<Round>>> rounds = new TreeMap<>();
  private final Map<Integer, Map<TableWay, Long>> octets = new TreeMap<>();

  void add(int connections, TableWay way, Round round) {
    rounds
        .computeIfAbsent(connections, k -> new LinkedHashMap<>())
        .computeIfAbsent(way, k -> new ArrayList<>())
        .add(round);
  }

  void weighed(int connections, TableWay way, long octetsOfOne) {
    octets.computeIfAbsent(connections, k -> new LinkedHashMap<>()).put(way, octetsOfOne);
  }

  /** Three tables: the times, those that C does too beside it, and what is left to collect. */
  String text() {
    int count = rounds.values().stream().findFirst().map(way -> size(way)).orElse(0);
    return table(
            "microseconds and, in brackets, times a poll; median of " + count + " rounds",
            (connections, way) -> time(rounds.get(connections), way))
        + table(
            "times as long as C, median; in brackets the shortest by the shortest",
            (connections, way) -> besideC(rounds.get(connections), way))
        + table("octets made by one", (connections, way) -> number(octets.get(connections), way));
  }

  private static int size(Map<TableWay, List<Round>> ways) {
    return ways.values().stream().mapToInt(List::size).max().orElse(0);
  }

  /** A row for each way that has a figure. */
  private String table(String head, BiFunction<Integer, TableWay, String> cell) {
    StringBuilder text = new StringBuilder("\n| " + head + " |");
    rounds.keySet().forEach(n -> text.append(String.format(Locale.ROOT, " %,d |", n)));
    text.append("\n|---|").append("---|".repeat(rounds.size())).append('\n');
    for (TableWay way : TableWay.values()) {
      List<String> cells = rounds.keySet().stream().map(n -> cell.apply(n, way)).toList();
      if (cells.stream().allMatch(String::isEmpty)) continue;
      text.append("| ").append(way.label()).append(" | ");
      text.append(String.join(" | ", cells)).append(" |\n");
    }
    return text.toString();
  }

  private static String time(Map<TableWay, List<Round>> ways, TableWay way) {
    if (!ways.containsKey(way)) return "";
    double time = median(ways.get(way).stream().map(Round::median).toList());
    double ratio = ratio(ways, way, TableWay.POLL);
    return rounded(time) + " (" + (ratio < 0.1 ? "1/" + rounded(1 / ratio) : rounded(ratio)) + ")";
  }

  private static String besideC(Map<TableWay, List<Round>> ways, TableWay way) {
    if (way.inC() == null || !ways.containsKey(way.inC())) return "";
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f)",
        ratio(ways, way, way.inC()),
        least(ways.get(way)) / least(ways.get(way.inC())));
  }

  /** The median of the rounds' own ratios. */
  private static double ratio(Map<TableWay, List<Round>> ways, TableWay way, TableWay by) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ways.get(way).size(); i++)
      ratios.add(ways.get(way).get(i).median() / ways.get(by).get(i).median());
    return median(ratios);
  }

  private static double least(List<Round> rounds) {
    return rounds.stream().mapToDouble(Round::least).min().orElseThrow();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static String number(Map<TableWay, Long> ways, TableWay way) {
    Long number = ways == null ? null : ways.get(way);
    return number == null ? "" : String.format(Locale.ROOT, "%,d", number);
  }

  /** With as many decimals as say something. */
  private static String rounded(double value) {
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
