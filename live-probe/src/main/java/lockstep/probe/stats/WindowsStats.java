package lockstep.probe.stats;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.platform.win32.IPHlpAPI;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.probe.table.Octets;
import lockstep.table.CounterGroup;
import lockstep.table.InterfaceAddress;
import lockstep.table.InterfaceRow;
import lockstep.table.NetworkCounters;
import lockstep.table.Route;

/**
 * Windows by iphlpapi. Written from its documentation and never run: only the decoders are, from
 * octets that tests make.
 */
final class WindowsStats extends NativeStats {
  private static final int AF_UNSPEC = 0;
  private static final int ERROR_NOT_SUPPORTED = 50;

  /** Far more than any computer has; a larger number is not believed and not read. */
  private static final long MAXIMUM_ROWS = 1_000_000;

  WindowsStats() {
    super("iphlpapi");
  }

  @Override
  NetworkCounters readCounters() throws IOException {
    List<CounterGroup> groups = new ArrayList<>();
    for (boolean ipv6 : new boolean[] {false, true}) {
      int family = ipv6 ? IPHlpAPI.AF_INET6 : IPHlpAPI.AF_INET;
      String end = ipv6 ? "6" : "";
      // A system without IPv6 has no counters of it.
      if (ipv6 && !hasIpv6()) continue;
      groups.add(ip("Ip" + end, family));
      groups.add(icmp("Icmp" + end, family));
      groups.add(tcp("Tcp" + end, family));
      groups.add(udp("Udp" + end, family));
    }
    return new NetworkCounters("windows", groups, List.of());
  }

  private static boolean hasIpv6() {
    IPHlpAPI.MIB_TCPSTATS told = new IPHlpAPI.MIB_TCPSTATS();
    int error = IPHlpAPI.INSTANCE.GetTcpStatisticsEx(told, IPHlpAPI.AF_INET6);
    return error != ERROR_NOT_SUPPORTED;
  }

  private static CounterGroup tcp(String group, int family) throws IOException {
    IPHlpAPI.MIB_TCPSTATS told = new IPHlpAPI.MIB_TCPSTATS();
    check("GetTcpStatisticsEx", IPHlpAPI.INSTANCE.GetTcpStatisticsEx(told, family));
    return WindowsCounters.numbers(group, WindowsCounters.TCP, octets("MIB_TCPSTATS", told));
  }

  private static CounterGroup udp(String group, int family) throws IOException {
    IPHlpAPI.MIB_UDPSTATS told = new IPHlpAPI.MIB_UDPSTATS();
    check("GetUdpStatisticsEx", IPHlpAPI.INSTANCE.GetUdpStatisticsEx(told, family));
    return WindowsCounters.numbers(group, WindowsCounters.UDP, octets("MIB_UDPSTATS", told));
  }

  private static CounterGroup ip(String group, int family) throws IOException {
    Memory told = new Memory(4L * WindowsCounters.IP.size());
    told.clear();
    check("GetIpStatisticsEx", IpHelper.INSTANCE.GetIpStatisticsEx(told, family));
    Octets octets = octets("MIB_IPSTATS", told, told.size());
    return WindowsCounters.numbers(group, WindowsCounters.IP, octets);
  }

  private static CounterGroup icmp(String group, int family) throws IOException {
    Memory told = new Memory(WindowsCounters.ICMP_SIZE);
    told.clear();
    check("GetIcmpStatisticsEx", IpHelper.INSTANCE.GetIcmpStatisticsEx(told, family));
    return WindowsCounters.icmp(group, octets("MIB_ICMP_EX", told, told.size()));
  }

  @Override
  List<InterfaceRow> readInterfaces() throws IOException {
    Map<Integer, List<InterfaceAddress>> addresses =
        table(
            "GetUnicastIpAddressTable",
            WindowsTables.ADDRESS_SIZE,
            table -> IpHelper.INSTANCE.GetUnicastIpAddressTable((short) AF_UNSPEC, table),
            WindowsTables::addresses);
    return table(
        "GetIfTable2",
        WindowsTables.INTERFACE_SIZE,
        IpHelper.INSTANCE::GetIfTable2,
        table -> WindowsTables.interfaces(table, addresses));
  }

  @Override
  List<Route> readRoutes(Map<Integer, String> names) throws IOException {
    List<Route> routes = new ArrayList<>();
    for (int family : new int[] {IPHlpAPI.AF_INET, IPHlpAPI.AF_INET6})
      routes.addAll(
          table(
              "GetIpForwardTable2",
              WindowsTables.ROUTE_SIZE,
              table -> IpHelper.INSTANCE.GetIpForwardTable2((short) family, table),
              table -> WindowsTables.routes(table, names)));
    return routes;
  }

  private interface Call {
    int into(PointerByReference table);
  }

  private interface Decoder<T> {
    T decode(Octets table) throws IOException;
  }

  /** Takes a table that the system makes, decodes it and gives it back. */
  private static <T> T table(String name, int rowSize, Call call, Decoder<T> decoder)
      throws IOException {
    PointerByReference table = new PointerByReference();
    check(name, call.into(table));
    Pointer rows = table.getValue();
    if (rows == null) throw new StatsException(name + " gave no table");
    try {
      long count = Integer.toUnsignedLong(rows.getInt(0));
      if (count > MAXIMUM_ROWS) throw new StatsException(name + " gave " + count + " rows");
      return decoder.decode(octets(name, rows, WindowsTables.size(count, rowSize)));
    } finally {
      IpHelper.INSTANCE.FreeMibTable(rows);
    }
  }

  private static void check(String call, int error) throws StatsException {
    if (error != 0) throw new StatsException(call + ": error " + error);
  }

  private static Octets octets(String name, Structure told) {
    return octets(name, told.getPointer(), told.size());
  }

  private static Octets octets(String name, Pointer told, long size) {
    // A copy on the heap: nothing that is read later depends on the native memory.
    ByteBuffer copy = ByteBuffer.wrap(told.getByteArray(0, (int) size));
    return Octets.of(name, copy, ByteOrder.LITTLE_ENDIAN);
  }

  /** What jna-platform does not declare of iphlpapi.dll. */
  interface IpHelper extends StdCallLibrary {
    IpHelper INSTANCE = Native.load("iphlpapi", IpHelper.class);

    int GetIpStatisticsEx(Pointer statistics, int family);

    int GetIcmpStatisticsEx(Pointer statistics, int family);

    int GetIfTable2(PointerByReference table);

    int GetUnicastIpAddressTable(short family, PointerByReference table);

    int GetIpForwardTable2(short family, PointerByReference table);

    void FreeMibTable(Pointer table);
  }
}
