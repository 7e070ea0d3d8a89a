package lockstep.lessons.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IanaCsvTest {
  private static final Source SOURCE = new Source(Source.Kind.IANA, "ports.csv");
  private static final String HEAD =
      "Service Name,Port Number,Transport Protocol,Description,Assignee,Contact,Registration Date,"
          + "Modification Date,Reference,Service Code,Unauthorized Use Reported,Assignment Notes\r\n";

  private static PortTable parse(String text) throws IOException {
    return IanaCsv.parse(text.getBytes(StandardCharsets.UTF_8), SOURCE);
  }

  @Test
  void readsQuotedCellsOverSeveralLines() throws IOException {
    PortTable table =
        parse(
            HEAD
                + "alpha,1001,tcp,\"One, \"\"two\"\"\r\n  and three\",,,,,,,,\"a\nb\"\r\n"
                + "beta,1002,udp,Four,,,,,,,,\r\n");
    assertThat(table.problems()).isEmpty();
    assertThat(table.assignments())
        .extracting(Assignment::name, Assignment::about, Assignment::line)
        .containsExactly(tuple("alpha", "One, \"two\" and three", 2), tuple("beta", "Four", 5));
  }

  @Test
  void readsRangesNamesWithoutPortAndPortsWithoutName() throws IOException {
    PortTable table =
        parse(
            HEAD
                + "x11,6000-6063,tcp,X\r\n_tool,,tcp,By name only\r\n,1025,udp,Reserved\r\n,,,\r\n");
    assertThat(table.problems()).isEmpty();
    assertThat(table.assignments())
        .extracting(Assignment::name, Assignment::ports, a -> a.transport().name())
        .containsExactly(
            tuple("x11", Optional.of(new PortRange(6000, 6063)), "tcp"),
            tuple("_tool", Optional.empty(), "tcp"),
            tuple("", Optional.of(PortRange.of(1025)), "udp"));
  }

  @Test
  void columnsAreFoundByTheirNames() throws IOException {
    PortTable table =
        parse(
            "\uFEFFport number,Description,Service Name,Transport Protocol\n22,shell,ssh,TCP\n\n");
    assertThat(table.assignments())
        .singleElement()
        .satisfies(a -> assertThat(a.name() + " " + a.portAndTransport()).isEqualTo("ssh 22/tcp"));
    assertThatThrownBy(() -> parse("a,b\n1,2\n"))
        .hasMessage(
            "ports.csv:1: expected the columns Service Name, Port Number, Transport Protocol and"
                + " Description, found \"a,b\"");
    assertThatThrownBy(() -> parse("")).hasMessageContaining("found \"\"");
  }

  @Test
  void tellsWrongRowsAndKeepsTheRest() throws IOException {
    PortTable table =
        parse(
            HEAD
                + "a,70000,tcp,\r\nb,9-3,tcp,\r\nc,many,tcp,\r\n\"d\nd\",5-,tcp,\r\ne,5,tcp,\r\nf,6,tcp,\"open");
    assertThat(table.assignments()).extracting(Assignment::name).containsExactly("e");
    assertThat(table.problems())
        .extracting(PortTable.Problem::line)
        .containsExactlyInAnyOrder(2, 3, 4, 5, 8);
    assertThat(table.problems())
        .extracting(PortTable.Problem::toString)
        .contains(
            "line 2: expected a port or a range such as 6000-6063, found \"70000\"",
            "line 8: expected a quote that ends the cell, found the file's end");
  }

  @Test
  void readsNoMoreThanStated(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("big.csv"), new byte[IanaCsv.MOST_OCTETS + 1]);
    assertThatThrownBy(() -> IanaCsv.read(file)).hasMessageContaining("found more");
    Files.writeString(file, HEAD + "ssh,22,tcp,\n");
    assertThat(IanaCsv.read(file).source()).hasToString("the IANA's registry in " + file);
  }
}
