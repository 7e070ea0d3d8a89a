package lockstep.probe.lab;

import java.time.Duration;
import java.util.Objects;

/**
 * How the lab plays.
 *
 * @param family which loopback address the sockets have
 * @param realPorts whether {@code port N} is bound as written; otherwise the system chooses a free
 *     one
 * @param patient whether the kernel's own long waits, such as the 60 s of TIME-WAIT, are sat
 *     through
 * @param deadline how long an action may take to settle, more than zero; 5 s unless there is a
 *     reason
 * @param kernelTrace whether the kernel's own trace is listened to, and told by {@link
 *     LoopbackStage#heard()}
 */
public record LabOptions(
    Family family, boolean realPorts, boolean patient, Duration deadline, boolean kernelTrace) {
  /** The address family of the lab's sockets. */
  public enum Family {
    /** 127.0.0.1. */
    IPV4,
    /** ::1. */
    IPV6
  }

  /** IPv4, free ports, not patient, 5 s, no trace. */
  public static final LabOptions DEFAULT =
      new LabOptions(Family.IPV4, false, false, Duration.ofSeconds(5), false);

  public LabOptions {
    Objects.requireNonNull(family, "family");
    if (deadline.isNegative() || deadline.isZero())
      throw new IllegalArgumentException("a deadline is longer than nothing, not " + deadline);
  }

  /** The same with the other family. */
  public LabOptions with(Family family) {
    return new LabOptions(family, realPorts, patient, deadline, kernelTrace);
  }

  /** The same with the ports as written, or not. */
  public LabOptions withRealPorts(boolean realPorts) {
    return new LabOptions(family, realPorts, patient, deadline, kernelTrace);
  }

  /** The same, patient or not. */
  public LabOptions withPatience(boolean patient) {
    return new LabOptions(family, realPorts, patient, deadline, kernelTrace);
  }

  /** The same with another deadline. */
  public LabOptions within(Duration deadline) {
    return new LabOptions(family, realPorts, patient, deadline, kernelTrace);
  }

  /** The same, listening to the kernel's own trace or not. */
  public LabOptions withKernelTrace(boolean kernelTrace) {
    return new LabOptions(family, realPorts, patient, deadline, kernelTrace);
  }
}
