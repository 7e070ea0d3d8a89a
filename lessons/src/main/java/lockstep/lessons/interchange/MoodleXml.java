package lockstep.lessons.interchange;

import java.util.List;
import lockstep.lessons.quiz.Question;

/**
 * Questions as Moodle XML, the form in which Moodle itself gives them out.
 *
 * <p>Read are the types multichoice, truefalse, shortanswer, numerical, matching, ordering, essay,
 * description and category (kept as tags {@code category:...}); others are told by their line and
 * left out. HTML becomes plain text; pictures are left out, and that is told. Nothing is fetched:
 * document types and entities of one's own are refused.
 *
 * <p>Our own kinds leave as {@link Abroad} says, an order as Moodle's ordering (of which a fraction
 * is a place and no weight), an exhibit as HTML below the text. The kind stands in a tag, which
 * Moodle keeps; what its elements cannot say stands in an element {@code <lockstep>}, which it
 * looks past, so that reading gives back the question that was written.
 *
 * @see <a href="https://docs.moodle.org/en/Moodle_XML_format">Moodle's page on its XML</a>
 */
public final class MoodleXml {
  private MoodleXml() {}

  /** Reads questions; what is no question is told by its line, and the rest is read. */
  public static Imported read(String text) {
    return Source.read(text, lines -> new XmlReader(lines, "").read());
  }

  /** The same of bytes in UTF-8, the only encoding in which Moodle writes. */
  public static Imported read(byte[] bytes) {
    return Source.read(bytes, MoodleXml::read);
  }

  /**
   * Writes questions of every kind, so that {@link #read(String)} gives back questions that are
   * equal to them. Lines end with LF; to be stored in UTF-8.
   */
  public static String write(List<Question> questions) {
    XmlWriter writer = new XmlWriter();
    questions.forEach(writer::add);
    return writer.text();
  }
}
