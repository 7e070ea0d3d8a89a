package lockstep.probe.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import lockstep.table.CounterGroup;
import lockstep.table.InterfaceRow;
import lockstep.table.NetworkCounters;
import lockstep.table.Route;
import lockstep.table.RouteKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** This system's counters, interfaces and routes against what the system's own tools say. */
class LiveNetworkStatsTest {
  private static final Path IP = Path.of("/sbin/ip");

  private final NetworkStats stats = NetworkStatsReaders.open();

  @BeforeEach
  void onLinux() {
    assumeThat(System.getProperty("os.name"))
        .as("the readers of other systems are tested from octets alone")
        .isEqualTo("Linux");
  }

  /** A counter that the text itself has grown by must lie between two readings of the text. */
  @Test
  void countersLieBetweenTwoReadingsOfTheFiles() throws Exception {
    Map<String, Long> before = inFiles();
    NetworkCounters ours = stats.counters().answer().orElseThrow();
    Map<String, Long> after = inFiles();
    int compared = 0;
    for (CounterGroup group : ours.protocols())
      for (var counter : group.counters()) {
        String name = group.name() + " " + counter.id();
        assertThat(before).containsKey(name);
        // Numbers of now may fall meanwhile.
        if (name.equals("Tcp CurrEstab")) continue;
        assertThat(counter.value()).as(name).isBetween(before.get(name), after.get(name));
        compared++;
      }
    assertThat(compared).as("all counters").isEqualTo(before.size() - 1);
    assertThat(ours.value("Tcp", "InSegs").orElseThrow()).isPositive();
  }

  /** Reads the files in another way than the reader does: by position, into one map. */
  private static Map<String, Long> inFiles() throws IOException {
    Map<String, Long> values = new TreeMap<>();
    for (String file : List.of("snmp", "netstat")) {
      List<String> lines = lines(file);
      for (int i = 0; i < lines.size(); i += 2) {
        String[] names = lines.get(i).split(" ");
        String[] numbers = lines.get(i + 1).split(" ");
        for (int j = 1; j < names.length; j++)
          values.put(names[0].replace(":", "") + " " + names[j], Long.parseLong(numbers[j]));
      }
    }
    for (String line : lines("snmp6")) {
      String[] words = line.split("\\s+");
      values.put(words[0].replaceFirst("6", "6 "), Long.parseLong(words[1]));
    }
    return values;
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readString(Path.of("/proc/net", file)).lines().toList();
  }

  @Test
  void interfacesAreThoseOfIp() throws Exception {
    assumeThat(IP).exists();
    List<String> ours = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    for (InterfaceRow row : interfaces()) {
      ours.add(row.index() + " " + row.name() + " mtu " + row.mtu() + " " + row.mac());
      row.addresses().forEach(address -> addresses.add(row.name() + " " + address));
    }
    assertThat(ours).containsExactlyElementsOf(ipLinks());
    assertThat(addresses).containsExactlyInAnyOrderElementsOf(ipAddresses());
  }

  /** {@code 2: eth0: <UP> mtu 1400 ... link/ether 02:fc:00:00:00:01 brd ...}. */
  private static List<String> ipLinks() throws Exception {
    List<String> links = new ArrayList<>();
    for (String line : ip("-o", "link")) {
      String[] words = line.split("[\\s\\\\]+");
      String name = words[1].replaceFirst("(@.*)?:$", "");
      String kind = after(words, "link/");
      links.add(words[0].replace(":", "") + " " + name + " mtu " + word(words, "mtu") + " " + kind);
    }
    return links;
  }

  /** {@code 2: eth0 inet 192.0.2.2/24 ...}, or {@code inet 192.0.2.1 peer 192.0.2.2/32}. */
  private static List<String> ipAddresses() throws Exception {
    List<String> addresses = new ArrayList<>();
    for (String line : ip("-o", "addr")) {
      String[] words = line.split("[\\s\\\\]+");
      String own = words[3].replaceFirst("/.*", "");
      String prefix = (words[4].equals("peer") ? words[5] : words[3]).replaceFirst(".*/", "");
      addresses.add(words[1] + " " + own + "/" + prefix);
    }
    return addresses;
  }

  /** The word behind the one that begins so, if it is an address. */
  private static String after(String[] words, String begin) {
    for (int i = 0; i + 1 < words.length; i++)
      if (words[i].startsWith(begin) && words[i + 1].indexOf(':') > 0) return words[i + 1];
    return "";
  }

