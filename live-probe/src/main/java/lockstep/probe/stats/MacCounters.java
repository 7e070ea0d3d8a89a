package lockstep.probe.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.probe.table.MalformedTableException;
import lockstep.probe.table.Octets;
import lockstep.table.Counter;
import lockstep.table.CounterGroup;

/**
 * The counters of macOS: tcpstat, udpstat, ipstat and ip6stat of its headers, of which each version
 * has more than the one before. Read are the fields that come first in all of them. Where such a
 * field counts what a MIB's counter counts it has that name here, else its own.
 */
final class MacCounters {
  /** A structure of 32-bit counters, or of 64-bit ones. */
  record Layout(String name, int width, List<String> ids, Map<String, List<String>> sums) {}

  static final Layout TCP =
      new Layout(
          "tcpstat",
          4,
          List.of(
              "ActiveOpens", // tcps_connattempt
              "PassiveOpens", // tcps_accepts
              "tcps_connects",
              "tcps_drops",
              "AttemptFails", // tcps_conndrops
              "tcps_closed",
              "tcps_segstimed",
              "tcps_rttupdated",
              "tcps_delack",
              "tcps_timeoutdrop",
              "tcps_rexmttimeo",
              "tcps_persisttimeo",
              "tcps_keeptimeo",
              "tcps_keepprobe",
              "tcps_keepdrops",
              "tcps_sndtotal",
              "tcps_sndpack",
              "tcps_sndbyte",
              "RetransSegs", // tcps_sndrexmitpack
              "tcps_sndrexmitbyte",
              "tcps_sndacks",
              "tcps_sndprobe",
              "tcps_sndurg",
              "tcps_sndwinup",
              "tcps_sndctrl",
              "InSegs", // tcps_rcvtotal
              "tcps_rcvpack",
              "tcps_rcvbyte",
              "tcps_rcvbadsum",
              "tcps_rcvbadoff",
              "tcps_rcvmemdrop",
              "tcps_rcvshort",
              "tcps_rcvduppack",
              "tcps_rcvdupbyte",
              "tcps_rcvpartduppack",
              "tcps_rcvpartdupbyte",
              "tcps_rcvoopack",
              "tcps_rcvoobyte",
              "tcps_rcvpackafterwin",
              "tcps_rcvbyteafterwin",
              "tcps_rcvafterclose",
              "tcps_rcvwinprobe",
              "tcps_rcvdupack",
              "tcps_rcvacktoomuch",
              "tcps_rcvackpack",
              "tcps_rcvackbyte",
              "tcps_rcvwinupd",
              "tcps_pawsdrop"),
          Map.of("InErrs", List.of("tcps_rcvbadsum", "tcps_rcvbadoff", "tcps_rcvshort")));

  static final Layout UDP =
      new Layout(
          "udpstat",
          4,
          List.of(
              "udps_ipackets",
              "udps_hdrops",
              "udps_badsum",
              "udps_badlen",
              "NoPorts", // udps_noport
              "udps_noportbcast",
              "udps_fullsock",
              "udpps_pcbcachemiss",
              "udpps_pcbhashmiss",
              "OutDatagrams"), // udps_opackets
          Map.of("InErrors", List.of("udps_hdrops", "udps_badsum", "udps_badlen")));

  static final Layout IP =
      new Layout(
          "ipstat",
          4,
          List.of(
              "InReceives", // ips_total
              "ips_badsum",
              "ips_tooshort",
              "ips_toosmall",
              "ips_badhlen",
              "ips_badlen",
              "ReasmReqds", // ips_fragments
              "ips_fragdropped",
              "ReasmTimeout", // ips_fragtimeout
              "ForwDatagrams", // ips_forward
              "ips_fastforward",
              "ips_cantforward",
              "ips_redirectsent",
              "InUnknownProtos", // ips_noproto
              "InDelivers", // ips_delivered
              "OutRequests", // ips_localout
              "OutDiscards", // ips_odropped
              "ReasmOKs", // ips_reassembled
              "FragOKs", // ips_fragmented
              "FragCreates", // ips_ofragments
              "FragFails", // ips_cantfrag
              "ips_badoptions",
              "OutNoRoutes", // ips_noroute
              "ips_badvers"),
          Map.of());

  static final Layout IP6 =
      new Layout(
          "ip6stat",
          8,
          List.of(
              "InReceives", // ip6s_total
              "ip6s_tooshort",
              "ip6s_toosmall",
              "ReasmReqds", // ip6s_fragments
              "ip6s_fragdropped",
              "ReasmTimeout", // ip6s_fragtimeout
              "ip6s_fragoverflow",
              "OutForwDatagrams", // ip6s_forward
              "ip6s_cantforward",
              "ip6s_redirectsent",
              "InDelivers", // ip6s_delivered
              "OutRequests", // ip6s_localout
              "OutDiscards", // ip6s_odropped
              "ReasmOKs"), // ip6s_reassembled
          Map.of());

  /** ICMP_MAXTYPE and one. */
  private static final int ICMP_TYPES = 41;

  private MacCounters() {}

  /** Reads the counters of a layout; what a newer system has behind them is passed over. */
  static CounterGroup numbers(String group, boolean bothFamilies, Layout layout, Octets octets)
      throws MalformedTableException {
    List<Counter> counters = new ArrayList<>();
    for (int i = 0; i < layout.ids().size(); i++) {
      int at = i * layout.width();
      long value = layout.width() == 8 ? octets.i64(at) : octets.u32(at);
      counters.add(new Counter(layout.ids().get(i), value));
    }
    CounterGroup plain = new CounterGroup(group, bothFamilies, counters);
    layout
        .sums()
        .forEach(
            (id, parts) ->
                counters.add(
                    new Counter(
                        id, parts.stream().mapToLong(part -> plain.value(part).orElse(0)).sum())));
    return new CounterGroup(group, bothFamilies, counters);
  }

  /**
   * Reads icmpstat: three counters, messages sent by type, five counters, messages received by
   * type. Types that never occurred are left out.
   */
  static CounterGroup icmp(Octets octets) throws MalformedTableException {
    List<Counter> counters = new ArrayList<>();
    int at = 0;
    for (String id : List.of("icps_error", "icps_oldshort", "icps_oldicmp")) {
      counters.add(new Counter(id, octets.u32(at)));
      at += 4;
    }
    addTypes(counters, "Out", octets, at);
    at += 4 * ICMP_TYPES;
    for (String id :
        List.of("icps_badcode", "icps_tooshort", "icps_checksum", "icps_badlen", "icps_reflect")) {
      counters.add(new Counter(id, octets.u32(at)));
      at += 4;
    }
    addTypes(counters, "In", octets, at);
    return new CounterGroup("Icmp", false, counters);
  }

  private static void addTypes(List<Counter> counters, String direction, Octets octets, int at)
      throws MalformedTableException {
    long all = 0;
    for (int type = 0; type < ICMP_TYPES; type++) {
      long count = octets.u32(at + 4L * type);
      all += count;
      if (count != 0) counters.add(new Counter(direction + "Type" + type, count));
    }
    counters.add(new Counter(direction + "Msgs", all));
  }
}
