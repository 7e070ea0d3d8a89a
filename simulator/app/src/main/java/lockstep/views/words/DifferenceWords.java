package lockstep.views.words;

import java.util.List;
import lockstep.comparison.KnownDifference;

/** The parts of a known difference's card, each under its head. */
public final class DifferenceWords {
  /** One part: {@code RFC 9293 says}, and what it says. */
  public record Part(String head, String words) {}

  private DifferenceWords() {}

  /** All parts, in the order in which they are read. */
  public static List<Part> parts(KnownDifference difference) {
    return List.of(
        new Part(Words.of("card.difference.rfc"), difference.rfc()),
        new Part(Words.of("card.difference.does." + who(difference)), difference.system()),
        new Part(Words.of("card.difference.why"), difference.why()),
        new Part(Words.of("card.difference.compared"), compared(difference)),
        new Part(Words.of("card.difference.reference"), difference.reference()),
        new Part(Words.of("card.difference.see"), difference.howToSee()));
  }

  /** The system that does so: {@code linux}, or {@code any} when all do. */
  public static String who(KnownDifference difference) {
    return difference.systems().size() == 1 ? difference.systems().get(0) : "any";
  }

  private static String compared(KnownDifference difference) {
    return Words.of(
        switch (difference.effect()) {
          case PATH -> "card.difference.compared.path";
          case SIGNAL -> "card.difference.compared.signal";
          case NONE -> "card.difference.compared.none";
        });
  }
}
