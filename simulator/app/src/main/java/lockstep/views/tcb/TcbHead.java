package lockstep.views.tcb;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import lockstep.tcp.Side;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Token;
import lockstep.views.words.Words;

/** The head of the table: both ends with their tokens, over the right ends of their columns. */
final class TcbHead extends Region {
  private static final double TOKEN = 20;

  private final End client = new End(Side.CLIENT);
  private final End server = new End(Side.SERVER);
  private final Label names = new Label();
  private final ToggleButton numbers = new ToggleButton(Words.of("tcb.numbers.relative"));
  private final Hint why = Hint.on(numbers, Words.of("tcb.numbers.relative.why"));

  /** Of an end that is not here: its place has no fill, so it is drawn in ink. */
  private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("empty");

  private static final class End {
    private final Side side;
    private final Token token;
    private final Label name = new Label();
    private final HBox all;

    End(Side side) {
      this.side = side;
      token = new Token(side, TOKEN);
      name.getStyleClass().add("ls-tcb-end");
      name.setMinWidth(Region.USE_PREF_SIZE);
      all = new HBox(new StackPane(Icons.growing(token)), name);
      all.getStyleClass().add("ls-tcb-who");
      all.setAlignment(Pos.CENTER_RIGHT);
    }

    void show(TcbContent.End end) {
      name.setText(end == null ? side.word() : end.actor().toString());
      boolean nobody = end == null || end.standing().shown() == null;
      all.pseudoClassStateChanged(EMPTY, nobody);
      if (nobody) token.showPlace();
      else token.show(end.standing());
    }
  }

  TcbHead() {
    getStyleClass().add("ls-tcb-head");
    names.getStyleClass().add("ls-tcb-name");
    numbers.getStyleClass().setAll("ls-tcb-numbers");
    getChildren().addAll(names, numbers, client.all, server.all);
  }

  /** Calls back when the user wants the other numbers; true for those on the wire. */
  void onNumbers(Consumer<Boolean> wanted) {
    numbers
        .selectedProperty()
        .addListener(
            (property, was, absolute) -> {
              String key = absolute ? "tcb.numbers.absolute" : "tcb.numbers.relative";
              numbers.setText(Words.of(key));
              why.say(Words.of(key + ".why"));
              wanted.accept(absolute);
            });
  }

  void show(TcbContent.End atClient, TcbContent.End atServer) {
    client.show(atClient);
    server.show(atServer);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double left = getInsets().getLeft();
    double first = names.prefWidth(-1);
    layoutInArea(numbers, left, 0, numbers.prefWidth(-1), getHeight(), 0, HPos.LEFT, VPos.CENTER);
    double column = (getWidth() - left - first - getInsets().getRight()) / 2;
    layoutInArea(client.all, left, 0, first + column, getHeight(), 0, HPos.RIGHT, VPos.CENTER);
    layoutInArea(
        server.all, left + first + column, 0, column, getHeight(), 0, HPos.RIGHT, VPos.CENTER);
  }
}
