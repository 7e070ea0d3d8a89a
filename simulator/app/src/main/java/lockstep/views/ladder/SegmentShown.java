package lockstep.views.ladder;

import javafx.geometry.Bounds;

/**
 * A segment that was chosen on the ladder.
 *
 * @param way the segment
 * @param inHand whether it stands still and something can be done with it
 * @param facts all that is known of it
 * @param at where it is drawn, in the scene
 * @param sheet where the ladder is drawn, in the scene
 * @param size how much larger than usual the text there is
 */
public record SegmentShown(
    SegmentWay way, boolean inHand, SegmentFacts facts, Bounds at, Bounds sheet, double size) {}
