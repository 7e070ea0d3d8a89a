package lockstep.app.terminal;

import static lockstep.app.terminal.Keys.Key.DELAY;
import static lockstep.app.terminal.Keys.Key.DROP;
import static lockstep.app.terminal.Keys.Key.DUPLICATE;
import static lockstep.app.terminal.Keys.Key.GO_ON;
import static lockstep.app.terminal.Keys.Key.NO_MORE;
import static lockstep.app.terminal.Keys.Key.QUIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

class KeysTest {
  @Test
  void aLineIsAKey() throws IOException {
    try (Keys keys = new LineKeys(bytes("\nabc\r\nQuit\nnext"))) {
      assertThat(all(keys)).containsExactly(GO_ON, GO_ON, QUIT, GO_ON, NO_MORE);
      assertThat(keys.promptable()).isFalse();
    }
  }

  @Test
  void everyKeyOfATerminalCountsOnce() throws IOException {
    assertThat(pressed("y")).containsExactly(GO_ON, NO_MORE);
    assertThat(pressed("x2l")).containsExactly(DROP, DUPLICATE, DELAY, NO_MORE);
    assertThat(pressed("\r")).containsExactly(GO_ON, NO_MORE);
    assertThat(pressed("\033[C")).as("an arrow").containsExactly(GO_ON, NO_MORE);
    assertThat(pressed("\ud83d\ude00")).as("a sign of two halves").containsExactly(GO_ON, NO_MORE);
    assertThat(pressed("é日")).containsExactly(GO_ON, GO_ON, NO_MORE);
  }

  @Test
  void qAndControlCEndTheRun() throws IOException {
    assertThat(pressed("q")).containsExactly(QUIT, NO_MORE);
    assertThat(pressed("Q")).containsExactly(QUIT, NO_MORE);
    assertThat(pressed("\003")).containsExactly(QUIT, NO_MORE);
    assertThat(pressed("\004")).containsExactly(QUIT, NO_MORE);
  }

  @Test
  void aKeyIsWaitedForNoLongerThanAllowed() throws Exception {
    Duration bound = Duration.ofMillis(60);
    try (Keys keys = new LineKeys(bytes("q\n"))) {
      assertThat(keys.next(bound)).contains(QUIT);
      long began = System.nanoTime();
      assertThat(keys.next(bound)).as("the end is no key").isEmpty();
      assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(bound.toNanos());
    }
    Terminal terminal =
        new DumbTerminal(
            "test", "ansi", bytes("y"), new ByteArrayOutputStream(), StandardCharsets.UTF_8);
    try (Keys keys = new TerminalKeys(terminal)) {
      assertThat(keys.next(bound)).contains(GO_ON);
    }
  }

  @Test
  void aLineThatIsNotWholeIsNotWaitedFor() throws Exception {
    try (PipedOutputStream typed = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(typed);
        Keys keys = new LineKeys(in)) {
      typed.write('q');
      assertThat(keys.next(Duration.ofMillis(60))).isEmpty();
      typed.write('\n');
      assertThat(keys.next(Duration.ofMillis(60))).contains(QUIT);
    }
  }

  @Test
  void closingEndsTheWaiting() throws Exception {
    Keys keys = new LineKeys(InputStream.nullInputStream());
    keys.close();
    assertThat(keys.next(Duration.ofHours(1))).isEmpty();
  }

  private static List<Keys.Key> pressed(String typed) throws IOException {
    Terminal terminal =
        new DumbTerminal(
            "test", "ansi", bytes(typed), new ByteArrayOutputStream(), StandardCharsets.UTF_8);
    try (Keys keys = new TerminalKeys(terminal)) {
      assertThat(keys.promptable()).isTrue();
      return all(keys);
    }
  }

  private static List<Keys.Key> all(Keys keys) throws IOException {
    List<Keys.Key> all = new ArrayList<>();
    do all.add(keys.next());
    while (all.get(all.size() - 1) != NO_MORE);
    return all;
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
