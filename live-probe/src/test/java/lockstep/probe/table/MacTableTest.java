package lockstep.probe.table;

import static lockstep.probe.table.MacFixtures.generation;
import static lockstep.probe.table.MacFixtures.info;
import static lockstep.probe.table.MacFixtures.ipv4;
import static lockstep.probe.table.MacFixtures.tcp;
import static lockstep.probe.table.MacFixtures.udp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import lockstep.probe.table.MacFixtures.Socket;
import lockstep.table.Holder;
import lockstep.table.Owner;
import lockstep.table.Selection;
import lockstep.table.SocketRow;
import org.junit.jupiter.api.Test;

/** How the table is put together from sysctl and libproc, held against what a test answers. */
class MacTableTest {
  private static final int[] HERE = ipv4(127, 0, 0, 1);
  private static final Socket HELD = new Socket(1, HERE, 50000, HERE, 443, 4, 21);
  private static final Socket WAITING = new Socket(1, HERE, 50001, HERE, 443, 10, 22);
  private static final Socket OTHERS = new Socket(1, HERE, 50002, HERE, 443, 4, 23);
  private static final Socket HIDDEN = new Socket(1, HERE, 50003, HERE, 443, 5, 24);
  private static final Socket NAMES = new Socket(1, HERE, 5353, ipv4(0, 0, 0, 0), 0, 0, 25);

  private final Scripted calls = new Scripted();
  private final MacTable table = new MacTable(calls);

  @Test
  void withoutOwnersNoProcessIsLookedAt() throws Exception {
    calls.processesMayBeAsked = false;
    assertThat(table.all(Selection.EVERYTHING))
        .extracting(row -> row.protocol() + " " + row.local().port())
        .containsExactly("tcp 50000", "tcp 50001", "tcp 50002", "udp 5353");
    assertThat(table.all(Selection.TCP).get(0).owner()).isEqualTo(Owner.NOT_ASKED);
  }

  @Test
  void ownersComeFromTheProcessesAndWhatOnlyTheyShowIsAdded() throws Exception {
    List<SocketRow> rows = table.all(Selection.TCP.withOwners());
    assertThat(rows)
        .extracting(row -> row.local().port())
        .containsExactly(50000, 50001, 50002, 50003);
    assertThat(rows)
        .extracting(SocketRow::owner)
        .containsExactly(
            new Owner.Held(
                List.of(
                    new Holder(100, "server", "server", 7), new Holder(101, "fork", "fork", 7))),
            Owner.Unknown.NO_PROCESS,
            Owner.Unknown.MAY_NOT_BE_READ,
            Owner.Held.by(new Holder(100, "server", "server", 8)));
    assertThat(table.remarks())
        .containsExactly(
            "of 3 processes 1 may not be read: run as root to see which sockets are theirs");
  }

  @Test
  void whereTheListIsRefusedTheProcessesAreEnough() throws Exception {
    calls.listIsRefused = true;
    assertThat(table.all(Selection.TCP))
        .extracting(row -> row.local().port())
        .containsExactly(50000, 50003);
    assertThat(table.remarks()).anyMatch(remark -> remark.startsWith("only rows that a process"));
  }

  @Test
  void aMalformedListIsAFailureAndNotAShortTable() {
    calls.listIsMalformed = true;
    assertThatThrownBy(() -> table.all(Selection.TCP)).isInstanceOf(MalformedTableException.class);
  }

  private static final class Scripted implements MacCalls {
    private boolean processesMayBeAsked = true;
    private boolean listIsRefused;
    private boolean listIsMalformed;

    @Override
    public Octets pcbList(boolean tcp) throws SocketTableException {
      if (listIsRefused) throw new SocketTableException("sysctl: error 1");
      if (listIsMalformed) return generation(1).octets();
      Fixture list = tcp ? tcp(HELD).then(tcp(WAITING)).then(tcp(OTHERS)) : udp(NAMES);
      return generation(1).then(list).then(generation(1)).octets();
    }

    @Override
    public List<Integer> processes() {
      assertThat(processesMayBeAsked).isTrue();
      return List.of(100, 101, 102);
    }

    @Override
    public Optional<Octets> descriptors(int pid) {
      if (pid == 102) return Optional.empty();
      Fixture list = new Fixture().u32("proc_fd", 7).u32("proc_fdtype", 2);
      if (pid == 100)
        list.u32("proc_fd", 8).u32("proc_fdtype", 2).u32("proc_fd", 9).u32("proc_fdtype", 2);
      return Optional.of(list.octets());
    }

    /** Descriptor 9 is gone before it is asked for. */
    @Override
    public Optional<Octets> socket(int pid, int descriptor) {
      return switch (descriptor) {
        case 7 -> Optional.of(info(HELD, 2, 6).octets());
        case 8 -> Optional.of(info(HIDDEN, 2, 6).octets());
        default -> Optional.empty();
      };
    }

    @Override
    public Holder holder(int pid, int descriptor) {
      String name = pid == 100 ? "server" : "fork";
      return new Holder(pid, name, name, descriptor);
    }
  }
}
