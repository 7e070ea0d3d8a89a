package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.css.CssParser;
import javafx.css.Rule;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form of the style sheets that need not be parsed. */
class BinaryStylesTest {
  @TempDir private Path folder;

  @Test
  void theySayWhatTheTextSays() throws Exception {
    for (String sheet : Stylesheets.of(1)) {
      String name = sheet.substring(sheet.lastIndexOf('/') + 1);
      try (var text = BinaryStylesTest.class.getResourceAsStream(Stylesheets.FOLDER + name)) {
        Files.copy(text, folder.resolve(name));
      }
    }
    BinaryStyles.addTo(folder);
    List<Path> texts = files().stream().filter(file -> file.toString().endsWith(".css")).toList();
    assertThat(texts).isNotEmpty();
    for (Path text : texts) {
      String binary = text.getFileName().toString().replace(".css", ".bss");
      Stylesheet read = Stylesheet.loadBinary(folder.resolve(binary).toUri().toURL());
      assertThat(said(read))
          .as(binary)
          .isNotEmpty()
          .isEqualTo(said(new CssParser().parse(text.toUri().toURL())));
    }
  }

  private List<Path> files() throws IOException {
    try (var all = Files.list(folder)) {
      return all.toList();
    }
  }

  private static List<String> said(Stylesheet sheet) {
    return sheet.getRules().stream().map(rule -> rule.getSelectors() + " " + said(rule)).toList();
  }

  private static List<String> said(Rule rule) {
    return rule.getDeclarations().stream()
        // What a dash is made of is told in another depth by each form.
        .map(said -> said.getProperty().equals("-fx-border-style") ? "dashed" : said.toString())
        // Converters are told by their place in memory, and how far lines are set in changes.
        .map(words -> words.replaceAll("@[0-9a-f]+", "").replaceAll("\\s+", " "))
        .toList();
  }
}
