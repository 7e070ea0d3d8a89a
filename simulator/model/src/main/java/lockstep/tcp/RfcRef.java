package lockstep.tcp;

/**
 * The place that decides a turn.
 *
 * @param document {@code RFC 9293}, {@code RFC 5961}, ..., or {@code sockets layer} for what an
 *     operating system adds
 * @param section the section, such as {@code 3.10.7.4}; for the sockets layer its call
 * @param part which of its checks or paragraphs ({@code fifth, eighth}), or empty
 */
public record RfcRef(String document, String section, String part) {
  private static final String RFC_9293 = "RFC 9293";
  private static final String SOCKETS_LAYER = "sockets layer";

  /** The program closes the listening socket beside a connection, which the RFC does not have. */
  public static final RfcRef CLOSE_LISTENER = socketsLayer("close listener");

  /** A SYN at a listener, where the RFC has only the TCB in LISTEN that becomes the connection. */
  public static final RfcRef BACKLOG = socketsLayer("backlog");

  /** A section of RFC 9293. */
  public static RfcRef section(String section) {
    return new RfcRef(RFC_9293, section, "");
  }

  /** A part of a section of RFC 9293. */
  public static RfcRef section(String section, String part) {
    return new RfcRef(RFC_9293, section, part);
  }

  /** A call of the sockets layer, which no RFC describes. */
  public static RfcRef socketsLayer(String call) {
    return new RfcRef(SOCKETS_LAYER, call, "");
  }

  /** Whether an operating system's sockets layer decided, and not TCP. */
  public boolean isSocketsLayer() {
    return document.equals(SOCKETS_LAYER);
  }

  /** Reads what {@link #toString()} writes. */
  public static RfcRef parse(String text) {
    if (text.startsWith(SOCKETS_LAYER + " "))
      return socketsLayer(text.substring(SOCKETS_LAYER.length() + 1));
    String document = RFC_9293;
    String rest = text;
    if (text.startsWith("RFC ")) {
      int end = text.indexOf(' ', 4);
      if (end < 0) throw new IllegalArgumentException("expected a section after \"" + text + '"');
      document = text.substring(0, end);
      rest = text.substring(end + 1);
    }
    int blank = rest.indexOf(' ');
    return blank < 0
        ? new RfcRef(document, rest, "")
        : new RfcRef(document, rest.substring(0, blank), rest.substring(blank + 1));
  }

  /** {@code 3.10.7.4 fifth, eighth}; the document is named where it is not RFC 9293. */
  @Override
  public String toString() {
    return (document.equals(RFC_9293) ? "" : document + " ")
        + section
        + (part.isEmpty() ? "" : " " + part);
  }
}
