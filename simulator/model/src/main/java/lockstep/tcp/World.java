package lockstep.tcp;

import java.util.List;
import java.util.Locale;

/** Where the TCPs are whose steps a trace tells. */
public enum World {
  /** In the deterministic model. */
  MODEL,
  /** In this computer's kernel, on its loopback. */
  LOOPBACK,
  /** In this computer's kernel, on its private network. */
  WIRE,
  /** Somewhere, and somebody captured their segments: no scenario is played there. */
  CAPTURE;

  /** Those in which a scenario can be played. */
  public static final List<World> PLAYED = List.of(MODEL, LOOPBACK, WIRE);

  /**
   * The word that scenarios, traces and options use: {@code model}, {@code loopback}, {@code wire},
   * {@code capture}.
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether real TCPs play here, or played: each step says how it is known. */
  public boolean isLive() {
    return this != MODEL;
  }
}
