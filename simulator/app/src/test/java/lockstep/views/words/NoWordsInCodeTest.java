package lockstep.views.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the window says stands in the bundles: no text for users is written in its code. */
class NoWordsInCodeTest {
  private static final Path SOURCES = Path.of("src/main/java/lockstep");

  /** Where a literal would be shown: what follows may be on a line of its own. */
  private static final Pattern SHOWN =
      Pattern.compile(
          "(?:\\.(?:setText|setAccessibleText|setAccessibleHelp|setPromptText|setTitle)"
              + "|new (?:Label|Button|ToggleButton|CheckBox|RadioButton|Text|Tooltip|Hyperlink))"
              + "\\(\\s*\"([^\"]*[A-Za-z]{2}[^\"]*)\"");

  private static final Pattern HINT =
      Pattern.compile("Hint\\.on\\([^;\"()]*,\\s*\"([^\"]*[A-Za-z]{2}[^\"]*)\"");

  @Test
  void theWindowsCodeHasNoTextForUsers() throws IOException {
    List<String> found = new ArrayList<>();
    int files = 0;
    for (String folder : List.of("views", "app/desktop"))
      try (Stream<Path> all = Files.walk(SOURCES.resolve(folder))) {
        for (Path file : all.filter(path -> path.toString().endsWith(".java")).toList()) {
          files++;
          for (String text : texts(Files.readString(file))) found.add(file + ": " + text);
        }
      }
    assertThat(files).isGreaterThan(100);
    assertThat(found).isEmpty();
  }

  @Test
  void aTextInTheCodeWouldBeFound() {
    assertThat(
            texts("box.add(new Label(\"Hello\")); x.setText(\n \"two words\"); l.setText(\"\");"))
        .containsExactly("Hello", "two words");
    assertThat(texts("Hint.on(button, \"Why\"); Hint.on(b, Words.of(\"key.x\"));"))
        .containsExactly("Why");
  }

  private static List<String> texts(String code) {
    List<String> texts = new ArrayList<>();
    for (Pattern pattern : List.of(SHOWN, HINT)) {
      Matcher matcher = pattern.matcher(code);
      while (matcher.find()) texts.add(matcher.group(1));
    }
    return texts;
  }
}
