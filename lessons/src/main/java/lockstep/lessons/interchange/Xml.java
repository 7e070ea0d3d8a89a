package lockstep.lessons.interchange;

import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

/** Signs and errors of XML. */
final class Xml {
  private Xml() {}

  /** Something that is well formed and not read all the same, nor what stands behind it. */
  private static final class Refused extends XMLStreamException {
    private static final long serialVersionUID = 1;

    Refused(String what, Location where) {
      super(what, where);
    }
  }

  static XMLStreamException refused(String what, Location where) {
    return new Refused(what, where);
  }

  static boolean isRefused(XMLStreamException e) {
    return e instanceof Refused;
  }

  /** The last line of a parser's message: the ones before say only where. */
  static String words(XMLStreamException e) {
    String message = String.valueOf(e.getMessage()).strip();
    int line = message.lastIndexOf("\nMessage: ");
    String what = line < 0 ? message : message.substring(line + "\nMessage: ".length());
    if (what.startsWith("ParseError at")) what = what.substring(what.indexOf('\n') + 1);
    return "this is no XML as it is expected: " + what.strip().replaceAll("\\s+", " ");
  }

  /** A text between tags or quotes. */
  static String escape(String text) {
    return Safe.text(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
