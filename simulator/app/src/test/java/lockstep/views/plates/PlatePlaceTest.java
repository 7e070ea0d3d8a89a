package lockstep.views.plates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import org.junit.jupiter.api.Test;

/** Where a plate lies, without a window. */
class PlatePlaceTest {
  private static final Bounds AREA = new BoundingBox(8, 46, 1008, 714);

  @Test
  void itLiesBesideItsSubjectAndWholeInTheArea() {
    for (double x = 10; x < 900; x += 40)
      for (double y = 50; y < 700; y += 40) {
        Bounds subject = new BoundingBox(x, y, 130, 30);
        Bounds place = PlatePlace.of(subject, 372, 420, AREA, around());
        assertThat(AREA.contains(place)).as(subject + " " + place).isTrue();
        assertThat(PlatePlace.covered(place, subject)).as(subject + " " + place).isZero();
      }
  }

  @Test
  void itGoesOutOfTheWayOfWhatIsLit() {
    Bounds subject = new BoundingBox(260, 290, 130, 30);
    Bounds below = new BoundingBox(260, 340, 130, 400);
    Bounds right = new BoundingBox(400, 60, 500, 300);
    Bounds place = PlatePlace.of(subject, 240, 200, AREA, around(below, right));
    assertThat(PlatePlace.covered(place, below)).isZero();
    assertThat(PlatePlace.covered(place, right)).isZero();
  }

  @Test
  void itLiesOverTheFigureRatherThanOverAQuestionBesideIt() {
    Bounds subject = new BoundingBox(480, 290, 130, 30);
    Bounds question = new BoundingBox(650, 46, 366, 714);
    Bounds node = new BoundingBox(200, 290, 130, 30);
    var around = new PlatePlace.Around(List.of(), List.of(question), List.of(node));
    Bounds place = PlatePlace.of(subject, 372, 420, AREA, around);
    assertThat(PlatePlace.covered(place, question)).isZero();
    assertThat(PlatePlace.covered(place, subject)).isZero();
  }

  @Test
  void whatIsLitIsFreeEvenWhereAQuestionIsNot() {
    Bounds subject = new BoundingBox(480, 290, 130, 30);
    Bounds question = new BoundingBox(650, 46, 366, 714);
    Bounds lit = new BoundingBox(8, 46, 640, 714);
    var around = new PlatePlace.Around(List.of(lit), List.of(question), List.of());
    Bounds place = PlatePlace.of(subject, 340, 420, AREA, around);
    assertThat(PlatePlace.covered(place, lit)).isZero();
  }

  @Test
  void whereNothingIsFreeItCoversAsLittleAsCanBe() {
    Bounds subject = new BoundingBox(400, 300, 130, 30);
    Bounds all = new BoundingBox(0, 0, 900, 768);
    Bounds place = PlatePlace.of(subject, 300, 300, AREA, around(all));
    assertThat(PlatePlace.covered(place, all)).isLessThan(300 * 200);
    assertThat(AREA.contains(place)).isTrue();
  }

  @Test
  void aPlateLargerThanTheAreaIsAsLargeAsTheArea() {
    Bounds place = PlatePlace.of(new BoundingBox(20, 60, 10, 10), 3000, 3000, AREA, around());
    assertThat(AREA.contains(place)).isTrue();
  }

  private static PlatePlace.Around around(Bounds... lit) {
    return new PlatePlace.Around(List.of(lit), List.of(), List.of());
  }
}
