package lockstep.app;

import lockstep.tcp.Actor;

/**
 * How live sockets are opened.
 *
 * @param ipv6 whether on ::1 instead of 127.0.0.1
 * @param patient whether the kernel's long waits are sat through
 * @param realPorts whether the ports of the scenario are taken instead of free ones
 * @param kernelTrace whether the kernel's own trace is listened to
 * @param modelPlays whom the model's endpoint plays at the far end of the wire; null for nobody,
 *     both are the kernel's then
 */
public record StageOptions(
    boolean ipv6, boolean patient, boolean realPorts, boolean kernelTrace, Actor modelPlays) {
  /** 127.0.0.1, no long waits, free ports, no trace, sockets of the kernel alone. */
  public static final StageOptions DEFAULT = new StageOptions(false, false, false, false);

  /** Sockets of the kernel alone. */
  public StageOptions(boolean ipv6, boolean patient, boolean realPorts, boolean kernelTrace) {
    this(ipv6, patient, realPorts, kernelTrace, null);
  }
}
