package lockstep.app.commands;

import static lockstep.app.commands.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lockstep.app.commands.CliRun.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lockstep ports}. */
class PortsTest {
  @TempDir Path folder;
  private String services;
  private String iana;

  @BeforeEach
  void write() throws IOException {
    services =
        written(
            "services",
            "https 443/tcp # web in TLS",
            "shell 514/tcp cmd syslog",
            "syslog 514/udp",
            "half");
    iana =
        written(
            "ports.csv",
            "Service Name,Port Number,Transport Protocol,Description",
            "sun-sr-https,6443,tcp,\"A registry,",
            "in two lines\"",
            "x11,6000-6063,tcp,Windows",
            "nowhere,,tcp,No port",
            ",9,dccp,Reserved");
  }

  private String written(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n").toString();
  }

  /** The words, wherever their lines end. */
  private static String flat(Result result) {
    return result.out().replaceAll("\\s+", " ");
  }

  private Result ask(String... words) {
    String[] all = new String[words.length + 5];
    all[0] = "ports";
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--services";
    all[words.length + 2] = services;
    all[words.length + 3] = "--iana";
    all[words.length + 4] = iana;
    Result result = run(all);
    assertThat(result.lines()).allMatch(line -> line.length() <= 80);
    return result;
  }

  @Test
  void aNameAndItsNumberFindEachOtherWithSourceRangeAndPartner() {
    for (String word : new String[] {"https", "443", ":443", "443/tcp", "HTTPS/tcp"}) {
      Result result = ask(word);
      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(result.out())
          .contains(
              "443 is one of the System Ports, 0 to 1023 (RFC 6335).",
              "the services file " + services,
              "Lockstep's own table",
              "web in TLS",
              "443/tcp in the clear: http, 80/tcp (by Lockstep's own table).");
      assertThat(result.out().indexOf("services file"))
          .isLessThan(result.out().indexOf("own table"));
    }
    assertThat(ask("80").out()).contains("80/tcp inside TLS: https, 443/tcp");
  }

  @Test
  void whoAsksForOneTransportGetsNoOther() {
    assertThat(ask("514/udp").out()).contains("syslog").doesNotContain(" 514/tcp");
    assertThat(ask("syslog/sctp").out()).contains("with sctp; it has it with another transport");
  }

  @Test
  void theRegistryIsLookedIntoAndAHabitIsCalledSo() {
    assertThat(flat(ask("6443")))
        .contains("sun-sr-https", "the IANA's registry in", "A registry, in two lines")
        .contains("by custom only; the IANA has given the number to sun-sr-https");
    assertThat(ask("6001").out()).contains("x11", "6000-6063/tcp");
    assertThat(ask("x11").out()).contains("6000-6063 are of the User Ports");
    assertThat(ask("nowhere").out()).contains("nowhere is a name without a port.", "(none)");
  }

  @Test
  void whatIsInNoTableIsAnsweredWithNoAndTheRestAllTheSame() {
    Result result = ask("49999", "htps", "22");
    assertThat(result.exit()).isEqualTo(Exit.NO);
    assertThat(flat(result))
        .contains("49999 is one of the Dynamic Ports, 49152 to 65535")
        .contains("No table here names 49999. Looked into: the services file ")
        .contains("No table here has the name htps; did you mean \"https\"?")
        .contains("ssh");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"65536", "99999999999", "443/", "/tcp", "-", "6000-6063", "a b", "", "\u001b[2J"})
  void whatIsNeitherNameNorPortIsRefusedBeforeAnythingIsAnswered(String word) {
    Result result = ask("22", word);
    assertThat(result.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("expected a name, or a port of 0 to 65535", "found \"");
  }

  @Test
  void filesThatCannotBeReadAreNamedWithTheReasonAndWrongLinesWithTheirNumber() throws IOException {
    assertThat(ask("22").err())
        .contains(services + ":4: expected a name and port/transport", "the rest is used");
    String none = folder.resolve("none").toString();
    assertThat(run("ports", "22", "--services", none).err()).contains("there is no such file");
    assertThat(run("ports", "22", "--iana", folder.toString()).exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(run("ports", "22", "--iana", services).err()).contains("expected the columns");
    assertThat(run("ports", "--iana", iana).err()).contains("expected a name or a number");
  }

  @Test
  void aHostileFileMovesNoCursorAndMakesNoLineWider() throws IOException {
    services = written("services", "x\u001b[2J" + "y".repeat(500) + " 7777/tcp # \u001b[31mred");
    Result result = ask("7777");
    assertThat(result.out()).contains("7777/tcp").doesNotContain("\u001b");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withoutAnOptionThisComputersFileAnswersFirst() {
    Result result = run("ports", "ssh");
    if (Files.exists(Path.of("/etc/services")))
      assertThat(result.out()).contains("this computer's /etc/services");
    assertThat(result.out()).contains("22/tcp", "Lockstep's own table");
  }

  @Test
  void withoutAWordThePortsOfTheQuizAreListed() {
    Result result = run("ports");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("PORT", "443/tcp", "https", "993/tcp", "By Lockstep's own");
    assertThat(result.lines()).hasSizeGreaterThan(60).allMatch(line -> line.length() <= 80);
    assertThat(new CliRun().charset(StandardCharsets.US_ASCII).go("ports").out())
        .doesNotContain("?");
  }
}
