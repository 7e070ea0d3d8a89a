package lockstep.app.commands;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lockstep.app.StageOptions;
import lockstep.app.coverage.EdgeCoverage;
import lockstep.comparison.Judged;
import lockstep.comparison.Moment;
import lockstep.comparison.Played;
import lockstep.comparison.SideBySide;
import lockstep.comparison.Verdict;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.Stage;
import lockstep.scenario.StageFailure;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.views.terminal.Listing;
import lockstep.views.terminal.Look;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lockstep coverage}. */
@Command(
    name = "coverage",
    header = "Shows which edges of Figure 5 the scenarios take.",
    description = {
      "Plays all scenarios that come with Lockstep, or those that are named, in one world, and"
          + " prints each of the twenty edges of RFC 9293's Figure 5 with the scenarios in which it"
          + " was seen there. In a live world it says which edges this kernel takes otherwise, or"
          + " cannot take, and why. A reset is no edge of the figure, wherever it leads.",
      "",
      "A live world is played beside the model and takes a minute or two; what parts from the model"
          + " without a known reason is said.",
    },
    exitCodeList = {
      "0:Each edge was seen, or there is a reason why it cannot be.",
      "1:An edge was not seen, or a step was unexplained.",
      "2:Used wrongly; the message says how.",
      "3:This machine cannot: the world cannot play here.",
      "70:A fault of Lockstep itself.",
      "130:Ended by Ctrl-C.",
    },
    footer = {
      "  lockstep coverage",
      "  lockstep coverage --on wire",
      "  lockstep coverage --on wire simultaneous-open simultaneous-close",
    })
final class CoverageCommand implements Callable<Integer> {
  private static final int MOST_NAMES = 3;

  @Option(
      names = "--on",
      paramLabel = "WORLD",
      description = "Where: model (default), loopback or wire.")
  private String on = "model";

  @Option(names = "-6", description = "IPv6 instead of IPv4.")
  private boolean ipv6;

  @Option(
      names = "--patient",
      description = "Sit through the kernel's own long waits, a minute for each TIME-WAIT.")
  private boolean patient;

  @Parameters(arity = "0..*", paramLabel = "NAME", description = "Only these scenarios.")
  private List<String> names = new ArrayList<>();

  private final Host host;

  CoverageCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException, Refusal, InterruptedException {
    List<World> worlds = Worlds.parse(on);
    if (worlds.size() != 1) throw Refusal.wrongUse("--on takes one world here, not \"" + on + '"');
    World world = worlds.get(0);
    List<Scenario> scenarios = scenarios();
    EdgeCoverage coverage = new EdgeCoverage(patient);
    int played = 0;
    int unexplained = 0;
    for (Scenario scenario : scenarios) {
      int parted = play(scenario, world, coverage);
      if (parted >= 0) played++;
      unexplained += Math.max(0, parted);
    }
    if (played == 0)
      throw Refusal.machineCannot("none of the scenarios can be played on " + world.word());
    List<EdgeCoverage.Line> lines = coverage.lines(world.isLive());
    print(world, played, scenarios.size(), lines);
    boolean whole = lines.stream().allMatch(EdgeCoverage.Line::isAccountedFor);
    return whole && unexplained == 0 ? Exit.GOOD : Exit.NO;
  }

  private List<Scenario> scenarios() throws Refusal {
    List<Scenario> scenarios = new ArrayList<>();
    for (String name : names.isEmpty() ? ScenarioLibrary.names() : names)
      scenarios.add(
          ScenarioLibrary.load(name)
              .orElseThrow(
                  () ->
                      Refusal.wrongUse(
                          "no scenario is called \""
                              + name
                              + '"'
                              + Guess.hint(name, ScenarioLibrary.names()))));
    return scenarios;
  }

  /**
   * Plays one.
   *
   * @return how many steps were unexplained; -1 where it cannot be played there
   */
  private int play(Scenario scenario, World world, EdgeCoverage coverage)
      throws Refusal, InterruptedException {
    int unexplained = 0;
    StageOptions options = new StageOptions(ipv6, patient, false, false);
    List<Stage> stages = new ArrayList<>();
    if (world.isLive()) stages.addAll(Worlds.stages(List.of(World.MODEL), options, host, ""));
    stages.addAll(Worlds.stages(List.of(world), options, host, "coverage"));
    SideBySide run = host.closing().add(new SideBySide(scenario, stages));
    try {
      if (run.stages().stream().noneMatch(stage -> stage.world() == world)) {
        leftOut(scenario, run);
        return -1;
      }
      while (run.hasNext()) {
        Played played = run.next();
        for (Judged one : played.steps())
          if (one.step().world() == world) coverage.add(scenario.name(), one.step());
        for (Moment moment : played.moments()) {
          if (moment.verdict() != Verdict.UNEXPLAINED) continue;
          unexplained++;
          host.remark(
              "coverage",
              "%s:%d: unexplained: %s"
                  .formatted(
                      scenario.source(),
                      moment.step().line(),
                      String.join("; ", moment.reasons())));
        }
      }
    } catch (StageFailure e) {
      throw Refusal.machineCannot(e.getMessage());
    } finally {
      host.closing().close(run);
    }
    return unexplained;
  }

  private void leftOut(Scenario scenario, SideBySide run) {
    run.remarks().stream()
        .filter(remark -> remark.contains(" is left out: "))
        .forEach(remark -> host.remark("coverage", scenario.name() + ": " + remark));
  }

  private void print(World world, int played, int all, List<EdgeCoverage.Line> lines)
      throws IOException {
    Output out = new Output(host.surroundings().out(), host.surroundings().charset());
    Look look = new Look(host.surroundings().colour(), !host.surroundings().unicode());
    long seen = lines.stream().filter(line -> !line.scenarios().isEmpty()).count();
    out.line(
        "Figure 5 on %s: %d of %d edges seen, in %d of %d scenarios"
            .formatted(world.word(), seen, lines.size(), played, all));
    out.line("");
    Listing listing = new Listing(look, "FROM", "TO", "BY", "SEEN IN");
    for (EdgeCoverage.Line line : lines)
      listing.add(
          line.difference().isEmpty() ? "" : line.words() + ": " + line.difference(),
          line.edge().from().rfcName(),
          line.edge().to().rfcName(),
          line.edge().cause(),
          where(line));
    out.lines(listing.lines());
    out.flush();
  }

  private static String where(EdgeCoverage.Line line) {
    List<String> scenarios = line.scenarios();
    if (scenarios.isEmpty()) {
      if (line.difference().isEmpty()) return "not seen";
      return line.edge().from() == TcpState.TIME_WAIT ? "not waited for" : "cannot be seen";
    }
    int shown = Math.min(MOST_NAMES, scenarios.size());
    int more = scenarios.size() - shown;
    return String.join(", ", scenarios.subList(0, shown))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
