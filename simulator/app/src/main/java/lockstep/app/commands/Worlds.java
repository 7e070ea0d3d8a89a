package lockstep.app.commands;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  private static World named(String word) throws Refusal {
    List<String> known = Arrays.stream(World.values()).map(World::word).toList();
    int at = known.indexOf(word);
    if (at >= 0) return World.values()[at];
    throw Refusal.wrongUse(
        "--on takes model, loopback or both with a comma between, not \""
            + word
            + '"'
            + Guess.hint(word, known));
  }
}
