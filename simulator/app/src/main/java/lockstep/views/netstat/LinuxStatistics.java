package lockstep.views.netstat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lockstep.table.Counter;
import lockstep.table.CounterGroup;
import lockstep.table.NetworkCounters;

/** Counters as net-tools' netstat prints them. */
final class LinuxStatistics {
  /**
   * What is printed for a counter.
   *
   * @param always also when it is zero
   * @param text the line, with {@code %d} for the number
   */
  private record Sentence(boolean always, String text) {}

  private static final Map<String, Sentence> SENTENCES = read();

  private static final List<String> V4 =
      List.of("Ip", "Icmp", "IcmpMsg", "Tcp", "Udp", "UdpLite", "TcpExt", "IpExt", "MPTcpExt");
  private static final List<String> V6 = List.of("Ip6", "Icmp6", "Udp6", "UdpLite6", "Tcp");

  /** Settings, which netstat does not print. */
  private static final Set<String> SETTINGS =
      Set.of("DefaultTTL", "RtoAlgorithm", "RtoMin", "RtoMax", "MaxConn");

  private final Sheet sheet;

  LinuxStatistics(Sheet sheet) {
    this.sheet = sheet;
  }

  private static Map<String, Sentence> read() {
    Map<String, Sentence> sentences = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                LinuxStatistics.class.getResourceAsStream("linux-statistics.txt"),
                StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#")) continue;
        String[] words = line.split(" ", 5);
        String indent = " ".repeat(Integer.parseInt(words[3]));
        sentences.put(
            words[0] + " " + words[1], new Sentence(words[2].equals("*"), indent + words[4]));
      }
      return sentences;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Prints the sections; with neither {@code tcp} nor {@code udp} all of them. */
  void print(NetworkCounters counters, boolean tcp, boolean udp, boolean ipv6) throws IOException {
    for (String name : ipv6 ? V6 : V4)
      if (isWanted(name, tcp, udp)) {
        CounterGroup group = counters.protocol(name).orElse(null);
        if (group != null) section(group, !tcp && !udp);
      }
  }

  private static boolean isWanted(String name, boolean tcp, boolean udp) {
    if (!tcp && !udp) return true;
    return switch (name) {
      case "Tcp", "TcpExt" -> tcp;
      case "Udp", "Udp6" -> udp;
      case "Ip", "Icmp", "Ip6", "Icmp6" -> false;
      default -> true;
    };
  }

  /**
   * @param withIcmp whether Icmp stands above: from its histogram on what follows is set in deeper
   */
  private void section(CounterGroup group, boolean withIcmp) throws IOException {
    sheet.line(group.name() + ":");
    boolean six = group.name().endsWith("6");
    boolean inHistogram = false;
    for (Counter counter : group.counters()) {
      inHistogram |= histogram(group.name(), counter.id());
      Sentence sentence = SENTENCES.get(group.name() + " " + counter.id());
      if (sentence != null) {
        if (counter.value() != 0 || sentence.always())
          sheet.line(sentence.text().replace("%d", Long.toString(counter.value())));
      } else if (counter.value() != 0 && !SETTINGS.contains(counter.id())) {
        boolean deep = withIcmp && group.name().equals("IcmpMsg") || six && inHistogram;
        sheet.line(
            (deep ? "        " : "    ")
                + (six ? group.name() : "")
                + counter.id()
                + ": "
                + counter.value());
      }
    }
  }

  /** The titles of the kinds of ICMP messages, which stand above the first of them. */
  private boolean histogram(String group, String id) throws IOException {
    if (!group.startsWith("Icmp") || !id.endsWith("DestUnreachs")) return false;
    boolean in = id.startsWith("In");
    String indent = in || group.equals("Icmp") ? "    " : "        ";
    sheet.line(indent + "ICMP " + (in ? "input" : "output") + " histogram:");
    return true;
  }
}
