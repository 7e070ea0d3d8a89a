package lockstep.lessons.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicesTest {
  private static final Source SOURCE = new Source(Source.Kind.MACHINE, "/etc/services");

  private static PortTable parse(String text) {
    return parse(text, StandardCharsets.UTF_8);
  }

  private static PortTable parse(String text, Charset charset) {
    return Services.parse(text.getBytes(charset), SOURCE);
  }

  @Test
  void readsNamePortTransportAliasesAndRemark() {
    PortTable table = parse("# first\n\n  http\t80/TCP  www web#World\r\nrtmp 1/ddp");
    assertThat(table.problems()).isEmpty();
    assertThat(table.assignments())
        .containsExactly(
            new Assignment(
                "http",
                List.of("www", "web"),
                Optional.of(PortRange.of(80)),
                Transport.TCP,
                "World",
                SOURCE,
                3),
            new Assignment(
                "rtmp",
                List.of(),
                Optional.of(PortRange.of(1)),
                new Transport("ddp"),
                "",
                SOURCE,
                4));
    assertThat(table.assignments().get(0).portAndTransport()).isEqualTo("80/tcp");
  }

  @Test
  void tellsWrongLinesWithTheirNumberAndKeepsTheRest() {
    PortTable table =
        parse(
            "ssh 22/tcp\nhttp\nhttp 80\nhttp x/tcp\nbig 65536/tcp\nbig 99999999999/tcp\n"
                + "evil\u001b[2J 1\nlast 65535/udp\n");
    assertThat(table.assignments()).extracting(Assignment::name).containsExactly("ssh", "last");
    assertThat(table.problems())
        .extracting(PortTable.Problem::toString)
        .containsExactly(
            "line 2: expected a name and port/transport such as https 443/tcp, found \"http\"",
            "line 3: expected port/transport such as 443/tcp, found \"80\"",
            "line 4: expected port/transport such as 443/tcp, found \"x/tcp\"",
            "line 5: expected a port of 0 to 65535, found 65536",
            "line 6: expected port/transport such as 443/tcp, found \"99999999999/tcp\"",
            "line 7: expected port/transport such as 443/tcp, found \"1\"");
  }

  @Test
  void remarksOfAnyCharsetDoNotSplitLines() {
    assertThat(parse("a 1/tcp # Å…\nb 2/tcp", StandardCharsets.UTF_8).assignments())
        .extracting(Assignment::about)
        .containsExactly("Å…", "");
    assertThat(parse("a 1/tcp # Å\nb 2/tcp", StandardCharsets.ISO_8859_1).assignments())
        .extracting(Assignment::about)
        .containsExactly("Å", "");
    assertThat(parse("\uFEFFa 1/tcp").assignments().get(0).name()).isEqualTo("a");
  }

  @Test
  void tellsOnlySoManyProblems() {
    assertThat(parse("wrong\n".repeat(500)).problems()).hasSize(PortTable.MOST_PROBLEMS);
  }

  @Test
  void knowsWhereEachSystemKeepsIt() {
    assertThat(Services.location("Linux", Optional.empty())).isEqualTo(Path.of("/etc/services"));
    assertThat(Services.location("Mac OS X", Optional.empty())).isEqualTo(Path.of("/etc/services"));
    assertThat(Services.location("Windows 11", Optional.of("root")))
        .isEqualTo(Path.of("root", "System32", "drivers", "etc", "services"));
  }

  @Test
  void readsNoMoreThanStated(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("services"), new byte[Services.MOST_OCTETS + 1]);
    assertThatThrownBy(() -> Services.read(file))
        .hasMessageContaining("expected a table of ports of up to " + Services.MOST_OCTETS);
    Files.writeString(file, "ssh 22/tcp");
    PortTable table = Services.read(file);
    assertThat(table.source()).hasToString("this computer's " + file);
    assertThat(table.assignments()).hasSize(1);
    assertThatThrownBy(() -> Services.read(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
