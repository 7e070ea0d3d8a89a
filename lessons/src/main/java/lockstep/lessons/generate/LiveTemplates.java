package lockstep.lessons.generate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.lessons.quiz.Exhibit;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.TrueFalse;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/**
 * Questions about rows that were read from a system. They ask only what the rows themselves prove,
 * never a cause. The rows are frozen in the question, their addresses masked.
 */
public final class LiveTemplates {
  private static final int MOST_ROWS = 10;
  private static final String CAPTION = ", rows of a real computer, their addresses masked";
  private static final String MAPPED = "::ffff:";

  private LiveTemplates() {}

  /**
   * A question about some of these rows.
   *
   * @param rows as they were read; those that are not TCP's, and those whose state TCP does not
   *     know, are passed over
   * @param seed decides which rows and what is asked: same rows and seed, same question
   * @return empty when there is no row that can be asked about
   */
  public static Optional<Question> make(List<SocketRow> rows, long seed) {
    List<SocketRow> known =
        rows.stream()
            .filter(SocketRow::isTcp)
            .filter(r -> r.state().meaning().isPresent())
            .toList();
    if (known.isEmpty()) return Optional.empty();
    Dice dice = new Dice("live-row", seed);
    List<SocketRow> shown = varied(known, dice);
    AddressMask mask = AddressMask.of(known, shown, seed);
    List<Table.Line> lines = new ArrayList<>();
    for (SocketRow row : shown) lines.add(masked(row, mask));
    String name = "live-row/" + seed;
    List<Table.Line> listeners = lines.stream().filter(Table.Line::listens).toList();
    int kind = dice.below(3);
    if (kind == 0 && !listeners.isEmpty()) return Optional.of(reach(name, dice.pick(listeners)));
    // Windows tells no queues; a 0 in their columns would prove nothing.
    boolean queues = !shown.get(0).state().system().equals("windows");
    if (kind == 1 || !queues) return Optional.of(count(name, dice, lines));
    Table.Line row = lines.get(0);
    return Optional.of(RowQuestions.read(name, dice, row, exhibit(List.of(row))));
  }

  /** Some rows in an order of chance, of as many states as can be: some have hundreds of one. */
  private static List<SocketRow> varied(List<SocketRow> known, Dice dice) {
    Map<TcpState, Integer> met = new EnumMap<>(TcpState.class);
    TreeMap<Integer, List<SocketRow>> rounds = new TreeMap<>();
    for (SocketRow row : dice.shuffled(known)) {
      int round = met.merge(row.state().meaning().orElseThrow(), 1, Integer::sum);
      rounds.computeIfAbsent(round, r -> new ArrayList<>()).add(row);
    }
    return dice.shuffled(rounds.values().stream().flatMap(List::stream).limit(MOST_ROWS).toList());
  }

  private static Exhibit exhibit(List<Table.Line> lines) {
    Exhibit made = Table.netstat(lines);
    return new Exhibit(made.caption() + CAPTION, made.lines());
  }

  private static Table.Line masked(SocketRow row, AddressMask mask) {
    return new Table.Line(
        row.protocol(),
        row.recvQ(),
        row.sendQ(),
        plain(mask.address(row.local())),
        plain(mask.address(row.foreign())),
        row.state().meaning().orElseThrow());
  }

  /** netstat on Linux writes a mapped address as IPv4 writes it. */
  private static SocketAddress plain(SocketAddress address) {
    String host = address.host();
    boolean mapped = host.startsWith(MAPPED) && host.indexOf('.') > 0;
    return mapped ? new SocketAddress(host.substring(MAPPED.length()), address.port()) : address;
  }

  private static Question reach(String name, Table.Line row) {
    String host = row.local().host();
    boolean only = host.startsWith("127.") || host.equals("::1");
    return new Question(
        name,
        "True or false: by its address, this listener can be called from this host only.",
        exhibit(List.of(row)),
        new TrueFalse(only, "", "", "M9"),
        only
            ? "It listens on the loopback address, which no other host can reach (RFC 1122 section"
                + " 3.2.1.3)."
            : "It does not listen on the loopback address; whether a filter stands before it, the"
                + " row does not say.",
        List.of("skill:state:LISTEN", "skill:switch:netstat_-l", "skill:idea:M9", "proof:reach"),
        Optional.empty());
  }

  private static Question count(String name, Dice dice, List<Table.Line> lines) {
    TreeMap<TcpState, Long> counts = new TreeMap<>();
    for (Table.Line line : lines) counts.merge(line.state(), 1L, Long::sum);
    TcpState state = dice.pick(List.copyOf(counts.keySet()));
    return new Question(
        name,
        "How many of these rows are in the state that RFC 9293 calls " + state.rfcName() + "?",
        exhibit(lines),
        Numeric.of(counts.get(state)),
        counts.get(state)
            + ": netstat on Linux prints "
            + Table.netstatWord(state)
            + " for "
            + state.rfcName()
            + " (RFC 9293 section 3.3.2).",
        List.of(
            "skill:state:" + state.rfcName(),
            "skill:switch:netstat_-t",
            "proof:rows:" + state.name()),
        Optional.empty());
  }
}
