package lockstep.lessons.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lockstep.lessons.generate.Counted.Believed;
import lockstep.lessons.quiz.Exhibit;
import lockstep.tcp.TcpState;

/** Questions of what queues, limits and rows come to, where a belief leads to another number. */
final class ReckonQuestions {
  private static final int MOST_PORTS = 65_535;

  /** From here on Linux gives out ports; three clients have more of them than one server has. */
  private static final int FIRST_PASSING = 32_768;

  private static final List<Counted.Asking> KINDS =
      List.of(
          ReckonQuestions::oneMoreCaller,
          ReckonQuestions::endNotRead,
          ReckonQuestions::overIpv4,
          ReckonQuestions::notAcknowledged,
          ReckonQuestions::oneReceive,
          ReckonQuestions::manyClients,
          ReckonQuestions::noProcess,
          ReckonQuestions::inTheWay,
          ReckonQuestions::secondListener);

  private ReckonQuestions() {}

  static List<Template> all() {
    return List.of(
        new Template(
            "reckon-rows",
            "rows",
            "what queues, limits and rows come to",
            (name, dice) -> Counted.one(name, dice, KINDS)));
  }

  private static Counted asked(
      String stem, Exhibit exhibit, long right, Believed wrong, String why, String proof) {
    return new Counted(stem, exhibit, right, List.of(wrong), false, why, "counts:" + proof);
  }

  private static Counted oneMoreCaller(Dice dice, int service) {
    int many = dice.between(1, 5);
    return asked(
        "One more client connects to port "
            + service
            + " of this Linux host, and the program accepts it. How many rows have the local port "
            + service
            + " then?",
        Table.netstat(dice.shuffled(CountQuestions.served(dice, service, many))),
        many + 2,
        new Believed(many + 1, "M5", "The listener keeps its row; the connection gets its own."),
        "The rows that are there stay, the LISTEN row among them, and one comes: "
            + (many + 1)
            + " + 1. (On Linux, Windows and macOS; only in the RFC's description does LISTEN itself"
            + " become the connection.)",
        "one-more:" + service);
  }

  private static Counted endNotRead(Dice dice, int service) {
    int read = dice.between(1, 4);
    int unread = dice.between(1, 4);
    List<Table.Line> rows = new ArrayList<>();
    rows.add(Table.Line.listener("0.0.0.0", service, 0, 128));
    for (int i = 0; i < read + unread; i++)
      rows.add(
          row(dice, TcpState.CLOSE_WAIT, service, i)
              .with(i < read ? 0 : 1 + dice.below(2) * dice.between(1, 900), 0));
    return asked(
        "In how many of these CLOSE_WAIT rows of a Linux host has the program not yet read up to"
            + " the end of the stream?",
        Table.netstat(dice.shuffled(rows)),
        unread,
        new Believed(read + unread, "M30", "Where Recv-Q is 0 the program has read the end."),
        "A Recv-Q above 0 says that something is unread, the end of the stream itself counts as"
            + " one. With Recv-Q 0 the program has read the end and still has not closed.",
        "unread:CLOSE_WAIT");
  }

  private static Counted overIpv4(Dice dice, int service) {
    int plain = dice.between(1, 3);
    int mapped = dice.between(1, 3);
    int six = dice.between(1, 3);
    List<Table.Line> rows = new ArrayList<>();
    for (int i = 0; i < plain + mapped; i++) {
      Table.Line row = row(dice, TcpState.ESTABLISHED, service, i);
      rows.add(i < plain ? row : row.of("tcp6"));
    }
    for (int i = 0; i < six; i++)
      rows.add(
          Table.Line.of(
                  TcpState.ESTABLISHED,
                  "2001:db8::a",
                  service,
                  "2001:db8::" + (20 + 10 * i + dice.below(10)),
                  33_000 + 3_000 * i + dice.below(3_000))
              .of("tcp6"));
    return asked(
        "How many of these connections carry their segments over IPv4?",
        Table.netstat(dice.shuffled(rows)),
        plain + mapped,
        new Believed(plain, "M12", "tcp6 names the kind of socket; look at the addresses."),
        "The addresses tell it. A socket of the kind tcp6 may carry IPv4 as well, as Java's do: "
            + mapped
            + " of the tcp6 rows here have IPv4 addresses.",
        "over-ipv4:ESTABLISHED");
  }

  private static Counted notAcknowledged(Dice dice, int service) {
    int acknowledged = dice.between(1, 9) * 100;
    int sent = acknowledged + dice.between(1, 9) * 50;
    int written = sent + dice.between(1, 9) * 10;
    return asked(
        "A client's program has written text for port "
            + service
            + ", and these are the octets so far. Which number has its row under Send-Q on Linux?",
        new Exhibit(
            "octets, counted from the first one",
            List.of(
                line("written by the program", written),
                line("sent at least once", sent),
                line("acknowledged by the peer", acknowledged))),
        written - acknowledged,
        new Believed(written - sent, "M14", "What was sent stays there until it is acknowledged."),
        "Send-Q counts what the peer has not acknowledged, sent or not: "
            + written
            + " - "
            + acknowledged
            + " = "
            + (written - acknowledged)
            + ".",
        "send-queue:ESTABLISHED");
  }

  private static String line(String what, int octets) {
    return String.format(Locale.ROOT, "%-26s %5d", what, octets);
  }

