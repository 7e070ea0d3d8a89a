package lockstep.views.netstat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.table.InterfaceRow;
import lockstep.table.NetworkCounters;
import lockstep.table.Route;
import lockstep.table.Selection;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;

/** Facts made up, and what is printed of them. */
public final class MadeFacts implements Facts, Names {
  public List<SocketRow> rows = new ArrayList<>();
  NetworkCounters counters = new NetworkCounters("linux", List.of(), List.of());
  List<InterfaceRow> interfaces = new ArrayList<>();
  List<Route> routes = new ArrayList<>();
  List<LinuxSixRoute> sixRoutes;
  OptionalInt width = OptionalInt.empty();
  final Map<String, String> hosts = new HashMap<>(Map.of("127.0.0.1", "localhost"));
  final Map<Integer, String> services =
      new HashMap<>(
          Map.of(
              22,
              "ssh",
              53,
              "domain",
              68,
              "bootpc",
              443,
              "https",
              631,
              "ipp",
              5353,
              "mdns",
              8080,
              "http-alt"));
  final List<String> lines = new ArrayList<>();
  final List<String> remarks = new ArrayList<>();

  /** What a dialect prints for these arguments. */
  List<String> print(Dialect dialect, String... args) throws IOException, SwitchRefused {
    lines.clear();
    remarks.clear();
    dialect
        .parse(List.of(args), this)
        .print(
            this,
            new Sheet() {
              @Override
              public void line(String line) {
                lines.add(line);
              }

              @Override
              public void remark(String sentence) {
                remarks.add(sentence);
              }
            });
    return List.copyOf(lines);
  }

  /** As a reader chooses rows. */
  @Override
  public List<SocketRow> rows(Selection wanted) {
    return rows.stream().filter(row -> isWanted(row, wanted)).toList();
  }

  private static boolean isWanted(SocketRow row, Selection wanted) {
    Selection.Protocol protocol = row.isTcp() ? Selection.Protocol.TCP : Selection.Protocol.UDP;
    Selection.Family family = row.isIpv6() ? Selection.Family.IPV6 : Selection.Family.IPV4;
    TcpState udp = row.foreign().port() == 0 ? TcpState.CLOSED : TcpState.ESTABLISHED;
    TcpState state = row.isTcp() ? row.state().state() : udp;
    return wanted.protocols().contains(protocol)
        && wanted.families().contains(family)
        && (state == null ? wanted.boundInactive() : wanted.states().contains(state));
  }

  @Override
  public NetworkCounters counters() {
    return counters;
  }

  @Override
  public List<InterfaceRow> interfaces() {
    return interfaces;
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  @Override
  public Optional<List<LinuxSixRoute>> linuxSixRoutes() {
    return Optional.ofNullable(sixRoutes);
  }

  @Override
  public Names names() {
    return this;
  }

  @Override
  public OptionalInt width() {
    return width;
  }

  @Override
  public void expect(Collection<String> addresses) {}

  @Override
  public Optional<String> host(String address) {
    return Optional.ofNullable(hosts.get(address));
  }

  @Override
  public Optional<String> service(int port, String protocol) {
    return Optional.ofNullable(services.get(port));
  }

  @Override
  public OptionalInt port(String service, String protocol) {
    return services.entrySet().stream()
        .filter(known -> known.getValue().equals(service))
        .filter(known -> protocol.equals("tcp") == known.getKey() < 1000 || known.getKey() == 8080)
        .mapToInt(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public Optional<String> user(int uid) {
    return uid == 0 ? Optional.of("root") : Optional.empty();
  }

  @Override
  public Optional<String> cgroup(long id) {
    return id == 1 ? Optional.of("/") : Optional.empty();
  }

  @Override
  public Optional<String> ownHost() {
    return Optional.of("here");
  }
}
