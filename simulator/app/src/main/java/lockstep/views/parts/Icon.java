package lockstep.views.parts;

import java.util.ArrayList;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableDoubleProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.converter.SizeConverter;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.transform.Scale;

/**
 * An icon at its place. A style sheet says by {@code -ls-icon-grow} how many times larger than at
 * the usual size of text it is, so that it grows with the words beside it and takes the room for
 * that.
 */
final class Icon extends Group {
  private static final CssMetaData<Icon, Number> GROW =
      new CssMetaData<>("-ls-icon-grow", SizeConverter.getInstance(), 1.0) {
        @Override
        public boolean isSettable(Icon icon) {
          return icon.grows && !icon.grow.isBound();
        }

        @Override
        public StyleableProperty<Number> getStyleableProperty(Icon icon) {
          return icon.grow;
        }
      };

  private static final List<CssMetaData<? extends Styleable, ?>> STYLED = styled();

  private final boolean grows;
  private final Scale scale = new Scale();
  private final double usual;
  private final SimpleStyleableDoubleProperty grow =
      new SimpleStyleableDoubleProperty(GROW, this, "grow", 1.0) {
        @Override
        protected void invalidated() {
          size(get());
        }
      };

  /**
   * @param drawn the icon on its grid
   * @param usual how many pixels a unit of the grid has at the usual size of text
   * @param grows false for one in a figure, which is scaled as a whole
   */
  Icon(Node drawn, double usual, boolean grows) {
    super(drawn);
    this.usual = usual;
    this.grows = grows;
    drawn.getTransforms().add(scale);
    size(1);
    setMouseTransparent(true);
    getStyleClass().add("ls-icon");
  }

  private void size(double times) {
    scale.setX(usual * times);
    scale.setY(usual * times);
  }

  private static List<CssMetaData<? extends Styleable, ?>> styled() {
    List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Group.getClassCssMetaData());
    all.add(GROW);
    return List.copyOf(all);
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return STYLED;
  }
}
