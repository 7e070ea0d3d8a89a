package lockstep.app;

import java.util.List;
import java.util.Locale;
import lockstep.comparison.Moment;

/**
 * A picture that is wanted, and the run that it shows.
 *
 * @param laying how a ladder lays model and kernel out; the views' own word for it
 * @param theme the name of a theme of the views, in small letters
 * @param width in the window's own units, 1 to 8192
 * @param height in the window's own units, 1 to 8192
 * @param scale pixels for each of these units, more than 0, 8 at most
 */
public record Picture(
    View view,
    Format format,
    String laying,
    String theme,
    int width,
    int height,
    double scale,
    Shown run) {
  /** How it is written. */
  public enum Format {
    /** Pixels. */
    PNG,
    /** Shapes. */
    SVG,
    /** Pixels of each step, one after the other. */
    GIF
  }

  /** How long a step stands in a GIF, in milliseconds: to read a sentence and a reason. */
  public static final int STEP_MILLIS = 1300;

  /** How long the last one stands, before the first comes again. */
  public static final int END_MILLIS = 3000;

  /** What of the window it shows. */
  public enum View {
    /** Figure 5 of RFC 9293 with the tokens of model and kernel. */
    DIAGRAM(1000, 768),
    /** The segments between the two ends, and their states. */
    LADDER(500, 790),
    /** What both TCBs have in them. */
    TCB(366, 790),
    /** The run's sockets. */
    TABLE(1354, 130),
    /** All of it. */
    WINDOW(1366, 768);

    private final int width;
    private final int height;

    View(int width, int height) {
      this.width = width;
      this.height = height;
    }

    /** How wide it is unless another size is wanted. */
    public int width() {
      return width;
    }

    /** How high it is unless another size is wanted. */
    public int height() {
      return height;
    }

    /** Its name on the command line. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A run as far as it was played.
   *
   * @param live whether a live world plays
   * @param place where it plays
   * @param remarks what was to be said before its first step
   * @param moments its steps; the last of them is shown
   * @param finished whether no action is left
   */
  public record Shown(
      String name,
      String title,
      boolean live,
      String place,
      List<String> remarks,
      List<Moment> moments,
      boolean finished) {
    public Shown {
      remarks = List.copyOf(remarks);
      moments = List.copyOf(moments);
    }

    /** The run as it stood after a step, from 1; 0 is before the first. */
    public Shown upTo(int step) {
      return new Shown(
          name,
          title,
          live,
          place,
          remarks,
          moments.subList(0, step),
          finished && step == moments.size());
    }
  }

  /** Draws pictures without a screen. */
  public interface Painter {
    /**
     * Draws it; what the file is to have in it.
     *
     * @throws UnsupportedOperationException where this computer cannot draw; the message says why
     */
    byte[] draw(Picture picture) throws InterruptedException;
  }
}
