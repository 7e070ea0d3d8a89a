package lockstep.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The scenarios that come with Lockstep, in the order in which they are best learnt. */
public final class ScenarioLibrary {
  private static final String FOLDER = "/lockstep/scenarios/";
  private static final List<String> NAMES =
      resource("index").orElseThrow().lines().filter(line -> !line.isBlank()).toList();

  private ScenarioLibrary() {}

  /** Their names, the one to begin with first. */
  public static List<String> names() {
    return NAMES;
  }

  /** The scenario of this name; empty when none is called so. */
  public static Optional<Scenario> load(String name) {
    return text(name).map(text -> parsed(name, text));
  }

  /** The text of the scenario of this name; empty when none is called so. */
  public static Optional<String> text(String name) {
    return NAMES.contains(name) ? resource(name + ".scenario") : Optional.empty();
  }

  /**
   * What the model does in the scenario of this name, as trace text; empty when none is called so
   * or no trace was laid down for it.
   */
  public static Optional<String> trace(String name) {
    return NAMES.contains(name) ? resource(name + ".trace") : Optional.empty();
  }

  /** The names that someone may have meant by this one, the nearest first; may be empty. */
  public static List<String> closest(String name) {
    return Closest.all(name, NAMES);
  }

  private static Scenario parsed(String name, String text) {
    try {
      return ScenarioParser.parse(name, name + ".scenario", text);
    } catch (ScenarioErrors errors) {
      throw new IllegalStateException("a scenario of this program has errors", errors);
    }
  }

  private static Optional<String> resource(String file) {
    try (InputStream in = ScenarioLibrary.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) return Optional.empty();
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + FOLDER + file + " cannot be read", e);
    }
  }
}
