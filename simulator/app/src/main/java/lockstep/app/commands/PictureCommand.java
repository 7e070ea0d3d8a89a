package lockstep.app.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.app.Picture;
import lockstep.app.StageOptions;
import lockstep.comparison.Moment;
import lockstep.comparison.Played;
import lockstep.comparison.SideBySide;
import lockstep.scenario.Scenario;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.tcp.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lockstep picture}. */
@Command(
    name = "picture",
    header = "Draws a view of a run into a file, without a screen.",
    customSynopsis = {
      "lockstep picture diagram|ladder|tcb|table|window --out FILE.png|.svg|.gif",
      "                        [--scenario NAME|FILE] [--on WORLDS] [--step N]",
      "                        [--theme THEME] [--size WxH] [--scale S]",
      "                        [--compare HOW]",
      "lockstep picture ladder --out FILE.mmd [--scenario NAME|FILE] [--on WORLDS]",
      "                        [--step N]",
      "lockstep picture ladder --blank --out FILE.svg [--answers] [--page N]",
      "                        [--scenario NAME|FILE] [--on WORLDS] [--step N]",
    },
    description = {
      "Plays a scenario up to an action and draws what the window shows then: the state diagram, the"
          + " ladder of its segments, the two TCBs, the table of the run's sockets, or all of the"
          + " window. On the model alone the same command"
          + " always draws the same picture.",
      "The ladder also comes as text for Mermaid, and as a sheet of A4 to fill in with a pen.",
    },
    exitCodeList = {
      "0:Drawn.",
      "2:Used wrongly: options, scenario, or a file that cannot be written.",
      "3:This machine cannot: a world that was asked for, or drawing.",
    },
    footer = {
      "  lockstep picture diagram --scenario teardown --step 4 --out fin-wait.png",
      "  lockstep picture diagram --out teardown.gif",
      "  lockstep picture ladder --scenario lost-fin --out lost-fin.mmd",
      "  lockstep picture ladder --blank --answers --out answers.svg",
      "  lockstep picture window --scenario handshake --on model,loopback \\",
      "      --theme dark --size 1920x1080 --out window.png",
    })
