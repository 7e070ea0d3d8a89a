package lockstep.probe.table;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lockstep.table.Selection;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/** Sockets on loopback that stand in every state that Linux has rows for, TCP's and UDP's. */
final class HeldSockets implements AutoCloseable {
  /** What has a row in a table; CLOSED has none. */
  static final Set<TcpState> STATES = EnumSet.complementOf(EnumSet.of(TcpState.CLOSED));

  private static final int DEFER_SECONDS = 120;

  private final List<RawSocket> sockets = new ArrayList<>();
  private final Set<Integer> ports = new HashSet<>();
  private final String host;

  /**
   * @param host {@code 127.0.0.1}, {@code ::1}, {@code ::ffff:127.0.0.1}
   */
  HeldSockets(String host) throws IOException {
    this.host = host;
    try {
      halfOpen();
      established();
      closing();
      timeWait();
      udp();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Every port of theirs. */
  Set<Integer> ports() {
    return ports;
  }

  boolean isAbout(SocketRow row) {
    return ports.contains(row.local().port()) || ports.contains(row.foreign().port());
  }

  /** Waits until each state is there and two readings in a row tell the same. */
  void settle(SocketTable table) {
    List<List<String>> last = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              Set<TcpState> seen = EnumSet.noneOf(TcpState.class);
              List<String> now = new ArrayList<>();
              for (SocketRow row : table.all(Selection.TCP)) {
                if (!isAbout(row)) continue;
                row.state().meaning().ifPresent(seen::add);
                now.add(row.withTimer(lockstep.table.RowTimer.OFF).toString());
              }
              last.add(now);
              int size = last.size();
              return seen.containsAll(STATES) && size > 1 && last.get(size - 2).equals(now);
            });
  }

  private RawSocket keep(RawSocket socket) throws IOException {
    sockets.add(socket);
    ports.add(socket.port());
    return socket;
  }

  private RawSocket tcp() throws IOException {
    return keep(RawSocket.tcp(host));
  }

  /**
   * SYN-SENT before a full queue, in which one is not accepted; SYN-RECEIVED by deferred accept.
   */
  private void halfOpen() throws IOException {
    RawSocket full = tcp().listening(0);
    tcp().connecting(full);
    tcp().connecting(full);
    RawSocket waiting = tcp().deferring(DEFER_SECONDS).listening(5);
    tcp().connecting(waiting);
    tcp();
  }

  /** ESTABLISHED with text unread; FIN-WAIT-2 and CLOSE-WAIT, owned and with nobody behind. */
  private void established() throws IOException {
    RawSocket listener = tcp().listening(5);
    RawSocket client = tcp().connecting(listener);
    client.send(3);
    keep(listener.accept());
    RawSocket leaving = tcp().connecting(listener);
    keep(listener.accept());
    leaving.shutDownOutput();
    RawSocket left = tcp().connecting(listener);
    keep(listener.accept());
    left.close();
  }

  /** FIN-WAIT-1, LAST-ACK and CLOSING: their FIN stands behind text that nobody reads. */
  private void closing() throws IOException {
    RawSocket listener = tcp().narrow().listening(5);
    RawSocket client = tcp().narrow().connecting(listener);
    keep(listener.accept());
    client.fill();
    client.shutDownOutput();

    RawSocket first = tcp().narrow().connecting(listener);
    RawSocket last = keep(listener.accept());
    first.shutDownOutput();
    last.fill();
    last.shutDownOutput();

    RawSocket one = tcp().narrow().connecting(listener);
    RawSocket other = keep(listener.accept());
    one.fill();
    other.fill();
    one.shutDownOutput();
    other.shutDownOutput();
    await().atMost(Duration.ofSeconds(10)).until(one::drain);
  }

  private void timeWait() throws IOException {
    RawSocket listener = tcp().listening(5);
    RawSocket client = tcp().connecting(listener);
    RawSocket server = keep(listener.accept());
    client.close();
    await().atMost(Duration.ofSeconds(10)).until(server::drain);
    server.close();
  }

  private void udp() throws IOException {
    RawSocket server = keep(RawSocket.udp(host));
    keep(RawSocket.udp(host)).connecting(server).send(5);
  }

  @Override
  public void close() {
    sockets.forEach(RawSocket::close);
  }
}
