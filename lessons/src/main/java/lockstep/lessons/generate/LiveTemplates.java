package lockstep.lessons.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.TrueFalse;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/**
 * Questions about rows that were read from a system. They ask only what the rows themselves prove,
 * never a cause. The rows are frozen in the question, their addresses masked.
 */
public final class LiveTemplates {
  private static final int MOST_ROWS = 10;

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
    AddressMask mask = AddressMask.of(known, seed);
    List<Table.Line> lines = new ArrayList<>();
    for (SocketRow row : dice.some(known, MOST_ROWS)) lines.add(masked(row, mask));
    String name = "live-row/" + seed;
    List<Table.Line> listeners = lines.stream().filter(Table.Line::listens).toList();
    int kind = dice.below(3);
    if (kind == 0 && !listeners.isEmpty()) return Optional.of(reach(name, dice.pick(listeners)));
    if (kind == 1) return Optional.of(count(name, dice, lines));
    Table.Line row = lines.get(0);
    return Optional.of(RowQuestions.read(name, dice, row, Table.netstat(List.of(row))));
  }

  private static Table.Line masked(SocketRow row, AddressMask mask) {
    return new Table.Line(
        row.protocol(),
        row.recvQ(),
        row.sendQ(),
        mask.address(row.local()),
        mask.address(row.foreign()),
        row.state().meaning().orElseThrow());
  }

  private static Question reach(String name, Table.Line row) {
    String host = row.local().host();
    boolean only = host.startsWith("127.") || host.equals("::1") || host.startsWith("::ffff:127.");
    return new Question(
        name,
        "True or false: by its address, this listener can be called from this host only.",
        Table.netstat(List.of(row)),
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
        Table.netstat(lines),
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
