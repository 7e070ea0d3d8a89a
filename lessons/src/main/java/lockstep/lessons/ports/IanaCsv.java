package lockstep.lessons.ports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The registry of service names and port numbers as the IANA gives it out in CSV (RFC 4180: quoted
 * cells may hold commas, doubled quotes and line ends). The columns are found by their names in the
 * first row: Service Name, Port Number, Transport Protocol, Description.
 */
public final class IanaCsv {
  /** Ten times the registry of 2026. */
  public static final int MOST_OCTETS = 16 << 20;

  private static final int LONGEST_ABOUT = 200;

  private IanaCsv() {}

  /**
   * Reads the user's file.
   *
   * @throws IOException when it cannot be read, is larger than {@link #MOST_OCTETS} octets, or its
   *     first row does not name the columns
   */
  public static PortTable read(Path file) throws IOException {
    return parse(Services.octets(file, MOST_OCTETS), new Source(Source.Kind.IANA, file.toString()));
  }

  /** A row's cells and the line it begins in. */
  private record Row(List<String> cells, int line) {
    String cell(int column) {
      return column < cells.size() ? cells.get(column).strip() : "";
    }
  }

  /** Where the columns are that are needed. */
  private record Columns(int name, int port, int transport, int description) {}

  /**
   * Reads a file's octets; a wrong row is told, the others are kept. A row without a port keeps its
   * name, a row without a name its ports.
   *
   * @throws IOException when the first row does not name the columns
   */
  public static PortTable parse(byte[] octets, Source source) throws IOException {
    String text = new String(octets, StandardCharsets.UTF_8);
    List<PortTable.Problem> problems = new ArrayList<>();
    List<Row> rows = rows(text.startsWith("\uFEFF") ? text.substring(1) : text, problems);
    Columns columns = columns(rows, source);
    List<Assignment> assignments = new ArrayList<>();
    for (Row row : rows.subList(1, rows.size())) {
      String port = row.cell(columns.port());
      Optional<PortRange> ports = PortRange.parse(port);
      if (!port.isEmpty() && ports.isEmpty())
        problems.add(
            new PortTable.Problem(
                row.line(),
                "expected a port or a range such as 6000-6063, found " + Services.quoted(port)));
      else if (!port.isEmpty() || !row.cell(columns.name()).isEmpty())
        assignments.add(
            new Assignment(
                row.cell(columns.name()),
                List.of(),
                ports,
                new Transport(row.cell(columns.transport())),
                oneLine(row.cell(columns.description())),
                source,
                row.line()));
    }
    return new PortTable(source, assignments, problems);
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() > LONGEST_ABOUT ? line.substring(0, LONGEST_ABOUT - 1) + "…" : line;
  }

  private static Columns columns(List<Row> rows, Source source) throws IOException {
    List<String> names =
        rows.isEmpty()
            ? List.of()
            : rows.get(0).cells().stream().map(c -> c.strip().toLowerCase(Locale.ROOT)).toList();
    Columns columns =
        new Columns(
            names.indexOf("service name"),
            names.indexOf("port number"),
            names.indexOf("transport protocol"),
            names.indexOf("description"));
    if (columns.name() < 0
        || columns.port() < 0
        || columns.transport() < 0
        || columns.description() < 0)
      throw new IOException(
          source.where()
              + ":1: expected the columns Service Name, Port Number, Transport Protocol and"
              + " Description, found "
              + Services.quoted(String.join(",", names)));
    return columns;
  }

  /** RFC 4180, read leniently: any line end, and quotes that are not where they should be stand. */
  private static List<Row> rows(String text, List<PortTable.Problem> problems) {
    List<Row> rows = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    int line = 1;
    int begin = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lineEnd = c == '\n' || c == '\r' && !(text.startsWith("\n", i + 1));
      if (quoted) {
        if (c == '"' && text.startsWith("\"", i + 1)) {
          cell.append(c);
          i++;
        } else if (c == '"') quoted = false;
        else cell.append(c);
      } else if (c == '"' && cell.isEmpty()) quoted = true;
      else if (c == ',') {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (lineEnd) {
        add(rows, cells, cell, begin);
        cells = new ArrayList<>();
        begin = line + 1;
      } else if (c != '\r') cell.append(c);
      if (lineEnd) line++;
    }
    if (quoted)
      problems.add(
          new PortTable.Problem(
              begin, "expected a quote that ends the cell, found the file's end"));
    else add(rows, cells, cell, begin);
    return rows;
  }

  private static void add(List<Row> rows, List<String> cells, StringBuilder cell, int line) {
    if (!cells.isEmpty() || !cell.isEmpty()) {
      cells.add(cell.toString());
      rows.add(new Row(cells, line));
    }
    cell.setLength(0);
  }
}
