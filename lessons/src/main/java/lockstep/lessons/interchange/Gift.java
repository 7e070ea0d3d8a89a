package lockstep.lessons.interchange;

import java.util.List;
import lockstep.lessons.quiz.Question;

/**
 * Questions as GIFT, the text form in which teachers write questions for Moodle.
 *
 * <p>Read are: choices with `=` and `~` and weights in percent, true or false, short answers with
 * `*` for every other answer, numbers with tolerance or range, matchings, gaps within a text,
 * essays, texts without a question, the ordering plug-in's `{>...}`, feedback of answers and of
 * questions, formats in brackets, categories (kept as tags `category:...`), and ids and tags in
 * comments. Lines end with LF, CR LF or CR; a byte order mark is passed over. Where Moodle reads
 * something other than its author meant, this reads what Moodle reads and says so as a problem;
 * what Moodle would mark wrongly, such as `{#443/tcp}`, is refused.
 *
 * <p>Written is what Moodle reads rightly: each sign of the format escaped, each question of more
 * than an answer's line with one answer a line, no empty line and no line of `0` in it, `→` for an
 * arrow that would make a matching. Our own kinds leave as {@link Abroad} says, an exhibit as HTML
 * below the text. What GIFT cannot say stands above the question in comments of the form {@code //
 * lockstep:name=value}, so that reading gives back the question that was written.
 *
 * @see <a href="https://docs.moodle.org/en/GIFT_format">Moodle's page on GIFT</a>
 */
public final class Gift {
  private Gift() {}

  /** Reads questions; what is no question is told by its line, and the rest is read. */
  public static Imported read(String text) {
    return Source.read(text, lines -> new GiftReader("").read(lines));
  }

  /** The same of bytes in UTF-8. */
  public static Imported read(byte[] bytes) {
    return Source.read(bytes, Gift::read);
  }

  /**
   * Writes questions of every kind, so that {@link #read(String)} gives back questions that are
   * equal to them. Lines end with LF.
   */
  public static String write(List<Question> questions) {
    GiftWriter writer = new GiftWriter();
    questions.forEach(writer::add);
    return writer.text();
  }

  /** The category that a question's tags name; empty where none does. */
  static String category(Question question) {
    return question.values(GiftReader.CATEGORY).stream()
        .map(Tidy::text)
        .map(Categories::name)
        .findFirst()
        .orElse("");
  }
}
