package lockstep.lessons.interchange;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import lockstep.lessons.quiz.Question;

/**
 * Reads Moodle XML question by question. Neither a document type nor an entity of one's own is
 * taken: with them a few lines can stand for gigabytes or for a file of this machine. After a place
 * that is no XML, reading goes on with the next question.
 */
final class XmlReader {
  private static final String QUESTION = "question";
  private static final String OPENING = "<question";
  private static final int DEEPEST = 40;
  private static final int MOST_ELEMENTS = 2_000;
  private static final int MOST_BREAKS = 20;

  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
  private final List<Question> questions = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final XmlQuestions reader;
  private final String text;

  /** Where the question being read begins, in characters; -1 between questions. */
  private int begun;

  /** How many lines stand before what is being read. */
  private int linesBefore;

  XmlReader(String text, String category) {
    this.text = text;
    reader = new XmlQuestions(category, problems);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing is fetched from elsewhere");
        });
  }

  Imported read() {
    // What stands before the declaration is no XML, though many an editor leaves it.
    int start = text.length() - text.stripLeading().length();
    linesBefore = lines(0, start);
    for (int breaks = 0; start >= 0; breaks++) {
      if (breaks > MOST_BREAKS) {
        problems.add(
            new Problem(
                linesBefore + 1, "this is the " + breaks + "th broken place; no more was read"));
        break;
      }
      int next = readFrom(start, breaks > 0);
      if (next >= 0) linesBefore += lines(start, next);
      start = next;
    }
    return new Imported(questions, problems);
  }

  private int lines(int from, int to) {
    return (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
  }

  /** Reads until the end, -1, or until what is no XML; then the place of the next question. */
  private int readFrom(int start, boolean again) {
    // Where reading goes on after a break, the outermost element is missing.
    String root = "<quiz>";
    String piece = again ? root + text.substring(start) : text;
    int offset = again ? start - root.length() : 0;
    begun = offset + (again ? root.length() : start);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(piece));
      try {
        walk(xml, again ? linesBefore : 0, offset);
      } finally {
        xml.close();
      }
      return -1;
    } catch (XMLStreamException e) {
      int at = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
      problems.add(new Problem((again ? linesBefore : 0) + at, Xml.words(e)));
      if (Xml.isRefused(e)) return -1;
      return nextQuestion(begun + 1);
    }
  }

  /** Where the next question begins, and not its {@code <questiontext>}; -1 where none does. */
  private int nextQuestion(int from) {
    int at = text.indexOf(OPENING, from);
    while (at >= 0 && text.startsWith("text", at + OPENING.length()))
      at = text.indexOf(OPENING, at + 1);
    return at;
  }

  private void walk(XMLStreamReader xml, int before, int offset) throws XMLStreamException {
    Deque<XmlNode> open = new ArrayDeque<>();
    int depth = 0;
    int elements = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD ->
            throw Xml.refused(
                "a document type (<!DOCTYPE) was found; none is read, for it can stand for more"
                    + " than it shows",
                xml.getLocation());
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException(
                "the entity &" + xml.getLocalName() + "; is not known", xml.getLocation());
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > DEEPEST)
            throw Xml.refused(
                "elements stand more than " + DEEPEST + " deep; a question needs six",
                xml.getLocation());
          int line = before + xml.getLocation().getLineNumber();
          if (depth == 1) root(xml, line);
          boolean outermost = open.isEmpty();
          if (outermost && !xml.getLocalName().equals(QUESTION)) continue;
          if (outermost) {
            begun = Math.max(begun, offset + xml.getLocation().getCharacterOffset());
            elements = 0;
          }
          if (++elements > MOST_ELEMENTS)
            throw new XMLStreamException(
                "a question has more than " + MOST_ELEMENTS + " elements", xml.getLocation());
          XmlNode node = new XmlNode(xml.getLocalName(), attributes(xml), line);
          if (!outermost) open.peek().children().add(node);
          open.push(node);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          if (open.isEmpty()) continue;
          XmlNode node = open.pop();
          if (open.isEmpty() && !take(node)) return;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty() && !open.peek().name().equals("file"))
            open.peek().own().append(xml.getText());
        }
        default -> {}
      }
    }
  }

  private void root(XMLStreamReader xml, int line) {
    String name = xml.getLocalName();
    if (!name.equals("quiz") && !name.equals(QUESTION))
      problems.add(new Problem(line, "expected <quiz> around all questions, found <" + name + ">"));
  }

  private static Map<String, String> attributes(XMLStreamReader xml) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++)
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    return attributes;
  }

  /** Whether more is to be read. */
  private boolean take(XmlNode node) {
    try {
      reader.question(node).ifPresent(questions::add);
    } catch (Unreadable e) {
      problems.add(e.problem());
    } catch (IllegalArgumentException e) {
      // What the kinds of questions themselves ask for, in their own words.
      problems.add(new Problem(node.line(), e.getMessage()));
    }
    boolean tooMany =
        questions.size() >= Source.MOST_QUESTIONS || problems.size() >= Source.MOST_PROBLEMS;
    if (tooMany)
      problems.add(
          new Problem(
              node.line(),
              "there are "
                  + questions.size()
                  + " questions and "
                  + problems.size()
                  + " problems; no more was read"));
    return !tooMany;
  }
}
