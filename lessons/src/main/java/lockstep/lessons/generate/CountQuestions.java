package lockstep.lessons.generate;

import java.util.ArrayList;
import java.util.List;
import lockstep.tcp.TcpState;

/** Questions of what the rows of a table stand for: ports, sockets, connections. */
final class CountQuestions {
  static final String HERE = "192.0.2.10";
  private static final List<Counted.Asking> KINDS =
      List.of(
          CountQuestions::connections,
          CountQuestions::sockets,
          CountQuestions::openPort,
          CountQuestions::bothEnds,
          CountQuestions::callersPort,
          CountQuestions::serversPort,
          CountQuestions::listeners);

  private CountQuestions() {}

  static List<Template> all() {
    return List.of(
        new Template(
            "count-sockets",
            "rows",
            "what a row stands for",
            (name, dice) -> Counted.one(name, dice, KINDS)));
  }

  /** A listener and its connections. */
  static List<Table.Line> served(Dice dice, int service, int connections) {
    List<Table.Line> rows = new ArrayList<>();
    rows.add(Table.Line.listener("0.0.0.0", service, 0, 128));
    for (int i = 0; i < connections; i++)
      rows.add(
          Table.Line.of(
              TcpState.ESTABLISHED,
              HERE,
              service,
              "198.51.100." + (20 + 10 * i + dice.below(10)),
              33_000 + 3_000 * i + dice.below(3_000)));
    return rows;
  }

  private static Counted connections(Dice dice, int service) {
    int many = dice.between(2, 6);
    return new Counted(
        "How many connections does port " + service + " of this host carry?",
        Table.netstat(dice.shuffled(served(dice, service, many))),
        many,
        List.of(
            new Counted.Believed(
                1, "M2", "Two addresses and two ports name a connection together."),
            new Counted.Believed(
                many + 1, "M10", "The listener has no far end: 0.0.0.0:* is nobody.")),
        false,
        "Each ESTABLISHED row is a connection of its own, with another far address and port; the"
            + " LISTEN row is none (RFC 9293 section 3.4).",
        "counts:connections:" + service);
  }

  private static Counted sockets(Dice dice, int service) {
    int many = dice.between(2, 6);
    return new Counted(
        "How many sockets of this host have the local port " + service + "?",
        Table.netstat(dice.shuffled(served(dice, service, many))),
        many + 1,
        List.of(new Counted.Believed(1, "M1", "A port is a number; each row is a socket.")),
        false,
        "The listener is a socket, and so is each connection: all of them share the port "
            + service
            + ".",
        "counts:sockets:" + service);
  }

  private static Counted openPort(Dice dice, int service) {
    int other = service == 8080 ? 9000 : 8080;
    List<Table.Line> rows = new ArrayList<>(served(dice, other, dice.between(1, 4)));
    rows.add(Table.Line.listener("0.0.0.0", service, 0, 128));
    return new Counted(
        "How many connections does port " + service + " of this host carry?",
        Table.netstat(dice.shuffled(rows)),
        0,
        List.of(new Counted.Believed(1, "M7", "A program listens there, and nobody is connected.")),
        false,
        "Port "
            + service
            + " has a LISTEN row alone: it is open, and carries no connection right now.",
        "counts:connections:" + service);
  }

  private static Counted bothEnds(Dice dice, int service) {
    int many = dice.between(2, 4);
    List<Table.Line> rows = new ArrayList<>();
    rows.add(Table.Line.listener("127.0.0.1", service, 0, 128));
    for (int i = 0; i < many; i++) {
      int passing = 33_000 + 3_000 * i + dice.below(3_000);
      rows.add(Table.Line.of(TcpState.ESTABLISHED, "127.0.0.1", service, "127.0.0.1", passing));
      rows.add(Table.Line.of(TcpState.ESTABLISHED, "127.0.0.1", passing, "127.0.0.1", service));
    }
    return new Counted(
        "How many connections are these rows of?",
        Table.netstat(dice.shuffled(rows)),
        many,
        List.of(
            new Counted.Believed(
                2L * many, "M11", "Both ends live here, and each has its own row."),
            new Counted.Believed(1, "M2", "One port of a server carries many connections.")),
        false,
        "Two rows whose addresses are swapped are the two ends of one connection; the LISTEN row"
            + " is none.",
        "counts:pairs:" + service);
  }

  /** A server's address that this host calls. */
  private static Counted callersPort(Dice dice, int service) {
    List<Table.Line> rows = new ArrayList<>();
    int many = dice.between(2, 4);
    for (int i = 0; i < many; i++)
      rows.add(
          Table.Line.of(
              TcpState.ESTABLISHED,
              HERE,
              33_000 + 3_000 * i + dice.below(3_000),
              "198.51.100." + (20 + 10 * i + dice.below(10)),
              service));
    Table.Line asked = dice.pick(rows);
    return new Counted(
        "A program on this host has called port "
            + service
            + " of "
            + asked.foreign().host()
            + ". Which port has this connection on this host?",
        Table.netstat(dice.shuffled(rows)),
        asked.local().port(),
        List.of(
            new Counted.Believed(
                service, "M6", "That is the port that was called, the other end's.")),
        true,
        "The local port stands under Local Address: the system chose "
            + asked.local().port()
            + ". The port that was called stands under Foreign Address.",
        "counts:port:" + asked.foreign().host());
  }

  private static Counted serversPort(Dice dice, int service) {
    List<Table.Line> rows = served(dice, service, dice.between(2, 4));
    Table.Line asked = rows.get(rows.size() - 1);
    return new Counted(
        "A program on this host listens at port "
            + service
            + ". At which port of this host does it talk with "
            + asked.foreign().host()
            + "?",
        Table.netstat(dice.shuffled(rows)),
        service,
        List.of(
            new Counted.Believed(asked.foreign().port(), "M3", "That is the caller's own port.")),
        true,
        "The accepted connection keeps the port that was called, "
            + service
            + "; only the caller's port is a fresh one.",
        "counts:port:" + asked.foreign().host());
  }

  private static Counted listeners(Dice dice, int service) {
    List<Table.Line> rows = new ArrayList<>(served(dice, service, dice.between(1, 3)));
    int more = service == 8080 ? 9000 : 8080;
    if (dice.oneIn(2)) rows.add(Table.Line.listener("127.0.0.1", more, 0, 128));
    long listen = rows.stream().filter(Table.Line::listens).count();
    List<Integer> udp = dice.some(List.of(67, 123, 161, 500, 514, 1812, 5353), dice.between(1, 3));
    return new Counted(
        "How many of these sockets are in the state LISTEN?",
        Table.netstatWithUdp(dice.shuffled(rows), udp),
        listen,
        List.of(
            new Counted.Believed(
                listen + udp.size(), "M39", "UDP knows no connections and no states.")),
        false,
        "Only rows of tcp have states here. A UDP socket with a port takes datagrams from anyone"
            + " and does not listen for connections (RFC 768).",
        "counts:listeners:tcp");
  }
}
