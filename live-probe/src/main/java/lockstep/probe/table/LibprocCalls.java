package lockstep.probe.table;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.platform.mac.SystemB;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.table.Holder;

/** macOS's calls by jna-platform. Never run, see the README. */
final class LibprocCalls implements MacCalls {
  /** Room for processes and descriptors that come between asking for their number and for them. */
  private static final int SLACK = 64;

  @Override
  public Octets pcbList(boolean tcp) throws SocketTableException {
    return MacSysctl.named("net.inet." + (tcp ? "tcp" : "udp") + ".pcblist_n");
  }

  @Override
  public List<Integer> processes() throws SocketTableException {
    int size = SystemB.INSTANCE.proc_listpids(SystemB.PROC_ALL_PIDS, 0, null, 0);
    if (size <= 0) throw new SocketTableException("proc_listpids tells no process");
    int[] pids = new int[size / SystemB.INT_SIZE + SLACK];
    int filled =
        SystemB.INSTANCE.proc_listpids(
            SystemB.PROC_ALL_PIDS, 0, pids, pids.length * SystemB.INT_SIZE);
    List<Integer> processes = new ArrayList<>();
    for (int i = 0; i < Math.min(pids.length, filled / SystemB.INT_SIZE); i++)
      if (pids[i] > 0) processes.add(pids[i]);
    return processes;
  }

  @Override
  public Optional<Octets> descriptors(int pid) {
    int size = SystemB.INSTANCE.proc_pidinfo(pid, SystemB.PROC_PIDLISTFDS, 0, null, 0);
    if (size <= 0) return Optional.empty();
    int count = size / MacDescriptors.DESCRIPTOR_SIZE + SLACK;
    Structure[] room = new SystemB.ProcFdInfo().toArray(count);
    int capacity = count * MacDescriptors.DESCRIPTOR_SIZE;
    int filled = SystemB.INSTANCE.proc_pidinfo(pid, SystemB.PROC_PIDLISTFDS, 0, room[0], capacity);
    if (filled <= 0) return Optional.empty();
    return Optional.of(octets("proc_fdinfo", room[0].getPointer(), Math.min(filled, capacity)));
  }

  @Override
  public Optional<Octets> socket(int pid, int descriptor) {
    SystemB.SocketFdInfo info = new SystemB.SocketFdInfo();
    int filled =
        SystemB.INSTANCE.proc_pidfdinfo(
            pid, descriptor, SystemB.PROC_PIDFDSOCKETINFO, info, info.size());
    if (filled <= 0) return Optional.empty();
    return Optional.of(octets("socket_fdinfo", info.getPointer(), Math.min(filled, info.size())));
  }

  private static Octets octets(String name, Pointer filled, int size) {
    byte[] copy = filled.getByteArray(0, size);
    return Octets.of(name, ByteBuffer.wrap(copy), ByteOrder.nativeOrder());
  }

  @Override
  public Holder holder(int pid, int descriptor) {
    Memory path = new Memory(SystemB.PROC_PIDPATHINFO_MAXSIZE);
    int length = SystemB.INSTANCE.proc_pidpath(pid, path, (int) path.size());
    if (length <= 0) return new Holder(pid, "", "", descriptor);
    String program = new String(path.getByteArray(0, length), StandardCharsets.UTF_8);
    String name = program.substring(program.lastIndexOf('/') + 1);
    return new Holder(pid, name, name, descriptor);
  }
}
