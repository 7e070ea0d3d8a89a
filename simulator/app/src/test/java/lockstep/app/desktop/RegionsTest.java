package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of the window fit into it, beside each other. */
class RegionsTest {
  @ParameterizedTest
  @CsvSource({
    "1024,768,true", "1024,768,false", "1366,768,true", "1366,768,false", "1366,700,true",
    "1366,620,true", "1920,1080,true", "1920,1080,false", "2560,1440,true", "3840,2160,true",
    "900,600,true"
  })
  void nothingOverlapsAndNothingLeavesTheWindow(double width, double height, boolean rows) {
    List<Bounds> parts = parts(Regions.of(width, height, rows));
    for (int i = 0; i < parts.size(); i++) {
      Bounds part = parts.get(i);
      assertThat(part.getWidth()).isPositive();
      assertThat(part.getHeight()).isPositive();
      assertThat(part.getMaxX()).isLessThanOrEqualTo(width);
      assertThat(part.getMaxY()).isLessThanOrEqualTo(height + 1);
      for (int j = i + 1; j < parts.size(); j++)
        assertThat(overlap(part, parts.get(j))).as(part + " and " + parts.get(j)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"1024,768,0.63", "1366,768,0.68", "1920,1080,1.0"})
  void theDiagramIsAsLargeAsTheNotesSay(double width, double height, double scale) {
    Bounds diagram = Regions.of(width, height, true).diagram();
    double got = Math.min((diagram.getWidth() - 8) / 1000, (diagram.getHeight() - 8) / 760);
    assertThat(got).isGreaterThanOrEqualTo(scale);
  }

  @ParameterizedTest
  @CsvSource({"1366,700", "1366,660"})
  void theTableGivesWayBeforeTheDiagramShrinks(double width, double height) {
    Bounds diagram = Regions.of(width, height, true).diagram();
    assertThat((diagram.getHeight() - 8) / 760).isGreaterThanOrEqualTo(0.61);
  }

  @ParameterizedTest
  @CsvSource({"1366,768,386,264", "1920,1080,500,364", "2560,1440,540,369"})
  void theLadderHasACardOfItsOwnWhereThereIsRoom(
      double width, double height, double ladder, double right) {
    Regions places = Regions.of(width, height, true);
    assertThat(places.ladder()).isPresent();
    assertThat(places.ladder().orElseThrow().getWidth()).isGreaterThanOrEqualTo(ladder);
    assertThat(places.right().getWidth()).isGreaterThanOrEqualTo(right - 5);
  }

  @ParameterizedTest
  @CsvSource({"1024,768", "1200,800", "900,600"})
  void elsewhereItIsAPartOfTheOneToTheRight(double width, double height) {
    Regions places = Regions.of(width, height, true);
    assertThat(places.ladder()).isEmpty();
    assertThat(places.right().getWidth()).isGreaterThanOrEqualTo(364);
  }

  private static List<Bounds> parts(Regions regions) {
    List<Bounds> parts =
        new ArrayList<>(
            List.of(
                regions.bar(),
                regions.diagram(),
                regions.right(),
                regions.table(),
                regions.transport()));
    regions.ladder().ifPresent(parts::add);
    return parts;
  }

  private static boolean overlap(Bounds one, Bounds other) {
    return one.getMinX() < other.getMaxX()
        && other.getMinX() < one.getMaxX()
        && one.getMinY() < other.getMaxY()
        && other.getMinY() < one.getMaxY();
  }
}
