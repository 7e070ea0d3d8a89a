package lockstep.lessons.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.NotUnderstood;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Parts;
import lockstep.lessons.quiz.Question;
import lockstep.table.StateWords;
import lockstep.tcp.TcpState;

/** Judges questions about rows by reading the table that they show. */
final class RowProof {
  private static final int SAMPLE = 4;

  private record Row(TcpState state, long recvQ, long sendQ, String local, String foreign) {
    int localPort() {
      return port(local);
    }

    int foreignPort() {
      return port(foreign);
    }

    private static int port(String address) {
      String port = address.substring(address.lastIndexOf(':') + 1);
      return port.equals("*") ? 0 : Integer.parseInt(port);
    }

    boolean is(TcpState other) {
      return state == other;
    }
  }

  /** Which rows show a fault; none where the table does not. Written apart from the faults. */
  private static final Map<Faults, Function<List<Row>, List<Integer>>> SHOWN =
      new EnumMap<>(Faults.class);

  static {
    SHOWN.put(Faults.CLOSE_WAIT_LEAK, rows -> many(rows, TcpState.CLOSE_WAIT));
    SHOWN.put(Faults.TIME_WAIT_PORTS, rows -> many(rows, TcpState.TIME_WAIT));
    SHOWN.put(Faults.SYN_FLOOD, rows -> many(rows, TcpState.SYN_RECEIVED));
    SHOWN.put(
        Faults.LOOPBACK_ONLY,
        rows -> all(rows, r -> r.is(TcpState.LISTEN) && r.local().startsWith("127.")));
    SHOWN.put(
        Faults.BACKLOG_OVERFLOW,
        rows -> all(rows, r -> r.is(TcpState.LISTEN) && r.recvQ() > r.sendQ()));
    SHOWN.put(
        Faults.STUCK_READER,
        rows -> all(rows, r -> r.is(TcpState.ESTABLISHED) && r.recvQ() > 20_000));
    SHOWN.put(
        Faults.HALF_OPEN, rows -> all(rows, r -> r.is(TcpState.ESTABLISHED) && r.sendQ() > 0));
    SHOWN.put(Faults.REFUSED, rows -> List.of());
  }

  private RowProof() {}

  static void check(Question question, String[] proof) throws NotUnderstood {
    if (proof[0].equals("counts")) {
      counts(question, proof[1], proof[2]);
      return;
    }
    List<Row> rows = rows(question.exhibit().lines());
    switch (proof[0]) {
      case "row" -> row(question, rows.get(0));
      case "fault" -> fault(question, rows, Faults.valueOf(proof[1].toUpperCase(Locale.ROOT)));
      case "reach" -> {
        boolean only =
            rows.get(0).local().startsWith("127.") || rows.get(0).local().startsWith("::1:");
        assertThat(question.task().key()).isEqualTo("" + only);
        assertThat(rows.get(0).state()).isEqualTo(TcpState.LISTEN);
      }
      case "rows" ->
          assertThat(question.task().key())
              .isEqualTo("" + all(rows, r -> r.is(TcpState.valueOf(proof[1]))).size());
      default -> throw new AssertionError(question.name() + ": unknown proof " + proof[0]);
    }
  }

  /** Counts in the text of the table alone. */
  private static void counts(Question question, String what, String of) throws NotUnderstood {
    List<String> lines = question.exhibit().lines();
    List<String[]> rows =
        lines.subList(1, lines.size()).stream().map(line -> line.split("\\s+")).toList();
    long counted =
        switch (what) {
          case "connections" ->
              rows.stream()
                  .filter(w -> w[3].endsWith(":" + of) && w[5].equals("ESTABLISHED"))
                  .count();
          case "sockets" -> rows.stream().filter(w -> w[3].endsWith(":" + of)).count();
          case "pairs" ->
              rows.stream()
                  .filter(w -> w[5].equals("ESTABLISHED"))
                  .map(w -> new java.util.TreeSet<>(List.of(w[3], w[4])))
                  .distinct()
                  .count();
          case "port" ->
              rows.stream()
                  .filter(w -> w[4].startsWith(of + ":"))
                  .mapToLong(w -> Long.parseLong(w[3].substring(w[3].indexOf(':') + 1)))
                  .sum();
          case "listeners" -> rows.stream().filter(w -> w[w.length - 1].equals("LISTEN")).count();
          case "one-more" -> 1 + rows.stream().filter(w -> w[3].endsWith(":" + of)).count();
          case "unread" -> rows.stream().filter(w -> w[5].equals(of) && !w[1].equals("0")).count();
          case "over-ipv4" ->
              rows.stream()
                  .filter(w -> w[5].equals(of) && w[3].matches("[0-9.]+:\\d+"))
                  .peek(w -> assertThat(w[4]).matches("[0-9.]+:\\d+"))
                  .count();
          case "own-port" ->
              rows.stream()
                  .filter(w -> w[3].endsWith(":" + of))
                  .peek(w -> assertThat(w[5]).isEqualTo("TIME_WAIT"))
                  .count();
          case "hidden" -> rows.stream().filter(w -> w[6].equals("-") && !w[5].equals(of)).count();
          case "listeners-of" ->
              rows.stream().filter(w -> w[3].endsWith(":" + of) && w[5].equals("LISTEN")).count();
          case "send-queue" -> last(lines.get(0)) - last(lines.get(2));
          case "received" -> received(lines);
          case "ports-of-clients" ->
              lines.stream()
                  .map(line -> line.split("\\s+"))
                  .mapToLong(w -> Long.parseLong(w[3]) - Long.parseLong(w[1]) + 1)
                  .sum();
          default -> throw new AssertionError(question.name() + ": unknown count " + what);
        };
    Numeric numeric = (Numeric) question.task();
    assertThat(numeric.grade("" + counted).isRight()).isTrue();
    for (Numeric.Target target : numeric.targets())
      assertThat(target.weight() > 0).isEqualTo(target.value().longValue() == counted);
  }

