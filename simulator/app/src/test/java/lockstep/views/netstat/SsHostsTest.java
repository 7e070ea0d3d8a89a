package lockstep.views.netstat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.EnumSet;
import lockstep.table.Selection.Protocol;
import lockstep.table.SocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses and ports of ss's filter: each line was tried with ss of iproute2 6.1 first. */
final class SsHostsTest {
  private final SsHosts hosts = new SsHosts(new MadeFacts(), EnumSet.of(Protocol.TCP));

  @ParameterizedTest(name = "{0} has {1}:{2}")
  @CsvSource({
    "[::1], ::1, 8081",
    "[::1]:8081, ::1, 8081",
    "::1:8081, ::1, 8081",
    "127/8, 127.0.0.9, 1",
    "127.0.0.0/8, 127.0.0.9, 1",
    "1.2.3, 1.2.3.0, 1",
    "127.0.0.1, ::ffff:127.0.0.1, 1",
    "[::ffff:127.0.0.1], ::ffff:127.0.0.1, 1",
    "127.0.0.1:https, 127.0.0.1, 443",
    "127.0.0.1:0x1bb, 127.0.0.1, 443",
    ":443, ::1, 443",
    "*:443, 10.0.0.1, 443",
    "*, 10.0.0.1, 443",
    "fe80::/10, fe80::7, 1",
    "[fe80::/10]:1, fe80::7, 1",
    "inet:127.0.0.1:22, 127.0.0.1, 22",
    "inet6:[::1], ::1, 22",
    "0.0.0.0/0, 10.0.0.1, 1",
  })
  void aWordHasAnAddress(String word, String host, int port) throws Exception {
    assertThat(hosts.host(word).test(new SocketAddress(host, port))).isTrue();
  }

  @ParameterizedTest(name = "{0} does not have {1}:{2}")
  @CsvSource({
    "[::1]:8081, ::1, 8082",
    "127/8, 128.0.0.1, 1",
    "1.2.3, 1.2.0.3, 1",
    "[::ffff:127.0.0.1], 127.0.0.1, 1",
    "127.0.0.1, ::1, 1",
    "fe80::/10, ::1, 1",
    "0.0.0.0, 127.0.0.1, 1",
  })
  void aWordDoesNotHaveAnAddress(String word, String host, int port) throws Exception {
    assertThat(hosts.host(word).test(new SocketAddress(host, port))).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "::1, Error: an inet prefix is expected rather than \":\".",
    "fe80::, Error: an inet prefix is expected rather than \"fe80:\".",
    "256.1.1.1, Error: an inet prefix is expected rather than \"256.1.1.1\".",
    "/8, Error: an inet prefix is expected rather than \"/8\".",
    "inet6:::1, Error: an inet prefix is expected rather than \":\".",
    "[::]/0, Error: \"/0\" does not look like a port.",
    "::ffff:127.0.0.1, Error: \"127.0.0.1\" does not look like a port.",
    "127.0.0.1:8080-9000, Error: \"8080-9000\" does not look like a port.",
    "127.0.0.1:08080, Error: \"08080\" does not look like a port.",
    "127.0.0.1:mdns, Error: \"mdns\" does not look like a port.",
    "[::1, Cannot parse dst/src address.",
  })
  void aWordIsRefusedAsSsDoes(String word, String words) {
    assertThatExceptionOfType(SwitchRefused.class)
        .isThrownBy(() -> hosts.host(word))
        .satisfies(e -> assertThat(e.words()).first().isEqualTo(words))
        .satisfies(e -> assertThat(e.words()).last().isEqualTo("Cannot parse dst/src address."))
        .satisfies(e -> assertThat(e.hints()).hasSize(1));
  }

  @Test
  void aMissingBracketIsExplained() {
    assertThatExceptionOfType(SwitchRefused.class)
        .isThrownBy(() -> hosts.host("::1"))
        .satisfies(
            e -> assertThat(e.hints().get(0)).endsWith("so an IPv6 address needs its brackets"));
  }

  @Test
  void aServiceIsOneOfTheProtocolsThatAreShown() throws Exception {
    assertThat(hosts.port(":https")).isEqualTo(443);
    assertThat(hosts.port("https")).isEqualTo(443);
    assertThat(new SsHosts(new MadeFacts(), EnumSet.of(Protocol.UDP)).port(":mdns"))
        .isEqualTo(5353);
    assertThatExceptionOfType(SwitchRefused.class)
        .isThrownBy(() -> hosts.port(":nosuch"))
        .satisfies(e -> assertThat(e.hints().get(0)).contains("the name of a service of TCP"));
    assertThatExceptionOfType(SwitchRefused.class).isThrownBy(() -> hosts.port(":70000"));
  }

  @Test
  void whatSsHasAndIsNotShownIsSaidSo() {
    for (String[] args :
        new String[][] {{"-A", "raw"}, {"-f", "unix"}, {"-t", "dev", "lo"}, {"-A", "tcp,packet"}})
      assertThatExceptionOfType(SwitchRefused.class)
          .as(String.join(" ", args))
          .isThrownBy(() -> new MadeFacts().print(Dialect.SS, args))
          .satisfies(e -> assertThat(e.words()).isEmpty())
          .satisfies(e -> assertThat(e.hints().get(0)).contains(" of ss, but Lockstep "));
    assertThatExceptionOfType(SwitchRefused.class)
        .isThrownBy(() -> new MadeFacts().print(Dialect.SS, "-A", "nosuch"))
        .satisfies(
            e ->
                assertThat(e.words())
                    .startsWith(
                        "ss: \"nosuch\" is illegal socket table id", "Usage: ss [ OPTIONS ]"));
    assertThatExceptionOfType(SwitchRefused.class)
        .isThrownBy(() -> new MadeFacts().print(Dialect.SS, "-t", "src != 127.0.0.1"));
  }
}
