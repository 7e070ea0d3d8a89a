package lockstep.views.netstat;

import java.io.IOException;
import java.util.List;
import lockstep.table.SocketRow;

/** What someone asked netstat for: a dialect's switches, understood. */
public interface Inquiry {
  /** Prints the listing once. */
  void print(Facts facts, Sheet sheet) throws IOException;

  /** Seconds until the listing is printed again, 0 for never. */
  int interval();

  /** The rows of sockets that are printed, in the order of their lines; none for another table. */
  List<SocketRow> rows(Facts facts) throws IOException;

  /** The word for a row's state in the column of states. */
  String state(SocketRow row);

  /** The switches that were given, once each, in their order. */
  List<Switch> given();

  /** The columns that are printed, from left to right; none where there is no table of sockets. */
  List<Column> columns();
}
