package lockstep.views.ladder;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Token;
import lockstep.views.words.Words;

/** Over the ladder: who its two lifelines are, and, where there are more, which pair is shown. */
final class LadderHead extends HBox {
  private static final double TOKEN = 22;

  /** Which worlds have bands. */
  enum Worlds {
    NONE,
    MODEL,
    KERNEL,
    BOTH,
    /** Neither: their segments were captured, and their states inferred from those. */
    CAPTURE,
    /** Both, and two ladders are wanted for which there is no room. */
    NARROW
  }

  private final Token clientToken = new Token(Side.CLIENT, TOKEN);
  private final Token serverToken = new Token(Side.SERVER, TOKEN);
  private final Label client = new Label();
  private final Label server = new Label();
  private final Label legend = new Label();
  private final Hint why = Hint.on(legend);
  private final ComboBox<Choice> pairs = new ComboBox<>();
  private boolean showing;

  /** What can be chosen: a pair, or empty for the one that acts. */
  private record Choice(Optional<Pair> pair, String words) {
    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * @param chooser is given the pair that the user wants to see; empty for the one that acts
   * @param closed runs when the list that popped up is gone: its keys are the window's again
   */
  LadderHead(Consumer<Optional<Pair>> chooser, Runnable closed) {
    getStyleClass().add("ls-ladder-head");
    setAlignment(Pos.CENTER_LEFT);
    client.setGraphic(Icons.growing(clientToken));
    server.setGraphic(Icons.growing(serverToken));
    server.setContentDisplay(ContentDisplay.RIGHT);
    for (Label name : List.of(client, server)) {
      name.getStyleClass().add("ls-ladder-end");
      name.setMinWidth(USE_PREF_SIZE);
    }
    legend.getStyleClass().add("ls-ladder-legend");
    pairs.getStyleClass().addAll("ls-combo", "ls-ladder-pairs");
    pairs.setId("ladder-pairs");
    pairs.setAccessibleText(Words.of("ladder.pairs"));
    pairs.setOnHidden(event -> closed.run());
    pairs.setMaxWidth(Double.MAX_VALUE);
    pairs
        .valueProperty()
        .addListener(
            (property, was, now) -> {
              if (!showing && now != null) chooser.accept(now.pair());
            });
    StackPane middle = new StackPane(legend, pairs);
    middle.setMinWidth(0);
    HBox.setHgrow(middle, Priority.ALWAYS);
    getChildren().addAll(client, middle, server);
    show(List.of(), Pair.FIRST, false, Worlds.NONE, actor -> true);
  }

  /**
   * Shows who is on the ladder, of how many.
   *
   * @param known says of whom anything is known by now
   */
  void show(List<Pair> all, Pair shown, boolean pinned, Worlds worlds, Predicate<Actor> known) {
    client.setText(name(shown.client(), known));
    server.setText(name(shown.server(), known));
    for (Token token : List.of(clientToken, serverToken)) {
      boolean model = worlds == Worlds.MODEL;
      if (model || worlds == Worlds.KERNEL) token.showWorld(model);
      else token.showBoth();
    }
    boolean many = all.size() > 1;
    pairs.setVisible(many);
    legend.setVisible(!many);
    legend.setText(Words.of("ladder.legend." + worlds.name()));
    why.say(Words.of("ladder.legend." + worlds.name() + ".why"));
    if (!many) return;
    showing = true;
    try {
      Choice acting =
          new Choice(
              Optional.empty(), Words.of("ladder.pair.acting", all.indexOf(shown) + 1, all.size()));
      Choice chosen = acting;
      if (pairs.getItems().size() != all.size() + 1 || !isShown(all)) {
        pairs.getItems().setAll(acting);
        for (Pair pair : all) pairs.getItems().add(new Choice(Optional.of(pair), words(pair)));
      } else {
        pairs.getItems().set(0, acting);
      }
      if (pinned)
        chosen =
            pairs.getItems().stream()
                .filter(choice -> choice.pair().equals(Optional.of(shown)))
                .findFirst()
                .orElse(acting);
      pairs.setValue(chosen);
    } finally {
      showing = false;
    }
  }

  /** With whom somebody will speak is not known before the other one is there. */
  private static String name(Actor actor, Predicate<Actor> known) {
    return known.test(actor) ? actor.toString() : Words.of("ladder.nobody", actor.side().word());
  }

  private boolean isShown(List<Pair> all) {
    return pairs.getItems().stream().flatMap(choice -> choice.pair().stream()).toList().equals(all);
  }

  private static String words(Pair pair) {
    return Words.of("ladder.pair", pair.client(), pair.server());
  }
}
