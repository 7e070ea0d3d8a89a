package lockstep.views.learn;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lockstep.tcp.TcpState;
import lockstep.views.diagram.MasteryMark;

/**
 * What a learner knows, as the window shows it.
 *
 * @param states how well each state is known
 * @param edges the same of the edges of Figure 5, by their ids
 * @param lists what stands beside the figure
 */
public record MasteryView(Map<TcpState, Line> states, Map<String, Line> edges, List<Named> lists) {
  /**
   * One thing that can be known.
   *
   * @param name as it is called: {@code TIME-WAIT}, {@code 443 https}, {@code netstat -t}
   * @param percent the chance, in percent, that it would be recalled now; 0 where it was never
   *     asked
   */
  public record Line(String name, MasteryMark mark, int percent) {}

  /**
   * Several of one sort.
   *
   * @param key which: the text {@code learn.mastery.KEY}
   * @param others how many more there are that were never met; 0 where nobody counts them
   */
  public record Named(String key, List<Line> lines, int others) {
    public Named {
      lines = List.copyOf(lines);
    }
  }

  public MasteryView {
    states = Map.copyOf(states);
    edges = Map.copyOf(edges);
    lists = List.copyOf(lists);
  }

  /** How many of these stand so. */
  static Map<MasteryMark, Integer> counts(Iterable<Line> lines) {
    Map<MasteryMark, Integer> counts = new EnumMap<>(MasteryMark.class);
    for (MasteryMark mark : MasteryMark.values()) counts.put(mark, 0);
    for (Line line : lines) counts.merge(line.mark(), 1, Integer::sum);
    return counts;
  }
}
