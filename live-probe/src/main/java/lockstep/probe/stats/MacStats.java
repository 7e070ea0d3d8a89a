package lockstep.probe.stats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.probe.table.MacSysctl;
import lockstep.probe.table.Octets;
import lockstep.table.CounterGroup;
import lockstep.table.InterfaceRow;
import lockstep.table.NetworkCounters;
import lockstep.table.Route;

/**
 * macOS by sysctl. Written from its headers and never run: only the decoders are, from octets that
 * tests make. ICMPv6 is left out.
 */
final class MacStats extends NativeStats {
  private static final int CTL_NET = 4;
  private static final int PF_ROUTE = 17;
  private static final int NET_RT_DUMP = 1;
  private static final int NET_RT_IFLIST2 = 6;

  MacStats() {
    super("sysctl");
  }

  @Override
  NetworkCounters readCounters() throws IOException {
    List<CounterGroup> groups = new ArrayList<>();
    groups.add(
        MacCounters.numbers("Ip", false, MacCounters.IP, MacSysctl.named("net.inet.ip.stats")));
    groups.add(
        MacCounters.numbers("Ip6", false, MacCounters.IP6, MacSysctl.named("net.inet6.ip6.stats")));
    groups.add(MacCounters.icmp(MacSysctl.named("net.inet.icmp.stats")));
    groups.add(
        MacCounters.numbers("Tcp", true, MacCounters.TCP, MacSysctl.named("net.inet.tcp.stats")));
    groups.add(
        MacCounters.numbers("Udp", true, MacCounters.UDP, MacSysctl.named("net.inet.udp.stats")));
    return new NetworkCounters("macos", groups, List.of());
  }

  @Override
  List<InterfaceRow> readInterfaces() throws IOException {
    return MacTables.interfaces(list(NET_RT_IFLIST2));
  }

  @Override
  List<Route> readRoutes(Map<Integer, String> names) throws IOException {
    return MacTables.routes(list(NET_RT_DUMP), names);
  }

  private static Octets list(int kind) throws IOException {
    return MacSysctl.numbered("routing list " + kind, CTL_NET, PF_ROUTE, 0, 0, kind, 0);
  }
}
