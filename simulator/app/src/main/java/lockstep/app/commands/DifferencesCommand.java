package lockstep.app.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import lockstep.app.json.DifferenceJson;
import lockstep.comparison.KnownDifference;
import lockstep.comparison.KnownDifferences;
import lockstep.views.terminal.DifferenceCard;
import lockstep.views.terminal.Listing;
import lockstep.views.terminal.Look;
import lockstep.views.words.DifferenceWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lockstep differences}. */
@Command(
    name = "differences",
    header = "Shows where systems do otherwise than the RFC.",
    customSynopsis = {"lockstep differences [NAME | --system SYSTEM] [--json]"},
    description = {
      "Without a name: a line for each known difference, in the order in which a connection meets"
          + " them. With a name, as \"lockstep play\" prints it beside an explained step: its card,"
          + " with what the RFC says, what the system does, why, where that is written, and how to"
          + " see it.",
    },
    footer = {
      "  lockstep differences",
      "  lockstep differences linux-time-wait-60s",
      "  lockstep differences --system windows",
      "  lockstep differences --json | jq -r 'select(.changes == \"path\") | .name'",
    })
final class DifferencesCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "The difference to explain.")
  private String name;

  @Option(
      names = "--system",
      paramLabel = "SYSTEM",
      description = "Only what this system does: linux, windows or macos.")
  private String system;

  @Option(
      names = "--json",
      description = {
        "Print one JSON object a line: name, systems, title, rfc, system, why, reference, see,"
            + " changes (path, signal or none)."
      })
  private boolean json;

  private final Host host;

  DifferencesCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Refusal, IOException {
    if (name != null && system != null)
      throw Refusal.wrongUse("NAME and --system exclude each other: give one");
    List<KnownDifference> asked = name == null ? ofSystem() : List.of(named());
    if (json) {
      Output out = new Output(host.surroundings().out(), StandardCharsets.UTF_8);
      asked.forEach(difference -> out.line(DifferenceJson.line(difference)));
      out.flush();
    } else {
      Look look = new Look(host.surroundings().colour(), !host.surroundings().unicode());
      Output out = new Output(host.surroundings().out(), host.surroundings().charset());
      out.lines(name == null ? list(asked, look) : new DifferenceCard(look).lines(asked.get(0)));
      out.flush();
    }
    return Exit.GOOD;
  }

  private static List<String> list(List<KnownDifference> differences, Look look) {
    Listing listing = new Listing(look, "NAME", "SYSTEM", "WHAT");
    for (KnownDifference d : differences)
      listing.add("", d.name(), DifferenceWords.who(d), d.title());
    return listing.lines();
  }

  private List<KnownDifference> ofSystem() throws Refusal {
    if (system == null) return KnownDifferences.ALL;
    if (!KnownDifference.SYSTEMS.contains(system))
      throw Refusal.wrongUse(
          "--system takes linux, windows or macos, not \""
              + system
              + '"'
              + Guess.hint(system, KnownDifference.SYSTEMS));
    return KnownDifferences.ALL.stream().filter(d -> d.systems().contains(system)).toList();
  }

  private KnownDifference named() throws Refusal {
    return KnownDifferences.named(name)
        .orElseThrow(
            () ->
                Refusal.wrongUse(
                    "no difference is called \""
                        + name
                        + '"'
                        + Guess.hint(
                            name,
                            KnownDifferences.ALL.stream().map(KnownDifference::name).toList())));
  }
}
