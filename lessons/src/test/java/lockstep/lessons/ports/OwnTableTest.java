package lockstep.lessons.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnTableTest {
  @Test
  void sixtyEightPortsAreAskedFor() {
    Set<Integer> asked =
        OwnTable.all().stream()
            .filter(k -> k.group().asked())
            .map(k -> k.endpoint().port())
            .collect(Collectors.toSet());
    assertThat(asked)
        .containsExactlyInAnyOrder(
            20, 21, 22, 23, 25, 53, 67, 68, 69, 80, 110, 123, 143, 443, 43, 49, 79, 88, 111, 119,
            135, 137, 138, 139, 161, 162, 179, 389, 445, 464, 465, 500, 514, 515, 546, 547, 554,
            587, 631, 636, 853, 873, 989, 990, 993, 995, 1080, 1194, 1812, 2049, 3260, 1433, 3306,
            3389, 5060, 5061, 5222, 5353, 5432, 5672, 6379, 6514, 6667, 8080, 9418, 10050, 5900,
            27017)
        .hasSize(68);
  }

  @Test
  void tinyServicesAreThere() {
    assertThat(OwnTable.all())
        .filteredOn(k -> k.group() == KnownPort.Group.TINY)
        .extracting(k -> k.endpoint().port())
        .containsOnly(7, 9, 13, 17, 19);
  }

  @Test
  void noRowStandsTwiceAndEachSaysWhatItIsFor() {
    Set<KnownPort.Endpoint> seen = new HashSet<>();
    for (KnownPort known : OwnTable.all()) {
      assertThat(seen.add(known.endpoint())).as(known.toString()).isTrue();
      assertThat(known.assignment().about()).as(known.toString()).isNotBlank();
      assertThat(known.assignment().source()).isEqualTo(Source.OWN);
    }
  }

  /** A name that meant two ports would make a question with two right answers. */
  @Test
  void aNameMeansOnePort() {
    for (KnownPort known : OwnTable.all())
      known
          .assignment()
          .names()
          .forEach(
              name ->
                  assertThat(Ports.own().named(name))
                      .as(name)
                      .extracting(a -> a.ports().orElseThrow().from())
                      .containsOnly(known.endpoint().port()));
  }

  @Test
  void partnersAreInTheTableAndHaveNoTlsPartnerThemselves() {
    for (KnownPort known : OwnTable.all())
      for (KnownPort.Endpoint partner : known.tls()) {
        KnownPort tls = Ports.known(partner.port(), partner.transport()).orElseThrow();
        assertThat(tls.tls()).as(known + " to " + tls).isEmpty();
        assertThat(Ports.cleartextPartners(partner.port(), partner.transport())).contains(known);
      }
  }

  @ParameterizedTest
  @CsvSource({
    "80, 443",
    "143, 993",
    "389, 636",
    "110, 995",
    "25, 465",
    "587, 465",
    "53, 853",
    "21, 990",
    "20, 989",
    "5060, 5061",
    "5672, 5671",
    "6667, 6697",
    "23, 992",
    "119, 563",
  })
  void cleartextAndTls(int clear, int tls) {
    assertThat(Ports.tlsPartners(clear, Transport.TCP))
        .extracting(k -> k.endpoint().port())
        .containsExactly(tls);
    assertThat(Ports.cleartextPartners(tls, Transport.TCP))
        .extracting(k -> k.endpoint().port())
        .contains(clear);
    assertThat(Ports.tlsPartners(tls, Transport.TCP)).isEmpty();
  }

  @Test
  void syslogChangesItsTransportWhenItGoesInsideTls() {
    assertThat(Ports.tlsPartners(514, Transport.UDP))
        .extracting(KnownPort::endpoint)
        .containsExactly(new KnownPort.Endpoint(6514, Transport.TCP));
    assertThat(Ports.tlsPartners(514, Transport.TCP)).isEmpty();
  }

  @Test
  void habitsAreMarked() {
    assertThat(OwnTable.all())
        .filteredOn(KnownPort::habit)
        .extracting(k -> k.endpoint().port())
        .containsExactlyInAnyOrder(5900, 27017, 6443, 9200, 25565, 51820);
    assertThat(Ports.known(6443, Transport.TCP).orElseThrow().registered())
        .contains("sun-sr-https");
    assertThat(RangeClass.of(51820)).isEqualTo(RangeClass.DYNAMIC);
    assertThat(OwnTable.all())
        .filteredOn(k -> k.registered().isPresent())
        .allMatch(KnownPort::habit);
    assertThat(List.of(8080, 443))
        .noneMatch(p -> Ports.known(p, Transport.TCP).orElseThrow().habit());
  }
}
