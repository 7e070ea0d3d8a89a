package lockstep.capture;

/**
 * A segment passes the place where it was captured.
 *
 * @param segment the segment
 * @param kind what that tells
 */
record Passing(CapturedSegment segment, Kind kind) {
  /** What a sighting of a segment tells. */
  enum Kind {
    /** It left its sender; where it arrives is captured as well. */
    SENT,
    /** It arrived; where it left was captured as well. */
    ARRIVED,
    /** It was captured at one place: that it was sent is certain, that it arrives is inferred. */
    PASSED;

    boolean sends() {
      return this != ARRIVED;
    }

    boolean arrives() {
      return this != SENT;
    }
  }
}
