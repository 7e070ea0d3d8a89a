package lockstep.views.ladder;

import java.util.List;
import java.util.Optional;

/** The segment on which the keyboard stands, or of which a popover is open. */
final class Picking {
  private List<Spot> spots = List.of();
  private SegmentWay chosen;
  private boolean open;

  /** Takes where segments are drawn. */
  void saw(List<Spot> now) {
    spots = List.copyOf(now);
  }

  /** The segment at a point of the sheet: of several the one that was drawn last. */
  Optional<SegmentWay> at(double x, double y) {
    return spotAt(x, y).map(spot -> spot.arrow().way());
  }

  /** Likewise where it is drawn. */
  Optional<Spot> spotAt(double x, double y) {
    for (int i = spots.size() - 1; i >= 0; i--)
      if (spots.get(i).isAt(x, y)) return Optional.of(spots.get(i));
    return Optional.empty();
  }

  /** Where the chosen one is drawn; empty when it is not in sight. */
  Optional<Spot> spot() {
    return spots.stream().filter(spot -> spot.arrow().way() == chosen).findFirst();
  }

  /** The chosen one, or null. */
  SegmentWay chosen() {
    return chosen;
  }

  /** Whether all is to be told of the chosen one. */
  boolean isOpen() {
    return open && chosen != null;
  }

  void choose(SegmentWay way, boolean opened) {
    chosen = way;
    open = opened && way != null;
  }

  /**
   * Goes to the next segment, or the one before; the last one where none was chosen.
   *
   * @param drawn the segments of the picture that are drawn, in the order of their departures
   */
  Optional<Arrow> walk(List<Arrow> drawn, int by) {
    if (drawn.isEmpty()) return Optional.empty();
    int at = -1;
    for (int i = 0; i < drawn.size(); i++) if (drawn.get(i).way() == chosen) at = i;
    int next = at < 0 ? drawn.size() - 1 : Math.max(0, Math.min(drawn.size() - 1, at + by));
    chosen = drawn.get(next).way();
    return Optional.of(drawn.get(next));
  }

  /** Forgets one that is drawn no more. */
  void keep(List<Arrow> drawn) {
    if (chosen != null && drawn.stream().noneMatch(arrow -> arrow.way() == chosen))
      choose(null, false);
  }
}
