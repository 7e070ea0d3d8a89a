package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import lockstep.table.Holder;
import lockstep.table.Selection;
import lockstep.table.Selection.Family;
import lockstep.table.Selection.Protocol;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;

/** How the table is put together from the calls, held against calls that a test answers. */
class WindowsTableTest {
  private final Scripted calls = new Scripted();
  private final WindowsTable table = new WindowsTable(calls);

  @Test
  void everyProtocolAndFamilyIsAskedOnceAndNothingElse() throws Exception {
    assertThat(table.all(Selection.EVERYTHING)).hasSize(4);
    assertThat(calls.asked).containsExactlyInAnyOrder("tcp 2", "tcp 23", "udp 2", "udp 23");
    calls.asked.clear();
    assertThat(table.all(Selection.EVERYTHING.of(Protocol.UDP).of(Family.IPV4))).hasSize(1);
    assertThat(calls.asked).containsExactly("udp 2");
  }

  @Test
  void rowsAreChosenByStateAndPort() throws Exception {
    assertThat(table.all(Selection.TCP.in(TcpState.LISTEN)))
        .extracting(SocketRow::protocol)
        .containsExactly("tcp6");
    assertThat(table.withPort(443)).hasSize(2);
    assertThat(table.withPort(444)).isEmpty();
  }

  @Test
  void programsAreAskedForOnlyWhenOwnersAreWanted() throws Exception {
    assertThat(table.all(Selection.TCP).get(0).owner().first()).contains(Holder.of(4321));
    assertThat(calls.asked).doesNotContain("process 4321");
    SocketRow owned = table.all(Selection.TCP.withOwners()).get(0);
    assertThat(owned.owner().first().orElseThrow().name()).isEqualTo("server.exe");
    assertThat(table.remarks())
        .containsExactly(
            "of 2 processes 1 do not tell their program: run as administrator to see it");
  }

  @Test
  void aPairIsFoundAndWatched() throws Exception {
    SocketPair pair =
        new SocketPair(new SocketAddress("127.0.0.1", 50000), new SocketAddress("127.0.0.1", 443));
    assertThat(table.find(pair)).isPresent();
    assertThat(table.find(pair.reversed())).isEmpty();
    Watch watch = table.watch(List.of(pair, pair.reversed()));
    watch.read();
    assertThat(watch.code(0)).isEqualTo(5);
    assertThat(watch.code(1)).isZero();
    assertThat(watch.row(1)).isNull();
  }

  @Test
  void whatThisSystemDoesNotTellIsSaid() throws Exception {
    table.all(Selection.TCP.withTcpInfo().withBoundInactive());
    assertThat(table.remarks()).hasSize(2);
  }

  @Test
  void aRefusalIsAFailure() {
    calls.refuses = true;
    assertThatThrownBy(() -> table.all(Selection.TCP))
        .isInstanceOf(SocketTableException.class)
        .hasMessage("GetExtendedTcpTable: error 5");
  }

  private static final class Scripted implements WindowsCalls {
    private final List<String> asked = new ArrayList<>();
    private boolean refuses;

    @Override
    public Octets tcp(int family) throws SocketTableException {
      asked.add("tcp " + family);
      if (refuses) throw new SocketTableException("GetExtendedTcpTable: error 5");
      Fixture table = new Fixture().u32("dwNumEntries", 1);
      if (family == 2)
        return table
            .u32("dwState", 5)
            .raw("dwLocalAddr", 127, 0, 0, 1)
            .raw("dwLocalPort", 0xC3, 0x50, 0, 0)
            .raw("dwRemoteAddr", 127, 0, 0, 1)
            .raw("dwRemotePort", 0x01, 0xBB, 0, 0)
            .u32("dwOwningPid", 4321)
            .octets();
      return table
          .skip("ucLocalAddr", 16)
          .u32("dwLocalScopeId", 0)
          .raw("dwLocalPort", 0x01, 0xBB, 0, 0)
          .skip("ucRemoteAddr, dwRemoteScopeId, dwRemotePort", 24)
          .u32("dwState", 2)
          .u32("dwOwningPid", 8)
          .octets();
    }

    @Override
    public Octets udp(int family) {
      asked.add("udp " + family);
      return new Fixture()
          .u32("dwNumEntries", 1)
          .skip("address, scope", family == 2 ? 4 : 20)
          .raw("dwLocalPort", 0x00, 0x35, 0, 0)
          .u32("dwOwningPid", 4321)
          .octets();
    }

    @Override
    public Holder process(int pid) {
      asked.add("process " + pid);
      return pid == 8 ? Holder.of(pid) : new Holder(pid, "server.exe", "server.exe", -1);
    }
  }
}
