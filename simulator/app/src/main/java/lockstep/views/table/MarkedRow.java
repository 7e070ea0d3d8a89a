package lockstep.views.table;

import java.time.Duration;
import lockstep.table.SocketRow;
import lockstep.views.words.Spans;

/**
 * A row of the socket table as it is watched.
 *
 * @param identity the number by which it is known again in a later reading
 * @param row as it was last read
 * @param mark what became of it lately
 * @param stands how long it has been in its state, or was, when it is gone
 * @param atLeast whether it was in that state already when watching began
 */
public record MarkedRow(long identity, SocketRow row, Mark mark, Duration stands, boolean atLeast)
    implements ShownRow {
  /** The same with another reading of the row. */
  public MarkedRow with(SocketRow newRow) {
    return new MarkedRow(identity, newRow, mark, stands, atLeast);
  }

  @Override
  public boolean isTimed() {
    return true;
  }

  @Override
  public String stood() {
    return (atLeast ? ">" : "") + Spans.of(stands);
  }
}
