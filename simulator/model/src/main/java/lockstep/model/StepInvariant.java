package lockstep.model;

import java.util.function.Function;

/** Something that holds of every step of a side, as a sentence and as a check of it. */
final class StepInvariant {
  private final String sentence;
  private final Function<StepSeen, String> check;
  private long checked;

  /**
   * @param check what was found instead, in words; null when the sentence holds
   */
  StepInvariant(String sentence, Function<StepSeen, String> check) {
    this.sentence = sentence;
    this.check = check;
  }

  String sentence() {
    return sentence;
  }

  Breach check(StepSeen seen) {
    checked++;
    String found = check.apply(seen);
    return found == null ? null : new Breach(sentence, found);
  }

  long checked() {
    return checked;
  }
}
