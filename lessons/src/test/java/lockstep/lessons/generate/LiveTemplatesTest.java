package lockstep.lessons.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import lockstep.lessons.interchange.Gift;
import lockstep.lessons.interchange.MoodleXml;
import lockstep.lessons.quiz.NotUnderstood;
import lockstep.lessons.quiz.Question;
import lockstep.table.OsState;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import org.junit.jupiter.api.Test;

class LiveTemplatesTest {
  private static List<SocketRow> rows(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SocketRow> rows = new ArrayList<>();
    int size = 1 + random.nextInt(20);
    for (int i = 0; i < size; i++) {
      int code = 1 + random.nextInt(11);
      boolean listens = code == 10;
      String far = "10.20." + random.nextInt(256) + "." + random.nextInt(256);
      String here =
          switch (random.nextInt(5)) {
            case 0 -> "127.0.0.1";
            case 3 -> "::ffff:127.0.0.1";
            case 1 -> "::1";
            case 2 -> "2001:db8:1::" + Integer.toHexString(random.nextInt(0xFFFF));
            default -> listens ? "0.0.0.0" : "10.20.30.40";
          };
      rows.add(
          SocketRow.of(
                  here.indexOf(':') >= 0 ? "tcp6" : "tcp",
                  new SocketAddress(here, 1 + random.nextInt(65_535)),
                  listens
                      ? new SocketAddress("0.0.0.0", 0)
                      : new SocketAddress(far, 1 + random.nextInt(65_535)),
                  OsState.linux(code))
              .withQueues(random.nextInt(10_000), random.nextInt(10_000)));
    }
    return rows;
  }

  @Test
  void aThousandTablesGiveItemsThatTheTableProves() throws NotUnderstood {
    Set<String> kinds = new HashSet<>();
    for (long seed = 0; seed < 1000; seed++) {
      Question question = LiveTemplates.make(rows(seed), seed).orElseThrow();
      TemplatesTest.check(question);
      new Proof(question).check();
      assertThat(LiveTemplates.make(rows(seed), seed)).contains(question);
      kinds.add(question.values("proof:").get(0).split(":")[0]);
      assertThat(String.join("\n", question.exhibit().lines()))
          .doesNotContain("10.20.")
          .doesNotContain("2001:db8");
      if (seed % 25 != 0) continue;
      // What is given to a class holds the rows and their key, and nothing is read anew.
      assertThat(Gift.read(Gift.write(List.of(question))).questions()).containsExactly(question);
      assertThat(MoodleXml.read(MoodleXml.write(List.of(question))).questions())
          .containsExactly(question);
    }
    assertThat(kinds).containsExactlyInAnyOrder("row", "rows", "reach");
  }

  @Test
  void noRowOfTcpGivesNoItem() {
    assertThat(LiveTemplates.make(List.of(), 1)).isEmpty();
    SocketAddress any = new SocketAddress("0.0.0.0", 53);
    assertThat(LiveTemplates.make(List.of(SocketRow.of("udp", any, any, OsState.linuxUdp(7))), 1))
        .isEmpty();
  }

  @Test
  void oneRowOfAnotherStateIsNotLostAmongHundredsOfOne() {
    List<SocketRow> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++)
      rows.add(
          SocketRow.of(
              "tcp",
              new SocketAddress("127.0.0.1", 40_000 + i),
              new SocketAddress("127.0.0.1", 8080),
              OsState.linux(i == 0 ? 8 : 6)));
    for (long seed = 0; seed < 20; seed++) {
      Question question = LiveTemplates.make(rows, seed).orElseThrow();
      List<String> lines = question.exhibit().lines();
      if (lines.size() > 2) assertThat(lines).anyMatch(line -> line.endsWith("CLOSE_WAIT"));
    }
  }

  @Test
  void ofARowOfWindowsNoQueuesAreAsked() {
    SocketRow row =
        SocketRow.of(
            "tcp",
            new SocketAddress("192.168.0.7", 49_800),
            new SocketAddress("10.20.30.40", 443),
            OsState.windows(5));
    for (long seed = 0; seed < 50; seed++)
      assertThat(LiveTemplates.make(List.of(row), seed).orElseThrow().values("proof:"))
          .containsExactly("rows:ESTABLISHED");
  }

  @Test
  void addressesThatBeginAlikeStillBeginAlikeAndNoLonger() {
    AddressMask mask = AddressMask.of(rows(3), rows(3), 3);
    List<String> hosts = List.of("10.20.30.40", "10.20.30.41", "10.20.31.40", "77.1.2.3");
    for (String one : hosts)
      for (String other : hosts)
        assertThat(common(mask.host(one), mask.host(other))).isEqualTo(common(one, other));
    assertThat(mask.host("2001:db8::1")).isNotEqualTo("2001:db8::1").matches("([0-9a-f]+:){7}.*");
    assertThat(mask.host("::ffff:10.20.30.40")).isEqualTo("::ffff:" + mask.host("10.20.30.40"));
    for (String kept : List.of("0.0.0.0", "127.0.0.1", "::", "::1", "::ffff:127.0.0.1"))
      assertThat(mask.host(kept)).isEqualTo(kept);
  }

  private static int common(String one, String other) {
    String a = bits(one);
    String b = bits(other);
    int i = 0;
    while (i < a.length() && a.charAt(i) == b.charAt(i)) i++;
    return i;
  }

  private static String bits(String host) {
    StringBuilder bits = new StringBuilder();
    for (String part : host.split("\\."))
      bits.append(Integer.toBinaryString(256 + Integer.parseInt(part)).substring(1));
    return bits.toString();
  }
}
