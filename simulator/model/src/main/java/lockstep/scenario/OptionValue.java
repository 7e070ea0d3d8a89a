package lockstep.scenario;

import java.time.Duration;
import java.util.Set;
import lockstep.tcp.SegmentField;

/** The value of an option. */
public sealed interface OptionValue {
  /** A count of octets, a sequence number, a seed, or seconds of linger. */
  record Number(long number) implements OptionValue {}

  /** {@code on} or {@code off}. */
  record Switch(boolean on) implements OptionValue {}

  record Time(Duration duration) implements OptionValue {}

  /** 0 to 100. */
  record Percent(double percent) implements OptionValue {}

  /** {@code keep-alive IDLE INTERVAL COUNT}. */
  record KeepAlive(Duration idle, Duration interval, int count) implements OptionValue {}

  /** {@code compare window options}; none of them is {@code compare off}. */
  record Compared(Set<SegmentField> fields) implements OptionValue {
    public Compared {
      fields = Set.copyOf(fields);
    }
  }
}
