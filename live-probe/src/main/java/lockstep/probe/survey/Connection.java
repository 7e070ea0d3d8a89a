package lockstep.probe.survey;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import lockstep.probe.survey.SurveyWire.Sent;
import lockstep.table.SocketPair;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/**
 * A connection between a socket of the kernel's and the far end: what went over the wire so far, in
 * the relative numbers of its cell.
 */
final class Connection implements AutoCloseable {
  /** How long an answer to a segment of the way there may take. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);

  /** The far end's initial sequence number, where the cell's numbers are relative. */
  private static final SeqNumber FAR_ISS = SeqNumber.of(0x51510000L);

  private static final int MSS = 1460;

  /** The way to the state went otherwise than it had to. */
  static final class Astray extends Exception {
    Astray(String why) {
      super(why);
    }
  }

  private final SurveyWire wire;
  private final SocketPair pair;
  private final boolean asSent;
  private final SeqNumber iss;
  private final SeqNumber irs;
  private KernelSocket socket;

  /** The kernel's own initial number, null until it has told it. */
  private SeqNumber kernelIss;

  private SeqNumber una;
  private SeqNumber nxt;
  private SeqNumber rcv;
  private int advertised;
  private int window;

  /** When the kernel last sent a SYN: it repeats one that is not answered. */
  private long synNanos;

  /**
   * @param asSent whether numbers stand in the header as they are: in CLOSED and LISTEN
   * @param iss what the kernel's initial number is called
   * @param irs what the far end's is called
   * @param window what the far end tells
   */
  Connection(SurveyWire wire, boolean asSent, SeqNumber iss, SeqNumber irs, int window) {
    this.wire = wire;
    this.asSent = asSent;
    this.iss = iss;
    this.irs = irs;
    this.window = window;
    pair = wire.pair();
    wire.open(pair);
    una = iss;
    nxt = iss.plus(1);
    rcv = irs.plus(1);
  }

  SocketPair pair() {
    return pair;
  }

  KernelSocket socket() {
    return socket;
  }

  /** Where the user's socket is from now on. */
  void holds(KernelSocket other) {
    socket = other;
  }

  void tells(int newWindow) {
    window = newWindow;
  }

  long synNanos() {
    return synNanos;
  }

  SeqNumber una() {
    return una;
  }

  SeqNumber nxt() {
    return nxt;
  }

  SeqNumber rcv() {
    return rcv;
  }

  /** The far end has acknowledged everything. */
  void acknowledgeAll() throws IOException {
    una = nxt;
    tell(rcv, ControlBits.NONE, 0);
  }

  /** The kernel has taken this many numbers more of the far end's. */
  void received(int numbers) {
    rcv = rcv.plus(numbers);
  }

  /** The kernel has used this many numbers more of its own. */
  void sent(int numbers) {
    nxt = nxt.plus(numbers);
  }

  /** Tells a SYN, or one that acknowledges the kernel's. */
  void tellSyn(boolean acknowledging) throws IOException {
    if (acknowledging) una = nxt;
    tell(irs, acknowledging ? una : null, ControlBits.of(ControlBit.SYN), 0, window, 0, 0);
  }

  /** Tells a segment with an ACK of what is acknowledged so far. */
  void tell(SeqNumber seq, ControlBits bits, int octets) throws IOException {
    tell(seq, una, bits, octets, window, 0, 0);
  }

  /** Tells a segment with these relative numbers. */
  void tell(
      SeqNumber seq,
      SeqNumber ack,
      ControlBits bits,
      int octets,
      int told,
      int urgent,
      int congestion)
      throws IOException {
    boolean syn = bits.has(ControlBit.SYN);
    wire.tell(
        pair,
        new Segment(
            asSent ? seq : FAR_ISS.plus(seq.minus(irs)),
            ack == null ? null : asSent ? ack : kernelIss.plus(ack.minus(iss)),
            ack == null ? bits : bits.with(ControlBit.ACK),
            told,
            Octets.filler(octets),
            syn ? MSS : 0,
            urgent),
        congestion);
  }

  /** The value of each name that a symbolic number may have. */
  Map<String, Long> values() {
    return Map.of(
        "iss", iss.toLong(),
        "irs", irs.toLong(),
        "snd_una", una.toLong(),
        "snd_nxt", nxt.toLong(),
        "snd_wnd", (long) window,
        "rcv_nxt", rcv.toLong(),
        "rcv_wnd", (long) advertised);
  }

  /**
   * Waits for a segment of the kernel's.
   *
   * @param what it is, for whoever reads that it did not come
   */
  Segment await(String what, Predicate<Segment> wanted)
      throws IOException, InterruptedException, Astray {
    long until = System.nanoTime() + PATIENCE;
    List<Segment> others = new ArrayList<>();
    while (true) {
      Segment segment = next(until);
      if (segment == null)
        throw new Astray(
            "the kernel did not send " + what + (others.isEmpty() ? "" : ", but " + others));
      if (wanted.test(segment)) return segment;
      others.add(segment);
    }
  }

  /** The next segment of the kernel's, in relative numbers; null when none comes until then. */
  Segment next(long until) throws IOException, InterruptedException {
    Sent sent = wire.next(pair, until - System.nanoTime());
    if (sent == null) return null;
    Segment raw = sent.segment();
    if (raw.has(ControlBit.SYN)) {
      synNanos = sent.nanos();
      if (kernelIss == null) kernelIss = raw.seq();
    }
    if (!raw.has(ControlBit.RST)) advertised = raw.window();
    return new Segment(
        relative(raw),
        raw.ack() == null ? null : asSent ? raw.ack() : irs.plus(raw.ack().minus(FAR_ISS)),
        raw.control().without(ControlBit.PSH),
        0,
        raw.text(),
        0,
        0);
  }

  /**
   * SEG.SEQ as the cell calls it. A RST to a segment without ACK has the number 0 itself (RFC 9293
   * section 3.10.7.1), whatever the connection's numbers.
   */
  private SeqNumber relative(Segment raw) {
    boolean zero =
        raw.has(ControlBit.RST) && raw.has(ControlBit.ACK) && raw.seq().equals(SeqNumber.ZERO);
    if (zero || kernelIss == null) return raw.seq();
    if (asSent && !raw.has(ControlBit.SYN)) return raw.seq();
    return iss.plus(raw.seq().minus(kernelIss));
  }

  /** Where it stands by the kernel's table; CLOSED where it has no row. */
  TcpState state() throws IOException {
    return wire.state(pair);
  }

  /** Whether a socket listens at the kernel's port. */
  boolean isListenedFor() throws IOException {
    return wire.listens(pair.local().port());
  }

  /** Ends it; what the kernel has to say to that is nobody's. */
  @Override
  public void close() {
    wire.close(pair);
    if (socket != null) socket.abort();
  }
}
