package lockstep.views.netstat;

import static lockstep.views.netstat.Switch.of;

import java.util.List;

/** The switches of every dialect. */
final class Switches {
  static final List<Switch> LINUX =
      List.of(
          of("a all", Concept.ALL, "Listening sockets and connections alike."),
          of("t tcp", Concept.TCP, "TCP sockets."),
          of("u udp", Concept.UDP, "UDP sockets."),
          of("l listening", Concept.LISTENING, "Only listening sockets: the servers."),
          of("n numeric", Concept.NUMERIC, "Numbers in place of names of hosts, ports, users."),
          of("- numeric-hosts", Concept.NUMERIC, "Numbers in place of names of hosts."),
          of("- numeric-ports", Concept.NUMERIC, "Numbers in place of names of ports."),
          of("- numeric-users", Concept.NUMERIC, "Numbers in place of names of users."),
          of("p programs", Concept.PROCESS, "The process that holds each socket."),
          of("o timers", Concept.TIMER, "The kernel's timer of each socket."),
          of(
              "e extend",
              Concept.DETAILS,
              "The user and the inode of each socket; with -r other columns."),
          of("c continuous", Concept.REPEAT, "Prints again each second, until Ctrl+C stops it."),
          of("r route", Concept.ROUTES, "The routing table instead of sockets."),
          of("i interfaces", Concept.INTERFACES, "The network interfaces instead of sockets."),
          of("s statistics", Concept.STATISTICS, "Counters of each protocol instead of sockets."),
          of("4 inet ip", Concept.IPV4, "IPv4 only."),
          of("6 inet6", Concept.IPV6, "IPv6 only."),
          of("A protocol", Concept.FAMILY, "Only this family: inet or inet6.").taking("AF"),
          of("W wide", Concept.WIDE, "Does not cut long addresses."),
          of("v verbose", Concept.VERBOSE, "Says what is not supported; changes nothing here."),
          of("w raw", Concept.OTHER_SOCKETS, "raw IP sockets").unshown(),
          of("x unix", Concept.OTHER_SOCKETS, "UNIX domain sockets").unshown(),
          of("U udplite", Concept.OTHER_SOCKETS, "UDPLite sockets").unshown(),
          of("S sctp", Concept.OTHER_SOCKETS, "SCTP sockets").unshown(),
          unshown("g groups", "multicast groups"),
          unshown("M masquerade", "masqueraded connections"),
          unshown("N symbolic", "names of hardware"),
          unshown("F fib", "the kernel's table of routes"),
          unshown("C cache", "the cache of routes"),
          unshown("Z context", "SELinux contexts"),
          unshown("V version", "the tool's version"));

  static final List<Switch> WINDOWS =
      List.of(
          of("a", Concept.ALL, "Connections and listening ports alike, and UDP."),
          of("b", Concept.EXECUTABLE, "The program that made each connection or listening port."),
          of(
              "e",
              Concept.ETHERNET,
              "What went over the interfaces, added up; may stand beside -s."),
          of("f", Concept.FULL_NAMES, "Whole names (FQDN) of foreign addresses."),
          of("n", Concept.NUMERIC, "Numbers in place of names."),
          of("o", Concept.PROCESS, "The number (PID) of the process that owns each."),
          of(
                  "p",
                  Concept.PROTOCOL,
                  "Only this protocol: TCP, UDP, TCPv6, UDPv6; with -s also IP, IPv6, ICMP,"
                      + " ICMPv6.")
              .taking("proto"),
          of(
              "q",
              Concept.BOUND,
              "Connections, listening ports, and TCP ports that are bound and not in use."),
          of("r", Concept.ROUTES, "The routing table, with the list of interfaces above it."),
          of("s", Concept.STATISTICS, "Counters of each protocol."),
          of("t", Concept.OFFLOAD, "Whether the network card runs the connection."),
          unshown("x", "NetworkDirect connections"),
          unshown("y", "templates of TCP connections"),
          unshown("i", "how long a connection has been in its state"),
          of("?", Concept.HELP, "This help."));

