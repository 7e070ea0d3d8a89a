package lockstep.views.netstat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.table.InterfaceRow;
import lockstep.table.NetworkCounters;
import lockstep.table.Route;
import lockstep.table.Selection;
import lockstep.table.SocketRow;

/**
 * What a listing is made of. Each is read when it is asked for, and within one listing the same
 * question gets the same answer.
 */
public interface Facts {
  /** The rows that are wanted, in the system's order. */
  List<SocketRow> rows(Selection wanted) throws IOException;

  /** What {@code -s} counts. */
  NetworkCounters counters() throws IOException;

  /** The interfaces, in the system's order. */
  List<InterfaceRow> interfaces() throws IOException;

  /** The routes of every table, IPv4 first. */
  List<Route> routes() throws IOException;

  /**
   * The IPv6 routes with the counters that netstat on Linux shows; empty where there is no such
   * file.
   */
  Optional<List<LinuxSixRoute>> linuxSixRoutes() throws IOException;

  /** Names for numbers. */
  Names names();

  /** The terminal's width in columns; empty when the output goes elsewhere. */
  OptionalInt width();
}
