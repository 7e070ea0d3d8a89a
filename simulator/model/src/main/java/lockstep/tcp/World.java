package lockstep.tcp;

import java.util.Locale;

/**
 * Where a scenario is played: in the deterministic model, on this computer's loopback, or on its
 * private network.
 */
public enum World {
  MODEL,
  LOOPBACK,
  WIRE;

  /**
   * The word that scenarios, traces and options use: {@code model}, {@code loopback}, {@code wire}.
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the kernel's own sockets play here. */
  public boolean isLive() {
    return this != MODEL;
  }
}
