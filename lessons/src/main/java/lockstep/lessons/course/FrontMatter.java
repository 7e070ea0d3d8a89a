package lockstep.lessons.course;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads the YAML between two lines of three dashes: names with one value each. */
final class FrontMatter {
  /** What our own lessons and those of the format's origin have, in this order. */
  static final List<String> KEYS =
      List.of("index", "lang", "title", "meta_title", "meta_description", "meta_keywords");

  private static final int MOST_CHARACTERS = 20_000;

  // Every value is text: whoever writes `title: no` means the word.
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new FailsafeSchema())
          .setAllowDuplicateKeys(false)
          .setAllowRecursiveKeys(false)
          .setMaxAliasesForCollections(0)
          .setCodePointLimit(MOST_CHARACTERS)
          .setLabel("front matter")
          .build();

  private FrontMatter() {}

  /**
   * Its names and values in the order of the file; those that cannot be read are told and left out.
   *
   * @param first the number of the first line
   * @param problems is told line and problem
   */
  static Map<String, String> read(
      List<String> lines, int first, BiConsumer<Integer, String> problems) {
    Map<String, String> values = new LinkedHashMap<>();
    Object loaded;
    try {
      loaded = new Load(SETTINGS).loadFromString(String.join("\n", lines));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine()).orElse(0);
      problems.accept(
          first + Math.min(line, Math.max(0, lines.size() - 1)),
          "expected YAML, a name, a colon and a value on each line: " + e.getProblem());
      return values;
    } catch (YamlEngineException | StackOverflowError e) {
      problems.accept(first, "expected YAML, a name, a colon and a value on each line");
      return values;
    }
    if (loaded == null) return values;
    if (!(loaded instanceof Map<?, ?> map)) {
      problems.accept(first, "expected a name, a colon and a value on each line");
      return values;
    }
    map.forEach(
        (key, value) -> {
          int line = first + lineOf(String.valueOf(key), lines);
          if (!(key instanceof String name))
            problems.accept(line, "expected a name before a colon");
          else if (value instanceof String text) values.put(name, text);
          else problems.accept(line, name + ": expected one value, found several");
        });
    return values;
  }

  /** The line of a key, from 0. */
  static int lineOf(String key, List<String> lines) {
    for (int i = 0; i < lines.size(); i++)
      if (lines.get(i).startsWith(key + ":") || lines.get(i).startsWith('"' + key + "\":"))
        return i;
    return 0;
  }
}
