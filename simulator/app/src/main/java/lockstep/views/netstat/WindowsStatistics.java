package lockstep.views.netstat;

import java.io.IOException;
import java.util.OptionalLong;
import lockstep.table.NetworkCounters;

/** Counters as netstat.exe prints them for -s. */
final class WindowsStatistics {
  /** Title, and the names under which a system may keep it, the first first. */
  private static final String[][] IP = {
    {"Packets Received", "InReceives"},
    {"Received Header Errors", "InHdrErrors"},
    {"Received Address Errors", "InAddrErrors"},
    {"Datagrams Forwarded", "ForwDatagrams", "OutForwDatagrams"},
    {"Unknown Protocols Received", "InUnknownProtos"},
    {"Received Packets Discarded", "InDiscards"},
    {"Received Packets Delivered", "InDelivers"},
    {"Output Requests", "OutRequests"},
    {"Routing Discards", "RoutingDiscards"},
    {"Discarded Output Packets", "OutDiscards"},
    {"Output Packet No Route", "OutNoRoutes"},
    {"Reassembly Required", "ReasmReqds"},
    {"Reassembly Successful", "ReasmOKs"},
    {"Reassembly Failures", "ReasmFails"},
    {"Datagrams Successfully Fragmented", "FragOKs"},
    {"Datagrams Failing Fragmentation", "FragFails"},
    {"Fragments Created", "FragCreates"},
  };

  private static final String[][] ICMP = {
    {"Messages", "Msgs"},
    {"Errors", "Errors"},
    {"Destination Unreachable", "DestUnreachs"},
    {"Time Exceeded", "TimeExcds"},
    {"Parameter Problems", "ParmProbs"},
    {"Source Quenches", "SrcQuenchs"},
    {"Redirects", "Redirects"},
    {"Echo Replies", "EchoReps"},
    {"Echos", "Echos"},
    {"Timestamps", "Timestamps"},
    {"Timestamp Replies", "TimestampReps"},
    {"Address Masks", "AddrMasks"},
    {"Address Mask Replies", "AddrMaskReps"},
    {"Router Solicitations", "Type10"},
    {"Router Advertisements", "Type9"},
  };

  private static final String[][] ICMP6 = {
    {"Messages", "Msgs"},
    {"Errors", "Errors"},
    {"Destination Unreachable", "DestUnreachs"},
    {"Packet Too Big", "PktTooBigs"},
    {"Time Exceeded", "TimeExcds"},
    {"Parameter Problems", "ParmProblems"},
    {"Echos", "Echos"},
    {"Echo Replies", "EchoReplies"},
    {"MLD Queries", "GroupMembQueries"},
    {"MLD Reports", "GroupMembResponses"},
    {"MLD Dones", "GroupMembReductions"},
    {"Router Solicitations", "RouterSolicits"},
    {"Router Advertisements", "RouterAdvertisements"},
    {"Neighbor Solicitations", "NeighborSolicits"},
    {"Neighbor Advertisements", "NeighborAdvertisements"},
    {"Redirects", "Redirects"},
  };

  private static final String[][] TCP = {
    {"Active Opens", "ActiveOpens"},
    {"Passive Opens", "PassiveOpens"},
    {"Failed Connection Attempts", "AttemptFails"},
    {"Reset Connections", "EstabResets"},
    {"Current Connections", "CurrEstab"},
    {"Segments Received", "InSegs"},
    {"Segments Sent", "OutSegs"},
    {"Segments Retransmitted", "RetransSegs"},
  };

  private static final String[][] UDP = {
    {"Datagrams Received", "InDatagrams"},
    {"No Ports", "NoPorts"},
    {"Receive Errors", "InErrors"},
    {"Datagrams Sent", "OutDatagrams"},
  };

  private final NetworkCounters counters;
  private final Sheet sheet;

  WindowsStatistics(NetworkCounters counters, Sheet sheet) {
    this.counters = counters;
    this.sheet = sheet;
  }

  /** Prints the counters of a protocol, of all when it is empty. */
  void print(String protocol) throws IOException {
    boolean all = protocol.isEmpty();
    if (all || protocol.equals("ip")) table("IPv4 Statistics", "Ip", IP, 35);
    if (all || protocol.equals("ipv6")) table("IPv6 Statistics", "Ip6", IP, 35);
    if (all || protocol.equals("icmp")) icmp("ICMPv4 Statistics", "Icmp", ICMP);
    if (all || protocol.equals("icmpv6")) icmp("ICMPv6 Statistics", "Icmp6", ICMP6);
    if (all || protocol.equals("tcp")) table("TCP Statistics for IPv4", "Tcp", TCP, 36);
    if (all || protocol.equals("tcpv6")) tcp6();
    if (all || protocol.equals("udp")) table("UDP Statistics for IPv4", "Udp", UDP, 22);
    if (all || protocol.equals("udpv6")) table("UDP Statistics for IPv6", "Udp6", UDP, 22);
  }

  private void tcp6() throws IOException {
    if (counters.protocol("Tcp6").isPresent()) {
      table("TCP Statistics for IPv6", "Tcp6", TCP, 36);
      return;
    }
    sheet.remark(
        "this system counts TCP over IPv4 and IPv6 in one; \"TCP Statistics for IPv4\" has both");
  }

  private void table(String title, String group, String[][] lines, int width) throws IOException {
    sheet.line("");
    sheet.line(title);
    sheet.line("");
    for (String[] line : lines)
      sheet.line("  " + Cells.left(line[0], width - 1) + " = " + value(group, line));
  }

  private long value(String group, String[] line) {
    for (int i = 1; i < line.length; i++) {
      OptionalLong found = counters.value(group, line[i]);
      if (found.isPresent()) return found.getAsLong();
    }
    return 0;
  }

  private void icmp(String title, String group, String[][] lines) throws IOException {
    sheet.line("");
    sheet.line(title);
    sheet.line("");
    sheet.line("                            Received    Sent");
    for (String[] line : lines)
      sheet.line(
          "  "
              + Cells.left(line[0], 25)
              + " "
              + Cells.left(way(group, "In", line[1]), 11)
              + " "
              + way(group, "Out", line[1]));
  }

  private long way(String group, String way, String id) {
    if (id.startsWith("Type")) return counters.value("IcmpMsg", way + id).orElse(0);
    return counters.value(group, way + id).orElse(0);
  }
}
