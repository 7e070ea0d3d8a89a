package lockstep.probe.stats;

import java.util.Optional;

/** What a question to the system gave: an answer, or that this system cannot be asked yet. */
public sealed interface Finding<T> {
  /**
   * The system told.
   *
   * @param source where it comes from, for the user: {@code rtnetlink}
   */
  record Known<T>(T value, String source) implements Finding<T> {}

  /**
   * There is no reader for it on this system yet.
   *
   * @param why one line for the user
   */
  record NotHereYet<T>(String why) implements Finding<T> {}

  /** The answer; empty when this system cannot be asked yet. */
  default Optional<T> answer() {
    return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
  }
}
