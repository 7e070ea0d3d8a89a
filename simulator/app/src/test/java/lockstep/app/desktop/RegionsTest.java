package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import lockstep.views.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of the window fit into it, beside each other. */
class RegionsTest {
  @Test
  void besideAnyDiagramOfAWideWindowTheTabsHaveRoom() {
    Regions places = Regions.of(1920, 1080, Regions.Rows.NONE, 1);
    assertThat(places.right().getWidth()).isGreaterThan(310);
    assertThat(places.ladder().orElseThrow().getWidth()).isGreaterThan(460);
    assertThat(places.diagram().getWidth()).isGreaterThan(1080);
  }

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

  /** Every size of text that can be chosen, in every window from the least to the largest. */
  @ParameterizedTest
  @CsvSource({
    "900,600",
    "1024,768",
    "1280,720",
    "1366,620",
    "1366,768",
    "1600,900",
    "1920,1080",
    "2560,1440",
    "3840,2160"
  })
  void nothingOverlapsWhateverTheSizeOfText(double width, double height) {
    for (int percent : Settings.SIZES)
      for (Regions.Rows rows : Regions.Rows.values()) {
        Regions places = Regions.of(width, height, rows, percent / 100.0);
        List<Bounds> parts = parts(places);
        for (int i = 0; i < parts.size(); i++) {
          Bounds part = parts.get(i);
          String where = percent + " %, " + rows + ": " + part;
          assertThat(part.getWidth()).as(where).isGreaterThan(100);
          assertThat(part.getHeight()).as(where).isGreaterThan(28);
          assertThat(part.getMinX()).as(where).isNotNegative();
          assertThat(part.getMaxX()).as(where).isLessThanOrEqualTo(width);
          assertThat(part.getMaxY()).as(where).isLessThanOrEqualTo(height + 1);
          for (int j = i + 1; j < parts.size(); j++)
            assertThat(overlap(part, parts.get(j))).as(where + " and " + parts.get(j)).isFalse();
        }
      }
  }

  @ParameterizedTest
  @CsvSource({
    "1366,768,1,ALL",
    "1366,768,1.5,ONE",
    "1024,768,1.25,ONE",
    "1920,1080,1.5,NO_LADDER",
    "1366,768,2,ONE",
    "1024,768,3,ONE",
    "1920,1080,2,ONE",
    "3840,2160,2,ALL",
    "3840,2160,3,NO_LADDER"
  })
  void largeTextLeavesRoomForFewerCards(
      double width, double height, double text, Regions.Cards cards) {
    Regions places = Regions.of(width, height, Regions.Rows.RUN, text);
    assertThat(places.cards()).isEqualTo(cards);
    assertThat(places.ladder().isPresent()).isEqualTo(cards == Regions.Cards.ALL);
    assertThat(places.table().isPresent()).isEqualTo(cards != Regions.Cards.ONE);
  }

  @ParameterizedTest
  @CsvSource({"1366,768,1.25", "1024,768,1.1", "900,600,1"})
  void aLittleLargerTextKeepsTheDiagramBesideAnotherCard(double width, double height, double text) {
    assertThat(Regions.cards(width, height, text)).isEqualTo(Regions.Cards.ALL);
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

  /** 78 letters of 7.2 pixels with all that is around them. */
  @ParameterizedTest
  @CsvSource({"1366,768,636,0.7", "1280,800,600,0.61", "1024,768,364,0.61", "1920,1080,699,0.9"})
  void aLessonHasRoomForItsWidestLinesAndLeavesTheDiagramItsOwn(
      double width, double height, double lesson, double scale) {
    Regions places =
        Regions.besideLesson(width, height, Regions.Rows.NONE, Regions.textSize(width, height));
    assertThat(places.right().getWidth()).isGreaterThanOrEqualTo(lesson);
    Bounds diagram = places.diagram();
    double got = Math.min((diagram.getWidth() - 8) / 1000, (diagram.getHeight() - 8) / 760);
    assertThat(got).isGreaterThanOrEqualTo(scale);
  }

  private static List<Bounds> parts(Regions regions) {
    List<Bounds> parts =
        new ArrayList<>(List.of(regions.bar(), regions.right(), regions.transport()));
    // With one card at a time the diagram lies in the place of that card.
    if (regions.cards() != Regions.Cards.ONE) parts.add(regions.diagram());
    regions.table().ifPresent(parts::add);
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
