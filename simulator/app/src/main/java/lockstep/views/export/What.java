package lockstep.views.export;

import java.util.List;
import java.util.Locale;

/** What can be exported, and as what. */
public enum What {
  WINDOW(As.PNG, As.SVG, As.GIF, As.NUMBERED),
  DIAGRAM(As.PNG, As.SVG, As.GIF, As.NUMBERED),
  LADDER(As.PNG, As.SVG, As.GIF, As.NUMBERED, As.MERMAID, As.BLANK, As.ANSWERS),
  TCB(As.PNG, As.SVG, As.GIF, As.NUMBERED),
  TABLE(As.PNG, As.SVG, As.GIF, As.NUMBERED),
  TRACE(As.TEXT, As.JSON);

  /** A kind of file. */
  public enum As {
    /** Pixels of the step that is shown. */
    PNG("png"),
    /** Shapes of the step that is shown. */
    SVG("svg"),
    /** The run up to the step that is shown, animated. */
    GIF("gif"),
    /** A picture of pixels for each step up to the one that is shown. */
    NUMBERED("png"),
    /** The segments as a sequence diagram in Mermaid's language. */
    MERMAID("mmd"),
    /** A ladder to be filled in by hand. */
    BLANK("svg"),
    /** That ladder, filled in. */
    ANSWERS("svg"),
    /** The trace, a line a step. */
    TEXT("trace"),
    /** The same, each line an object of JSON. */
    JSON("jsonl");

    private final String ending;

    As(String ending) {
      this.ending = ending;
    }

    /** How its files' names end, without the dot. */
    public String ending() {
      return ending;
    }

    /** Its name in the files of words. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final List<As> kinds;

  What(As... kinds) {
    this.kinds = List.of(kinds);
  }

  /** What it can become. */
  public List<As> kinds() {
    return kinds;
  }

  /** Its name in the files of words. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
