package lockstep.app.commands;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.lessons.ports.Assignment;
import lockstep.lessons.ports.KnownPort;
import lockstep.lessons.ports.OwnTable;
import lockstep.lessons.ports.PortRange;
import lockstep.lessons.ports.PortTable;
import lockstep.lessons.ports.Ports;
import lockstep.lessons.ports.RangeClass;
import lockstep.lessons.ports.Source;
import lockstep.views.terminal.Listing;
import lockstep.views.terminal.Look;
import lockstep.views.terminal.Text;

/** What tables say of ports, as lines of at most 80 columns. */
final class PortsText {
  private static final int WIDTH = 80;
  private static final int LONGEST_NAME = 30;

  private final Ports ports;
  private final Look look;

  PortsText(Ports ports, Look look) {
    this.ports = ports;
    this.look = look;
  }

  /** The ports that the quiz asks for. */
  static List<String> all(Look look) {
    Listing listing = new Listing(look, "PORT", "NAME", "IN TLS", "WHAT FOR");
    for (KnownPort known : OwnTable.all())
      if (known.group().asked())
        listing.add(
            "",
            known.endpoint().toString(),
            known.assignment().name(),
            known.tls().stream().map(KnownPort.Endpoint::toString).collect(Collectors.joining(" ")),
            known.assignment().about());
    return Stream.concat(listing.lines().stream(), Stream.of("", "By " + Source.OWN + "."))
        .toList();
  }

  /** Writes the answer, and tells whether there is one. */
  boolean answer(PortQuery query, Output out) {
    List<Assignment> rows = query.rows(ports);
    Map<Optional<PortRange>, List<Assignment>> sections = new LinkedHashMap<>();
    if (query.port().isPresent())
      sections.put(Optional.of(PortRange.of(query.port().getAsInt())), rows);
    for (Assignment row : query.port().isPresent() ? List.<Assignment>of() : rows)
      sections.computeIfAbsent(row.ports(), p -> new ArrayList<>()).add(row);
    if (sections.isEmpty()) say(out, unknown(query));
    boolean first = true;
    for (Map.Entry<Optional<PortRange>, List<Assignment>> section : sections.entrySet()) {
      if (!first) out.line("");
      first = false;
      section(query, section.getKey(), section.getValue(), out);
    }
    return rows.stream().anyMatch(row -> !row.name().isEmpty());
  }

  private void section(
      PortQuery query, Optional<PortRange> range, List<Assignment> rows, Output out) {
    say(out, range.map(PortsText::rangeWords).orElse(query.name() + " is a name without a port."));
    if (rows.stream().allMatch(row -> row.name().isEmpty()))
      say(
          out,
          "No table here names "
              + query.what()
              + ". Looked into: "
              + ports.tables().stream()
                  .map(table -> table.source().toString())
                  .collect(Collectors.joining(", "))
              + ".");
    if (rows.isEmpty()) return;
    Listing listing = new Listing(look, "NAME", "PORT", "BY");
    for (Assignment row : rows)
      listing.add(
          about(row),
          row.name().isEmpty() ? "(none)" : shown(row.name()),
          row.ports().isPresent() ? row.portAndTransport() : "(none)",
          row.source().toString());
    out.lines(listing.lines());
    partners(rows).forEach(line -> say(out, line));
  }

  private static String rangeWords(PortRange range) {
    RangeClass first = RangeClass.of(range.from());
    return range
        + (range.single() ? " is one of the " : " are of the ")
        + first.word()
        + " Ports, "
        + first.ports().from()
        + " to "
        + first.ports().to()
        + " (RFC 6335).";
  }

  private static String about(Assignment row) {
    List<String> parts = new ArrayList<>();
    if (!row.about().isBlank()) parts.add(clean(row.about()));
    if (!row.aliases().isEmpty())
      parts.add(
          "also called "
              + row.aliases().stream().map(PortsText::shown).collect(Collectors.joining(", ")));
    if (row.source().kind() == Source.Kind.OWN)
      known(row)
          .filter(KnownPort::habit)
          .ifPresent(
              known ->
                  parts.add(
                      "by custom only"
                          + known
                              .registered()
                              .map(name -> "; the IANA has given the number to " + name)
                              .orElse("")));
    return String.join("; ", parts);
  }

  private static Optional<KnownPort> known(Assignment row) {
    return OwnTable.all().stream().filter(known -> known.assignment().equals(row)).findFirst();
  }

  /** Only our own table tells them. */
  private static List<String> partners(List<Assignment> rows) {
    Set<String> lines = new LinkedHashSet<>();
    for (Assignment row : rows) {
      if (row.ports().isEmpty() || !row.ports().get().single()) continue;
      int port = row.ports().get().from();
      for (KnownPort tls : Ports.tlsPartners(port, row.transport()))
        lines.add(partner(row.portAndTransport() + " inside TLS", tls));
      for (KnownPort clear : Ports.cleartextPartners(port, row.transport()))
        lines.add(partner(row.portAndTransport() + " in the clear", clear));
    }
    return List.copyOf(lines);
  }

  private static String partner(String what, KnownPort other) {
    return what
        + ": "
        + other.assignment().name()
        + ", "
        + other.endpoint()
        + " (by "
        + Source.OWN
        + ").";
  }

  private String unknown(PortQuery query) {
    List<String> names =
        ports.tables().stream()
            .map(PortTable::assignments)
            .flatMap(List::stream)
            .flatMap(Assignment::names)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    boolean otherwise = query.transport().isPresent() && !ports.named(query.name()).isEmpty();
    return "No table here has the name "
        + query.name()
        + (otherwise
            ? " with " + query.transport().get() + "; it has it with another transport."
            : Guess.hint(query.name(), names).isEmpty() ? "." : Guess.hint(query.name(), names));
  }

  private void say(Output out, String sentence) {
    out.lines(Text.wrap(look.signs(sentence), WIDTH));
  }

  /** A name as a terminal may have it: files may hold anything. */
  private static String shown(String name) {
    String clean = clean(name);
    return clean.length() > LONGEST_NAME ? clean.substring(0, LONGEST_NAME - 3) + "..." : clean;
  }

  private static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
