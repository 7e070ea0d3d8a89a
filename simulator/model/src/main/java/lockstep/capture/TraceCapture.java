package lockstep.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lockstep.packet.MalformedPacketException;
import lockstep.packet.StepPackets;
import lockstep.packet.TcpPacket;
import lockstep.packet.WirePacket;
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

    /** Its octets as they passed; null where nobody kept them. */
    private final WirePacket packet;

    /** Of one that arrived, the frame of its sending; null where nobody saw that. */
    private Frame sending;

    private boolean arrived;

    Frame(TraceStep step, Direction direction, Segment relative, WirePacket packet) {
      this.step = step;
      this.at = step.actor();
      this.direction = direction;
      this.relative = relative;
      this.packet = packet;
    }

    /** Which end sent it. */
    Side sender() {
      return direction == Direction.OUTBOUND ? at.side() : at.side().other();
    }
  }

  private final World world;
  private final String scenario;
  private final long startNanos;
  private final boolean atBothEnds;
  private final List<Frame> frames = new ArrayList<>();
  private final List<Frame> underWay = new ArrayList<>();

  /** Those whose octets were kept, by the number of the packet, where they were sent. */
  private final Map<Long, Frame> sent = new HashMap<>();

  /** The addresses from which clients send where octets were kept. */
  private final Set<String> clients = new HashSet<>();

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
    for (int i = 0; i < step.sends().size(); i++)
      sends(step, step.sends().get(i), kept(packets(step).sent(i)));
  }

  private void sends(TraceStep step, Segment segment, WirePacket packet) {
    Frame frame = new Frame(step, Direction.OUTBOUND, segment, packet);
    frame.peer = partner(step);
    if (packet == null) {
      frame.inHeader = inHeader(step.actor(), frame.peer, segment);
      frame.pair = addresses.known(frame.at, frame.peer).orElse(null);
    } else {
      sent.put(packet.number(), frame);
      if (frame.sender() == Side.CLIENT) clients.add(parsed(packet).sender().local().host());
    }
    frame.comments.add(words(step, "sends", segment));
    frames.add(frame);
    underWay.add(frame);
  }

  private static StepPackets packets(TraceStep step) {
    StepPackets packets = step.seen() == null ? null : step.seen().packets();
    return packets == null ? StepPackets.NONE : packets;
  }

  private static WirePacket kept(WirePacket packet) {
    return packet != null && packet.isSeen() ? packet : null;
  }

  private static TcpPacket parsed(WirePacket packet) {
    try {
      return TcpPacket.of(packet.octets().toArray()).orElseThrow();
    } catch (MalformedPacketException e) {
      throw new IllegalArgumentException("packet " + packet.number() + ": " + e.getMessage(), e);
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
    WirePacket packet = kept(packets(step).about());
    Frame sending = packet == null ? sending(step, segment) : sent.get(packet.number());
    Frame frame = new Frame(step, Direction.INBOUND, segment, packet);
    frame.sending = sending;
    if (sending != null) {
      sending.arrived = true;
      if (!step.actor().listener()) meet(step.actor(), sending.at);
      frame.peer = sending.at;
      frame.inHeader = sending.inHeader;
    } else {
      frame.peer = partner(step);
      if (packet == null) frame.inHeader = inHeader(frame.peer, step.actor(), segment);
    }
    if (packet == null) frame.pair = addresses.known(frame.peer, frame.at).orElse(null);
    if (sending != null && !atBothEnds) {
      sending.comments.add(words(step, "gets it at " + seconds(step), null));
    } else {
      frame.comments.add(words(step, "gets", segment));
      frames.add(frame);
    }
    if (underWay.size() > MOST_UNDER_WAY) underWay.removeIf(one -> one.arrived);
  }

  /** The frame in which a segment left that arrives now; null where nobody saw it leave. */
  private Frame sending(TraceStep step, Segment segment) {
    Frame sending = null;
    for (Frame frame : underWay) {
      boolean fits = frame.relative.equals(segment) && frame.at.side() != step.actor().side();
      boolean named = step.peer() == null || step.peer().equals(frame.at);
      if (!fits || !named) continue;
      // A copy that the wire made arrives after the one that it was made of.
      if (sending == null || sending.arrived && !frame.arrived) sending = frame;
    }
    return sending;
  }

  private void befalls(TraceStep step, Event.OnWire befell) {
    WirePacket packet = kept(packets(step).about());
    Frame struck = packet == null ? struck(step, befell.segment()) : sent.get(packet.number());
    if (struck != null)
      struck.comments.add(STEP + step.number() + ": the wire " + befell.deed().word() + " it");
  }

  private Frame struck(TraceStep step, Segment segment) {
    for (int i = underWay.size() - 1; i >= 0; i--) {
      Frame frame = underWay.get(i);
      if (frame.at.equals(step.actor()) && frame.relative.equals(segment)) return frame;
    }
    return null;
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
    for (Frame frame : inOrderOfTime())
      writer.packet(
          interfaces.get(host(frame.at)),
          nanos(frame),
          octets(frame),
          frame.direction,
          frame.comments);
  }

  /** A turn is told when it began, and what it sends may leave after the next one began. */
  private List<Frame> inOrderOfTime() {
    List<Frame> all = new ArrayList<>(frames);
    all.sort(Comparator.comparingLong(this::nanos));
    return all;
  }

  private long nanos(Frame frame) {
    return frame.packet == null ? startNanos + frame.step.atMicros() * 1000 : frame.packet.nanos();
  }

  private byte[] octets(Frame frame) {
    if (frame.packet == null) return TcpPacket.to(pair(frame), frame.inHeader).octets();
    return isSwapped(frame) ? parsed(frame.packet).swapped() : frame.packet.octets().toArray();
  }

  /**
   * Where both sockets are one kernel's they have one address; as the wire hands it on to the
   * client, what a server sends comes from the other, and the connection is one.
   */
  private boolean isSwapped(Frame frame) {
    return frame.packet != null
        && frame.sender() == Side.SERVER
        && clients.contains(parsed(frame.packet).sender().local().host());
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
        + (sent.isEmpty() ? numbers() : asPassed())
        + (atBothEnds
            ? " Each host has an interface: a segment is there when it leaves its sender, and once"
                + " more when it arrives."
            : " Each host has an interface: a segment is there when it leaves its sender, and its"
                + " comments say what became of it.");
  }

  private String asPassed() {
    String words =
        " The packets are those that passed, octet by octet: headers, checksums and text are as"
            + " they left their sender.";
    return frames.stream().anyMatch(this::isSwapped)
        ? words
            + " Both sockets have one address; so in what the server sends, and at its interface,"
            + " the two addresses stand as the client sees them: the wire swaps them, which"
            + " changes no checksum."
        : words;
  }

  private String numbers() {
    return relativeOnly
        ? " Sequence numbers are relative, each end's initial one is 0"
            + (world == World.MODEL
                ? "."
                : ", text is filler of the right length, and options other than the MSS are"
                    + " left out.")
        : " Sequence numbers are the true ones.";
  }
}
