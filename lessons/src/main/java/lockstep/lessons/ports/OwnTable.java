package lockstep.lessons.ports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of ports that ships with Lockstep; its file says how it is written. */
public final class OwnTable {
  private static final String FILE = "/lockstep/lessons/ports.txt";

  private static final List<KnownPort> ROWS = rows();

  private OwnTable() {}

  /** All rows, in the order of the file. */
  public static List<KnownPort> all() {
    return ROWS;
  }

  /** The same as other tables. */
  public static PortTable table() {
    return new PortTable(Source.OWN, ROWS.stream().map(KnownPort::assignment).toList(), List.of());
  }

  private static List<KnownPort> rows() {
    try (InputStream in = OwnTable.class.getResourceAsStream(FILE)) {
      if (in == null) throw new IllegalStateException("the program lacks its file " + FILE);
      PortTable table = Services.parse(in.readAllBytes(), Source.OWN);
      if (!table.problems().isEmpty())
        throw new IllegalStateException(FILE + ": " + table.problems().get(0));
      return table.assignments().stream().map(OwnTable::row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }

  private static KnownPort row(Assignment read) {
    int bar = read.about().indexOf('|');
    if (bar < 0)
      throw new IllegalStateException(
          FILE + ":" + read.line() + ": expected a bar before what the port is for");
    KnownPort.Group group = KnownPort.Group.PARTNER;
    List<KnownPort.Endpoint> tls = new ArrayList<>();
    boolean habit = false;
    Optional<String> registered = Optional.empty();
    for (String word : read.about().substring(0, bar).strip().split("\\s+")) {
      String value = word.substring(word.indexOf('=') + 1);
      switch (word.substring(0, word.length() - value.length())) {
        case "group=" -> group = KnownPort.Group.named(value);
        case "tls=" -> tls.add(KnownPort.Endpoint.parse(value));
        case "registered=" -> registered = Optional.of(value);
        default -> {
          if (!word.equals("habit"))
            throw new IllegalStateException(
                FILE
                    + ":"
                    + read.line()
                    + ": expected group=, tls=, registered= or habit, found "
                    + Services.quoted(word));
          habit = true;
        }
      }
    }
    Assignment row =
        new Assignment(
            read.name(),
            read.aliases(),
            read.ports(),
            read.transport(),
            read.about().substring(bar + 1).strip(),
            read.source(),
            read.line());
    return new KnownPort(row, group, tls, habit, registered);
  }
}
