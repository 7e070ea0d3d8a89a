package lockstep.app.netstat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import lockstep.probe.stats.Finding;
import lockstep.probe.stats.NetworkStats;
import lockstep.probe.stats.NetworkStatsReaders;
import lockstep.probe.table.SocketTable;
import lockstep.probe.table.SocketTableException;
import lockstep.probe.table.SocketTables;
import lockstep.table.InterfaceRow;
import lockstep.table.NetworkCounters;
import lockstep.table.Route;
import lockstep.table.Selection;
import lockstep.table.SocketRow;
import lockstep.views.netstat.Facts;
import lockstep.views.netstat.LinuxSixRoute;
import lockstep.views.netstat.Names;

/** What this system tells, read when it is asked for. */
public final class LiveFacts implements Facts, AutoCloseable {
  /** This system has no reader for what was asked; the message is one line for the user. */
  public static final class NotHere extends IOException {
    NotHere(String message) {
      super(message);
    }
  }

  /** What gives a reader of the sockets. */
  interface Opener {
    SocketTable open() throws SocketTableException;
  }

  private final LiveNames names = new LiveNames();
  private final Supplier<OptionalInt> width;
  private final Opener opener;
  private final Map<Selection, List<SocketRow>> rows = new HashMap<>();
  private final Set<String> remarks = new LinkedHashSet<>();
  private SocketTable table;
  private NetworkStats stats;

  /**
   * @param width the terminal's, in columns; asked for when it is needed
   */
  public LiveFacts(Supplier<OptionalInt> width) {
    this(width, SocketTables::open);
  }

  LiveFacts(Supplier<OptionalInt> width, Opener opener) {
    this.width = width;
    this.opener = opener;
  }

  /** Begins a new listing: everything is read anew. */
  public void begin() {
    rows.clear();
    remarks.clear();
    names.begin();
  }

  /** What is to be said of what was read since {@link #begin}. */
  public List<String> remarks() {
    List<String> all = new ArrayList<>(remarks);
    if (names.wasLate())
      all.add("some names did not come in time, so numbers stand for them; -n asks for no names");
    return all;
  }

  @Override
  public List<SocketRow> rows(Selection wanted) throws IOException {
    List<SocketRow> known = rows.get(wanted);
    if (known != null) return known;
    if (table == null) {
      table = opener.open();
      // Said of the first listing alone, since the reader stays what it is.
      if (table.source().startsWith("/proc/")) remarks.add("read from " + table.source());
    }
    List<SocketRow> read = table.all(wanted);
    remarks.addAll(table.remarks());
    rows.put(wanted, read);
    return read;
  }

  @Override
  public NetworkCounters counters() throws IOException {
    return answer(stats().counters());
  }

  @Override
  public List<InterfaceRow> interfaces() throws IOException {
    return answer(stats().interfaces());
  }

  @Override
  public List<Route> routes() throws IOException {
    return answer(stats().routes());
  }

  @Override
  public Optional<List<LinuxSixRoute>> linuxSixRoutes() throws IOException {
    return SixRoutesFile.read(Path.of("/proc/net/ipv6_route"));
  }

  private NetworkStats stats() {
    if (stats == null) stats = NetworkStatsReaders.open();
    return stats;
  }

  private static <T> T answer(Finding<T> finding) throws NotHere {
    if (finding instanceof Finding.NotHereYet<T> missing) throw new NotHere(missing.why());
    return finding.answer().orElseThrow();
  }

  @Override
  public Names names() {
    return names;
  }

  @Override
  public OptionalInt width() {
    return width.get();
  }

  @Override
  public void close() {
    if (table != null) table.close();
  }
}
