package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The style sheets in other sizes of text. */
class StylesheetsTest {
  @Test
  void pixelsGrowAndUnitsOfTheDiagramDoNot() {
    assertThat(Stylesheets.grown("-fx-font-size: 12.5px; -fx-stroke-width: 2.6;", 2))
        .isEqualTo("-fx-font-size: 25.00px; -fx-stroke-width: 2.6;");
  }

  @Test
  void theUsualSizeIsTheFilesThemselves() {
    assertThat(Stylesheets.of(1)).allMatch(uri -> uri.endsWith(".css"));
    assertThat(Stylesheets.of(1.1)).last().asString().startsWith("data:text/css");
  }
}
