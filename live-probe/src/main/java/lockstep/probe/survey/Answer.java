package lockstep.probe.survey;

import java.util.List;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;

/** What the kernel did in a cell. */
public sealed interface Answer {
  /**
   * It was seen.
   *
   * @param next where the connection stood then
   * @param emits what the kernel sent, in order, in relative numbers; without PSH, windows and
   *     options, which nobody compares
   */
  record Measured(TcpState next, List<Segment> emits) implements Answer {
    public Measured {
      emits = List.copyOf(emits);
    }
  }

  /**
   * It cannot be seen.
   *
   * @param why in a few words
   */
  record NotMeasured(String why) implements Answer {}
}
