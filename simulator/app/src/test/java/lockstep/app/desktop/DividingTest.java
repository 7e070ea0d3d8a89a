package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import lockstep.app.desktop.Dividing.Which;
import lockstep.views.settings.Division;
import lockstep.views.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dividers between the cards: how far they go, and that nothing is cut by any of them. */
class DividingTest {
  private static final Dividing WIDE = new Dividing(1366, 768, Regions.Rows.RUN, 1);

  @Test
  void aDividerStandsWhereItIsDrawn() {
    Division drawn = WIDE.moved(Which.DIAGRAM, Division.USUAL, 660);
    assertThat(WIDE.position(Which.DIAGRAM, drawn)).isEqualTo(660);
    assertThat(WIDE.places(drawn).diagram().getMaxX()).isEqualTo(657);
    Division both = WIDE.moved(Which.LADDER, drawn, 1040);
    assertThat(WIDE.position(Which.LADDER, both)).isEqualTo(1040);
    assertThat(WIDE.position(Which.DIAGRAM, both)).isEqualTo(660);
  }

  @Test
  void whoeverDrawsTooFarComesToTheEndAndStaysThere() {
    Division least = WIDE.moved(Which.DIAGRAM, Division.USUAL, -500);
    assertThat(WIDE.places(least).diagram().getWidth()).isEqualTo(618);
    assertThat(WIDE.moved(Which.DIAGRAM, least, 100)).isEqualTo(least);
    Division back = WIDE.stepped(Which.DIAGRAM, least, 1);
    assertThat(WIDE.places(back).diagram().getWidth()).isEqualTo(634);
    Division most = WIDE.stepped(Which.DIAGRAM, Division.USUAL, 2);
    assertThat(WIDE.places(most).ladder().orElseThrow().getWidth()).isGreaterThanOrEqualTo(340);
    assertThat(WIDE.places(most).right().getWidth()).isGreaterThanOrEqualTo(264);
  }

  @Test
  void theTableTakesWholeRowsAndTheDiagramKeepsItsLabels() {
    assertThat(WIDE.places(Division.USUAL).tableRows()).isEqualTo(3);
    Division more = WIDE.stepped(Which.TABLE, Division.USUAL, -1);
    assertThat(more.rows()).isEqualTo(1);
    assertThat(WIDE.places(more).tableRows()).isEqualTo(4);
    Division most = WIDE.stepped(Which.TABLE, more, -2);
    assertThat(WIDE.places(most).tableRows()).isEqualTo(5);
    assertThat((WIDE.places(most).diagram().getHeight() - 8) / 760).isGreaterThanOrEqualTo(0.61);
    Division least = WIDE.stepped(Which.TABLE, most, 2);
    assertThat(WIDE.places(least).tableRows()).isEqualTo(2);
  }

  @Test
  void backAtItsUsualPlaceNothingOfItIsKept() {
    Division moved = WIDE.stepped(Which.LADDER, WIDE.stepped(Which.DIAGRAM, Division.USUAL, -2), 1);
    assertThat(Dividing.usual(Which.DIAGRAM, moved)).isEqualTo(moved.withDiagram(0));
    assertThat(Dividing.usual(Which.LADDER, Dividing.usual(Which.DIAGRAM, moved)))
        .isEqualTo(Division.USUAL);
  }

  @ParameterizedTest
  @CsvSource({
    // With one card at a time there is nothing between cards.
    "1024,768,3,RUN,DIAGRAM,false",
    "1366,768,3,RUN,TABLE,false",
    // The ladder is a tab.
    "1024,768,1,RUN,LADDER,false",
    "1024,768,1,RUN,DIAGRAM,true",
    "1920,1080,1.5,RUN,DIAGRAM,true",
    // A title line alone, and a window that has no room to share.
    "1366,768,1,NONE,TABLE,false",
    "900,600,1,RUN,DIAGRAM,false",
  })
  void aDividerIsThereWhereItCanMove(
      double width, double height, double text, Regions.Rows rows, Which which, boolean there) {
    Dividing window = new Dividing(width, height, rows, text);
    assertThat(window.place(which, Division.USUAL).isPresent()).isEqualTo(there);
  }

  /** Each divider to each of its ends, in every window and size of text. */
  @ParameterizedTest
  @CsvSource({"900,600", "1024,768", "1366,768", "1920,1080", "3840,2160"})
  void nothingOverlapsWhereverTheDividersAre(double width, double height) {
    int moved = 0;
    for (int percent : Settings.SIZES)
      for (Regions.Rows rows : Regions.Rows.values()) {
        Dividing window = new Dividing(width, height, rows, percent / 100.0);
        for (int direction : List.of(-2, 2)) {
          Division division = Division.USUAL;
          for (Which which : Which.values())
            if (window.place(which, division).isPresent()) {
              division = window.stepped(which, division, direction);
              moved++;
            }
          assertApart(window.places(division), width, height, percent + " %, " + division);
        }
      }
    assertThat(moved > 0).isEqualTo(width > 1000);
  }

  private static void assertApart(Regions places, double width, double height, String where) {
    if (places.cards() == Regions.Cards.ONE) return;
    List<Bounds> parts =
        new ArrayList<>(
            List.of(places.bar(), places.diagram(), places.right(), places.transport()));
    places.ladder().ifPresent(parts::add);
    places.table().ifPresent(parts::add);
    for (Bounds part : parts) {
      assertThat(part.getWidth()).as(where + part).isGreaterThanOrEqualTo(264);
      assertThat(part.getMaxX()).as(where + part).isLessThanOrEqualTo(width);
      assertThat(part.getMaxY()).as(where + part).isLessThanOrEqualTo(height + 1);
      for (Bounds other : parts)
        if (part != other)
          assertThat(
                  part.getMinX() < other.getMaxX()
                      && other.getMinX() < part.getMaxX()
                      && part.getMinY() < other.getMaxY()
                      && other.getMinY() < part.getMaxY())
              .as(where + ": " + part + " and " + other)
              .isFalse();
    }
  }
}
