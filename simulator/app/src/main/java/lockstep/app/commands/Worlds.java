package lockstep.app.commands;

import java.util.ArrayList;
import java.util.List;
import lockstep.app.StageMissing;
import lockstep.app.StageOptions;
import lockstep.scenario.Stage;
import lockstep.tcp.Actor;
import lockstep.tcp.World;

/** Reads {@code --on}. */
final class Worlds {
  private Worlds() {}

  /** The worlds named in a list with commas, each once, the model first. */
  static List<World> parse(String list) throws Refusal {
    List<World> worlds = new ArrayList<>();
    for (String word : list.split(",", -1)) {
      World world = named(word.strip());
      if (!worlds.contains(world)) worlds.add(world);
    }
    worlds.sort(null);
    if (worlds.stream().filter(World::isLive).count() > 1)
      throw Refusal.wrongUse("--on takes one live world, beside the model or alone");
    return worlds;
  }

  /**
   * A stage for each world. One that this build or machine does not have is named with its reason
   * and left out.
   *
   * @param command says it
   * @throws Refusal when it was the only one that was asked for
   */
  static List<Stage> stages(List<World> worlds, StageOptions options, Host host, String command)
      throws Refusal {
    List<Stage> stages = new ArrayList<>();
    for (World world : worlds) {
      try {
        stages.add(host.stages().make(world, options));
      } catch (StageMissing e) {
        if (worlds.size() == 1)
          throw Refusal.machineCannot("cannot play on " + world.word() + ": " + e.getMessage());
        host.remark(command, world.word() + " is left out: " + e.getMessage());
      }
    }
    return stages;
  }

  /**
   * Reads {@code --client} and {@code --server}.
   *
   * @return whom the model plays on the wire; null for nobody
   */
  static Actor modelPlays(List<World> worlds, String client, String server) throws Refusal {
    boolean asClient = isModel("--client", client);
    boolean asServer = isModel("--server", server);
    if (asClient && asServer)
      throw Refusal.wrongUse(
          "--client model and --server model exclude each other: one end is the kernel's; the"
              + " model plays both with --on model");
    if ((asClient || asServer) && !worlds.contains(World.WIRE))
      throw Refusal.wrongUse(
          (asClient ? "--client" : "--server")
              + " model is for the wire: add --on wire or --on model,wire");
    return asClient ? Actor.CLIENT : asServer ? Actor.SERVER : null;
  }

  private static boolean isModel(String option, String who) throws Refusal {
    List<String> known = List.of("kernel", "model");
    if (known.contains(who)) return who.equals("model");
    throw Refusal.wrongUse(
        option + " takes kernel or model, not \"" + who + '"' + Guess.hint(who, known));
  }

  private static World named(String word) throws Refusal {
    List<String> known = World.PLAYED.stream().map(World::word).toList();
    int at = known.indexOf(word);
    if (at >= 0) return World.PLAYED.get(at);
    throw Refusal.wrongUse(
        "--on takes model, loopback or wire, or the model and one of them with a comma between,"
            + " not \""
            + word
            + '"'
            + Guess.hint(word, known));
  }
}
