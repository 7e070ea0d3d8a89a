package lockstep.app.desktop;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Transform;
import lockstep.app.Picture;
import lockstep.app.desktop.export.Drawing;
import lockstep.app.desktop.run.Run;
import lockstep.app.desktop.run.RunFactory;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.app.desktop.run.RunState;
import lockstep.comparison.Moment;
import lockstep.probe.table.SocketTables;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.views.diagram.Course;
import lockstep.views.diagram.StateDiagram;
import lockstep.views.ladder.LadderView;
import lockstep.views.ladder.Laying;
import lockstep.views.parts.Fonts;
import lockstep.views.parts.Svg;
import lockstep.views.parts.Theme;
import lockstep.views.settings.Settings;
import lockstep.views.table.SocketTableView;
import lockstep.views.table.TableActions;
import lockstep.views.table.TableContent;
import lockstep.views.tcb.TcbCard;

/**
 * A view of a run in a scene of its own, which no screen shows, to be drawn step by step. Used on
 * the JavaFX thread.
 */
final class PaintedView implements Drawing {
  private final Picture picture;
  private final Scene scene;
  private final Consumer<Picture.Shown> show;
  private final Runnable close;

  private PaintedView(Picture picture, Scene scene, Consumer<Picture.Shown> show, Runnable close) {
    this.picture = picture;
    this.scene = scene;
    this.show = show;
    this.close = close;
  }

  /** The view that a picture is of; nothing is shown yet. */
  static PaintedView of(Picture picture) {
    Fonts.load();
    return switch (picture.view()) {
      case WINDOW -> window(picture);
      case DIAGRAM -> diagram(picture);
      case LADDER -> ladder(picture);
      case TCB -> tcb(picture);
      case TABLE -> table(picture);
    };
  }

  @Override
  public void show(Picture.Shown run) {
    show.accept(run);
    Parent root = scene.getRoot();
    root.applyCss();
    root.layout();
    // Sizes that depend on fonts are known only after the first layout.
    root.layout();
  }

  @Override
  public Image pixels() {
    double scale = picture.scale();
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setViewport(
        new Rectangle2D(
            0, 0, Math.round(picture.width() * scale), Math.round(picture.height() * scale)));
    return scene.getRoot().snapshot(parameters, null);
  }

  @Override
  public String shapes() {
    return Svg.of(scene.getRoot(), picture.width(), picture.height(), picture.scale());
  }

  @Override
  public void close() {
    close.run();
  }

  private static PaintedView window(Picture picture) {
    MainWindow window =
        new MainWindow(
            new NoFurtherRuns(choice(picture.run())),
            SocketTables::open,
            new FxQueue(),
            new Settings());
    Scene scene = window.scene(picture.width(), picture.height());
    window.complete();
    window.setTheme(theme(picture));
    window.ladder().lay(laying(picture));
    return new PaintedView(picture, scene, run -> window.show(state(run)), window::close);
  }

  private static PaintedView diagram(Picture picture) {
    StateDiagram diagram = new StateDiagram();
    StoryTeller teller =
        new StoryTeller(diagram.story(), () -> {}, () -> {}, () -> {}, difference -> {});
    return alone(
        picture,
        card(diagram, "ls-diagram-card"),
        run -> {
          List<Moment> moments = run.moments();
          int last = moments.size() - 1;
          if (last >= 0) diagram.show(moments.get(last), Course.of(moments.subList(0, last)));
          teller.show(state(run));
        });
  }

  private static PaintedView ladder(Picture picture) {
    LadderView ladder = new LadderView(step -> {});
    ladder.lay(laying(picture));
    return alone(
        picture,
        card(ladder, "ls-ladder-card"),
        run -> ladder.show(run.moments(), run.moments().size(), false));
  }

  private static PaintedView tcb(Picture picture) {
    TcbCard tcb = new TcbCard();
    return alone(
        picture,
        card(tcb),
        run -> {
          if (run.moments().isEmpty()) tcb.clear(run.live());
          else tcb.show(run.moments().get(run.moments().size() - 1), run.live());
        });
  }

  private static PaintedView table(Picture picture) {
    SocketTableView table = new SocketTableView(new NoActions());
    return alone(picture, table, run -> table.show(TableContent.of(run.moments()), run.live()));
  }

  private static PaintedView alone(Picture picture, Parent view, Consumer<Picture.Shown> show) {
    StackPane root = new StackPane(view);
    theme(picture).applyTo(root);
    Scene scene = new Scene(root, picture.width(), picture.height());
    scene.getStylesheets().setAll(Stylesheets.of(1));
    return new PaintedView(picture, scene, show, () -> {});
  }

  private static Parent card(Parent view, String... styleClasses) {
    StackPane card = new StackPane(view);
    card.getStyleClass().add("ls-card");
    card.getStyleClass().addAll(styleClasses);
    return card;
  }

  private static Theme theme(Picture picture) {
    return Theme.valueOf(picture.theme().toUpperCase(Locale.ROOT));
  }

  private static Laying laying(Picture picture) {
    return Laying.valueOf(picture.laying().toUpperCase(Locale.ROOT));
  }

  private static RunState state(Picture.Shown run) {
    return new RunState(
        choice(run),
        run.live() ? World.LOOPBACK : null,
        run.live(),
        run.moments(),
        run.moments().size(),
        RunState.Motion.JUMP,
        false,
        null,
        null,
        run.finished(),
        0,
        run.place(),
        run.remarks(),
        RunState.Origin.own(run.live()),
        null,
        RunState.Segments.NONE);
  }

  private static Choice choice(Picture.Shown run) {
    return new Choice(run.name(), run.title());
  }

  /** The run is played already; the window only shows it. */
  private record NoFurtherRuns(Choice choice) implements RunFactory {
    @Override
    public List<Choice> scenarios() {
      return List.of(choice);
    }

    @Override
    public Run start(String scenario, boolean withLoopback) {
      throw new IllegalStateException("a picture plays nothing");
    }
  }

  /** Nobody clicks on a picture. */
  private static final class NoActions implements TableActions {
    @Override
    public void computerShown(boolean yes) {}

    @Override
    public void light(Optional<TcpState> state) {}

    @Override
    public void left() {}
  }
}
