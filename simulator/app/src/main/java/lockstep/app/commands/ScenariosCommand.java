package lockstep.app.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import lockstep.app.json.ScenarioJson;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.views.terminal.Listing;
import lockstep.views.terminal.Look;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lockstep scenarios}. */
@Command(
    name = "scenarios",
    header = "Lists the scenarios that come with Lockstep.",
    description = {
      "Each with its name, the least world that can show it, its title and what it shows, in the"
          + " order in which they are best learnt.",
    },
    footer = {
      "  lockstep scenarios",
      "  lockstep scenarios --json | jq -r .name",
    })
final class ScenariosCommand implements Callable<Integer> {
  @Option(
      names = "--json",
      description = "Print one JSON object a line: name, needs, title, about.")
  private boolean json;

  private final Host host;

  ScenariosCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    List<Scenario> scenarios =
        ScenarioLibrary.names().stream().map(n -> ScenarioLibrary.load(n).orElseThrow()).toList();
    if (json) {
      Output out = new Output(host.surroundings().out(), StandardCharsets.UTF_8);
      for (Scenario scenario : scenarios) out.line(ScenarioJson.line(scenario));
      out.flush();
    } else {
      Output out = new Output(host.surroundings().out(), host.surroundings().charset());
      Look look = new Look(host.surroundings().colour(), !host.surroundings().unicode());
      Listing listing = new Listing(look, "NAME", "NEEDS", "TITLE");
      for (Scenario s : scenarios) listing.add(s.about(), s.name(), s.needs().word(), s.title());
      out.lines(listing.lines());
      out.flush();
    }
    return Exit.GOOD;
  }
}