  private static Counted oneReceive(Dice dice, int service) {
    List<String> calls = new ArrayList<>();
    int first = dice.between(2, 40);
    int all = first;
    calls.add(line("client, send", first));
    for (int i = dice.between(1, 3); i > 0; i--) {
      int more = dice.between(2, 40);
      calls.add(line("client, send", more));
      all += more;
    }
    int room = dice.oneIn(2) ? all + dice.between(1, 100) : dice.between(first + 1, all);
    calls.add(line("server, receive with room", room));
    return asked(
        "A client calls port "
            + service
            + ". All that it sends has arrived before the server's program calls receive for the"
            + " first time, with this much room. How many octets does that call give?",
        new Exhibit("the calls, and how many octets", calls),
        Math.min(all, room),
        new Believed(first, "M37", "Nothing marks where one send ended and the next began."),
        "TCP carries a stream of octets without marks. All "
            + all
            + " wait in one buffer, and receive gives as many of them as it has room for"
            + " (RFC 9293 section 3.9.1).",
        "received:first");
  }

  private static Counted manyClients(Dice dice, int service) {
    int clients = dice.between(3, 6);
    long all = 0;
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      int to = dice.oneIn(2) ? 60_999 : MOST_PORTS;
      lines.add("198.51.100." + (20 + i) + "  " + FIRST_PASSING + " to " + to);
      all += to - FIRST_PASSING + 1;
    }
    return asked(
        "Each of these clients takes its own ports from the range beside its address. How many"
            + " connections at one time can they have together with port "
            + service
            + " of one server, as far as port numbers go?",
        new Exhibit("client address and its ports, both ends included", lines),
        all,
        new Believed(
            MOST_PORTS, "M4", "That many ports has each address; a server's one suffices."),
        "A connection is named by both addresses and both ports. So each client address has as"
            + " many connections as it has ports: "
            + all
            + " together. Memory and descriptors set the real limit.",
        "ports-of-clients:" + service);
  }

  private static Counted noProcess(Dice dice, int service) {
    int waiting = dice.between(1, 5);
    int open = dice.between(1, 3);
    List<Table.Line> rows = new ArrayList<>();
    rows.add(Table.Line.listener("0.0.0.0", service, 0, 128));
    for (int i = 0; i < waiting + open; i++)
      rows.add(
          Table.Line.of(
              i < waiting ? TcpState.TIME_WAIT : TcpState.ESTABLISHED,
              CountQuestions.HERE,
              service,
              "203.0.113." + (1 + i),
              33_000 + 3_000 * i + dice.below(3_000)));
    return asked(
        "root has asked for the processes, so each that there is stands here. How many of these"
            + " rows show that a program hides itself?",
        Table.withProcess(dice.shuffled(rows), dice.between(400, 999) + "/web"),
        0,
        new Believed(waiting, "M15", "In TIME-WAIT the program has let go of its socket."),
        "Only rows in TIME_WAIT have none, and they never do: TIME-WAIT belongs to TCP, not to a"
            + " program (RFC 9293 section 3.6).",
        "hidden:TIME_WAIT");
  }

  private static Counted inTheWay(Dice dice, int service) {
    int own = dice.between(0, 3);
    int called = dice.between(1, 3);
    List<Table.Line> rows = new ArrayList<>();
    for (int i = 0; i < own; i++) rows.add(row(dice, TcpState.TIME_WAIT, service, i));
    for (int i = 0; i < called; i++) {
      Table.Line there = row(dice, TcpState.TIME_WAIT, service, own + i);
      // This host was the client there: the service's port is the other end's.
      rows.add(
          Table.Line.of(
              TcpState.TIME_WAIT,
              CountQuestions.HERE,
              there.foreign().port(),
              there.foreign().host(),
              service));
    }
    return asked(
        "A server was ended on this Linux host and shall listen at port "
            + service
            + " again, without SO_REUSEADDR. How many of these rows stand in its way?",
        Table.netstat(dice.shuffled(rows)),
        own,
        new Believed(own + called, "M27", "Only a row with this local port holds the port."),
        "Only TIME-WAIT at the server's own port can hinder its bind. In the other rows "
            + service
            + " is the far end's port, and this host was the client.",
        "own-port:" + service);
  }

  private static Counted secondListener(Dice dice, int service) {
    return asked(
        "The program that listens here at port "
            + service
            + " of a Linux host has set SO_REUSEADDR. A second program sets it too and calls bind"
            + " and listen for the same address and port. How many LISTEN rows has the port then?",
        Table.netstat(dice.shuffled(CountQuestions.served(dice, service, dice.between(1, 4)))),
        1,
        new Believed(2, "M28", "Two listeners at one address and port exclude each other."),
        "The second is told \"address already in use\". SO_REUSEADDR lets a listener bind while old"
            + " connections of the port are in TIME-WAIT; sharing is what SO_REUSEPORT is for.",
        "listeners-of:" + service);
  }

  /** A connection of a service's port with one of several clients. */
  private static Table.Line row(Dice dice, TcpState state, int service, int client) {
    return Table.Line.of(
        state,
        CountQuestions.HERE,
        service,
        "198.51.100." + (20 + 10 * client + dice.below(10)),
        33_000 + 3_000 * client + dice.below(3_000));
  }
}
