package lockstep.app.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lockstep.capture.TraceCapture;
import lockstep.comparison.Judged;
import lockstep.comparison.SideBySide;
import lockstep.model.ModelStage;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.StageFailure;
import lockstep.tcp.World;

/** Captures to be replayed, made of the model's runs. */
public final class CaptureFiles {
  private CaptureFiles() {}

  /** The scenario teardown, each segment seen once. */
  public static Path teardown(Path folder) throws IOException, StageFailure, InterruptedException {
    return of("teardown", false, folder);
  }

  /** A shipped scenario. */
  public static Path of(String scenario, boolean atBothEnds, Path folder)
      throws IOException, StageFailure, InterruptedException {
    TraceCapture capture = new TraceCapture(World.MODEL, scenario, 0, atBothEnds);
    try (SideBySide run =
        new SideBySide(ScenarioLibrary.load(scenario).orElseThrow(), List.of(new ModelStage()))) {
      while (run.hasNext()) for (Judged judged : run.next().steps()) capture.add(judged.step());
    }
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    capture.write(octets, "a test");
    Path file = folder.resolve(scenario + ".pcapng");
    Files.write(file, octets.toByteArray());
    return file;
  }
}
