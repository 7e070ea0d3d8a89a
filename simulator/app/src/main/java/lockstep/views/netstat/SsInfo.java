package lockstep.views.netstat;

import java.util.OptionalLong;
import lockstep.table.BbrInfo;
import lockstep.table.SocketDetails;
import lockstep.table.TcpInfo;
import lockstep.table.TcpInfoField;

/** What the kernel keeps of a connection, as {@code ss -i} prints it. */
final class SsInfo {
  private static final long UNKNOWN_32 = 0xFFFFFFFFL;

  private final StringBuilder text = new StringBuilder();
  private final TcpInfo info;
  private final boolean exact;

  private SsInfo(TcpInfo info, boolean exact) {
    this.info = info;
    this.exact = exact;
  }

  /**
   * The text.
   *
   * @param options also which options of TCP are in use
   * @param exact rates in figures, not in k, M, G and T
   */
  static String text(TcpInfo info, SocketDetails details, boolean options, boolean exact) {
    SsInfo writer = new SsInfo(info, exact);
    if (options) writer.options();
    if (!details.congestion().isEmpty()) writer.text.append(' ').append(details.congestion());
    writer.timing();
    writer.sizes();
    writer.counts();
    details.bbr().ifPresent(writer::bbr);
    writer.rates();
    writer.rest();
    return writer.text.toString();
  }

  private long get(TcpInfoField field) {
    return info.get(field, 0);
  }

  private void options() {
    long bits = get(TcpInfoField.OPTIONS);
    if ((bits & 1) != 0) text.append(" ts");
    if ((bits & 2) != 0) text.append(" sack");
    if ((bits & 8) != 0) text.append(" ecn");
    if ((bits & 16) != 0) text.append(" ecnseen");
    if ((bits & 32) != 0) text.append(" fastopen");
  }

  private void timing() {
    if ((get(TcpInfoField.OPTIONS) & 4) != 0)
      text.append(" wscale:")
          .append(get(TcpInfoField.SND_WSCALE))
          .append(',')
          .append(get(TcpInfoField.RCV_WSCALE));
    long rto = get(TcpInfoField.RTO);
    if (rto != 0 && rto != 3_000_000) text.append(" rto:").append(millis(rto));
    number("backoff", TcpInfoField.BACKOFF);
    if (get(TcpInfoField.RTT) != 0)
      text.append(" rtt:")
          .append(millis(get(TcpInfoField.RTT)))
          .append('/')
          .append(millis(get(TcpInfoField.RTTVAR)));
    if (get(TcpInfoField.ATO) != 0) text.append(" ato:").append(millis(get(TcpInfoField.ATO)));
  }

  private void sizes() {
    number("mss", TcpInfoField.SND_MSS);
    number("pmtu", TcpInfoField.PMTU);
    number("rcvmss", TcpInfoField.RCV_MSS);
    number("advmss", TcpInfoField.ADVMSS);
    number("cwnd", TcpInfoField.SND_CWND);
    if (get(TcpInfoField.SND_SSTHRESH) < 0xFFFF) number("ssthresh", TcpInfoField.SND_SSTHRESH);
  }

  private void counts() {
    number("bytes_sent", TcpInfoField.BYTES_SENT);
    number("bytes_retrans", TcpInfoField.BYTES_RETRANS);
    number("bytes_acked", TcpInfoField.BYTES_ACKED);
    number("bytes_received", TcpInfoField.BYTES_RECEIVED);
    number("segs_out", TcpInfoField.SEGS_OUT);
    number("segs_in", TcpInfoField.SEGS_IN);
    number("data_segs_out", TcpInfoField.DATA_SEGS_OUT);
    number("data_segs_in", TcpInfoField.DATA_SEGS_IN);
  }

  private void bbr(BbrInfo bbr) {
    text.append(" bbr:(bw:").append(rate(bbr.bandwidth() * 8.));
    text.append(",mrtt:").append(millis(bbr.minRtt()));
    if (bbr.pacingGain() != 0)
      text.append(",pacing_gain:").append(Cells.general(bbr.pacingGain() / 256.));
    if (bbr.windowGain() != 0)
      text.append(",cwnd_gain:").append(Cells.general(bbr.windowGain() / 256.));
    text.append(')');
  }

