package lockstep.views.tcb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lockstep.comparison.Moment;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.parts.Marker;
import lockstep.views.parts.Wrapped;
import lockstep.views.words.Words;

/**
 * The TCBs of both ends as one card: their variables with what this step changed, the sequence
 * spaces of the end whose step it is, the kernel's queues, and the timers as clocks.
 *
 * <p>Each picture is made from one moment alone. What the height has no room for is scrolled to;
 * where there is much of it, the variables that seldom matter have lines too.
 */
public final class TcbCard extends StackPane {
  /** From how many heights of the head on the seldom variables are shown. */
  private static final double TALL = 22;

  private final TcbHead head = new TcbHead();
  private final VBox lines = new VBox();
  private final List<VariableLine> variables = new ArrayList<>();
  private final TcbEnds ends = new TcbEnds(this::showFiguresOf);
  private final SpaceFigure send = new SpaceFigure(ends);
  private final SpaceFigure receive = new SpaceFigure(null);
  private final VBox queues = new VBox();
  private final VBox kernel = new VBox();
  private final List<VariableLine> kernelLines = new ArrayList<>();
  private final VBox clocks = new VBox();
  private final List<ClockLine> clockLines = new ArrayList<>();
  private final Label noClock = Wrapped.label("ls-tcb-quiet");
  private final Label noInfo = Wrapped.label(Words.of("tcb.info.none"), "ls-tcb-quiet");
  private final Label still = Wrapped.label(Words.of("tcb.clock.since"), "ls-tcb-quiet");
  private final VBox content = new VBox();
  private final ScrollPane scroll = new ScrollPane(content);
  private List<QueueLine> queuesShown;
  private TcbContent shown;
  private Moment moment;
  private boolean live;
  private boolean absolute;
  private Side figures;
  private Map<Actor, Long> waited = Map.of();

  /** A card of a run in which nothing has happened yet. */
  public TcbCard() {
    getStyleClass().add("ls-tcb");
    lines.getStyleClass().add("ls-tcb-lines");
    queues.getStyleClass().addAll("ls-tcb-section", "ls-tcb-queues");
    clocks.getStyleClass().addAll("ls-tcb-section", "ls-tcb-clocks");
    VBox spaces = new VBox(send, receive);
    spaces.getStyleClass().add("ls-tcb-spaces");
    // The buttons stand beside the first figure's title, for a line of their own is dear here.
    send.getStyleClass().add("ls-space-first");
    StackPane figuresOf = new StackPane(spaces, ends);
    StackPane.setAlignment(ends, Pos.TOP_RIGHT);
    kernel.getStyleClass().add("ls-tcb-kernel");
    content.getChildren().addAll(head, lines, figuresOf, queues, clocks, kernel);
    scroll.getStyleClass().add("ls-scroll");
    // A scroll bar that comes lies over the empty margin: nothing moves aside for it.
    content.minWidthProperty().bind(scroll.widthProperty());
    content.maxWidthProperty().bind(scroll.widthProperty());
    scroll.hvalueProperty().addListener((property, was, now) -> scroll.setHvalue(0));
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    // The keyboard stops here only where there is something to scroll.
    scroll
        .focusTraversableProperty()
        .bind(content.heightProperty().greaterThan(scroll.heightProperty().add(1)));
    getChildren().add(scroll);
    head.onNumbers(
        wanted -> {
          absolute = wanted;
          refresh();
        });
    setMinSize(0, 0);
    setAccessibleRole(AccessibleRole.PARENT);
    setAccessibleText(Words.of("tcb.name"));
    clear(false);
  }

  /**
   * Shows the card before anything has happened.
   *
   * @param live whether a live world will play
   */
  public void clear(boolean live) {
    show(null, live);
  }

  /**
   * Shows a moment.
   *
   * @param moment null for the time before the first
   * @param live whether a live world plays
   */
  public void show(Moment moment, boolean live) {
    this.moment = moment;
    this.live = live;
    waited = Map.of();
    refresh();
  }

  /**
   * Lets the kernel's clocks run down since their rows were read; the model's time stands still.
   *
   * @param micros how long ago the row of each actor was read; none when they stand still too
   */
  public void tick(Map<Actor, Long> micros) {
    waited = micros;
    refresh();
  }

  /** Draws the sequence spaces of the end that they are not drawn of now. */
  public void showOtherEnd() {
    showFiguresOf(shownEnd().other());
  }

  private void showFiguresOf(Side side) {
    figures = side;
    refresh();
  }

  /** The end whose sequence spaces are drawn: the chosen one, or that whose step it is. */
  private Side shownEnd() {
    if (figures != null) return figures;
    return moment == null ? Side.CLIENT : moment.step().actor().side();
  }

