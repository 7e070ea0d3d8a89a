package lockstep.views.ladder;

import java.util.Optional;
import java.util.function.Consumer;

/** Who is told of the segment that is chosen, once for each change. */
final class SegmentTelling {
  private Consumer<Optional<SegmentShown>> listener = shown -> {};
  private Optional<SegmentShown> told = Optional.empty();

  void to(Consumer<Optional<SegmentShown>> next) {
    listener = next;
  }

  /** Whether a segment is told of. */
  boolean tells() {
    return told.isPresent();
  }

  /**
   * Tells what is new.
   *
   * @param changed runs before it is told, where anything is new
   */
  void tell(Optional<SegmentShown> now, Runnable changed) {
    if (now.equals(told)) return;
    told = now;
    changed.run();
    listener.accept(now);
  }
}
