package lockstep.lessons.generate;

import java.util.List;
import lockstep.lessons.quiz.Question;

/**
 * Makes questions of one sort. The same seed gives the same question, on every JDK.
 *
 * @param id its name: {@code next-state}
 * @param topic what it is about: {@code states}, {@code segments}, {@code closing}, {@code names},
 *     {@code ports}, {@code rows}
 * @param trains what it trains, half a sentence
 * @param maker makes the question of this name with this chance
 */
public record Template(String id, String topic, String trains, Maker maker) {
  /** Makes one question; all its chance comes from the dice. */
  @FunctionalInterface
  interface Maker {
    Question make(String name, Dice dice);
  }

  /** The question of a seed; its name is {@code id/seed}. */
  public Question make(long seed) {
    return maker.make(id + "/" + seed, new Dice(id, seed));
  }

  /** The questions of seeds that follow each other. */
  List<Question> make(long first, int count) {
    return java.util.stream.LongStream.range(first, first + count).mapToObj(this::make).toList();
  }
}
