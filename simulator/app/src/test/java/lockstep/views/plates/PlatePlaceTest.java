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
        Bounds place = PlatePlace.of(subject, 372, 420, AREA, List.of(), List.of());
        assertThat(AREA.contains(place)).as(subject + " " + place).isTrue();
        assertThat(PlatePlace.covered(place, subject)).as(subject + " " + place).isZero();
      }
  }

  @Test
  void itGoesOutOfTheWayOfWhatIsLit() {
    Bounds subject = new BoundingBox(260, 290, 130, 30);
    Bounds below = new BoundingBox(260, 340, 130, 400);
    Bounds right = new BoundingBox(400, 60, 500, 300);
    Bounds place = PlatePlace.of(subject, 240, 200, AREA, List.of(below, right), List.of());
    assertThat(PlatePlace.covered(place, below)).isZero();
    assertThat(PlatePlace.covered(place, right)).isZero();
  }

  @Test
  void whereNothingIsFreeItCoversAsLittleAsCanBe() {
    Bounds subject = new BoundingBox(400, 300, 130, 30);
    Bounds all = new BoundingBox(0, 0, 900, 768);
    Bounds place = PlatePlace.of(subject, 300, 300, AREA, List.of(all), List.of());
    assertThat(PlatePlace.covered(place, all)).isLessThan(300 * 200);
    assertThat(AREA.contains(place)).isTrue();
  }

  @Test
  void aPlateLargerThanTheAreaIsAsLargeAsTheArea() {
    Bounds place =
        PlatePlace.of(new BoundingBox(20, 60, 10, 10), 3000, 3000, AREA, List.of(), List.of());
    assertThat(AREA.contains(place)).isTrue();
  }
}
