package lockstep.views.netstat;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import lockstep.table.NetworkCounters;
import lockstep.table.Selection.Family;

/**
 * Counters as macOS's netstat prints them. Only the lines that this system has a counter for are
 * printed, which is said; macOS itself counts much more.
 */
final class MacStatistics {
  /**
   * A line: how deep it stands, the words with {@code %d} and {@code %s} for a plural, and the
   * names of its counter, the first that is kept counts.
   */
  private record Line(int depth, String words, String... ids) {}

  private static final Line[] TCP = {
    new Line(1, "%d packet%s sent", "tcps_sndtotal", "OutSegs"),
    new Line(2, "%d data packet%s retransmitted", "tcps_sndrexmitpack", "RetransSegs"),
    new Line(2, "%d window probe packet%s", "tcps_sndprobe"),
    new Line(2, "%d window update packet%s", "tcps_sndwinup"),
    new Line(2, "%d control packet%s", "tcps_sndctrl"),
    new Line(1, "%d packet%s received", "tcps_rcvtotal", "InSegs"),
    new Line(2, "%d duplicate ack%s", "tcps_rcvdupack"),
    new Line(2, "%d discarded for bad checksum%s", "tcps_rcvbadsum", "InCsumErrors"),
    new Line(1, "%d connection request%s", "tcps_connattempt", "ActiveOpens"),
    new Line(1, "%d connection accept%s", "tcps_accepts", "PassiveOpens"),
    new Line(1, "%d bad connection attempt%s", "tcps_badsyn"),
    new Line(1, "%d listen queue overflow%s", "tcps_listendrop", "TcpExt.ListenOverflows"),
    new Line(1, "%d connection%s established (including accepts)", "tcps_connects"),
    new Line(1, "%d embryonic connection%s dropped", "tcps_conndrops", "AttemptFails"),
    new Line(1, "%d retransmit timeout%s", "tcps_rexmttimeo", "TcpExt.TCPTimeouts"),
    new Line(
        2,
        "%d connection%s dropped by rexmit timeout",
        "tcps_timeoutdrop",
        "TcpExt.TCPAbortOnTimeout"),
    new Line(1, "%d persist timeout%s", "tcps_persisttimeo"),
    new Line(1, "%d keepalive timeout%s", "tcps_keeptimeo"),
    new Line(2, "%d keepalive probe%s sent", "tcps_keepprobe", "TcpExt.TCPKeepAlive"),
    new Line(1, "%d correct ACK header prediction%s", "tcps_predack", "TcpExt.TCPHPAcks"),
    new Line(1, "%d correct data packet header prediction%s", "tcps_preddat", "TcpExt.TCPHPHits"),
    new Line(
        1, "%d SACK recovery episode%s", "tcps_sack_recovery_episode", "TcpExt.TCPSackRecovery"),
  };

  private static final Line[] UDP = {
    new Line(1, "%d datagram%s received", "udps_ipackets", "InDatagrams"),
    new Line(2, "%d with bad checksum", "udps_badsum", "InCsumErrors"),
    new Line(2, "%d dropped due to no socket", "udps_noport", "NoPorts"),
    new Line(2, "%d dropped due to full socket buffers", "udps_fullsock", "RcvbufErrors"),
    new Line(1, "%d datagram%s output", "udps_opackets", "OutDatagrams"),
  };

