package lockstep.probe.stats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import lockstep.probe.table.MalformedTableException;
import lockstep.table.Counter;
import lockstep.table.CounterGroup;

/** Linux's counters as /proc/net/snmp, netstat, snmp6 and sockstat write them. */
final class ProcCounters {
  /** Counted for IPv4 and IPv6 together; the kernel has no Tcp6. */
  private static final Set<String> BOTH_FAMILIES = Set.of("Tcp", "TcpExt", "MPTcpExt");

  /** What the names of snmp6 begin with; a longer one before the one that it begins with. */
  private static final List<String> SNMP6 = List.of("Icmp6", "UdpLite6", "Udp6", "Ip6");

  private ProcCounters() {}

  /**
   * Reads a file of pairs of lines: names, and under them values ({@code snmp}, {@code netstat}).
   */
  static List<CounterGroup> pairs(ProcText text) throws MalformedTableException {
    List<CounterGroup> groups = new ArrayList<>();
    for (int i = 0; i < text.size(); i += 2) {
      String[] names = text.words(i);
      if (!names[0].endsWith(":"))
        throw text.wrong(i, "expected a protocol with a colon, found \"" + names[0] + '"');
      if (i + 1 == text.size()) throw text.wrong(i, "expected a line of values after it");
      String[] values = text.words(i + 1);
      if (!values[0].equals(names[0]) || values.length != names.length)
        throw text.wrong(
            i + 1,
            "expected %s and %d values, found %s and %d"
                .formatted(names[0], names.length - 1, values[0], values.length - 1));
      List<Counter> counters = new ArrayList<>();
      for (int j = 1; j < names.length; j++)
        counters.add(new Counter(names[j], text.number(i + 1, values[j])));
      String protocol = names[0].substring(0, names[0].length() - 1);
      groups.add(new CounterGroup(protocol, BOTH_FAMILIES.contains(protocol), counters));
    }
    return groups;
  }

  /**
   * Reads a file of single counters, {@code Ip6InReceives 2979}. What follows the protocol is the
   * name; IPv6's octets and packets by traffic class have the protocol Ip6 too.
   */
  static List<CounterGroup> singles(ProcText text) throws MalformedTableException {
    Map<String, List<Counter>> groups = new LinkedHashMap<>();
    for (int i = 0; i < text.size(); i++) {
      String[] words = text.words(i);
      if (words.length != 2) throw text.wrong(i, "expected a name and a value");
      String protocol =
          SNMP6.stream()
              .filter(words[0]::startsWith)
              .findFirst()
              .orElseThrow(wrongName(text, i, words[0]));
      groups
          .computeIfAbsent(protocol, key -> new ArrayList<>())
          .add(new Counter(words[0].substring(protocol.length()), text.number(i, words[1])));
    }
    return groups.entrySet().stream()
        .map(group -> new CounterGroup(group.getKey(), false, group.getValue()))
        .toList();
  }

  private static Supplier<MalformedTableException> wrongName(ProcText text, int line, String name) {
    return () -> text.wrong(line, "expected a counter of " + SNMP6 + ", found \"" + name + '"');
  }

  /** Reads {@code TCP: inuse 1 orphan 0 ...}: how many sockets there are now. */
  static List<CounterGroup> sockets(ProcText text) throws MalformedTableException {
    List<CounterGroup> groups = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      String[] words = text.words(i);
      if (!words[0].endsWith(":") || words.length % 2 == 0)
        throw text.wrong(i, "expected a protocol with a colon, and pairs of name and value");
      List<Counter> counters = new ArrayList<>();
      for (int j = 1; j < words.length; j += 2)
        counters.add(new Counter(words[j], text.number(i, words[j + 1])));
      String protocol = words[0].substring(0, words[0].length() - 1);
      // TIME-WAIT, orphans and memory are counted for both families under TCP.
      groups.add(new CounterGroup(protocol, false, counters));
    }
    return groups;
  }
}
