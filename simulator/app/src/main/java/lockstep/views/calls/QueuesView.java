package lockstep.views.calls;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import lockstep.tcp.Actor;
import lockstep.views.parts.Ends;
import lockstep.views.words.Words;

/** The SYN queue and the accept queue of the listening socket, a box for each place. */
final class QueuesView extends VBox {
  /** More places than these are told as a number. */
  private static final int MOST_BOXES = 8;

  private static final PseudoClass FREE = PseudoClass.getPseudoClass("free");

  private final Label synHead = head();
  private final FlowPane syn = boxes();
  private final Label acceptHead = head();
  private final FlowPane accept = boxes();
  private final Label kernel = sentence();
  private final Label several = sentence();
  private ListenQueues shown;

  QueuesView() {
    getStyleClass().add("ls-queues");
    Label title = new Label(Words.of("queues.title"));
    title.getStyleClass().add("ls-calls-head");
    several.setText(Words.of("queues.several"));
    getChildren().addAll(title, synHead, syn, acceptHead, accept, kernel, several);
  }

  void show(ListenQueues queues) {
    if (queues.equals(shown)) return;
    shown = queues;
    setVisible(queues.listening());
    setManaged(queues.listening());
    synHead.setText(Words.of("queues.syn", queues.syn().size()));
    fill(syn, queues.syn(), OptionalInt.empty());
    acceptHead.setText(
        queues.room().isPresent()
            ? Words.of("queues.accept.of", queues.accept().size(), queues.room().getAsInt())
            : Words.of("queues.accept", queues.accept().size()));
    fill(accept, queues.accept(), queues.room());
    kernel.setText(kernel(queues.kernel()));
    several.setVisible(queues.several());
    several.setManaged(queues.several());
  }

  private static String kernel(ListenQueues.Kernel kernel) {
    return switch (kernel.known()) {
      case YES ->
          Words.of(
              "queues.kernel",
              kernel.syn().orElse(0),
              kernel.waiting().orElse(0),
              kernel.backlog().orElse(0));
      case MODEL_ALONE -> Words.of("queues.kernel.alone");
      case NO_ROW -> Words.of("queues.kernel.no-row");
      case NOT_TOLD -> Words.of("queues.kernel.not-told", kernel.syn().orElse(0));
    };
  }

  private static void fill(FlowPane pane, List<Actor> waiting, OptionalInt room) {
    pane.getChildren().clear();
    for (Actor actor : waiting.subList(0, Math.min(waiting.size(), MOST_BOXES)))
      pane.getChildren().add(box(actor.toString(), actor));
    if (waiting.size() > MOST_BOXES)
      pane.getChildren().add(new Label(Words.of("queues.more", waiting.size() - MOST_BOXES)));
    int places = Math.min(room.orElse(Math.max(1, waiting.size())), MOST_BOXES);
    for (int i = waiting.size(); i < places; i++)
      pane.getChildren().add(box(Words.of("queues.free"), null));
    pane.setAccessibleText(waiting.stream().map(Actor::inWords).collect(Collectors.joining(", ")));
  }

  private static Label box(String words, Actor actor) {
    Label box = new Label(words);
    box.getStyleClass().add("ls-queue-box");
    box.setMinWidth(USE_PREF_SIZE);
    if (actor == null) box.pseudoClassStateChanged(FREE, true);
    else Ends.mark(box, actor.side());
    return box;
  }

  private static Label head() {
    Label head = new Label();
    head.getStyleClass().add("ls-queue-name");
    return head;
  }

  private static FlowPane boxes() {
    FlowPane boxes = new FlowPane();
    boxes.getStyleClass().add("ls-queue-boxes");
    return boxes;
  }

  private static Label sentence() {
    Label sentence = new Label();
    sentence.getStyleClass().add("ls-second");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    return sentence;
  }
}
