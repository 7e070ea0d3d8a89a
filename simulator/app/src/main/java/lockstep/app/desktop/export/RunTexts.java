package lockstep.app.desktop.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.app.Picture;
import lockstep.app.json.StepJson;
import lockstep.app.session.Session;
import lockstep.comparison.Judged;
import lockstep.comparison.Moment;
import lockstep.scenario.ScenarioErrors;
import lockstep.tcp.World;
import lockstep.trace.Trace;
import lockstep.trace.TraceStep;
import lockstep.trace.TraceText;
import lockstep.views.export.What.As;
import lockstep.views.ladder.BlankLadder;
import lockstep.views.ladder.MermaidLadder;

/** A run as text: which files it takes, and what stands in each. */
final class RunTexts {
  private RunTexts() {}

  /**
   * The files of a run.
   *
   * @param session where its seed and the live world's own steps are, if it can be kept at all
   * @param file the first file; further ones are named after it
   */
  static Map<Path, String> of(As as, Picture.Shown run, Optional<Session> session, Path file) {
    return switch (as) {
      case TEXT -> traces(run, session, file);
      case JSON -> Map.of(file, json(run.moments()));
      case MERMAID -> Map.of(file, MermaidLadder.of(run.moments()));
      case BLANK, ANSWERS ->
          pages(BlankLadder.of(run.moments(), run.title(), as == As.ANSWERS), file);
      default -> throw new IllegalArgumentException(as + " is no text");
    };
  }

  private static Map<Path, String> pages(List<String> pages, Path file) {
    Map<Path, String> files = new LinkedHashMap<>();
    for (int i = 0; i < pages.size(); i++) {
      String name = file.getFileName().toString();
      Path page =
          pages.size() == 1
              ? file
              : file.resolveSibling(Export.numbered(name, i + 1, pages.size()));
      files.put(page, pages.get(i));
    }
    return files;
  }

  /** A file for each world, as {@code play --trace} writes them. */
  private static Map<Path, String> traces(Picture.Shown run, Optional<Session> session, Path file) {
    long seed = session.map(RunTexts::seed).orElse(0L);
    Map<World, List<TraceStep>> steps = new LinkedHashMap<>();
    for (Moment moment : run.moments())
      steps.computeIfAbsent(moment.step().world(), w -> new ArrayList<>()).add(moment.step());
    session.ifPresent(
        kept ->
            kept.live().stream()
                .flatMap(action -> action.steps().stream())
                .filter(step -> run.moments().get(0).step().world() != step.world())
                .forEach(
                    step -> steps.computeIfAbsent(step.world(), w -> new ArrayList<>()).add(step)));
    Map<Path, String> files = new LinkedHashMap<>();
    steps.forEach(
        (world, of) ->
            files.put(
                files.isEmpty() ? file : named(file, world),
                TraceText.write(new Trace(run.name(), world, seed, of))));
    return files;
  }

  /** {@code run.trace} is {@code run.loopback.trace} for a further world. */
  private static Path named(Path file, World world) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
    return file.resolveSibling(name.substring(0, dot) + "." + world.word() + name.substring(dot));
  }

  private static long seed(Session session) {
    try {
      return session.script().scenario().seed();
    } catch (ScenarioErrors e) {
      throw new IllegalStateException("a text that was played is not read again", e);
    }
  }

  private static String json(List<Moment> moments) {
    return moments.stream()
        .map(moment -> StepJson.line(judged(moment)) + "\n")
        .collect(Collectors.joining());
  }

  private static Judged judged(Moment moment) {
    return new Judged(moment.step(), moment.verdict(), moment.difference());
  }
}
