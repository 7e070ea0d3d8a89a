package lockstep.app.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import lockstep.app.json.ExploreJson;
import lockstep.model.ExploreBound;
import lockstep.model.ExploreBounds;
import lockstep.model.ExploreReport;
import lockstep.model.Explorer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** {@code lockstep explore}. */
@Command(
    name = "explore",
    header = "Visits every pair of states that two endpoints can reach.",
    customSynopsis = {"lockstep explore [--json] [--BOUND N]..."},
    description = {
      "Two endpoints begin in CLOSED. Each user opens actively or passively, sends, reads, closes"
          + " and aborts whenever it likes; segments are lost, come twice and overtake each other;"
          + " a timer that runs may run out at any moment, for time is not counted. All that"
          + " can come of it within the bounds is visited, level by level, and sentences that must"
          + " hold of TCP are checked in each state and of each step.",
      "",
      "Printed are the bounds, how much was visited, the edges of RFC 9293's Figure 5 that were"
          + " taken and those beyond it, which pairs of states were reached, and each sentence"
          + " with how often it was checked. What a side does is worked out once for each way in"
          + " which it can stand, and serves in every pair.",
      "",
      "Where a sentence does not hold, the shortest way there is printed as a scenario, which"
          + " lockstep play --on model plays. A comment in it says what the scenario language"
          + " cannot.",
      "",
      "Left out, as it changes nothing that is checked: the congestion window, keep-alive, urgent"
          + " text. When both sides are closed and will not open again, the segments still under"
          + " way are not followed any further.",
    },
    exitCodeList = {
      "0:Every sentence held in every state within the bounds.",
      "1:A sentence was broken.",
      "2:Used wrongly; the message says how.",
      "3:Cut short by --max-states: nothing was broken so far.",
      "70:A fault of Lockstep itself.",
    },
    footer = {
      "  lockstep explore",
      "  lockstep explore --accidents 3",
      "  lockstep explore --sends 0 --crashes 1 --opens 2 --duplicates 0",
      "  lockstep explore --json | jq .states",
    })
final class ExploreCommand implements Callable<Integer> {
  @Option(
      names = "--json",
      description = {
        "Print one JSON object and nothing else: bounds, states, transitions, depth, complete,"
            + " seconds, edges, others, pairs, reasons, invariants, and broken if a sentence was."
      })
  private boolean json;

  private final Host host;
  private ExploreBounds bounds = ExploreBounds.USUAL;

  private ExploreCommand(Host host) {
    this.host = host;
  }

  /** The command with an option for each bound. */
  static CommandLine line(Host host) {
    ExploreCommand command = new ExploreCommand(host);
    CommandLine line = new CommandLine(command);
    for (ExploreBound bound : ExploreBound.values()) command.add(bound, line);
    return line;
  }

  private void add(ExploreBound bound, CommandLine line) {
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("--" + bound.word())
                .type(int.class)
                .paramLabel("N")
                .description(
                    "%s; %,d unless said, %,d to %,d."
                        .formatted(bound.words(), bound.usual(), bound.least(), bound.most()))
                .setter(
                    new CommandLine.Model.ISetter() {
                      @Override
                      @SuppressWarnings("unchecked")
                      public <T> T set(T value) {
                        choose(line, bound, (Integer) value);
                        return value;
                      }
                    })
                .build());
  }

  private void choose(CommandLine line, ExploreBound bound, Integer value) {
    if (value == null) return; // picocli clears an option before it reads it
    if (value < bound.least() || value > bound.most())
      throw new CommandLine.ParameterException(
          line,
          "--%s: expected %d to %d, found %d"
              .formatted(bound.word(), bound.least(), bound.most(), value));
    bounds = bounds.with(bound, value);
  }

  @Override
  public Integer call() throws IOException {
    long start = System.nanoTime();
    ExploreReport report = Explorer.explore(bounds);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (json) {
      Output out = new Output(host.surroundings().out(), StandardCharsets.UTF_8);
      out.line(ExploreJson.line(report, seconds));
      out.flush();
    } else {
      Output out = new Output(host.surroundings().out(), host.surroundings().charset());
      out.lines(new ExploreText(report, seconds).lines());
      out.flush();
    }
    if (report.broken() != null) return Exit.NO;
    if (report.complete()) return Exit.GOOD;
    host.remark("explore", "cut short by --max-states: not every state was visited");
    return Exit.MACHINE_CANNOT;
  }
}
