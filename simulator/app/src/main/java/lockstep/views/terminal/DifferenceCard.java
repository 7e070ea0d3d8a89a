package lockstep.views.terminal;

import java.util.ArrayList;
import java.util.List;
import lockstep.comparison.KnownDifference;
import lockstep.views.words.DifferenceWords;

/** A known difference as a card: what the RFC says beside what a system does. */
public final class DifferenceCard {
  private static final int TEXT = 16;

  private final Look look;

  public DifferenceCard(Look look) {
    this.look = look;
  }

  /** The card, no line wider than {@link Lanes#WIDTH}. */
  public List<String> lines(KnownDifference difference) {
    List<String> lines = new ArrayList<>();
    lines.add(new Line(look).add(Role.BOLD, difference.name()).toString());
    for (String part : Text.wrap(look.signs(difference.title()), Lanes.WIDTH)) lines.add(part);
    for (DifferenceWords.Part part : DifferenceWords.parts(difference)) {
      lines.add("");
      Line line = new Line(look).add(Role.DIM, part.head());
      for (String words : Text.wrap(look.signs(part.words()), Lanes.WIDTH - TEXT)) {
        lines.add(line.to(TEXT).add(Role.PLAIN, words).toString());
        line = new Line(look);
      }
    }
    return lines;
  }
}
