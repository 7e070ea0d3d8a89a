package lockstep.app.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lockstep.capture.CapturedConnection;
import lockstep.capture.Damage;
import lockstep.comparison.Moment;

/**
 * A connection of a capture, ready for the window.
 *
 * @param name how the run is called
 * @param title between whom it is
 * @param place what it is taken from
 * @param remarks what is to be known before the first step
 * @param moments its steps
 */
public record CaptureShown(
    String name, String title, String place, List<String> remarks, List<Moment> moments) {
  public CaptureShown {
    remarks = List.copyOf(remarks);
    moments = List.copyOf(moments);
  }

  /** There is nothing to show; the message says why. */
  public static final class Nothing extends IOException {
    private static final long serialVersionUID = 1;

    Nothing(String why) {
      super(why);
    }
  }

  /**
   * Reads a connection out of a file.
   *
   * @param connection its number; 0 for the one with the most segments
   * @throws Nothing when there is none of that number
   * @throws IOException when the file cannot be read or is no capture
   */
  public static CaptureShown of(Path file, int connection) throws IOException {
    int wanted = connection == 0 ? longest(file) : connection;
    CaptureMoments moments = new CaptureMoments();
    CaptureRun run;
    try (InputStream in = Files.newInputStream(file)) {
      run = CaptureRun.read(in, each -> each.number() == wanted ? moments : null);
    }
    int all = run.connections().size();
    if (wanted < 1 || wanted > all)
      throw new Nothing(
          all == 0
              ? "it has no connection of TCP"
              : "it has connections 1 to " + all + ", not " + wanted);
    CapturedConnection shown = run.connections().get(wanted - 1);
    List<String> remarks = new ArrayList<>();
    remarks.add(CaptureWords.INFERRED);
    if (all > 1)
      remarks.add(
          "This is connection "
              + wanted
              + " of "
              + all
              + "; lockstep replay "
              + file.getFileName()
              + " lists them.");
    remarks.addAll(moments.remarks());
    for (Damage damage : run.damages()) remarks.add("The file is damaged: " + damage + ".");
    return new CaptureShown(
        file.getFileName().toString(),
        CaptureWords.ends(shown),
        "Inferred from the capture "
            + file.getFileName()
            + ", connection "
            + wanted
            + ": "
            + CaptureWords.ends(shown),
        remarks,
        moments.all());
  }

  private static int longest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return CaptureRun.read(in, each -> null).connections().stream()
          .max(Comparator.comparingLong(CapturedConnection::segments))
          .map(CapturedConnection::number)
          .orElse(1);
    }
  }
}