  private void refresh() {
    ends.show(shownEnd(), figures != null);
    if (moment == null) show(TcbContent.nothing(live));
    else show(TcbContent.of(moment, new TcbManner(live, absolute, figures, waited)));
  }

  /** What it shows. */
  public TcbContent content() {
    return shown;
  }

  private void show(TcbContent now) {
    if (shown != null && now.equals(shown)) return;
    shown = now;
    head.show(now.client(), now.server());
    showVariables();
    send.show(now.send());
    receive.show(now.receive());
    showQueues();
    showKernel();
    showClocks();
  }

  private void showVariables() {
    boolean tall = isTall();
    List<Variable> wanted =
        shown.variables().stream().filter(variable -> tall || variable.asked()).toList();
    while (variables.size() < wanted.size()) variables.add(new VariableLine());
    String whyNone = shown.tcbs().noValue();
    for (int i = 0; i < wanted.size(); i++) variables.get(i).show(wanted.get(i), whyNone);
    if (lines.getChildren().size() != wanted.size())
      lines.getChildren().setAll(variables.subList(0, wanted.size()));
  }

  private boolean isTall() {
    double unit = head.prefHeight(-1);
    return unit > 0 && getHeight() >= TALL * unit;
  }

  private void showQueues() {
    boolean there = shown.live();
    queues.setVisible(there);
    queues.setManaged(there);
    if (shown.queues().equals(queuesShown)) return;
    queuesShown = shown.queues();
    List<Node> all = new ArrayList<>();
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    HBox top = new HBox(title("tcb.queues"), spring);
    top.getStyleClass().add("ls-tcb-queues-head");
    all.add(top);
    for (QueueLine queue : shown.queues()) {
      Label told = Wrapped.label(queue.listener() ? queue.brief() : queue.words(), "ls-tcb-words");
      HBox line = line(Icons.growing(new Marker(queue.side())), told, queue.side());
      if (queue.listener()) {
        told.setMinWidth(USE_PREF_SIZE);
        Hint.on(line, queue.words());
        line.setAccessibleText(queue.side().word() + ", " + queue.words());
      }
      // The one that listens stands beside the title: it is there before the others and after.
      (queue.listener() ? top.getChildren() : all).add(line);
    }
    if (shown.queues().isEmpty()) all.add(Wrapped.label(Words.of("tcb.nobody"), "ls-tcb-quiet"));
    queues.getChildren().setAll(all);
  }

  /** The values of TCP_INFO, or one line that says that there are none. */
  private void showKernel() {
    List<Variable> told = shown.kernel();
    boolean there =
        shown.live()
            && shown.tcbs().areKnown()
            && (shown.client() != null || shown.server() != null);
    kernel.setVisible(there);
    kernel.setManaged(there);
    String none = Words.of("tcb.why.kernel");
    while (kernelLines.size() < told.size()) kernelLines.add(new VariableLine());
    for (int i = 0; i < told.size(); i++) kernelLines.get(i).show(told.get(i), none);
    List<Node> wanted = new ArrayList<>(kernelLines.subList(0, told.size()));
    if (told.isEmpty()) wanted.add(noInfo);
    if (!kernel.getChildren().equals(wanted)) kernel.getChildren().setAll(wanted);
  }

  private void showClocks() {
    int count = shown.clocks().size();
    while (clockLines.size() < count) clockLines.add(new ClockLine());
    for (int i = 0; i < count; i++) clockLines.get(i).show(shown.clocks().get(i));
    List<Node> wanted = new ArrayList<>(clockLines.subList(0, count));
    noClock.setText(shown.tcbs().noTimer());
    if (count == 0) wanted.add(noClock);
    if (shown.ticking() && count > 0) wanted.add(still);
    if (!clocks.getChildren().equals(wanted)) clocks.getChildren().setAll(wanted);
  }

  private static HBox line(Node sign, Region told, Side side) {
    HBox line = new HBox(sign, told);
    line.getStyleClass().add("ls-tcb-told");
    HBox.setHgrow(told, Priority.ALWAYS);
    line.setAccessibleRole(AccessibleRole.TEXT);
    if (told instanceof Label label) line.setAccessibleText(side.word() + ", " + label.getText());
    return line;
  }

  private static Label title(String key) {
    Label title = new Label(Words.of(key));
    title.getStyleClass().add("ls-tcb-title");
    return title;
  }

  /** Before the layout of what is inside: it must not change while that goes on. */
  @Override
  public void resize(double width, double height) {
    super.resize(width, height);
    boolean shownTall = lines.getChildren().size() == shown.variables().size();
    if (isTall() == shownTall) return;
    showVariables();
    lines.applyCss();
  }
}