  private static long last(String line) {
    return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
  }

  /** What the first receive gives after all the sends before it; the model is asked, too. */
  private static long received(List<String> calls) {
    int last = calls.size() - 1;
    String text = "";
    StringBuilder scenario = new StringBuilder("title: x\nset client nagle off\n");
    scenario.append("server listen\nclient connect\nserver accept\n");
    for (String call : calls.subList(0, last)) {
      // Only the first octet of all is an X, so no longer text ends as a shorter one does.
      String more = (text.isEmpty() ? "X" : "y") + "y".repeat((int) last(call) - 1);
      scenario.append("client send \"").append(more).append("\"\nwait 1s\n");
      text += more;
    }
    long room = last(calls.get(last));
    String given = text.substring(0, (int) Math.min(text.length(), room));
    // A scenario's receive waits for as many as it names.
    scenario.append("server receive ").append(room < text.length() ? "" + room : "all");
    scenario.append("\nexpect server receives \"");
    Proof.play(scenario.append(given).append("\"\n").toString());
    return given.length();
  }

  private static void row(Question question, Row row) throws NotUnderstood {
    List<String> values = new ArrayList<>();
    for (Parts.Part part : ((Parts) question.task()).parts())
      values.add(
          switch (part.label()) {
            case "the local port" -> "" + row.localPort();
            case "the foreign port" -> "" + row.foreignPort();
            case "the state, as the RFC names it" -> row.state().rfcName();
            case "octets that came and were not read", "connections that wait for accept" ->
                "" + row.recvQ();
            case "octets that the peer has not acknowledged" -> "" + row.sendQ();
            default -> throw new AssertionError(part.label());
          });
    assertThat(question.task().grade(String.join(";", values)).isRight()).isTrue();
  }

  private static void fault(Question question, List<Row> rows, Faults fault) {
    List<Parts.Part> parts = ((Parts) question.task()).parts();
    Choice marked = (Choice) parts.get(0).task();
    List<Integer> right =
        IntStream.range(0, rows.size())
            .filter(i -> marked.options().get(i).weight() > 0)
            .boxed()
            .toList();
    assertThat(right).isEqualTo(SHOWN.get(fault).apply(rows));
    // No other fault is to be seen in the table, so no other cause is right as well.
    for (Faults other : Faults.values())
      if (other != fault && other != Faults.REFUSED)
        assertThat(SHOWN.get(other).apply(rows)).as(other.name()).isEmpty();
    if (fault == Faults.REFUSED)
      assertThat(rows).noneMatch(r -> r.is(TcpState.LISTEN) && r.localPort() == 8443);
    Choice cause = (Choice) parts.get(1).task();
    for (Choice.Option option : cause.options())
      assertThat(option.weight() > 0).isEqualTo(option.text().equals(fault.cause));
  }

  private static List<Integer> many(List<Row> rows, TcpState state) {
    List<Integer> found = all(rows, r -> r.is(state));
    return found.size() < SAMPLE ? List.of() : found;
  }

  private static List<Integer> all(List<Row> rows, java.util.function.Predicate<Row> isMeant) {
    return IntStream.range(0, rows.size()).filter(i -> isMeant.test(rows.get(i))).boxed().toList();
  }

  private static List<Row> rows(List<String> lines) {
    boolean netstat = lines.get(0).startsWith("Proto");
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] w = line.strip().split("\\s+");
      rows.add(
          netstat
              ? new Row(state(w[5]), Long.parseLong(w[1]), Long.parseLong(w[2]), w[3], w[4])
              : new Row(state(w[0]), Long.parseLong(w[1]), Long.parseLong(w[2]), w[3], w[4]));
    }
    return rows;
  }

  private static TcpState state(String word) {
    return StateWords.named(word).orElseThrow();
  }
}
