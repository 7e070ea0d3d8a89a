package lockstep.views.netstat;

import java.io.IOException;
import lockstep.table.CounterGroup;
import lockstep.table.NetworkCounters;

/** How many sockets there are, as {@code ss -s} prints it. */
final class SsSummary {
  private final NetworkCounters counters;

  private SsSummary(NetworkCounters counters) {
    this.counters = counters;
  }

  static void print(NetworkCounters counters, Sheet sheet) throws IOException {
    if (counters.sockets().isEmpty()) {
      sheet.remark("this system does not count its sockets as ss -s shows them");
      return;
    }
    new SsSummary(counters).print(sheet);
  }

  private void print(Sheet sheet) throws IOException {
    long tcp = used("TCP");
    long tcp6 = used("TCP6");
    long waiting = count("TCP", "tw");
    long allocated = count("TCP", "alloc");
    sheet.line("Total: " + count("sockets", "used"));
    sheet.line(
        "TCP:   %d (estab %d, closed %d, orphaned %d, timewait %d)"
            .formatted(
                allocated + waiting,
                counters.value("Tcp", "CurrEstab").orElse(0),
                allocated - (tcp + tcp6 - waiting),
                count("TCP", "orphan"),
                waiting));
    sheet.line("");
    sheet.line("Transport Total     IP        IPv6");
    line(sheet, "RAW", used("RAW"), used("RAW6"));
    line(sheet, "UDP", used("UDP"), used("UDP6"));
    line(sheet, "TCP", tcp, tcp6);
    line(sheet, "INET", used("RAW") + used("UDP") + tcp, used("RAW6") + used("UDP6") + tcp6);
    line(sheet, "FRAG", used("FRAG"), used("FRAG6"));
    sheet.line("");
  }

  private static void line(Sheet sheet, String name, long v4, long v6) throws IOException {
    sheet.line(
        name + "\t  " + Cells.left(v4 + v6, 9) + " " + Cells.left(v4, 9) + " " + Cells.left(v6, 9));
  }

  private long used(String group) {
    return count(group, "inuse");
  }

  private long count(String name, String id) {
    for (CounterGroup group : counters.sockets())
      if (group.name().equals(name)) return group.value(id).orElse(0);
    return 0;
  }
}
