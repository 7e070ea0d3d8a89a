package lockstep.lessons.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortsTest {
  private static final Source MACHINE = new Source(Source.Kind.MACHINE, "/etc/services");
  private static final Source IANA = new Source(Source.Kind.IANA, "ports.csv");

  /** Lines as Debian's netbase has them where they surprise. */
  private static final PortTable SERVICES =
      Services.parse(
          """
          echo 4/ddp
          echo 7/tcp
          imap2 143/tcp imap
          microsoft-ds 445/tcp
          submissions 465/tcp ssmtp smtps urd
          shell 514/tcp cmd syslog
          syslog 514/udp
          ms-wbt-server 3389/tcp
          amqp 5672/tcp
          amqp 5672/sctp
          x11 6000/tcp x11-0
          """
              .getBytes(StandardCharsets.US_ASCII),
          MACHINE);

  private static PortTable iana() throws IOException {
    return IanaCsv.parse(
        """
        Service Name,Port Number,Transport Protocol,Description
        imap,143,tcp,Mail
        x11,6000-6063,tcp,Windows
        sun-sr-https,6443,tcp,Registry
        nowhere,,tcp,No port
        ,6001,tcp,Reserved
        """
            .getBytes(StandardCharsets.US_ASCII),
        IANA);
  }

  private static String first(Ports ports, int port, Transport transport) {
    return ports.name(port, transport).map(Assignment::name).orElse("(none)");
  }

  @ParameterizedTest
  @CsvSource({
    "465, tcp, submissions", "514, tcp, shell", "514, udp, syslog", "143, tcp, imap2",
    "445, tcp, microsoft-ds", "3389, tcp, ms-wbt-server", "465, udp, (none)", "4, tcp, (none)",
  })
  void debiansSurprises(int port, String transport, String name) {
    assertThat(first(new Ports(List.of(SERVICES)), port, new Transport(transport))).isEqualTo(name);
  }

  @Test
  void namesAndAliasesAreFoundInAnyCase() {
    Ports ports = new Ports(List.of(SERVICES));
    assertThat(ports.port("IMAP", Transport.TCP).orElseThrow().portAndTransport())
        .isEqualTo("143/tcp");
    assertThat(ports.port(" smtps ", Transport.TCP).orElseThrow().name()).isEqualTo("submissions");
    assertThat(ports.port("https", Transport.TCP)).isEmpty();
    assertThat(ports.named("syslog"))
        .as("what is called so stands before what is also called so")
        .extracting(Assignment::portAndTransport)
        .containsExactly("514/udp", "514/tcp");
  }

  @Test
  void transportsOfAPort() {
    Ports ports = new Ports(List.of(SERVICES));
    assertThat(ports.transports(5672)).extracting(Transport::name).containsExactly("tcp", "sctp");
    assertThat(ports.transports(514)).containsExactly(Transport.TCP, Transport.UDP);
    assertThat(ports.transports(60_000)).isEmpty();
  }

  @Test
  void theFirstTableIsBelievedFirstAndEachAnswerNamesItsOwn() throws IOException {
    Ports machineFirst = new Ports(List.of(SERVICES, iana(), OwnTable.table()));
    assertThat(machineFirst.at(143, Transport.TCP))
        .extracting(Assignment::name, Assignment::source)
        .containsExactly(tuple("imap2", MACHINE), tuple("imap", IANA), tuple("imap", Source.OWN));
    Ports ianaFirst = new Ports(List.of(iana(), SERVICES));
    assertThat(first(ianaFirst, 143, Transport.TCP)).isEqualTo("imap");
    assertThat(machineFirst.at(6443, Transport.TCP))
        .extracting(a -> a.name() + " by " + a.source())
        .containsExactly(
            "sun-sr-https by the IANA's registry in ports.csv",
            "kubernetes-api by Lockstep's own table");
    assertThat(machineFirst.name(465, Transport.TCP).orElseThrow().source())
        .hasToString("this computer's /etc/services");
  }

  @Test
  void aRangeNamesEachOfItsPorts() throws IOException {
    Ports ports = new Ports(List.of(iana(), SERVICES));
    assertThat(first(ports, 6063, Transport.TCP)).isEqualTo("x11");
    assertThat(first(ports, 6064, Transport.TCP)).isEqualTo("(none)");
    assertThat(first(ports, 6001, Transport.TCP))
        .as("a port that is only reserved has no name of its own")
        .isEqualTo("x11");
    assertThat(ports.at(6000))
        .extracting(Assignment::source)
        .as("the order of the tables, also with a range")
        .containsExactly(IANA, MACHINE);
    assertThat(ports.named("nowhere")).singleElement().matches(a -> a.ports().isEmpty());
    assertThat(ports.port("nowhere", Transport.TCP)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, SYSTEM",
    "1023, SYSTEM",
    "1024, USER",
    "49151, USER",
    "49152, DYNAMIC",
    "65535, DYNAMIC",
  })
  void classesOfRanges(int port, RangeClass range) {
    assertThat(RangeClass.of(port)).isEqualTo(range);
    assertThat(range.ports().contains(port)).isTrue();
  }

  @Test
  void thereIsNoPortOutsideTheRanges() {
    assertThatThrownBy(() -> RangeClass.of(65_536))
        .hasMessage("expected a port of 0 to 65535, found 65536");
    assertThat(RangeClass.USER.word() + " " + RangeClass.USER.ports()).isEqualTo("User 1024-49151");
    assertThat(PortRange.parse("65536")).isEmpty();
    assertThat(PortRange.parse("7")).contains(PortRange.of(7));
  }
}
