package lockstep.lessons.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import lockstep.tcp.TcpState;

/** Socket tables with a planted fault. */
enum Faults {
  CLOSE_WAIT_LEAK(
      "The server has run for days; now it has no descriptors left.",
      "the program does not close connections that its peers have closed",
      "mend the program, so that it closes when it has read the end",
      "M29",
      "RFC 9293 section 3.6",
      new Believed("the network has lost the last segments of these connections", "M29"),
      new Believed("wait: a timer ends these rows", "M29")),
  TIME_WAIT_PORTS(
      "A program on this host calls one server again and again; now connect fails for want of a"
          + " free port. The rows are a sample of 28,000 alike.",
      "short connections use up the local ports while TIME-WAIT holds them",
      "keep connections open and use them again",
      "M25",
      "RFC 9293 section 3.6",
      new Believed("the program leaks connections: it does not close them", "M25"),
      new Believed("lower tcp_fin_timeout, so that TIME-WAIT is shorter", "M26")),
  LOOPBACK_ONLY(
      "A program on this host reaches the service, other hosts are refused.",
      "the service listens on the loopback address alone",
      "let the service listen on an address that other hosts can call",
      "M9",
      "RFC 1122 section 3.2.1.3",
      new Believed(
          "a filter keeps the others out: 127.0.0.1 stands for every address of this host", "M9"),
      new Believed("let the other hosts connect to 0.0.0.0", "M9")),
  BACKLOG_OVERFLOW(
      "New callers hang for seconds before they are served, or give up.",
      "the program accepts too slowly, and the queue of opened connections is full",
      "let the program accept sooner; a longer queue only hides it",
      "M17",
      "the sockets layer, listen",
      new Believed(
          "as many clients are connected as the backlog allows, and there can be no more", "M17"),
      new Believed("set the backlog to the number of clients that shall be served", "M17")),
  STUCK_READER(
      "A client says that the server takes no more of its text.",
      "the local program does not read what has come",
      "find out what the local program waits for instead of reading",
      "M38",
      "RFC 9293 section 3.8.6",
      new Believed(
          "the program has the text, since it is acknowledged: the client is at fault", "M38"),
      new Believed("nothing here: what is acknowledged was taken by the program", "M38")),
  REFUSED(
      "Callers of port 8443 on this host are refused at once.",
      "no program listens on the port that is called",
      "start the service, or call the port that it listens on",
      "M20",
      "RFC 9293 section 3.10.7.1",
      new Believed("something on the way drops the SYNs", "M20"),
      new Believed("give the callers more time to connect", "M20")),
  HALF_OPEN(
      "The table looked the same ten minutes ago, with the same numbers; nobody answers.",
      "the peer is gone, and what was sent is not acknowledged",
      "let the program use keep-alive or a time limit of its own",
      "M35",
      "RFC 9293 section 3.5.1",
      new Believed("the peers are slow, but alive: the rows are ESTABLISHED", "M35"),
      new Believed("wait a minute: keep-alive is on and ends them", "M36")),
  SYN_FLOOD(
      "The server answers nobody new; its load is low. The rows are a sample of 1,000 alike.",
      "SYNs come in numbers, and the ACKs of the answers never do",
      "let the kernel answer with SYN cookies, and look where the SYNs come from",
      "M19",
      "RFC 4987 section 3",
      new Believed("the program is slow with connections that are open", "M19"),
      new Believed("let the program call accept, which completes the handshakes", "M16"));

  private static final String HERE = "192.0.2.10";

  final String symptom;
  final String cause;
  final String action;
  final String idea;
  final String section;
  final Believed believedCause;
  final Believed believedAction;

  Faults(
      String symptom,
      String cause,
      String action,
      String idea,
      String section,
      Believed believedCause,
      Believed believedAction) {
    this.symptom = symptom;
    this.cause = cause;
    this.action = action;
    this.idea = idea;
    this.section = section;
    this.believedCause = believedCause;
    this.believedAction = believedAction;
  }

  /** What who holds a misconception would say of the table. */
  record Believed(String words, String idea) {}

  /**
   * A table.
   *
   * @param rows its rows
   * @param bad the places of those that show the fault, from 0; none when a row is missing
   * @param ss whether it is drawn as ss does, for what netstat does not show
   */
  record Planted(List<Table.Line> rows, TreeSet<Integer> bad, boolean ss) {}

  /** A table with this fault among rows that are in order. */
  Planted plant(Dice dice) {
    int service = dice.pick(List.of(80, 443, 5432, 8080, 9000));
    List<Table.Line> bad = bad(dice, service);
    List<Table.Line> all = new ArrayList<>(bad);
    all.addAll(sound(dice, service));
    all = dice.shuffled(all);
    TreeSet<Integer> places = new TreeSet<>();
    for (int i = 0; i < all.size(); i++) if (bad.contains(all.get(i))) places.add(i);
    return new Planted(all, places, this == BACKLOG_OVERFLOW || dice.oneIn(2));
  }

  private List<Table.Line> bad(Dice dice, int service) {
    List<Table.Line> rows = new ArrayList<>();
    int many = dice.between(4, 7);
    for (int i = 0; i < many; i++) {
      String far = "198.51.100." + (20 + 7 * i + dice.below(7));
      int port = 33000 + 3000 * i + dice.below(3000);
      switch (this) {
        case CLOSE_WAIT_LEAK ->
            rows.add(row(TcpState.CLOSE_WAIT, service, far, port).with(dice.below(2), 0));
        case TIME_WAIT_PORTS ->
            rows.add(Table.Line.of(TcpState.TIME_WAIT, HERE, port, "203.0.113.9", 443));
        case SYN_FLOOD -> rows.add(row(TcpState.SYN_RECEIVED, service, far, port));
        case HALF_OPEN -> {
          if (i < 2)
            rows.add(row(TcpState.ESTABLISHED, service, far, port).with(0, dice.between(40, 4000)));
        }
        case STUCK_READER -> {
          if (i < 1)
            rows.add(
                row(TcpState.ESTABLISHED, service, far, port)
                    .with(dice.between(60_000, 400_000), 0));
        }
        case LOOPBACK_ONLY -> {
          if (i < 1) rows.add(Table.Line.listener("127.0.0.1", service, 0, 128));
        }
        case BACKLOG_OVERFLOW -> {
          if (i < 1) {
            int backlog = dice.pick(List.of(5, 10, 50, 128));
            rows.add(Table.Line.listener("0.0.0.0", service, backlog + 1, backlog));
          }
        }
        case REFUSED -> {
          // What is wrong is a row that is missing.
        }
      }
    }
    return rows;
  }

  private List<Table.Line> sound(Dice dice, int service) {
    List<Table.Line> rows = new ArrayList<>();
    boolean ownListener = this == LOOPBACK_ONLY || this == BACKLOG_OVERFLOW;
    if (!ownListener) rows.add(Table.Line.listener("0.0.0.0", service, 0, 128));
    rows.add(Table.Line.listener("0.0.0.0", 22, 0, 128));
    if (this == LOOPBACK_ONLY) return rows;
    int few = dice.between(1, 3);
    for (int i = 0; i < few; i++)
      rows.add(
          row(
              TcpState.ESTABLISHED,
              i == 0 ? 22 : service,
              "203.0.113." + (30 + 10 * i + dice.below(10)),
              54000 + 2000 * i + dice.below(2000)));
    return rows;
  }

  private static Table.Line row(TcpState state, int port, String far, int farPort) {
    return Table.Line.of(state, HERE, port, far, farPort);
  }
}
