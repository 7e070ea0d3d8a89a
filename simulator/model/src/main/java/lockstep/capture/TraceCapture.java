package lockstep.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lockstep.packet.TcpPacket;
import lockstep.table.SocketPair;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.TraceStep;

/**
 * The segments of a run as a capture in pcapng. Each host has an interface of its own. A segment is
 * there when its sender sends it, and a comment says what became of it; or else also when it
 * arrives, at the interface of the one who gets it, which programs that know of one place only take
 * for the same sent again.
 */
public final class TraceCapture {
  /** How a packet's comments are led in; Wireshark shows them under the packet. */
  private static final String STEP = "step ";

  /** Beyond these, segments that have arrived are no longer looked for as copies. */
  private static final int MOST_UNDER_WAY = 512;

  /** A segment at an interface. */
  private static final class Frame {
    private final TraceStep step;
    private final Actor at;
    private final Direction direction;
    private final Segment relative;
    private final List<String> comments = new ArrayList<>(1);

    /** The other end; null where the trace does not tell. */
    private Actor peer;

    /** Its addresses, the sender's first, as known by then. */
    private SocketPair pair;

    private Segment inHeader;

    /** Of one that arrived, the frame of its sending; null where nobody saw that. */
    private Frame sending;

    private boolean arrived;

    Frame(TraceStep step, Direction direction, Segment relative) {
      this.step = step;
      this.at = step.actor();
      this.direction = direction;
      this.relative = relative;
    }
  }

  private final World world;
  private final String scenario;
  private final long startNanos;
  private final boolean atBothEnds;
  private final List<Frame> frames = new ArrayList<>();
  private final List<Frame> underWay = new ArrayList<>();
  private final HostAddresses addresses;
  private final Map<Actor, Actor> partners = new LinkedHashMap<>();

  /** What each actor's numbers count from in its headers: its own and the other end's. */
  private final Map<Actor, SeqNumber[]> zeros = new LinkedHashMap<>();

  private boolean relativeOnly;

  /**
   * @param world of which the steps will be
   * @param scenario what is played
   * @param startNanos the time at which the run began, in nanoseconds since 1970
   * @param atBothEnds whether a segment is there once more when it arrives
   */
  public TraceCapture(World world, String scenario, long startNanos, boolean atBothEnds) {
    this.atBothEnds = atBothEnds;
    this.world = world;
    this.scenario = scenario;
    this.startNanos = startNanos;
    addresses = new HostAddresses(world);
  }

  /** Takes the next step of the run; one of another world is passed over. */
  public void add(TraceStep step) {
    if (step.world() != world) return;
    addresses.learn(step);
    learnZeros(step);
    if (step.event() instanceof Event.Arrives arrives) arrives(step, arrives.segment());
    if (step.event() instanceof Event.OnWire befell) befalls(step, befell);
    for (Segment segment : step.sends()) {
      Frame frame = new Frame(step, Direction.OUTBOUND, segment);
      frame.peer = partner(step);
      frame.inHeader = inHeader(step.actor(), frame.peer, segment);
      frame.pair = addresses.known(frame.at, frame.peer).orElse(null);
      frame.comments.add(words(step, "sends", segment));
      frames.add(frame);
      underWay.add(frame);
    }
  }

  /** How many packets there are by now. */
  public int size() {
    return frames.size();
  }

  private void learnZeros(TraceStep step) {
    var tcb = step.tcb() == null ? step.before() : step.tcb();
    if (tcb != null && (tcb.ownZero() != null || tcb.peersZero() != null))
      zeros.put(step.actor(), new SeqNumber[] {tcb.ownZero(), tcb.peersZero()});
  }

  private Actor partner(TraceStep step) {
    boolean toSomebody = step.peer() != null && !step.peer().listener();
    if (toSomebody) meet(step.actor(), step.peer());
    Actor other = toSomebody ? step.peer() : partners.get(step.actor());
    return other != null ? other : Actor.of(step.actor().side().other(), step.actor().number());
  }

  private void meet(Actor one, Actor other) {
    if (one.side() == other.side()) return;
    partners.put(one, other);
    partners.put(other, one);
  }

  /** A trace's numbers are relative; what they stand for in a header both ends may tell. */
  private Segment inHeader(Actor from, Actor to, Segment relative) {
    SeqNumber own = zero(from, 0, to, 1);
    SeqNumber peers = zero(to, 0, from, 1);
    if (own == null || peers == null && relative.ack() != null) relativeOnly = true;
    SeqNumber ack = relative.ack();
    if (ack != null && peers != null) ack = ack.plus(peers.toLong());
    SeqNumber seq = own == null ? relative.seq() : relative.seq().plus(own.toLong());
    return relative.withNumbers(seq, ack);
  }

  private SeqNumber zero(Actor one, int atOne, Actor other, int atOther) {
    SeqNumber[] ones = zeros.get(one);
    if (ones != null && ones[atOne] != null) return ones[atOne];
    SeqNumber[] others = zeros.get(other);
    return others == null ? null : others[atOther];
  }

