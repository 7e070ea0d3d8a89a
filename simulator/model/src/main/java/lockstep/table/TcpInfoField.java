package lockstep.table;

import java.util.Locale;

/**
 * The fields of Linux's {@code struct tcp_info}, in its order (linux/tcp.h), with their place in
 * it. Newer kernels append fields; those are not named here.
 */
public enum TcpInfoField {
  /** The kernel's number of the state. */
  STATE(0, 1, ""),
  /** Congestion avoidance: 0 open, 1 disorder, 2 CWR, 3 recovery, 4 loss. */
  CA_STATE(1, 1, ""),
  /** Timeouts in a row of the segment that waits longest. */
  RETRANSMITS(2, 1, ""),
  /** Zero-window and keep-alive probes not answered. */
  PROBES(3, 1, ""),
  /** How often the timeout was doubled. */
  BACKOFF(4, 1, ""),
  /** Bits: 1 timestamps, 2 SACK, 4 window scale, 8 and 16 ECN, 32 SYN with data. */
  OPTIONS(5, 1, ""),
  /** The shift of the windows received. */
  SND_WSCALE(6, 4, 0),
  /** The shift of the windows sent. */
  RCV_WSCALE(6, 4, 4),
  /** 1 when the delivery rate was held down by the program. */
  APP_LIMITED(7, 1, 0),
  /** The retransmission timeout. */
  RTO(8, 4, "us"),
  /** The timeout of a delayed acknowledgment. */
  ATO(12, 4, "us"),
  /** The segment size when sending. */
  SND_MSS(16, 4, "octets"),
  /** The segment size when receiving, as guessed. */
  RCV_MSS(20, 4, "octets"),
  /** Sent and not acknowledged; for a listener its queue. */
  UNACKED(24, 4, "segments"),
  /** Acknowledged out of turn; for a listener its backlog. */
  SACKED(28, 4, "segments"),
  /** Taken for lost. */
  LOST(32, 4, "segments"),
  /** Repeated and not acknowledged. */
  RETRANS(36, 4, "segments"),
  /** No longer used. */
  FACKETS(40, 4, "segments"),
  /** Since text was sent. */
  LAST_DATA_SENT(44, 4, "ms"),
  /** Not kept, always 0. */
  LAST_ACK_SENT(48, 4, "ms"),
  /** Since text was received. */
  LAST_DATA_RECV(52, 4, "ms"),
  /** Since an acknowledgment was received. */
  LAST_ACK_RECV(56, 4, "ms"),
  /** The path's largest packet. */
  PMTU(60, 4, "octets"),
  /** The largest window that will be offered. */
  RCV_SSTHRESH(64, 4, "octets"),
  /** The smoothed round-trip time. */
  RTT(68, 4, "us"),
  /** How much it varies. */
  RTTVAR(72, 4, "us"),
  /** Where slow start ends; 2147483647 when not set yet. */
  SND_SSTHRESH(76, 4, "segments"),
  /** The congestion window. */
  SND_CWND(80, 4, "segments"),
  /** The segment size that was announced. */
  ADVMSS(84, 4, "octets"),
  /** How far segments may be out of order. */
  REORDERING(88, 4, "segments"),
  /** The round-trip time as the receiver sees it. */
  RCV_RTT(92, 4, "us"),
  /** Room for what is received. */
  RCV_SPACE(96, 4, "octets"),
  /** Repeated in all. */
  TOTAL_RETRANS(100, 4, "segments"),
  /** The rate of sending; all ones for no bound. */
  PACING_RATE(104, 8, "octets/s"),
  /** Its bound; all ones for none. */
  MAX_PACING_RATE(112, 8, "octets/s"),
  /** Sent and acknowledged. */
  BYTES_ACKED(120, 8, "octets"),
  /** Received and acknowledged. */
  BYTES_RECEIVED(128, 8, "octets"),
  /** Sent. */
  SEGS_OUT(136, 4, "segments"),
  /** Received. */
  SEGS_IN(140, 4, "segments"),
  /** Written and not sent yet. */
  NOTSENT_BYTES(144, 4, "octets"),
  /** The shortest round-trip time; all ones before the first. */
  MIN_RTT(148, 4, "us"),
  /** Received with text. */
  DATA_SEGS_IN(152, 4, "segments"),
  /** Sent with text. */
  DATA_SEGS_OUT(156, 4, "segments"),
  /** The rate at which text arrives there. */
  DELIVERY_RATE(160, 8, "octets/s"),
  /** With text to send. */
  BUSY_TIME(168, 8, "us"),
  /** Held down by the receiver's window. */
  RWND_LIMITED(176, 8, "us"),
  /** Held down by the send buffer. */
  SNDBUF_LIMITED(184, 8, "us"),
  /** That arrived there. */
  DELIVERED(192, 4, "segments"),
  /** Of them with a congestion mark. */
  DELIVERED_CE(196, 4, "segments"),
  /** Sent, repeated ones too. */
  BYTES_SENT(200, 8, "octets"),
  /** Repeated. */
  BYTES_RETRANS(208, 8, "octets"),
  /** That came twice, as the receiver said. */
  DSACK_DUPS(216, 4, "segments"),
  /** In which segments were out of order. */
  REORD_SEEN(220, 4, "events"),
  /** Received out of order. */
  RCV_OOOPACK(224, 4, "segments"),
  /** The window that the other end offers. */
  SND_WND(228, 4, "octets");

  private final int offset;
  private final int bits;
  private final int shift;
  private final String unit;

  TcpInfoField(int offset, int octets, String unit) {
    this.offset = offset;
    this.bits = octets * 8;
    this.shift = 0;
    this.unit = unit;
  }

  /** A part of an octet. */
  TcpInfoField(int offset, int bits, int shift) {
    this.offset = offset;
    this.bits = bits;
    this.shift = shift;
    this.unit = "";
  }

  /** Where it begins, in octets from the begin of the structure. */
  public int offset() {
    return offset;
  }

  /** How many bits it has: 64, 32, 8 or a part of an octet. */
  public int bits() {
    return bits;
  }

  /** How many lower bits of its octet belong to others. */
  public int shift() {
    return shift;
  }

  /** How many octets must be there so that it can be read. */
  public int octets() {
    return Math.max(1, bits / 8);
  }

  /** {@code us}, {@code ms}, {@code octets}, {@code segments}, {@code octets/s}; empty for none. */
  public String unit() {
    return unit;
  }

  /** The kernel's name without its prefix: {@code rto}, {@code snd_cwnd}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
