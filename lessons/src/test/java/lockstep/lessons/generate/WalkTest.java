package lockstep.lessons.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What chance writes a program could do. */
class WalkTest {
  private static final int WALKS = 400;

  @Test
  void noProgramCallsWithASocketThatItHasNot() {
    for (int number = 0; number < WALKS; number++) {
      Set<String> open = new HashSet<>();
      Set<String> listening = new HashSet<>();
      for (String line : new Walk(number).text().lines().toList()) {
        String[] words = line.split(" ");
        if (words.length < 2 || !List.of("client", "server").contains(words[0])) continue;
        String who = words[0];
        switch (words[1]) {
          case "listen" -> listening.add(who);
          case "connect" -> open.add(who);
          case "accept" -> {
            assertThat(listening).as("walk %s: %s", number, line).contains(who);
            assertThat(open.add(who)).as("walk %s: %s", number, line).isTrue();
          }
          case "close", "abort" -> {
            boolean had = open.remove(who) || listening.remove(who);
            assertThat(had).as("walk %s: %s", number, line).isTrue();
          }
          default -> assertThat(open).as("walk %s: %s", number, line).contains(who);
        }
      }
    }
  }

  @Test
  void halfOfThemCloseAndSomeAreLeftHalfClosed() {
    int closed = 0;
    int shut = 0;
    for (int number = 0; number < WALKS; number++) {
      String text = new Walk(number).text();
      if (text.contains(" close")) closed++;
      if (text.contains(" shutdown")) shut++;
    }
    assertThat(closed).isGreaterThan(WALKS / 2);
    assertThat(shut).isGreaterThan(WALKS / 4);
  }
}
