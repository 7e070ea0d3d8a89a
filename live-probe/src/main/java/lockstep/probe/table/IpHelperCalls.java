package lockstep.probe.table;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.IPHlpAPI;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.ptr.IntByReference;
import java.nio.ByteOrder;
import java.util.Set;
import lockstep.table.Holder;

/** Windows' calls by jna-platform. Never run, see the README. */
final class IpHelperCalls implements WindowsCalls {
  private static final int ERROR_INSUFFICIENT_BUFFER = 122;

  /** Undocumented: comes under load and goes again. */
  private static final int STATUS_UNSUCCESSFUL = 0xC0000001;

  private static final int SYSTEM_PROCESS = 4;
  private static final int PROCESS_QUERY_LIMITED_INFORMATION = 0x1000;
  private static final int LONGEST_PATH = 32768;

  private interface Table {
    int into(Pointer buffer, IntByReference size);
  }

  @Override
  public Octets tcp(int family) throws SocketTableException {
    return read(
        "GetExtendedTcpTable",
        (buffer, size) ->
            IPHlpAPI.INSTANCE.GetExtendedTcpTable(
                buffer, size, false, family, IPHlpAPI.TCP_TABLE_CLASS.TCP_TABLE_OWNER_PID_ALL, 0));
  }

  @Override
  public Octets udp(int family) throws SocketTableException {
    return read(
        "GetExtendedUdpTable",
        (buffer, size) ->
            IPHlpAPI.INSTANCE.GetExtendedUdpTable(
                buffer, size, false, family, IPHlpAPI.UDP_TABLE_CLASS.UDP_TABLE_OWNER_PID, 0));
  }

  private static Octets read(String name, Table table) throws SocketTableException {
    return new GrowingCall(
            name, ERROR_INSUFFICIENT_BUFFER, Set.of(STATUS_UNSUCCESSFUL), IpHelperCalls::words)
        .read(
            ByteOrder.LITTLE_ENDIAN,
            (buffer, size) -> {
              IntByReference length = new IntByReference((int) size[0]);
              int error = table.into(buffer, length);
              size[0] = Integer.toUnsignedLong(length.getValue());
              return error;
            });
  }

  private static String words(int error) {
    return "error " + Integer.toUnsignedString(error);
  }

  @Override
  public Holder process(int pid) {
    // It has no program; asking for one is refused.
    if (pid == SYSTEM_PROCESS) return new Holder(pid, "System", "System", -1);
    WinNT.HANDLE process =
        Kernel32.INSTANCE.OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, false, pid);
    if (process == null) return Holder.of(pid);
    try {
      char[] path = new char[LONGEST_PATH];
      IntByReference length = new IntByReference(path.length);
      if (!Kernel32.INSTANCE.QueryFullProcessImageName(process, 0, path, length))
        return Holder.of(pid);
      String program = new String(path, 0, length.getValue());
      String name = program.substring(program.lastIndexOf('\\') + 1);
      return new Holder(pid, name, name, -1);
    } finally {
      Kernel32.INSTANCE.CloseHandle(process);
    }
  }
}