  static final List<Switch> MACOS =
      List.of(
          of("a", Concept.ALL, "Servers too; UDP sockets are always there."),
          of("n", Concept.NUMERIC, "Numbers in place of names."),
          of("p", Concept.PROTOCOL, "Only this protocol: tcp, udp, ip, icmp, ip6, icmp6.")
              .taking("protocol"),
          of("f", Concept.FAMILY, "Only this family: inet or inet6.").taking("family"),
          of("r", Concept.ROUTES, "The routing table instead of sockets."),
          of("i", Concept.INTERFACES, "The network interfaces instead of sockets."),
          of("I", Concept.INTERFACES, "Only this interface.").taking("interface"),
          of("s", Concept.STATISTICS, "Counters of each protocol; given twice, without zeros."),
          of("v", Concept.VERBOSE, "More columns, among them the process (pid)."),
          of("W", Concept.WIDE, "Does not cut long addresses."),
          of("l", Concept.WIDE, "Whole IPv6 addresses, in wider columns."),
          of("w", Concept.REPEAT, "Prints again each so many seconds.").taking("wait"),
          unshown("A", "addresses of control blocks"),
          of("L", Concept.QUEUES, "queues of listening sockets").unshown(),
          unshown("g", "multicast groups"),
          of("m", Concept.MEMORY, "network memory").unshown(),
          unshown("b", "octets in and out"),
          unshown("d", "dropped packets"),
          unshown("R", "reachability"),
          unshown("t", "watchdog timers"));

  static final List<Switch> SS =
      List.of(
          of("a all", Concept.ALL, "Listening sockets and connections alike."),
          of("t tcp", Concept.TCP, "TCP sockets."),
          of("u udp", Concept.UDP, "UDP sockets."),
          of("l listening", Concept.LISTENING, "Only listening sockets."),
          of("n numeric", Concept.NUMERIC, "Numbers in place of names of services."),
          of("r resolve", Concept.RESOLVE, "Names of hosts."),
          of("p processes", Concept.PROCESS, "The processes that hold each socket."),
          of("o options", Concept.TIMER, "The kernel's timer of each socket."),
          of("e extended", Concept.DETAILS, "User, inode, cookie and more of each socket."),
          of("i info", Concept.TCP_INFO, "What the kernel keeps of each connection."),
          of("s summary", Concept.STATISTICS, "How many sockets there are, instead of a list."),
          of("4 ipv4", Concept.IPV4, "IPv4 only."),
          of("6 ipv6", Concept.IPV6, "IPv6 only."),
          of("f family", Concept.FAMILY, "Only this family: inet or inet6.").taking("FAMILY"),
          of("A query socket", Concept.PROTOCOL, "Only these tables: tcp, udp, inet, all.")
              .taking("QUERY"),
          of("H no-header", Concept.NO_HEADER, "No line of titles."),
          of("O oneline", Concept.ONE_LINE, "Each socket on one line."),
          of("h help", Concept.HELP, "This help."),
          of("m memory", Concept.MEMORY, "the buffers of each socket").unshown(),
          unshown("T threads", "the threads that hold each socket"),
          unshown("- tipcinfo", "TIPC sockets"),
          unshown("- tos", "type of service"),
          unshown("- cgroup", "control groups; -e shows them too"),
          unshown("b bpf", "socket filters"),
          of("E events", Concept.REPEAT, "sockets as they vanish").unshown(),
          unshown("Z context", "SELinux contexts"),
          unshown("z contexts", "SELinux contexts"),
          unshown("N net", "another network namespace"),
          of("0 packet", Concept.OTHER_SOCKETS, "packet sockets").unshown(),
          of("M mptcp", Concept.OTHER_SOCKETS, "MPTCP sockets").unshown(),
          of("S sctp", Concept.OTHER_SOCKETS, "SCTP sockets").unshown(),
          of("d dccp", Concept.OTHER_SOCKETS, "DCCP sockets").unshown(),
          of("w raw", Concept.OTHER_SOCKETS, "raw IP sockets").unshown(),
          of("x unix", Concept.OTHER_SOCKETS, "UNIX domain sockets").unshown(),
          unshown("K kill", "closing sockets by force"),
          unshown("V version", "the tool's version"),
          unshown("D diag", "the kernel's answer as it is"),
          unshown("F filter", "a filter from a file"));

  private Switches() {}

  /** One that is about what no dialect shows here. */
  private static Switch unshown(String forms, String says) {
    return of(forms, Concept.OTHER, says).unshown();
  }
}
