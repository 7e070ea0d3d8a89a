package lockstep.app;

/**
 * How live sockets are opened.
 *
 * @param ipv6 whether on ::1 instead of 127.0.0.1
 * @param patient whether the kernel's long waits are sat through
 * @param realPorts whether the ports of the scenario are taken instead of free ones
 * @param kernelTrace whether the kernel's own trace is listened to
 */
public record StageOptions(boolean ipv6, boolean patient, boolean realPorts, boolean kernelTrace) {
  /** 127.0.0.1, no long waits, free ports, no trace. */
  public static final StageOptions DEFAULT = new StageOptions(false, false, false, false);
}
