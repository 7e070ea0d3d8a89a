package lockstep.probe.stats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockstep.table.InterfaceRow;
import lockstep.table.NetworkCounters;
import lockstep.table.Route;

/** A system that is asked by native calls alone: what they refuse is told in one line. */
abstract class NativeStats implements NetworkStats {
  private final String source;

  /**
   * @param source where the answers come from, for the user
   */
  NativeStats(String source) {
    this.source = source;
  }

  abstract NetworkCounters readCounters() throws IOException;

  /** The interfaces, in any order. */
  abstract List<InterfaceRow> readInterfaces() throws IOException;

  /**
   * The routes of each family in the system's order.
   *
   * @param names the interfaces' names by their numbers
   */
  abstract List<Route> readRoutes(Map<Integer, String> names) throws IOException;

  @Override
  public final Finding<NetworkCounters> counters() throws StatsException {
    return asked(this::readCounters);
  }

  @Override
  public final Finding<List<InterfaceRow>> interfaces() throws StatsException {
    return asked(() -> sorted(readInterfaces(), Comparator.comparingInt(InterfaceRow::index)));
  }

  @Override
  public final Finding<List<Route>> routes() throws StatsException {
    return asked(
        () -> {
          Map<Integer, String> names = new HashMap<>();
          for (InterfaceRow row : readInterfaces()) names.put(row.index(), row.name());
          return sorted(readRoutes(names), Comparator.comparing(Route::isIpv6));
        });
  }

  private static <T> List<T> sorted(List<T> read, Comparator<T> order) {
    List<T> copy = new ArrayList<>(read);
    copy.sort(order);
    return List.copyOf(copy);
  }

  private interface Question<T> {
    T ask() throws IOException;
  }

  private <T> Finding<T> asked(Question<T> question) throws StatsException {
    try {
      return new Finding.Known<>(question.ask(), source);
    } catch (StatsException e) {
      throw e;
    } catch (IOException e) {
      throw new StatsException(e.getMessage(), e);
    } catch (LinkageError | IllegalCallerException e) {
      throw StatsException.withoutNative(e);
    }
  }
}
