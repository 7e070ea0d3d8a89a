package lockstep.views.ladder;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import lockstep.tcp.Side;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Token;
import lockstep.views.words.Words;

/** Over two ladders: whose each is, between the tokens of its ends. */
final class ApartHead extends HBox {
  private static final double TOKEN = 20;

  ApartHead() {
    getStyleClass().add("ls-ladder-apart");
    getChildren().addAll(half(true), half(false));
    setMinWidth(0);
  }

  /** Keeps clear of the scroll bar, which the ladders do not lie under. */
  void keepClear(Region bar) {
    bar.widthProperty()
        .addListener((property, was, now) -> setStyle("-fx-padding: 0 " + now + " 0 0;"));
  }

  private static HBox half(boolean model) {
    String world = model ? "model" : "kernel";
    Label name = new Label(Words.of("ladder.apart." + world));
    name.getStyleClass().add("ls-ladder-end");
    name.setAlignment(Pos.CENTER);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    Hint.on(name, Words.of("ladder.apart." + world + ".why"));
    HBox half = new HBox(token(Side.CLIENT, model), name, token(Side.SERVER, model));
    half.getStyleClass().add("ls-ladder-half");
    half.setAlignment(Pos.CENTER);
    half.setMinWidth(0);
    // Both are of one width, whatever is written in them.
    half.setPrefWidth(100);
    HBox.setHgrow(half, Priority.ALWAYS);
    half.setId("ladder-half-" + world);
    return half;
  }

  private static Node token(Side side, boolean model) {
    Token token = new Token(side, TOKEN);
    token.showWorld(model);
    return Icons.growing(token);
  }
}