  private static String word(String[] words, String behind) {
    for (int i = 0; i + 1 < words.length; i++) if (words[i].equals(behind)) return words[i + 1];
    return "";
  }

  @Test
  void routesAreThoseOfIp() throws Exception {
    assumeThat(IP).exists();
    List<String> ours = new ArrayList<>();
    for (Route route : stats.routes().answer().orElseThrow())
      ours.add(
          route.kind()
              + " "
              + route.network()
              + " "
              + route.gateway().orElse("")
              + " "
              + route.interfaceName()
              + " "
              + route.table()
              + " "
              + route.metric()
              + " "
              + route.source().orElse(""));
    List<String> theirs = new ArrayList<>(ipRoutes("-4"));
    theirs.addAll(ipRoutes("-6"));
    assertThat(ours).isNotEmpty().containsExactlyInAnyOrderElementsOf(theirs);
  }

  /** {@code local 192.0.2.2 dev eth0 table 255 proto kernel scope host src 192.0.2.2}. */
  private static List<String> ipRoutes(String family) throws Exception {
    List<String> routes = new ArrayList<>();
    for (String line : ip("-N", family, "route", "show", "table", "all")) {
      assumeThat(line).as("a route with several next hops").doesNotStartWith("\t");
      String[] words = line.strip().split("\\s+");
      // With -N a kind other than unicast is a number too.
      boolean hasKind = words[0].matches("[a-z]+|[0-9]+") && !words[0].equals("default");
      String kind = hasKind ? kind(words[0]) : RouteKind.UNICAST.name();
      String destination = words[hasKind ? 1 : 0];
      boolean ipv6 = family.equals("-6");
      if (destination.equals("default")) destination = ipv6 ? "::/0" : "0.0.0.0/0";
      if (destination.indexOf('/') < 0) destination += ipv6 ? "/128" : "/32";
      String table = word(words, "table");
      String metric = word(words, "metric");
      routes.add(
          kind
              + " "
              + destination
              + " "
              + word(words, "via")
              + " "
              + word(words, "dev")
              + " "
              + (table.isEmpty() ? "254" : table)
              + " "
              + (metric.isEmpty() ? "0" : metric)
              + " "
              + word(words, "src"));
    }
    return routes;
  }

  private static String kind(String word) {
    for (RouteKind kind : RouteKind.values())
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) return kind.name();
    int number = Integer.parseInt(word);
    return RouteKind.values()[number - 1].name();
  }

  /** rtnetlink and the text files are two ways to the same tables. */
  @Test
  void theTextFilesSayTheSameOfRoutes() throws Exception {
    List<String> byNetlink = new ArrayList<>();
    for (Route route : stats.routes().answer().orElseThrow())
      if (route.isIpv6() || route.table() == Route.LINUX_MAIN) byNetlink.add(shortly(route));
    List<String> byFile = new ArrayList<>();
    for (Route route : NetworkStatsReaders.openFallBack().routes().answer().orElseThrow())
      // The kernel's own route for where none fits is in the file alone.
      if (route.metric() != 0xFFFFFFFFL) byFile.add(shortly(route));
    assertThat(byFile).isNotEmpty().containsExactlyInAnyOrderElementsOf(byNetlink);
  }

  private static String shortly(Route route) {
    return route.network()
        + " "
        + route.gateway()
        + " "
        + route.interfaceName()
        + " "
        + route.metric()
        + " "
        + Integer.toHexString(route.rawFlags());
  }

  @Test
  void theTextFilesSayTheSameOfInterfaces() throws Exception {
    List<String> byNetlink = new ArrayList<>();
    for (InterfaceRow row : interfaces()) byNetlink.add(shown(row));
    List<String> byFile = new ArrayList<>();
    for (InterfaceRow row : NetworkStatsReaders.openFallBack().interfaces().answer().orElseThrow())
      byFile.add(shown(row));
    assertThat(byFile).isNotEmpty().containsExactlyElementsOf(byNetlink);
  }

  private static String shown(InterfaceRow row) {
    return row.index()
        + " "
        + row.name()
        + " "
        + row.mtu()
        + " "
        + row.mac()
        + " "
        + row.flags().stream().sorted().toList()
        + " "
        + row.addresses().stream().map(Object::toString).sorted().toList();
  }

  private List<InterfaceRow> interfaces() throws StatsException {
    return stats.interfaces().answer().orElseThrow();
  }

  private static List<String> ip(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(IP.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text.lines().toList();
  }
}
