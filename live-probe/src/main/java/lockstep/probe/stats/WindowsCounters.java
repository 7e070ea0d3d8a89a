package lockstep.probe.stats;

import java.util.ArrayList;
import java.util.List;
import lockstep.probe.table.MalformedTableException;
import lockstep.probe.table.Octets;
import lockstep.table.Counter;
import lockstep.table.CounterGroup;

/**
 * The counters of Windows as iprtrmib.h, tcpmib.h, udpmib.h and ipmib.h lay them out: 32-bit
 * numbers, one behind the other. They have the MIBs' names here, so {@code dwInSegs} is {@code
 * InSegs}.
 */
final class WindowsCounters {
  /** MIB_TCPSTATS. */
  static final List<String> TCP =
      List.of(
          "RtoAlgorithm",
          "RtoMin",
          "RtoMax",
          "MaxConn",
          "ActiveOpens",
          "PassiveOpens",
          "AttemptFails",
          "EstabResets",
          "CurrEstab",
          "InSegs",
          "OutSegs",
          "RetransSegs",
          "InErrs",
          "OutRsts",
          "NumConns");

  /** MIB_UDPSTATS. */
  static final List<String> UDP =
      List.of("InDatagrams", "NoPorts", "InErrors", "OutDatagrams", "NumAddrs");

  /** MIB_IPSTATS. */
  static final List<String> IP =
      List.of(
          "Forwarding",
          "DefaultTTL",
          "InReceives",
          "InHdrErrors",
          "InAddrErrors",
          "ForwDatagrams",
          "InUnknownProtos",
          "InDiscards",
          "InDelivers",
          "OutRequests",
          "RoutingDiscards",
          "OutDiscards",
          "OutNoRoutes",
          "ReasmTimeout",
          "ReasmReqds",
          "ReasmOKs",
          "ReasmFails",
          "FragOKs",
          "FragFails",
          "FragCreates",
          "NumIf",
          "NumAddr",
          "NumRoutes");

  /** MIB_ICMP_EX: for each direction messages, errors, and messages by their type. */
  static final int ICMP_SIZE = 2 * 4 * (2 + 256);

  private static final int ICMP_DIRECTION = 4 * (2 + 256);

  private WindowsCounters() {}

  /** Reads a structure that is nothing but numbers with these names. */
  static CounterGroup numbers(String group, List<String> names, Octets octets)
      throws MalformedTableException {
    List<Counter> counters = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      // "No limit" is -1 and stays it; all else is unsigned.
      boolean setting = names.get(i).equals("MaxConn");
      counters.add(new Counter(names.get(i), setting ? octets.i32(4L * i) : octets.u32(4L * i)));
    }
    return new CounterGroup(group, false, counters);
  }

  /**
   * Reads MIB_ICMP_EX. Types are named as Linux names them, {@code InType8}; of 256 types those
   * that never occurred are left out.
   */
  static CounterGroup icmp(String group, Octets octets) throws MalformedTableException {
    List<Counter> counters = new ArrayList<>();
    for (String direction : List.of("In", "Out")) {
      int at = direction.equals("In") ? 0 : ICMP_DIRECTION;
      counters.add(new Counter(direction + "Msgs", octets.u32(at)));
      counters.add(new Counter(direction + "Errors", octets.u32(at + 4)));
      for (int type = 0; type < 256; type++) {
        long count = octets.u32(at + 8 + 4L * type);
        if (count != 0) counters.add(new Counter(direction + "Type" + type, count));
      }
    }
    return new CounterGroup(group, false, counters);
  }
}
