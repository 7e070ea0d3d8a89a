package lockstep.lessons;

import javafx.geometry.Side;

/** A lesson that draws. */
public final class RuleBreakingLesson {
  Side picture;
}
