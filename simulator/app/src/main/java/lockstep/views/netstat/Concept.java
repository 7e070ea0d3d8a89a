package lockstep.views.netstat;

import java.util.List;

/** What a switch is for, whatever a dialect calls it. */
enum Concept {
  ALL("listening sockets and connections alike"),
  LISTENING("listening sockets only", "ALL"),
  TCP("TCP only", "PROTOCOL", "FAMILY"),
  UDP("UDP only", "PROTOCOL", "FAMILY"),
  PROTOCOL("one protocol only", "TCP"),
  IPV4("IPv4 only", "FAMILY", "PROTOCOL"),
  IPV6("IPv6 only", "FAMILY", "PROTOCOL"),
  FAMILY("one family of addresses only", "IPV4", "PROTOCOL"),
  NUMERIC("numbers in place of names"),
  FULL_NAMES("whole names of the other hosts", "RESOLVE", "WIDE", "NUMERIC"),
  RESOLVE("names of hosts", "FULL_NAMES", "NUMERIC"),
  WIDE("addresses that are not cut", "FULL_NAMES", "NUMERIC"),
  PROCESS("the process that holds each socket", "VERBOSE"),
  EXECUTABLE("the program that holds each socket", "PROCESS", "VERBOSE"),
  TIMER("the kernel's timer of each socket", "DETAILS", "VERBOSE"),
  DETAILS("the user, the inode and more of each socket", "VERBOSE", "PROCESS"),
  TCP_INFO("what the kernel keeps of each connection", "DETAILS", "VERBOSE", "STATISTICS"),
  VERBOSE("more columns", "DETAILS", "PROCESS"),
  MEMORY("the buffers of each socket", "TCP_INFO", "VERBOSE"),
  BOUND("ports that are bound and not in use", "ALL"),
  OFFLOAD("whether the network card runs the connection", "DETAILS", "VERBOSE"),
  REPEAT("the listing again and again"),
  ROUTES("the routing table"),
  INTERFACES("the network interfaces", "ETHERNET"),
  ETHERNET("what went over the interfaces, added up", "INTERFACES", "STATISTICS"),
  STATISTICS("counters of each protocol"),
  NO_HEADER("no line of titles"),
  ONE_LINE("one line a socket"),
  QUEUES("the queues of listening sockets", "LISTENING", "ALL"),
  OTHER_SOCKETS("sockets that are not TCP's or UDP's"),
  HELP("help"),
  OTHER("something else");

  private final String words;
  private final List<String> near;

  Concept(String words, String... near) {
    this.words = words;
    this.near = List.of(near);
  }

  /** What it shows. */
  String words() {
    return words;
  }

  /** What comes nearest where a dialect has no switch for this, the nearest first. */
  List<Concept> near() {
    return near.stream().map(Concept::valueOf).toList();
  }
}
