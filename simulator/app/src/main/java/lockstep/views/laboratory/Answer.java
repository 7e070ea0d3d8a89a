package lockstep.views.laboratory;

import java.util.List;
import java.util.Optional;
import lockstep.tcp.TcpState;
import lockstep.views.netstat.Column;
import lockstep.views.netstat.Dialect;

/**
 * What a typed command came to.
 *
 * @param command as it was typed
 * @param dialect in which it was understood, or refused; null where no tool was named
 * @param lines what the tool prints, or how it refuses
 * @param switches each switch that was given, and what it means
 * @param columns the columns of the listing, from left to right; none where it has no rows
 * @param remarks what is to be said beside the listing, or what helps on after a refusal
 * @param refused whether the tool would not take it
 */
public record Answer(
    String command,
    Dialect dialect,
    List<Line> lines,
    List<Said> switches,
    List<Column> columns,
    List<String> remarks,
    boolean refused) {
  /**
   * A line of the listing.
   *
   * @param row which row of sockets it is, from 1; 0 for a line that is none
   * @param state the row's state as RFC 9293 names it
   */
  public record Line(String text, int row, Optional<TcpState> state) {
    static Line of(String text) {
      return new Line(text, 0, Optional.empty());
    }
  }

  /**
   * A switch and what it means.
   *
   * @param name its forms
   */
  public record Said(String name, String words) {}

  public Answer {
    lines = List.copyOf(lines);
    switches = List.copyOf(switches);
    columns = List.copyOf(columns);
    remarks = List.copyOf(remarks);
  }
}
