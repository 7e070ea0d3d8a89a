package lockstep.views.calls;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import lockstep.comparison.Moment;
import lockstep.comparison.Standing;
import lockstep.views.parts.Ends;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Wrapped;
import lockstep.views.words.Words;

/**
 * What the programs have to do with the step that is shown: the call in C and in Java, what it
 * returns or who waits, and the queues of the listening socket.
 */
public final class CallsPane extends ScrollPane {
  private final Label head = Wrapped.label("ls-calls-head");
  private final Label whatHead = Wrapped.label("ls-calls-name");
  private final Label what = Wrapped.label("ls-calls-words");
  private final Label failure = Wrapped.label("ls-calls-failure");
  private final Label cName = Wrapped.label("ls-calls-name");
  private final Label c = Wrapped.label("ls-code");
  private final Label javaName = Wrapped.label("ls-calls-name");
  private final Label java = Wrapped.label("ls-code");
  private final VBox none;
  private final VBox all = new VBox();
  private final QueuesView queues = new QueuesView();
  private final VBox step;

  /** A pane without a step. */
  public CallsPane() {
    getStyleClass().addAll("ls-scroll", "ls-calls");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    cName.setText(Words.of("calls.c"));
    javaName.setText(Words.of("calls.java"));
    failure.setGraphic(Icons.of("warning", 15));
    Label empty = Wrapped.label("ls-empty-what");
    empty.setText(Words.of("calls.empty"));
    Label why = Wrapped.label("ls-second");
    why.setText(Words.of("calls.empty.why"));
    none = new VBox(empty, why);
    step = new VBox(head, cName, c, javaName, java, whatHead, what, failure);
    step.getStyleClass().add("ls-calls-step");
    all.getStyleClass().add("ls-calls-all");
    all.getChildren().addAll(none, step, queues);
    setContent(all);
    show(List.of(), false);
  }

  /**
   * Shows what belongs to the last of these moments.
   *
   * @param live whether a live world plays
   */
  public void show(List<Moment> soFar, boolean live) {
    shown(none, soFar.isEmpty());
    shown(step, !soFar.isEmpty());
    queues.show(ListenQueues.of(soFar, live));
    if (soFar.isEmpty()) {
      queues.setVisible(false);
      queues.setManaged(false);
      return;
    }
    Moment last = soFar.get(soFar.size() - 1);
    Standing standing = last.standings().get(last.step().actor());
    SocketCalls calls = SocketCalls.of(last.step(), standing == null ? null : standing.kernel());
    Ends.mark(head, calls.call() ? calls.actor().side() : null);
    say(head, calls.head());
    say(c, calls.c());
    say(java, calls.java());
    shown(cName, !calls.c().isEmpty());
    shown(javaName, !calls.java().isEmpty());
    whatHead.setText(Words.of(calls.call() ? "calls.returns" : "calls.waits"));
    say(what, calls.answer());
    say(failure, calls.failure());
  }

  private static void say(Label label, String words) {
    label.setText(words);
    shown(label, !words.isEmpty());
  }

  private static void shown(Node node, boolean yes) {
    node.setVisible(yes);
    node.setManaged(yes);
  }
}
