package lockstep.probe.stats;

import java.util.List;
import lockstep.table.InterfaceRow;
import lockstep.table.NetworkCounters;
import lockstep.table.Route;

/**
 * A reader of this system's counters, interfaces and routes. Each call reads anew and holds nothing
 * open after it.
 */
public interface NetworkStats {
  /** The counters of IP, ICMP, TCP and UDP, of IPv4 and IPv6. */
  Finding<NetworkCounters> counters() throws StatsException;

  /** All interfaces, also those that are down, by their index. */
  Finding<List<InterfaceRow>> interfaces() throws StatsException;

  /** The routes of every table, of IPv4 and then IPv6, in the system's order. */
  Finding<List<Route>> routes() throws StatsException;
}
