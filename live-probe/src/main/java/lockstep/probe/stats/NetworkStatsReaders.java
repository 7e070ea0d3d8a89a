package lockstep.probe.stats;

import java.util.List;
import lockstep.table.InterfaceRow;
import lockstep.table.NetworkCounters;
import lockstep.table.Route;

/** Finds the reader for this system's counters, interfaces and routes. */
public final class NetworkStatsReaders {
  private NetworkStatsReaders() {}

  /** The reader of this system; on a system without one every answer says so. */
  public static NetworkStats open() {
    return open(System.getProperty("os.name"));
  }

  static NetworkStats open(String system) {
    if (system.equals("Linux")) return new LinuxStats();
    if (system.startsWith("Windows")) return new WindowsStats();
    if (system.startsWith("Mac")) return new MacStats();
    return new NoStats(system);
  }

  /**
   * Reads Linux's interfaces and routes from its text files, as netstat does, instead of rtnetlink.
   * The files have the routes of IPv4's main table only, and for IPv6 the flags that netstat shows.
   */
  public static NetworkStats openFallBack() {
    return LinuxStats.files("asked for");
  }

  /** Says for each question that this system cannot be asked. */
  private record NoStats(String system) implements NetworkStats {
    @Override
    public Finding<NetworkCounters> counters() {
      return new Finding.NotHereYet<>("The counters of " + system + " are not read yet");
    }

    @Override
    public Finding<List<InterfaceRow>> interfaces() {
      return new Finding.NotHereYet<>("The interfaces of " + system + " are not read yet");
    }

    @Override
    public Finding<List<Route>> routes() {
      return new Finding.NotHereYet<>("The routes of " + system + " are not read yet");
    }
  }
}