  private void arrives(TraceStep step, Segment segment) {
    Frame sending = null;
    for (Frame frame : underWay) {
      boolean fits = frame.relative.equals(segment) && frame.at.side() != step.actor().side();
      boolean named = step.peer() == null || step.peer().equals(frame.at);
      if (!fits || !named) continue;
      // A copy that the wire made arrives after the one that it was made of.
      if (sending == null || sending.arrived && !frame.arrived) sending = frame;
    }
    Frame frame = new Frame(step, Direction.INBOUND, segment);
    frame.sending = sending;
    if (sending != null) {
      sending.arrived = true;
      if (!step.actor().listener()) meet(step.actor(), sending.at);
      frame.peer = sending.at;
      frame.inHeader = sending.inHeader;
    } else {
      frame.peer = partner(step);
      frame.inHeader = inHeader(frame.peer, step.actor(), segment);
    }
    frame.pair = addresses.known(frame.peer, frame.at).orElse(null);
    if (sending != null && !atBothEnds) {
      sending.comments.add(words(step, "gets it at " + seconds(step), null));
    } else {
      frame.comments.add(words(step, "gets", segment));
      frames.add(frame);
    }
    if (underWay.size() > MOST_UNDER_WAY) underWay.removeIf(one -> one.arrived);
  }

  private void befalls(TraceStep step, Event.OnWire befell) {
    for (int i = underWay.size() - 1; i >= 0; i--) {
      Frame frame = underWay.get(i);
      if (!frame.at.equals(step.actor()) || !frame.relative.equals(befell.segment())) continue;
      frame.comments.add(STEP + step.number() + ": the wire " + befell.deed().word() + " it");
      return;
    }
  }

  private static String seconds(TraceStep step) {
    return String.format(Locale.ROOT, "%.6f s", step.atMicros() / 1e6);
  }

  /**
   * @param segment what it sends or gets; null where that is said already
   */
  private static String words(TraceStep step, String verb, Segment segment) {
    StringBuilder words = new StringBuilder(STEP).append(step.number());
    if (step.action() != null && !step.action().isEmpty())
      words.append(" (line ").append(step.line()).append(": ").append(step.action()).append(')');
    words.append(": ").append(step.actor()).append(' ').append(verb);
    if (segment != null) words.append(' ').append(segment);
    words.append("; ").append(step.actor()).append(' ');
    words.append(step.path().stream().map(TcpState::rfcName).collect(Collectors.joining(" -> ")));
    if (step.decided() != null) words.append("; decided by ").append(step.decided());
    if (step.seen() != null && step.seen().how() != null)
      words.append(" (").append(step.seen().how().word()).append(')');
    return words.toString();
  }

  /**
   * Writes what there is by now.
   *
   * @param application who writes it, with the version
   */
  public void write(OutputStream out, String application) throws IOException {
    PcapngWriter writer = new PcapngWriter(out, application, about());
    Map<Actor, Integer> interfaces = new TreeMap<>();
    for (Frame frame : frames) interfaces.put(host(frame.at), 0);
    for (Map.Entry<Actor, Integer> each : interfaces.entrySet())
      each.setValue(
          writer.addInterface(
              each.getKey().toString(),
              "what "
                  + each.getKey().inWords()
                  + (atBothEnds ? " sends and gets on the " : " sends on the ")
                  + place()));
    for (Frame frame : frames) {
      TcpPacket packet = TcpPacket.to(pair(frame), frame.inHeader);
      writer.packet(
          interfaces.get(host(frame.at)),
          startNanos + frame.step.atMicros() * 1000,
          packet.octets(),
          frame.direction,
          frame.comments);
    }
  }

  private SocketPair pair(Frame frame) {
    if (frame.sending != null && frame.pair == null) return pair(frame.sending);
    if (frame.pair != null) return frame.pair;
    return frame.direction == Direction.OUTBOUND
        ? addresses.pair(frame.at, frame.peer)
        : addresses.pair(frame.peer, frame.at);
  }

  /** A listener is no host of its own. */
  private static Actor host(Actor actor) {
    return Actor.of(actor.side(), actor.side() == Side.SERVER ? 1 : actor.number());
  }

  private String place() {
    return world == World.MODEL ? "model's wire" : "private network's wire";
  }

  private String about() {
    return "The scenario "
        + scenario
        + " on "
        + (world == World.MODEL
            ? "the model of RFC 9293: times are virtual and count from 1970, and its addresses and"
                + " ports are examples."
            : "a private network of this computer: times are real, ports the kernel's own.")
        + (relativeOnly
            ? " Sequence numbers are relative, each end's initial one is 0"
                + (world == World.MODEL
                    ? "."
                    : ", text is filler of the right length, and options other than the MSS are"
                        + " left out.")
            : " Sequence numbers are the true ones.")
        + (atBothEnds
            ? " Each host has an interface: a segment is there when it leaves its sender, and once"
                + " more when it arrives."
            : " Each host has an interface: a segment is there when it leaves its sender, and its"
                + " comments say what became of it.");
  }
}
