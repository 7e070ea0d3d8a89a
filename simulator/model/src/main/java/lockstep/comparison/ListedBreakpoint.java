package lockstep.comparison;

import java.util.Objects;

/**
 * A breakpoint of a user's list.
 *
 * @param on whether a run stops at it; one that is off stays in the list
 */
public record ListedBreakpoint(Breakpoint point, boolean on) {
  public ListedBreakpoint {
    Objects.requireNonNull(point, "point");
  }
}
