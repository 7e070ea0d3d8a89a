package lockstep.capture;

import lockstep.tcp.SeqNumber;

/** How the numbers of the segments lie to those before them, and how many were sent again. */
final class SentNumbers {
  private long again;
  private long late;

  /** How many segments were sent again. */
  long again() {
    return again;
  }

  /** How many came after one that was sent after them. */
  long late() {
    return late;
  }

  /**
   * Notes what an end sends.
   *
   * @return what is particular about it, a clause; null where nothing is
   */
  String note(InferredEnd from, CapturedSegment segment) {
    if (isProbe(from, segment)) return "asks whether the other end is there (keep-alive)";
    if (segment.length() == 0) {
      if (from.sendNext == null) from.sendNext = segment.seq();
      return null;
    }
    SeqNumber next = from.sendNext;
    InferredEnd.Order order = from.sends(segment.seq(), segment.end());
    if (order != InferredEnd.Order.AGAIN) from.octets += segment.textLength();
    return switch (order) {
      case NEXT -> null;
      case AGAIN -> {
        again++;
        yield "sent again";
      }
      case LATE -> {
        late++;
        yield "comes late: out of order";
      }
      case AHEAD -> {
        int missing = segment.seq().minus(next);
        yield missing
            + (missing == 1 ? " octet" : " octets")
            + " before it were not captured by now";
      }
    };
  }

  /** A keep-alive has the number before the next one (RFC 9293 section 3.8.4). */
  private static boolean isProbe(InferredEnd from, CapturedSegment segment) {
    return from.sendNext != null
        && segment.ack() != null
        && segment.length() == segment.textLength()
        && segment.textLength() <= 1
        && segment.seq().equals(from.sendNext.plus(-1));
  }
}
