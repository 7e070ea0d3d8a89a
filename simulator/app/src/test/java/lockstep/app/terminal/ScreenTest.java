package lockstep.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lockstep.app.terminal.Screen.Key;
import org.jline.terminal.Size;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  void onlyLinesThatDifferAreWritten() throws IOException {
    try (Screen screen = screen("")) {
      screen.show(List.of("one", "two", "three"));
      assertThat(taken()).contains("\033[1;1Hone", "\033[2;1Htwo", "\033[3;1Hthree");
      screen.show(List.of("one", "2", "three"));
      assertThat(taken()).isEqualTo("\033[2;1H2\033[K");
      screen.show(List.of("one"));
      assertThat(taken()).isEqualTo("\033[2;1H\033[K\033[3;1H\033[K");
      screen.show(List.of("one"));
      assertThat(taken()).isEmpty();
    }
  }

  @Test
  void whatStoodThereComesBackAndNothingIsWrittenAfterwards() throws IOException {
    Screen screen = screen("");
    assertThat(taken()).startsWith("\033[?1049h\033[?25l");
    screen.close();
    assertThat(taken()).endsWith("\033[?25h\033[?1049l");
    screen.show(List.of("late"));
    screen.close();
    assertThat(taken()).isEmpty();
  }

  @Test
  void keysTurnPagesAndEndIt() throws IOException {
    List<Key> keys = new ArrayList<>();
    try (Screen screen = screen(" b\033[6~\033[5~\033[B\033OA\033[HGx\033[12~q")) {
      for (int i = 0; i < 11; i++) keys.add(screen.next(1_000));
      assertThat(screen.next(1_000)).as("the end of the input").isEqualTo(Key.QUIT);
    }
    assertThat(keys)
        .containsExactly(
            Key.NEXT_PAGE,
            Key.PREVIOUS_PAGE,
            Key.NEXT_PAGE,
            Key.PREVIOUS_PAGE,
            Key.NEXT_PAGE,
            Key.PREVIOUS_PAGE,
            Key.FIRST_PAGE,
            Key.LAST_PAGE,
            Key.OTHER,
            Key.OTHER,
            Key.QUIT);
  }

  private Screen screen(String typed) throws IOException {
    DumbTerminal terminal =
        new DumbTerminal(
            "test",
            "ansi",
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            written,
            StandardCharsets.UTF_8);
    terminal.setSize(new Size(80, 24));
    return new Screen(terminal);
  }

  private String taken() {
    String text = written.toString(StandardCharsets.UTF_8);
    written.reset();
    return text;
  }
}
