package lockstep.views.ladder;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the ladder lays model and kernel out to be compared. */
public enum Laying {
  /** In one ladder, the bands of the two side by side along each lifeline. */
  BESIDE,
  /** In one ladder, the kernel's bands over the model's. */
  OVERLAY,
  /** Each in a ladder of its own, the same rows at the same height. */
  APART;

  /** Its name on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The names of all. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Laying::word).toList();
  }
}
