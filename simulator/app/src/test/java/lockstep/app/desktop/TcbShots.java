package lockstep.app.desktop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import lockstep.comparison.Moment;
import lockstep.comparison.SideBySide;
import lockstep.model.ModelStage;
import lockstep.probe.lab.LabOptions;
import lockstep.probe.lab.LoopbackStage;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.Stage;
import lockstep.views.fixtures.Png;
import lockstep.views.parts.Fonts;
import lockstep.views.parts.Theme;
import lockstep.views.tcb.TcbCard;

/**
 * Takes pictures of the card of the TCBs on runs that are really played. Arguments: a folder, then
 * pictures such as {@code 264x494:DARK:1.1:teardown:11:loopback}; step 0 is the empty card, and
 * {@code :absolute} at the end shows the numbers on the wire.
 */
public final class TcbShots {
  private final Map<String, List<Moment>> played = new HashMap<>();

  private TcbShots() {}

  public static void main(String[] args) throws Exception {
    TcbShots shots = new TcbShots();
    CompletableFuture<Void> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(null));
    started.get();
    for (String name : List.of(args).subList(1, args.length)) shots.take(Path.of(args[0]), name);
    Platform.exit();
  }

  private void take(Path folder, String name) throws Exception {
    String[] parts = name.split(":");
    boolean live = !parts[5].equals("model");
    List<Moment> moments = moments(parts[3], parts[5]);
    int step = Integer.parseInt(parts[4]);
    if (step > moments.size())
      throw new IllegalArgumentException(parts[3] + " has " + moments.size() + " steps");
    CompletableFuture<Void> taken = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            draw(parts, step == 0 ? null : moments.get(step - 1), live)
                .accept(folder.resolve(name.replace(':', '-') + ".png"));
            taken.complete(null);
          } catch (Exception e) {
            taken.completeExceptionally(e);
          }
        });
    taken.get();
    if (step > 0) System.out.println(name + ": " + moments.get(step - 1).step().event());
  }

  private interface Picture {
    void accept(Path file) throws Exception;
  }

  private static Picture draw(String[] parts, Moment moment, boolean live) {
    Fonts.load();
    String[] size = parts[0].split("x");
    TcbCard card = new TcbCard();
    StackPane frame = new StackPane(card);
    frame.getStyleClass().add("ls-card");
    StackPane root = new StackPane(frame);
    root.getStyleClass().add("root");
    root.setStyle("-fx-padding: 6;");
    Scene scene =
        new Scene(root, Double.parseDouble(size[0]) + 12, Double.parseDouble(size[1]) + 12);
    scene.getStylesheets().setAll(Stylesheets.of(Double.parseDouble(parts[2])));
    Theme.valueOf(parts[1]).applyTo(root);
    if (moment == null) card.clear(live);
    else card.show(moment, live);
    if (parts.length > 6) {
      root.applyCss();
      root.layout();
      ((ToggleButton) card.lookup(".ls-tcb-numbers")).fire();
    }
    return file -> Png.write(scene.snapshot(null), file);
  }

  private List<Moment> moments(String name, String world) throws Exception {
    List<Moment> known = played.get(name + world);
    if (known != null) return known;
    Scenario scenario = ScenarioLibrary.load(name).orElseThrow();
    List<Stage> stages = new ArrayList<>();
    if (!world.equals("kernel")) stages.add(new ModelStage());
    if (!world.equals("model")) stages.add(new LoopbackStage(LabOptions.DEFAULT));
    List<Moment> moments = new ArrayList<>();
    try (SideBySide run = new SideBySide(scenario, stages)) {
      while (run.hasNext()) moments.addAll(run.next().moments());
    }
    played.put(name + world, moments);
    return moments;
  }
}
