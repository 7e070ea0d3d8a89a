package lockstep.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lockstep.comparison.Judged;
import lockstep.comparison.Played;
import lockstep.comparison.SideBySide;
import lockstep.comparison.Summary;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage;
import lockstep.tcp.World;
import lockstep.trace.Trace;
import lockstep.trace.TraceStep;
import lockstep.trace.TraceText;

/** Writes a run's trace, a file for each world, when the run is whole. */
final class TraceShow implements Show, AutoCloseable {
  private final Scenario scenario;
  private final Map<World, OutputFile> files = new EnumMap<>(World.class);
  private final Map<World, List<TraceStep>> steps = new EnumMap<>(World.class);

  private TraceShow(Scenario scenario) {
    this.scenario = scenario;
  }

  /**
   * Makes sure that the files can be written.
   *
   * @param file the first world's file, after which the others are named
   * @throws Refusal when one cannot
   */
  static TraceShow open(SideBySide run, String file) throws Refusal {
    TraceShow show = new TraceShow(run.scenario());
    try {
      for (Stage stage : run.stages()) {
        World world = stage.world();
        String named = show.files.isEmpty() ? file : named(file, world);
        refuseTheScenarioItself(run.scenario(), "--trace", named);
        show.files.put(world, OutputFile.open(named));
        show.steps.put(world, new ArrayList<>());
      }
      return show;
    } catch (Refusal e) {
      show.close();
      throw e;
    }
  }

  /** What is played must not be written over, whatever option names it. */
  static void refuseTheScenarioItself(Scenario scenario, String option, String named)
      throws Refusal {
    try {
      Path source = Path.of(scenario.source());
      Path target = Path.of(named);
      if (Files.exists(source) && Files.exists(target) && Files.isSameFile(source, target))
        throw Refusal.wrongUse(
            option + " " + named + " is the scenario that is played; name another file");
    } catch (InvalidPathException e) {
      // A name that is no path is no file's; the trace's own is looked at when it is opened.
      return;
    } catch (IOException e) {
      throw Refusal.machineCannot(option + " " + named + " cannot be looked at: " + e.getMessage());
    }
  }

  /** {@code run.trace} becomes {@code run.loopback.trace}. */
  static String named(String file, World world) {
    int name = file.lastIndexOf('/') + 1;
    int dot = file.lastIndexOf('.');
    int end = dot > name ? dot : file.length();
    return file.substring(0, end) + "." + world.word() + file.substring(end);
  }

  @Override
  public void played(Played played, String place) {
    for (Judged judged : played.steps()) steps.get(judged.step().world()).add(judged.step());
  }

  @Override
  public void end(Summary summary, Ending ending, int exit) throws Refusal {
    if (ending != Ending.WHOLE) return;
    for (Map.Entry<World, OutputFile> file : files.entrySet()) {
      World world = file.getKey();
      Trace trace = new Trace(scenario.name(), world, scenario.seed(), steps.get(world));
      file.getValue().write(TraceText.write(trace));
    }
  }

  /** Forgets what was not written. */
  @Override
  public void close() {
    files.values().forEach(OutputFile::close);
  }
}
