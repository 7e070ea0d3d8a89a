package lockstep.lessons.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.lessons.ports.RangeClass;
import lockstep.lessons.quiz.Choice.Option;
import lockstep.lessons.quiz.Exhibit;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.Task;

/** Questions about ports and their names. */
final class PortQuestions {
  private static final String TOPIC = "ports";

  private PortQuestions() {}

  static List<Template> all() {
    return List.of(
        new Template("port-of-name", TOPIC, "the port of a service", PortQuestions::port),
        new Template("name-of-port", TOPIC, "the service of a port", PortQuestions::name),
        new Template("range-class", TOPIC, "the three ranges of ports", PortQuestions::range),
        new Template("tls-partner", TOPIC, "the port of a service in TLS", PortQuestions::tls));
  }

  private static Question port(String name, Dice dice) {
    PortBook.Entry entry = dice.pick(PortBook.ALL);
    return question(
        name,
        "What port is used for " + entry.name() + "?",
        Numeric.port(entry.port()),
        entry.name() + " has port " + entry.port() + ", " + entry.transport() + ".",
        entry.port(),
        "proof:port");
  }

  private static Question name(String name, Dice dice) {
    if (dice.oneIn(3)) return spoken(name, dice);
    PortBook.Entry entry = dice.pick(PortBook.ALL);
    List<Option> wrong = new ArrayList<>();
    for (PortBook.Entry other : dice.shuffled(PortBook.ALL))
      if (other.port() != entry.port()) wrong.add(Options.plain(other.name()));
    return question(
        name,
        "A service's name is only looked up from the number. Which name does port "
            + entry.port()
            + " have?",
        Options.one(dice, entry.name(), wrong),
        entry.port() + " is " + entry.name() + ", " + entry.transport() + ".",
        entry.port(),
        "proof:name");
  }

  /** What is spoken at a port says nothing of its name. */
  private static Question spoken(String name, Dice dice) {
    List<PortBook.Entry> some = dice.some(PortBook.TCP, PortBook.TCP.size());
    PortBook.Entry entry = some.get(0);
    List<Option> wrong = new ArrayList<>();
    wrong.add(Options.wrong(some.get(1).name(), "M8"));
    some.subList(2, some.size()).forEach(other -> wrong.add(Options.plain(other.name())));
    return question(
        name,
        "The program that listens at port "
            + entry.port()
            + " of this host speaks "
            + some.get(1).name()
            + ". Which name does netstat -tl on Linux print for its port?",
        Options.one(dice, entry.name(), wrong),
        entry.port()
            + " is "
            + entry.name()
            + ", "
            + entry.transport()
            + ". The name is looked up from the number alone; what is spoken there does not count.",
        entry.port(),
        "proof:name",
        "skill:idea:M8");
  }

  private static Question range(String name, Dice dice) {
    RangeClass range = dice.pick(Arrays.asList(RangeClass.values()));
    int first = Math.max(1, range.ports().from());
    int last = range.ports().to();
    int port = dice.between(first, last);
    // The edges of a range are where it is decided.
    if (dice.oneIn(3)) port = dice.oneIn(2) ? first : last;
    List<Option> wrong =
        Arrays.stream(RangeClass.values())
            .filter(other -> other != range)
            .map(other -> Options.plain(words(other)))
            .toList();
    return new Question(
        name,
        "Which range does port " + port + " belong to?",
        Exhibit.NONE,
        Options.one(dice, words(range), wrong),
        "The "
            + words(range)
            + " are "
            + range.ports().from()
            + " to "
            + last
            + " (RFC 6335 section 6).",
        List.of("skill:lesson:03-ports-worth-knowing", "proof:range:" + port),
        Optional.empty());
  }

  /** How a question calls a range. */
  static String words(RangeClass range) {
    return range.word() + " Ports";
  }

  private static Question tls(String name, Dice dice) {
    PortBook.Entry entry = dice.pick(PortBook.WITH_TLS);
    return question(
        name,
        "Port "
            + entry.port()
            + " is "
            + entry.name()
            + " in clear text. Which port has the same service inside TLS from the first octet"
            + " on?",
        Numeric.port(entry.tls()),
        entry.name() + " inside TLS is " + entry.tlsName() + ", port " + entry.tls() + ".",
        entry.tls(),
        "proof:tls");
  }

  private static Question question(
      String name, String stem, Task task, String why, int port, String proof, String... skills) {
    List<String> tags = new ArrayList<>(List.of("skill:port:" + port));
    tags.addAll(List.of(skills));
    tags.add(proof);
    return new Question(
        name,
        stem,
        Exhibit.NONE,
        task,
        why + " (Lockstep's own table of ports)",
        tags,
        Optional.empty());
  }
}