  private static final Line[] IP = {
    new Line(1, "%d total packet%s received", "ips_total", "InReceives"),
    new Line(2, "%d bad header checksum%s", "ips_badsum"),
    new Line(2, "%d fragment%s received", "ips_fragments", "ReasmReqds"),
    new Line(3, "%d reassembled ok", "ips_reassembled", "ReasmOKs"),
    new Line(2, "%d packet%s for this host", "ips_delivered", "InDelivers"),
    new Line(2, "%d packet%s for unknown/unsupported protocol", "ips_noproto", "InUnknownProtos"),
    new Line(2, "%d packet%s forwarded", "ips_forward", "ForwDatagrams", "OutForwDatagrams"),
    new Line(1, "%d packet%s sent from this host", "ips_localout", "OutRequests"),
    new Line(2, "%d output packet%s dropped due to no bufs, etc.", "ips_odropped", "OutDiscards"),
    new Line(2, "%d output packet%s discarded due to no route", "ips_noroute", "OutNoRoutes"),
    new Line(2, "%d output datagram%s fragmented", "ips_fragmented", "FragOKs"),
    new Line(2, "%d fragment%s created", "ips_ofragments", "FragCreates"),
    new Line(2, "%d datagram%s that can't be fragmented", "ips_cantfrag", "FragFails"),
  };

  private static final String[][] ICMP_KINDS = {
    {"echo reply", "EchoReps"},
    {"destination unreachable", "DestUnreachs"},
    {"source quench", "SrcQuenchs"},
    {"routing redirect", "Redirects"},
    {"echo", "Echos"},
    {"time exceeded", "TimeExcds"},
    {"parameter problem", "ParmProbs"},
    {"time stamp", "Timestamps"},
    {"time stamp reply", "TimestampReps"},
    {"address mask request", "AddrMasks"},
    {"address mask reply", "AddrMaskReps"},
  };

  private final NetworkCounters counters;
  private final Sheet sheet;
  private final boolean withoutZeros;
  private int missing;

  MacStatistics(NetworkCounters counters, Sheet sheet, boolean withoutZeros) {
    this.counters = counters;
    this.sheet = sheet;
    this.withoutZeros = withoutZeros;
  }

  /** Prints the counters of a protocol, of all when it is empty. */
  void print(String protocol, Optional<Family> family) throws IOException {
    boolean all = protocol.isEmpty();
    boolean four = family.isEmpty() || family.get() == Family.IPV4;
    boolean six = family.isEmpty() || family.get() == Family.IPV6;
    if (all || protocol.equals("tcp")) section("tcp", "Tcp", TCP);
    if (all || protocol.equals("udp")) section("udp", "Udp", UDP);
    if (all && four || protocol.equals("ip")) section("ip", "Ip", IP);
    if (all && four || protocol.equals("icmp")) icmp("icmp", "Icmp");
    if (all && six || protocol.equals("ip6")) section("ip6", "Ip6", IP);
    if (all && six || protocol.equals("icmp6")) icmp("icmp6", "Icmp6");
    sheet.remark(
        "macOS counts much more; shown are the lines that this system has a counter for ("
            + missing
            + " known lines have none)");
  }

  private void section(String title, String group, Line[] lines) throws IOException {
    sheet.line(title + ":");
    for (Line line : lines) {
      OptionalLong value = value(group, line.ids());
      if (value.isEmpty()) {
        missing++;
        continue;
      }
      if (value.getAsLong() == 0 && withoutZeros) continue;
      sheet.line(
          "\t".repeat(line.depth())
              + line.words()
                  .replace("%d", Long.toString(value.getAsLong()))
                  .replace("%s", value.getAsLong() == 1 ? "" : "s"));
    }
  }

  private OptionalLong value(String group, String... ids) {
    for (String id : ids) {
      int dot = id.indexOf('.');
      OptionalLong found =
          dot < 0
              ? counters.value(group, id)
              : counters.value(id.substring(0, dot), id.substring(dot + 1));
      if (found.isPresent()) return found;
    }
    return OptionalLong.empty();
  }

  private void icmp(String title, String group) throws IOException {
    sheet.line(title + ":");
    histogram(group, "Out", "Output histogram:");
    histogram(group, "In", "Input histogram:");
  }

  private void histogram(String group, String way, String title) throws IOException {
    boolean first = true;
    for (String[] kind : ICMP_KINDS) {
      long value = value(group, way + kind[1]).orElse(0);
      if (value == 0) continue;
      if (first) sheet.line("\t" + title);
      first = false;
      sheet.line("\t\t" + kind[0] + ": " + value);
    }
  }
}
