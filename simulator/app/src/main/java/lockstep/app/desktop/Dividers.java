package lockstep.app.desktop;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import lockstep.app.desktop.Dividing.Which;
import lockstep.app.desktop.desk.Commands;
import lockstep.views.settings.Division;
import lockstep.views.words.Words;

/** The dividers between the cards; where the user puts them the settings keep. */
final class Dividers {
  private final ObjectProperty<Division> division;
  private final Map<Which, Divider> dividers = new EnumMap<>(Which.class);
  private Dividing window = new Dividing(0, 0, Regions.Rows.NONE, 1);

  Dividers(ObjectProperty<Division> division) {
    this.division = division;
    for (Which which : Which.values()) {
      String word = which.name().toLowerCase(Locale.ROOT);
      Divider divider =
          new Divider(
              "divider-" + word,
              which == Which.TABLE ? Orientation.HORIZONTAL : Orientation.VERTICAL,
              Words.of("divider." + word),
              actions(which));
      // Over the cards' edges, and under all that is opened over them.
      divider.setViewOrder(0.5);
      divider.setVisible(false);
      dividers.put(which, divider);
    }
  }

  /** The divider of a place, to be a child of the window. */
  Divider of(Which which) {
    return dividers.get(which);
  }

  /** Leaves its keys to the one that has the focus. */
  void keepKeys(Commands commands) {
    commands.keep(
        event -> dividers.values().stream().anyMatch(Node::isFocused) && Divider.isOwn(event));
  }

  /**
   * Gives each its place.
   *
   * @param now the window as it is laid out now
   * @param shown whether cards stand beside each other
   */
  void layout(Dividing now, boolean shown) {
    window = now;
    dividers.forEach(
        (which, divider) -> {
          Optional<Bounds> place =
              shown ? now.place(which, division.get()) : Optional.<Bounds>empty();
          divider.setVisible(place.isPresent());
          place.ifPresent(at -> Cards.put(divider, at));
        });
  }

  private Divider.Actions actions(Which which) {
    return new Divider.Actions() {
      @Override
      public void draw(double to) {
        division.set(window.moved(which, division.get(), to));
      }

      @Override
      public void step(int direction) {
        division.set(window.stepped(which, division.get(), direction));
      }

      @Override
      public void reset() {
        division.set(Dividing.usual(which, division.get()));
      }

      @Override
      public double position(int limit) {
        return window.position(which, window.limit(which, division.get(), limit));
      }
    };
  }
}
