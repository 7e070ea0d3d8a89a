package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import lockstep.table.Holder;
import lockstep.table.OsState;
import lockstep.table.Owner;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who holds a socket, from a /proc that the test makes up. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems' links and file names differ")
class ProcOwnersTest {
  @TempDir Path proc;
  private ProcOwners owners;

  @BeforeEach
  void someProcesses() throws IOException {
    Files.createDirectories(proc.resolve("net"));
    process(20, "nginx", "nginx: worker process\0");
    process(7, "java", "/usr/lib/jvm/bin/java\0-cp\0/a/b\0");
    process(300, "a name of fifte", "");
    owners = new ProcOwners(proc, false);
  }

  private void process(int pid, String comm, String cmdline) throws IOException {
    Path folder = Files.createDirectories(proc.resolve(pid + "/fd")).getParent();
    Files.writeString(folder.resolve("comm"), comm + "\n");
    Files.writeString(folder.resolve("cmdline"), cmdline, StandardCharsets.UTF_8);
  }

  private void holds(int pid, int descriptor, String target) throws IOException {
    Files.createSymbolicLink(proc.resolve(pid + "/fd/" + descriptor), Path.of(target));
  }

  @Test
  void everyHolderIsNamedTheLowestNumberFirst() throws Exception {
    holds(20, 4, "socket:[555]");
    holds(7, 11, "socket:[555]");
    holds(7, 12, "pipe:[556]");
    holds(300, 0, "anon_inode:[eventpoll]");
    holds(300, 5, "socket:[557]");
    List<SocketRow> rows = owners.own(List.of(row(555), row(556), row(557)));
    assertThat(rows.get(0).owner())
        .isEqualTo(
            new Owner.Held(
                List.of(
                    new Holder(7, "java", "java", 11),
                    new Holder(20, "nginx", "nginx: worker process", 4))));
    assertThat(rows.get(1).owner()).isEqualTo(Owner.Unknown.NOT_FOUND);
    assertThat(rows.get(2).owner().first()).contains(new Holder(300, "a name of fifte", "", 5));
    assertThat(owners.remark()).isEmpty();
  }

  @Test
  void aRowWithoutInodeKeepsItsReason() throws Exception {
    SocketRow timeWait = row(0).ownedBy(Owner.Unknown.NO_PROCESS);
    assertThat(owners.own(List.of(timeWait))).containsExactly(timeWait);
  }

  /** A pass costs much more than reading the table: it is made for an inode not seen before. */
  @Test
  void theNextPassWaitsForAnUnknownInode() throws Exception {
    assertThat(owner(555)).isEqualTo(Owner.Unknown.NOT_FOUND);
    holds(7, 11, "socket:[555]");
    holds(7, 13, "socket:[558]");
    assertThat(owner(555)).isEqualTo(Owner.Unknown.NOT_FOUND);
    assertThat(owners.own(List.of(row(555), row(558))))
        .extracting(row -> row.pid().getAsInt())
        .containsExactly(7, 7);
    Files.delete(proc.resolve("7/fd/13"));
    assertThat(owner(558)).isInstanceOf(Owner.Held.class);
  }

  @Test
  void linksThatAreNoSocketsAreNone() throws Exception {
    holds(7, 1, "socket:[");
    holds(7, 2, "socket:[x]");
    holds(7, 3, "socket:[5]5");
    assertThat(owner(5)).isEqualTo(Owner.Unknown.NOT_FOUND);
  }

  /** Root may read what it is not allowed to, so this is seen by other users only. */
  @Test
  void aProcessThatMayNotBeReadIsCountedAndNotGuessed() throws Exception {
    Path closed = proc.resolve("20/fd");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(closed)).as("root may read everything").isFalse();
    assertThat(owner(555)).isEqualTo(Owner.Unknown.MAY_NOT_BE_READ);
    assertThat(owners.remark().orElseThrow())
        .startsWith("of 3 processes 1 may not be read")
        .endsWith("root sees more");
  }

  @Test
  void rootIsNotToldToBecomeRoot() {
    assertThat(ProcOwners.remark(81, 1, true))
        .isEqualTo(
            "of 81 processes 1 may not be read, not even by root: their sockets are shown without"
                + " an owner");
  }

  @Test
  void withoutProcOneLineSaysSo() {
    ProcOwners none = new ProcOwners(proc.resolve("none"), false);
    assertThatThrownBy(() -> none.own(List.of(row(1))))
        .isInstanceOf(SocketTableException.class)
        .hasMessageContaining("none cannot be read");
  }

  private Owner owner(long inode) throws SocketTableException {
    return owners.own(List.of(row(inode))).get(0).owner();
  }

  private static SocketRow row(long inode) {
    SocketAddress nowhere = new SocketAddress("127.0.0.1", 1);
    return SocketRow.of("tcp", nowhere, nowhere, OsState.linux(1)).withSocket(inode, 0);
  }
}
