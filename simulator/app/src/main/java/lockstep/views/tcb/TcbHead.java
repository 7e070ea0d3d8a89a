package lockstep.views.tcb;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import lockstep.tcp.Side;
import lockstep.views.parts.Token;

/** The head of the table: both ends with their tokens, over the right ends of their columns. */
final class TcbHead extends Region {
  private static final double TOKEN = 20;

  private final End client = new End(Side.CLIENT);
  private final End server = new End(Side.SERVER);
  private final Label names = new Label();

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
      all = new HBox(new StackPane(token), name);
      all.getStyleClass().add("ls-tcb-who");
      all.setAlignment(Pos.CENTER_RIGHT);
    }

    void show(TcbContent.End end) {
      name.setText(end == null ? side.word() : end.actor().toString());
      if (end == null || end.standing().shown() == null) token.showPlace();
      else token.show(end.standing());
    }
  }

  TcbHead() {
    getStyleClass().add("ls-tcb-head");
    names.getStyleClass().add("ls-tcb-name");
    getChildren().addAll(names, client.all, server.all);
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
    double column = (getWidth() - left - first - getInsets().getRight()) / 2;
    layoutInArea(client.all, left, 0, first + column, getHeight(), 0, HPos.RIGHT, VPos.CENTER);
    layoutInArea(
        server.all, left + first + column, 0, column, getHeight(), 0, HPos.RIGHT, VPos.CENTER);
  }
}
