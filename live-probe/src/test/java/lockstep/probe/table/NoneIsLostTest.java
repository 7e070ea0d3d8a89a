package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.HashSet;
import java.util.Set;
import lockstep.table.Selection;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of many connections that stand still every end has its row, once. */
class NoneIsLostTest {
  @BeforeEach
  void onLinux() {
    assumeThat(System.getProperty("os.name"))
        .as("the socket table of this system is not read yet")
        .isEqualTo("Linux");
  }

  @Test
  void ofThreeHundred() throws Exception {
    noneIsLostOf(300);
  }

  @Test
  @Tag("soak")
  void ofTenThousand() throws Exception {
    noneIsLostOf(10_000);
  }

  private static void noneIsLostOf(int connections) throws Exception {
    try (ManySockets held = new ManySockets(connections);
        SocketTable table = LinuxSockDiagTable.open()) {
      for (int round = 0; round < 3; round++) {
        Set<String> clients = new HashSet<>();
        Set<String> servers = new HashSet<>();
        int rows = 0;
        for (SocketRow row : table.all(Selection.TCP.in(TcpState.ESTABLISHED))) {
          if (held.isClient(row)) clients.add(row.local() + " " + row.foreign());
          else if (held.isServer(row)) servers.add(row.foreign() + " " + row.local());
          else continue;
          rows++;
        }
        assertThat(rows).isEqualTo(2 * connections);
        assertThat(clients).hasSize(connections).isEqualTo(servers);
      }
      // A socket may have one listener's port at one end and another's at the other.
      Set<Long> byPort = new HashSet<>();
      for (int port : Set.copyOf(held.ports())) {
        Poll poll = table.poll(Selection.TCP.in(TcpState.ESTABLISHED).withPort(port));
        for (int i = poll.read() - 1; i >= 0; i--)
          if (held.isClient(poll.row(i)) || held.isServer(poll.row(i)))
            byPort.add(poll.identity(i));
      }
      assertThat(byPort).hasSize(2 * connections);
    }
  }
}
