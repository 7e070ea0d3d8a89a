package lockstep.app.replay;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lockstep.capture.TraceCapture;
import lockstep.comparison.Judged;
import lockstep.comparison.SideBySide;
import lockstep.model.ModelStage;
import lockstep.probe.lab.LabOptions;
import lockstep.probe.wire.WireStage;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;

/** Captures to be replayed, made of the model's runs and of those on the wire. */
public final class CaptureFiles {
  private CaptureFiles() {}

  /** The scenario teardown, each segment seen once. */
  public static Path teardown(Path folder) throws IOException, StageFailure, InterruptedException {
    return of("teardown", false, folder);
  }

  /** A shipped scenario. */
  public static Path of(String scenario, boolean atBothEnds, Path folder)
      throws IOException, StageFailure, InterruptedException {
    return of(new ModelStage(), scenario, atBothEnds, folder);
  }

  /** A shipped scenario as this kernel plays it; where there is no wire the test is left out. */
  static Path ofWire(String scenario, LabOptions.Family family, boolean atBothEnds, Path folder)
      throws IOException, StageFailure, InterruptedException {
    Stage wire = new WireStage(LabOptions.DEFAULT.with(family));
    wire.keepPackets();
    return of(wire, scenario, atBothEnds, folder);
  }

  private static Path of(Stage stage, String scenario, boolean atBothEnds, Path folder)
      throws IOException, StageFailure, InterruptedException {
    TraceCapture capture = new TraceCapture(stage.world(), scenario, 0, atBothEnds);
    try (SideBySide run =
        new SideBySide(ScenarioLibrary.load(scenario).orElseThrow(), List.of(stage))) {
      assumeThat(run.stages()).as("%s", run.remarks()).isNotEmpty();
      while (run.hasNext()) for (Judged judged : run.next().steps()) capture.add(judged.step());
    }
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    capture.write(octets, "a test");
    Path file = folder.resolve(scenario + ".pcapng");
    Files.write(file, octets.toByteArray());
    return file;
  }
}
