package lockstep.views.plates;

import java.util.List;
import lockstep.views.plates.Plate.Kind;
import lockstep.views.plates.Plate.Line;
import lockstep.views.plates.Plate.Part;
import lockstep.views.words.Words;

/** The part of a plate with the scenarios that lead there. */
final class Scenarios {
  private Scenarios() {}

  /**
   * @param names null while they are being worked out
   * @param key the heading's text
   */
  static Part part(List<String> names, String key) {
    String head = Words.of(key);
    if (names == null)
      return new Part(
          "scenarios", head, Kind.WORDS, List.of(Line.of(Words.of("plate.scenarios.soon"))));
    if (names.isEmpty())
      return new Part(
          "scenarios", head, Kind.WORDS, List.of(Line.of(Words.of("plate.scenarios.none"))));
    return new Part(
        "scenarios",
        Words.of(key + ".count", names.size()),
        Kind.SCENARIOS,
        names.stream().map(Line::of).toList());
  }
}
