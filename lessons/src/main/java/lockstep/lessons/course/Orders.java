package lockstep.lessons.course;

import java.util.Optional;
import lockstep.lessons.course.Block.Way;

/**
 * Reads the lines of a fence named {@code lockstep}, by which a lesson does more than tell:
 *
 * <pre>
 * ask QUESTION                    asks a question of the .gift file beside the lesson
 * run SCENARIO [worked|blanks|own]
 * generate TEMPLATE [COUNT]       asks questions that the model makes
 * card M24                        shows the card of a misconception
 * </pre>
 */
final class Orders {
  private static final int MOST = 20;
  private static final String VERBS = "ask, run, generate or card";

  private Orders() {}

  /** What a line orders; empty for a blank one and a comment. */
  static Optional<Block> read(String line) throws Unknown {
    String text = line.replaceAll("(^|\\s)#.*", "").strip();
    if (text.isEmpty()) return Optional.empty();
    String[] words = text.split("\\s+");
    return Optional.of(
        switch (words[0]) {
          case "ask" -> new Block.Ask(only(words, "the name of a question"));
          case "card" -> new Block.Card(only(words, "a misconception, such as M24"));
          case "run" -> run(words);
          case "generate" -> generate(words);
          default -> throw new Unknown("expected " + VERBS + ", found \"" + words[0] + '"');
        });
  }

  private static String only(String[] words, String what) throws Unknown {
    if (words.length != 2)
      throw new Unknown(
          words.length < 2
              ? words[0] + ": expected " + what
              : words[0] + ": expected " + what + " and nothing more, found \"" + words[2] + '"');
    return words[1];
  }

  private static Block run(String[] words) throws Unknown {
    if (words.length < 2 || words.length > 3)
      throw new Unknown("run: expected the name of a scenario and worked, blanks or own");
    if (words.length == 2) return new Block.Run(words[1], Way.WORKED);
    Way way =
        Way.named(words[2])
            .orElseThrow(
                () ->
                    new Unknown("run: expected worked, blanks or own, found \"" + words[2] + '"'));
    return new Block.Run(words[1], way);
  }

  private static Block generate(String[] words) throws Unknown {
    if (words.length < 2 || words.length > 3)
      throw new Unknown("generate: expected the name of a template and a number");
    if (words.length == 2) return new Block.Generate(words[1], 1);
    if (!words[2].matches("[1-9]\\d?") || Integer.parseInt(words[2]) > MOST)
      throw new Unknown(
          "generate: expected a number from 1 to " + MOST + ", found \"" + words[2] + '"');
    return new Block.Generate(words[1], Integer.parseInt(words[2]));
  }

  /** A line that orders nothing known. */
  static final class Unknown extends Exception {
    private static final long serialVersionUID = 1;

    Unknown(String message) {
      super(message);
    }
  }
}