final class PictureCommand implements Callable<Integer> {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,5})[x×]([0-9]{1,5})");
  private static final int LEAST = 100;
  private static final int MOST = 8192;
  private static final List<String> COMPARED = List.of("beside", "overlay", "apart");
  private static final List<String> THEMES = List.of("light", "dark", "contrast");

  @Parameters(
      index = "0",
      paramLabel = "VIEW",
      description = "diagram, ladder, tcb, table or window.")
  private String view;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = {
        "Where the picture goes; its name ends in .png (pixels), .svg (shapes), .gif (each step,"
            + " one after the other) or, for the ladder, .mmd (text for Mermaid). With # in the name there is a picture for each step, and its"
            + " number in the place of the #: run-##.png is run-01.png, run-02.png, ..."
      })
  private String out;

  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      defaultValue = "teardown",
      description = {"What is played, as for \"lockstep play\".", "Default: ${DEFAULT-VALUE}"})
  private String named;

  @Option(
      names = "--on",
      paramLabel = "WORLDS",
      defaultValue = "model",
      description = {
        "Where it is played: model, loopback, wire, or the model and one of them with a comma"
            + " between.",
        "Default: ${DEFAULT-VALUE}"
      })
  private String on;

  @Option(
      names = "--step",
      paramLabel = "N",
      description = {
        "After which action: the first is 1, and 0 is before it. Options and expectations are not"
            + " counted. Without it the whole scenario is played."
      })
  private Integer step;

  @Option(
      names = "--theme",
      paramLabel = "THEME",
      defaultValue = "light",
      description = {"light, dark or contrast.", "Default: ${DEFAULT-VALUE}"})
  private String theme;

  @Option(
      names = "--compare",
      paramLabel = "HOW",
      defaultValue = "beside",
      description = {
        "How the ladder shows model and kernel: the bands of both beside each other, overlay (the"
            + " kernel's over the model's), or apart (a ladder each, side by side).",
        "Default: ${DEFAULT-VALUE}"
      })
  private String compare;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = {
        "Width and height as on a screen of usual density, "
            + LEAST
            + " to "
            + MOST
            + ". Default: 1000x768 for the diagram, 500x790 for the ladder, 366x790 for the"
            + " TCBs, 1354x130 for the table, 1366x768 for the window."
      })
  private String size;

  @Option(
      names = "--scale",
      paramLabel = "S",
      defaultValue = "1",
      description = {"Pixels for each unit of the size, 0.1 to 8.", "Default: ${DEFAULT-VALUE}"})
  private String scale;

  @Option(
      names = "--blank",
      description = "The ladder of the first client and server as a sheet to fill in.")
  private boolean blank;

  @Option(names = "--answers", description = "The same sheet with its blanks filled in.")
  private boolean answers;

  @Option(
      names = "--page",
      paramLabel = "N",
      description = {
        "Which page of the sheet; a long run has several.",
        "Default: ${DEFAULT-VALUE}"
      },
      defaultValue = "1")
  private int page;

  private final Host host;

  PictureCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Refusal, IOException, InterruptedException {
    Picture.View wanted = view();
    if (!THEMES.contains(theme))
      throw Refusal.wrongUse(
          "--theme takes light, dark or contrast, not \""
              + theme
              + '"'
              + Guess.hint(theme, THEMES));
    if (!COMPARED.contains(compare))
      throw Refusal.wrongUse(
          "--compare takes beside, overlay or apart, not \""
              + compare
              + '"'
              + Guess.hint(compare, COMPARED));
    int[] measures = measures(wanted);
    double factor = factor();
    if ((long) (measures[0] * factor) > MOST || (long) (measures[1] * factor) > MOST)
      throw Refusal.wrongUse(
          "a picture of %d x %d units at scale %s is larger than %d pixels"
              .formatted(measures[0], measures[1], scale, MOST));
    boolean inWords = isLadderFile(wanted);
    Picture.Format format = inWords ? null : format();
    List<World> worlds = Worlds.parse(on);
    Scenario scenario = new ScenarioFinder(host.surroundings().in()).find(named);
    Sized sized = new Sized(wanted, format, compare, theme, measures[0], measures[1], factor);
    if (out.contains("#")) {
      if (format == Picture.Format.GIF || format == null)
        throw Refusal.wrongUse("such a file has all steps in it: name it without #");
      Picture.Shown run = play(scenario, worlds);
      for (int step = 1; step <= run.moments().size(); step++)
        draw(numbered(out, step), () -> run, sized, step);
    } else {
      draw(out, () -> play(scenario, worlds), sized, Integer.MAX_VALUE);
    }
    return Exit.GOOD;
  }

  /**
   * How a picture is drawn, whatever it shows.
   *
   * @param format null for a ladder in words
   */
  private record Sized(
      Picture.View view,
      Picture.Format format,
      String compare,
      String theme,
      int width,
      int height,
      double scale) {
    Picture of(Picture.Shown run) {
      return new Picture(view, format, compare, theme, width, height, scale, run);
    }
  }

  /** Plays a run, or has it. */
  private interface Playing {
    Picture.Shown play() throws Refusal, InterruptedException;
  }

  /** Draws a file; whether it can be written is known before the run is played. */
  private void draw(String named, Playing playing, Sized sized, int step)
      throws Refusal, IOException, InterruptedException {
    OutputFile file = host.closing().add(OutputFile.open(named));
    try {
      Picture.Shown run = playing.play();
      Picture.Shown shown = run.upTo(Math.min(step, run.moments().size()));
      if (sized.format() == null)
        file.write(new LadderFile(blank, answers, page, host).of(shown).getBytes(UTF_8));
      else file.write(draw(sized.of(shown)));
    } finally {
      host.closing().close(file);
    }
  }

  /** {@code run-##.png} with 7 is {@code run-07.png}; of several rows of # the last one counts. */
  static String numbered(String name, int number) {
    int end = name.lastIndexOf('#') + 1;
    int start = end;
    while (start > 0 && name.charAt(start - 1) == '#') start--;
    String digits = String.format(Locale.ROOT, "%0" + (end - start) + "d", number);
    return name.substring(0, start) + digits + name.substring(end);
  }

  private Picture.View view() throws Refusal {
    List<String> words = Arrays.stream(Picture.View.values()).map(Picture.View::word).toList();
    int at = words.indexOf(view);
    if (at < 0)
      throw Refusal.wrongUse(
          "there is a picture of diagram, ladder, tcb, table or window, not of \""
              + view
              + '"'
              + Guess.hint(view, words));
    return Picture.View.values()[at];
  }

  /** Whether it is one of the files that only the ladder has, which nobody needs to draw. */
  private boolean isLadderFile(Picture.View wanted) throws Refusal {
    String name = out.toLowerCase(Locale.ROOT);
    boolean mermaid = name.endsWith(".mmd");
    boolean ladder = wanted == Picture.View.LADDER;
    if (mermaid && !ladder)
      throw Refusal.wrongUse("only the ladder is text for Mermaid, a .mmd file, not the " + view);
    if (blank && !ladder)
      throw Refusal.wrongUse("--blank is a sheet of the ladder, not of the " + view);
    if (blank && !name.endsWith(".svg"))
      throw Refusal.wrongUse("--blank takes an --out that ends in .svg, not \"" + out + '"');
    if (!blank && answers) throw Refusal.wrongUse("--answers goes with --blank");
    if (!blank && page != 1) throw Refusal.wrongUse("--page goes with --blank");
    return mermaid || blank;
  }

  private Picture.Format format() throws Refusal {
    String name = out.toLowerCase(Locale.ROOT);
    for (Picture.Format format : Picture.Format.values())
      if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) return format;
    throw Refusal.wrongUse(
        "--out takes a name that ends in .png, .svg or .gif, or for the ladder .mmd, not \""
            + out
            + '"');
  }

  private int[] measures(Picture.View wanted) throws Refusal {
    if (size == null) return new int[] {wanted.width(), wanted.height()};
    Matcher parts = SIZE.matcher(size);
    if (parts.matches()) {
      int width = Integer.parseInt(parts.group(1));
      int height = Integer.parseInt(parts.group(2));
      if (Math.min(width, height) >= LEAST && Math.max(width, height) <= MOST)
        return new int[] {width, height};
    }
    throw Refusal.wrongUse(
        "--size takes width x height, each %d to %d, as in 1366x768, not \"%s\""
            .formatted(LEAST, MOST, size));
  }

  private double factor() throws Refusal {
    try {
      double factor = Double.parseDouble(scale);
      if (factor >= 0.1 && factor <= 8) return factor;
    } catch (NumberFormatException e) {
      // Said below, as for a number out of its range.
    }
    throw Refusal.wrongUse("--scale takes a number from 0.1 to 8, not \"" + scale + '"');
  }

  private Picture.Shown play(Scenario scenario, List<World> worlds)
      throws Refusal, InterruptedException {
    int actions = (int) scenario.actions().stream().filter(action -> action.acts()).count();
    if (step != null && (step < 0 || step > actions))
      throw Refusal.wrongUse(
          "--step takes 0 to %d, the actions of %s, not %d"
              .formatted(actions, scenario.name(), step));
    List<Stage> stages = Worlds.stages(worlds, StageOptions.DEFAULT, host, "picture");
    // What the kernel sent on a wire is drawn as the window draws it.
    stages.forEach(Stage::keepPackets);
    SideBySide run = host.closing().add(new SideBySide(scenario, stages));
    try {
      run.remarks().forEach(words -> host.remark("picture", words));
      if (run.stages().isEmpty())
        throw Refusal.machineCannot("no world that was asked for can play here");
      List<Moment> moments = new ArrayList<>();
      int left = step == null ? actions : step;
      while (run.hasNext() && (left > 0 || !run.peek().acts() && !moments.isEmpty())) {
        if (run.peek().acts()) left--;
        Played played = run.next();
        moments.addAll(played.moments());
      }
      return new Picture.Shown(
          scenario.name(),
          scenario.title(),
          run.stages().stream().anyMatch(stage -> stage.world().isLive()),
          run.place(),
          run.remarks(),
          moments,
          !run.hasNext());
    } catch (StageFailure e) {
      throw e.blame() == StageFailure.Blame.SCENARIO
          ? Refusal.wrongUse(e.getMessage())
          : Refusal.machineCannot(e.getMessage());
    } finally {
      host.closing().close(run);
    }
  }

  private byte[] draw(Picture picture) throws Refusal, InterruptedException {
    try {
      return host.painter().draw(picture);
    } catch (UnsupportedOperationException e) {
      throw Refusal.machineCannot("nothing can be drawn here: " + e.getMessage());
    }
  }
}