  private void rates() {
    long rtt = get(TcpInfoField.RTT);
    long mss = get(TcpInfoField.SND_MSS);
    long window = get(TcpInfoField.SND_CWND);
    if (rtt > 0 && mss > 0 && window > 0)
      text.append(" send ").append(rate((double) window * mss * 8. * 1_000_000. / rtt));
    number("lastsnd", TcpInfoField.LAST_DATA_SENT);
    number("lastrcv", TcpInfoField.LAST_DATA_RECV);
    number("lastack", TcpInfoField.LAST_ACK_RECV);
    long pacing = get(TcpInfoField.PACING_RATE);
    long bound = get(TcpInfoField.MAX_PACING_RATE);
    if (pacing != 0 && pacing != -1) {
      text.append(" pacing_rate ").append(rate(pacing * 8.));
      if (bound != 0 && bound != -1) text.append('/').append(rate(bound * 8.));
    }
    if (get(TcpInfoField.DELIVERY_RATE) != 0)
      text.append(" delivery_rate ").append(rate(get(TcpInfoField.DELIVERY_RATE) * 8.));
    number("delivered", TcpInfoField.DELIVERED);
    number("delivered_ce", TcpInfoField.DELIVERED_CE);
    if (get(TcpInfoField.APP_LIMITED) != 0) text.append(" app_limited");
  }

  private void rest() {
    busy();
    number("unacked", TcpInfoField.UNACKED);
    if (get(TcpInfoField.RETRANS) != 0 || get(TcpInfoField.TOTAL_RETRANS) != 0)
      text.append(" retrans:")
          .append(get(TcpInfoField.RETRANS))
          .append('/')
          .append(get(TcpInfoField.TOTAL_RETRANS));
    number("lost", TcpInfoField.LOST);
    // A listener keeps its backlog there.
    if (get(TcpInfoField.STATE) != 10) number("sacked", TcpInfoField.SACKED);
    number("dsack_dups", TcpInfoField.DSACK_DUPS);
    number("fackets", TcpInfoField.FACKETS);
    if (get(TcpInfoField.REORDERING) != 3) number("reordering", TcpInfoField.REORDERING);
    number("reord_seen", TcpInfoField.REORD_SEEN);
    if (get(TcpInfoField.RCV_RTT) != 0)
      text.append(" rcv_rtt:").append(millis(get(TcpInfoField.RCV_RTT)));
    number("rcv_space", TcpInfoField.RCV_SPACE);
    number("rcv_ssthresh", TcpInfoField.RCV_SSTHRESH);
    number("notsent", TcpInfoField.NOTSENT_BYTES);
    long least = get(TcpInfoField.MIN_RTT);
    if (least != 0 && least != UNKNOWN_32) text.append(" minrtt:").append(millis(least));
    number("rcv_ooopack", TcpInfoField.RCV_OOOPACK);
    number("snd_wnd", TcpInfoField.SND_WND);
  }

  private void busy() {
    long busy = get(TcpInfoField.BUSY_TIME);
    if (busy == 0) return;
    text.append(" busy:").append(busy / 1000).append("ms");
    limited("rwnd_limited", get(TcpInfoField.RWND_LIMITED), busy);
    limited("sndbuf_limited", get(TcpInfoField.SNDBUF_LIMITED), busy);
  }

  private void limited(String name, long time, long busy) {
    if (time == 0) return;
    text.append(' ')
        .append(name)
        .append(':')
        .append(time / 1000)
        .append("ms(")
        .append(Cells.fixed(100. * time / busy, 1))
        .append("%)");
  }

  private void number(String name, TcpInfoField field) {
    OptionalLong value = info.get(field);
    if (value.isPresent() && value.getAsLong() != 0)
      text.append(' ').append(name).append(':').append(Long.toUnsignedString(value.getAsLong()));
  }

  private static String millis(long micros) {
    return Cells.general(micros / 1000.);
  }

  private String rate(double bits) {
    if (exact) return Cells.fixed(bits, 0) + "bps";
    String letters = "kMGT";
    double unit = 1e12;
    for (int i = letters.length() - 1; i >= 0; i--, unit /= 1000)
      if (bits >= unit) return Cells.general(bits / unit, 3) + letters.charAt(i) + "bps";
    return Cells.general(bits) + "bps";
  }
}
