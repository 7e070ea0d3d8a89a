package lockstep.probe.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;

/**
 * Many connections over loopback, held by processes of their own: one process may not have
 * descriptors enough. They end when their input ends, so also when this process dies.
 */
final class ManySockets implements AutoCloseable {
  /** Two descriptors a connection, and some for Java itself. */
  private static final int PER_PROCESS = 5_000;

  /** Each process is at an address of its own, 127.0.0.10 and up. */
  private static final int FIRST_HOST = 10;

  private final List<Process> processes = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();

  /** Holds them at ports that are free. */
  ManySockets(int connections) throws Exception {
    this(connections, 0, 0);
  }

  /**
   * Holds them.
   *
   * @param listening the port of every listener, 0 for a free one
   * @param connecting the port from which the very first connects, at 127.0.0.10; 0 for a free one
   */
  ManySockets(int connections, int listening, int connecting) throws Exception {
    try {
      for (int left = connections; left > 0; left -= PER_PROCESS)
        processes.add(
            start(
                FIRST_HOST + processes.size(),
                Math.min(left, PER_PROCESS),
                listening,
                processes.isEmpty() ? connecting : 0));
      for (Process process : processes) ports.add(port(process.inputReader()));
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** The port of each process's listener. */
  List<Integer> ports() {
    return ports;
  }

  /** Whether a row is one of theirs at the end that connected. */
  boolean isClient(SocketRow row) {
    return isListener(row.foreign());
  }

  /** Whether a row is one of theirs at the end that accepted, or listens. */
  boolean isServer(SocketRow row) {
    return isListener(row.local());
  }

  private boolean isListener(SocketAddress address) {
    for (int i = 0; i < ports.size(); i++)
      if (ports.get(i) == address.port() && address.host().equals("127.0.0." + (FIRST_HOST + i)))
        return true;
    return false;
  }

  private static Process start(int host, int connections, int listening, int connecting)
      throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ManySockets.class.getName(),
            String.valueOf(host),
            String.valueOf(connections),
            String.valueOf(listening),
            String.valueOf(connecting))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static int port(BufferedReader said) throws IOException {
    String line = said.readLine();
    if (line == null || !line.matches("[0-9]+"))
      throw new IOException("this machine does not allow so many sockets: " + line);
    return Integer.parseInt(line);
  }

  @Override
  public void close() {
    processes.forEach(Process::destroy);
    for (Process process : processes) process.onExit().join();
  }

  /**
   * Holds connections: the last number of an address, how many, the listener's port, and that from
   * which the first connects.
   */
  public static void main(String[] arguments) throws IOException {
    byte[] octets = {127, 0, 0, Byte.parseByte(arguments[0])};
    InetAddress host = InetAddress.getByAddress(octets);
    int connecting = Integer.parseInt(arguments[3]);
    List<SocketChannel> held = new ArrayList<>();
    try {
      ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.INET);
      listener.bind(new InetSocketAddress(host, Integer.parseInt(arguments[2])), 100);
      for (int i = Integer.parseInt(arguments[1]); i > 0; i--) {
        SocketChannel client = SocketChannel.open(StandardProtocolFamily.INET);
        held.add(client);
        // At the end it is reset, and nothing stays behind in TIME-WAIT for a minute.
        client.setOption(StandardSocketOptions.SO_LINGER, 0);
        client.bind(new InetSocketAddress(host, held.size() == 1 ? connecting : 0));
        client.connect(listener.getLocalAddress());
        SocketChannel server = listener.accept();
        server.setOption(StandardSocketOptions.SO_LINGER, 0);
        held.add(server);
      }
      System.out.println(((InetSocketAddress) listener.getLocalAddress()).getPort());
    } catch (IOException e) {
      System.out.println("after " + held.size() + " of them " + e.getMessage());
    }
    while (System.in.read() >= 0) {}
  }
}
