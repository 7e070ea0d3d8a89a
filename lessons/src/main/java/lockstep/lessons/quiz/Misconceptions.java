package lockstep.lessons.quiz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The misconceptions that questions can show, in the order of their numbers. */
public final class Misconceptions {
  private static final String RESOURCE = "/lockstep/lessons/misconceptions.yaml";
  private static final Map<String, Misconception> ALL = read();

  private Misconceptions() {}

  /** All of them, M1 first. */
  public static List<Misconception> all() {
    return List.copyOf(ALL.values());
  }

  /** The one with this id, {@code M24}; empty when there is none. */
  public static Optional<Misconception> find(String id) {
    return Optional.ofNullable(ALL.get(id));
  }

  private static Map<String, Misconception> read() {
    // No tags, no anchors and no key twice: plain data, whoever edits the file.
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel("misconceptions.yaml")
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(0)
            .build();
    Map<String, Misconception> all = new LinkedHashMap<>();
    for (Object entry : entries(new Load(settings).loadFromString(text()))) {
      Misconception one = misconception(entry);
      if (all.put(one.id(), one) != null)
        throw new IllegalStateException(RESOURCE + ": " + one.id() + " stands there twice");
    }
    return all;
  }

  private static List<Object> entries(Object document) {
    if (document instanceof List<?> list) return new ArrayList<>(list);
    throw new IllegalStateException(RESOURCE + ": expected a list");
  }

  private static Misconception misconception(Object entry) {
    if (!(entry instanceof Map<?, ?> map))
      throw new IllegalStateException(RESOURCE + ": expected keys and values, found " + entry);
    return new Misconception(
        word(map, "id"),
        word(map, "topic"),
        word(map, "statement"),
        word(map, "correct"),
        word(map, "scenario"),
        word(map, "see"));
  }

  private static String word(Map<?, ?> map, String key) {
    Object value = map.get(key);
    return value == null ? "" : value.toString();
  }

  private static String text() {
    try (InputStream in = Misconceptions.class.getResourceAsStream(RESOURCE)) {
      if (in == null) throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + RESOURCE + " cannot be read", e);
    }
  }
}
