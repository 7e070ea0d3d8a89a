package lockstep.probe.survey;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lockstep.packet.MalformedPacketException;
import lockstep.packet.TcpPacket;
import lockstep.probe.table.SocketTable;
import lockstep.probe.table.SocketTableException;
import lockstep.probe.table.SocketTables;
import lockstep.probe.wire.TunDevice;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;

/**
 * The far end's side of the device, shared by all cells that are measured at the same time: each
 * has ports of its own, by which what the kernel sends finds its way. It answers nothing by itself.
 */
final class SurveyWire {
  static final String NEAR = "192.0.2.1";
  static final String FAR = "192.0.2.2";
  private static final int FIRST_PORT = 1024;
  private static final int PORTS = 0xFFFF - FIRST_PORT;
  private static final int IDLE_MILLIS = 1000;

  /** A segment that the kernel sent, and when it was read. */
  record Sent(long nanos, Segment segment) {}

  private final TunDevice device;
  private final SocketTable table;
  private final Map<SocketPair, BlockingQueue<Sent>> cells = new ConcurrentHashMap<>();
  private final Object reading = new Object();
  private int used;
  private volatile IOException fault;

  SurveyWire(TunDevice device) throws SocketTableException {
    this.device = device;
    table = SocketTables.open();
  }

  /** Hands on what the kernel sends, until the process ends. */
  void serve() {
    while (fault == null) {
      try {
        device.await(IDLE_MILLIS);
        drain();
      } catch (IOException e) {
        fault = e;
      }
    }
  }

  /** A pair of addresses that no cell has had; the kernel's side first. */
  synchronized SocketPair pair() {
    int number = used++;
    return new SocketPair(
        new SocketAddress(NEAR, FIRST_PORT + number % PORTS),
        new SocketAddress(FAR, FIRST_PORT + number / PORTS % PORTS));
  }

  /** Begins to keep what the kernel sends from one socket. */
  void open(SocketPair pair) {
    cells.put(pair, new LinkedBlockingQueue<>());
  }

  void close(SocketPair pair) {
    cells.remove(pair);
  }

  /** Takes from the device all that the kernel has sent by now. */
  void drain() throws IOException {
    synchronized (reading) {
      for (byte[] octets = device.read(); octets != null; octets = device.read()) {
        Optional<TcpPacket> packet;
        try {
          packet = TcpPacket.of(octets);
        } catch (MalformedPacketException e) {
          throw new IOException("the kernel sent " + e.getMessage(), e);
        }
        if (packet.isEmpty()) continue;
        BlockingQueue<Sent> cell = cells.get(packet.get().sender());
        if (cell != null) cell.add(new Sent(System.nanoTime(), packet.get().segment()));
      }
    }
  }

  /** The next segment from a socket, or null when none has come in this time. */
  Sent next(SocketPair pair, long nanos) throws IOException, InterruptedException {
    Sent sent = cells.get(pair).poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    if (sent == null) {
      // The thread that reads may be late: what the kernel sent in time counts.
      drain();
      sent = cells.get(pair).poll();
    }
    if (fault != null) throw fault;
    return sent;
  }

  /** Lets a segment arrive from the far end; when it returns the kernel has taken it. */
  void tell(SocketPair pair, Segment segment, int congestion) throws IOException {
    SocketPair far = new SocketPair(pair.foreign(), pair.local());
    device.write(CongestionBits.set(TcpPacket.to(far, segment).octets(), congestion));
  }

  /** Where the connection stands by the kernel's table: CLOSED where it has no row. */
  TcpState state(SocketPair pair) throws IOException {
    synchronized (table) {
      Optional<SocketRow> row = table.find(pair);
      return row.isEmpty() ? TcpState.CLOSED : meaning(row.get());
    }
  }

  /** Whether a socket listens at this port. */
  boolean listens(int port) throws IOException {
    synchronized (table) {
      for (SocketRow row : table.withPort(port))
        if (row.local().port() == port && meaning(row) == TcpState.LISTEN) return true;
      return false;
    }
  }

  private static TcpState meaning(SocketRow row) throws IOException {
    TcpState state = row.state().state();
    if (state == null) throw new IOException("the table has the unknown " + row.state().name());
    return state;
  }
}
