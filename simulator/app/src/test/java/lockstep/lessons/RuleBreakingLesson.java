package lockstep.lessons;

import javafx.scene.Node;

/** A lesson that draws. */
public final class RuleBreakingLesson {
  Node picture;
}
