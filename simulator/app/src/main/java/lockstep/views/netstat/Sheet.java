package lockstep.views.netstat;

import java.io.IOException;

/** Takes what is printed. */
public interface Sheet {
  /** A line of the listing. */
  void line(String line) throws IOException;

  /** A line with a socket's row; rows come in the order of {@link Inquiry#rows}. */
  default void row(String line) throws IOException {
    line(line);
  }

  /** Something that the tool itself would not print in its listing; it goes elsewhere. */
  void remark(String sentence);
}
