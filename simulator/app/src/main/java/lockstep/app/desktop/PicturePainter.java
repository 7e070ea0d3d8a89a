package lockstep.app.desktop;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Transform;
import lockstep.app.Picture;
import lockstep.app.desktop.run.Run;
import lockstep.app.desktop.run.RunFactory;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.app.desktop.run.RunState;
import lockstep.comparison.Moment;
import lockstep.probe.table.SocketTables;
import lockstep.tcp.TcpState;
import lockstep.views.diagram.Course;
import lockstep.views.diagram.StateDiagram;
import lockstep.views.ladder.LadderView;
import lockstep.views.parts.Fonts;
import lockstep.views.parts.Png;
import lockstep.views.parts.Svg;
import lockstep.views.parts.Theme;
import lockstep.views.settings.Settings;
import lockstep.views.table.SocketTableView;
import lockstep.views.table.TableActions;
import lockstep.views.table.TableContent;
import lockstep.views.tcb.TcbCard;

/**
 * Draws the window's views into memory: the toolkit runs on Monocle's headless platform, in
 * software, and wants no screen, no window system and no graphics card.
 */
public final class PicturePainter implements Picture.Painter {
  private static final Object STARTING = new Object();
  private static boolean started;

  @Override
  public byte[] draw(Picture picture) throws InterruptedException {
    start();
    CompletableFuture<byte[]> drawn = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            drawn.complete(draw(picture, scene(picture)));
          } catch (RuntimeException | Error e) {
            drawn.completeExceptionally(e);
          }
        });
    try {
      return drawn.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the picture was not drawn: " + e.getCause(), e.getCause());
    }
  }

  /** Starts the toolkit, once in a program; one that runs already is taken as it is. */
  private static void start() {
    synchronized (STARTING) {
      if (started) return;
      System.setProperty("glass.platform", "Monocle");
      System.setProperty("monocle.platform", "Headless");
      System.setProperty("prism.order", "sw");
      try {
        Platform.startup(() -> {});
      } catch (IllegalStateException e) {
        // It runs already, as in a test, and draws as well as one that is started here.
        started = true;
      }
      Platform.setImplicitExit(false);
      started = true;
    }
  }

  private static Scene scene(Picture picture) {
    Fonts.load();
    Theme theme = Theme.valueOf(picture.theme().toUpperCase(Locale.ROOT));
    return switch (picture.view()) {
      case WINDOW -> window(picture, theme);
      case DIAGRAM -> alone(picture, theme, diagram(picture.run()));
      case LADDER -> alone(picture, theme, ladder(picture.run()));
      case TCB -> alone(picture, theme, tcb(picture.run()));
      case TABLE -> alone(picture, theme, table(picture.run()));
    };
  }

  private static Scene window(Picture picture, Theme theme) {
    MainWindow window =
        new MainWindow(
            new NoFurtherRuns(choice(picture.run())),
            SocketTables::open,
            new FxQueue(),
            new Settings());
    Scene scene = window.scene(picture.width(), picture.height());
    window.setTheme(theme);
    window.show(state(picture.run()));
    return scene;
  }

  private static Scene alone(Picture picture, Theme theme, Parent view) {
    StackPane root = new StackPane(view);
    theme.applyTo(root);
    Scene scene = new Scene(root, picture.width(), picture.height());
    scene.getStylesheets().setAll(Stylesheets.of(1));
    return scene;
  }

  private static Parent diagram(Picture.Shown run) {
    StateDiagram diagram = new StateDiagram();
    List<Moment> moments = run.moments();
    int last = moments.size() - 1;
    if (last >= 0) diagram.show(moments.get(last), Course.of(moments.subList(0, last)));
    StoryTeller teller = new StoryTeller(diagram.story(), () -> {}, () -> {}, difference -> {});
    teller.show(state(run));
    return card(diagram, "ls-diagram-card");
  }

  private static Parent ladder(Picture.Shown run) {
    LadderView ladder = new LadderView(step -> {});
    ladder.show(run.moments(), run.moments().size(), false);
    return card(ladder, "ls-ladder-card");
  }

  private static Parent tcb(Picture.Shown run) {
    TcbCard tcb = new TcbCard();
    if (run.moments().isEmpty()) tcb.clear(run.live());
    else tcb.show(run.moments().get(run.moments().size() - 1), run.live());
    return card(tcb);
  }

  private static Parent card(Parent view, String... styleClasses) {
    StackPane card = new StackPane(view);
    card.getStyleClass().add("ls-card");
    card.getStyleClass().addAll(styleClasses);
    return card;
  }

  private static Parent table(Picture.Shown run) {
    SocketTableView table = new SocketTableView(new NoActions());
    table.show(TableContent.of(run.moments()), run.live());
    return table;
  }

  private static byte[] draw(Picture picture, Scene scene) {
    Parent root = scene.getRoot();
    try {
      root.applyCss();
      root.layout();
      // Sizes that depend on fonts are known only after the first layout.
      root.layout();
      return picture.format() == Picture.Format.SVG ? svg(picture, root) : png(picture, root);
    } finally {
      if (root instanceof MainWindow window) window.close();
    }
  }

  private static byte[] svg(Picture picture, Parent root) {
    return Svg.of(root, picture.width(), picture.height(), picture.scale())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] png(Picture picture, Parent root) {
    double scale = picture.scale();
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setViewport(
        new Rectangle2D(
            0, 0, Math.round(picture.width() * scale), Math.round(picture.height() * scale)));
    return Png.of(root.snapshot(parameters, null));
  }

  private static RunState state(Picture.Shown run) {
    return new RunState(
        choice(run),
        run.live(),
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
        run.remarks());
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
