package lockstep.app.commands;

import java.util.List;
import java.util.Locale;
import lockstep.lessons.interchange.Aiken;
import lockstep.lessons.interchange.Anki;
import lockstep.lessons.interchange.Gift;
import lockstep.lessons.interchange.Imported;
import lockstep.lessons.interchange.MoodleXml;
import lockstep.lessons.quiz.Question;

/** Files of questions, told apart by their endings. */
final class QuestionFiles {
  private QuestionFiles() {}

  /** Whether a word names a file of questions rather than a topic. */
  static boolean isFile(String named) {
    String name = named.toLowerCase(Locale.ROOT);
    return name.endsWith(".gift") || name.endsWith(".xml") || name.endsWith(".txt");
  }

  /** Reads a file: GIFT, Moodle XML, or Aiken in a {@code .txt}. */
  static Imported read(String named) throws Refusal {
    byte[] octets = Learner.octets(named);
    String name = named.toLowerCase(Locale.ROOT);
    if (name.endsWith(".xml")) return MoodleXml.read(octets);
    return name.endsWith(".gift") ? Gift.read(octets) : Aiken.read(octets);
  }

  /** The text of a file: GIFT, Moodle XML, or Anki's in a {@code .txt}. */
  static String text(String named, List<Question> questions) throws Refusal {
    String name = named.toLowerCase(Locale.ROOT);
    if (name.endsWith(".gift")) return Gift.write(questions);
    if (name.endsWith(".xml")) return MoodleXml.write(questions);
    if (name.endsWith(".txt")) return Anki.write(questions);
    throw Refusal.wrongUse(
        "--export: expected a file that ends with .gift, .xml (Moodle) or .txt (Anki), found "
            + named);
  }
}
