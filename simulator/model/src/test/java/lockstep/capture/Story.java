package lockstep.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lockstep.packet.TcpPacket;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/**
 * A connection told segment by segment in the RFC's notation with relative numbers, made into
 * captured segments by the writer and the reader, and then inferred.
 */
final class Story {
  static final SocketPair CLIENT =
      new SocketPair(new SocketAddress("192.0.2.1", 40000), new SocketAddress("192.0.2.2", 80));

  private static final long TICK = 1_000_000;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final PcapngWriter writer;
  private long clientIss;
  private long serverIss;
  private long at;

  Story(long clientIss, long serverIss) {
    this.clientIss = clientIss;
    this.serverIss = serverIss;
    try {
      writer = new PcapngWriter(file, "a test", "");
      writer.addInterface("client", "");
      writer.addInterface("server", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One whose numbers go round the corner, so that nothing counts on their order. */
  static Story begin() {
    return new Story(0xFFFFFFFEL, 5);
  }

  /** From now on numbers are relative to these. */
  Story restart(long newClientIss, long newServerIss) {
    clientIss = newClientIss;
    serverIss = newServerIss;
    return this;
  }

  /** The client sends, seen at one place. */
  Story client(String notation) {
    return passes(CLIENT, clientIss, serverIss, notation, 0, Direction.UNKNOWN);
  }

  /** The server sends, seen at one place. */
  Story server(String notation) {
    return passes(CLIENT.reversed(), serverIss, clientIss, notation, 0, Direction.UNKNOWN);
  }

  /** The client sends, seen at its own interface alone. */
  Story clientSends(String notation) {
    return passes(CLIENT, clientIss, serverIss, notation, 0, Direction.OUTBOUND);
  }

  /** It arrives, seen at the server's interface. */
  Story serverGets(String notation) {
    return passes(CLIENT, clientIss, serverIss, notation, 1, Direction.INBOUND);
  }

  Story serverSends(String notation) {
    return passes(CLIENT.reversed(), serverIss, clientIss, notation, 1, Direction.OUTBOUND);
  }

  Story clientGets(String notation) {
    return passes(CLIENT.reversed(), serverIss, clientIss, notation, 0, Direction.INBOUND);
  }

  private Story passes(
      SocketPair sender, long own, long peers, String notation, int place, Direction direction) {
    Segment relative = Segment.parse(notation);
    SeqNumber ack = relative.ack() == null ? null : relative.ack().plus(peers);
    Segment segment = relative.withNumbers(relative.seq().plus(own), ack);
    Segment whole =
        new Segment(
            segment.seq(),
            segment.ack(),
            segment.control(),
            1000,
            Octets.filler(segment.text().length()),
            0);
    try {
      writer.packet(place, at += TICK, TcpPacket.to(sender, whole).octets(), direction, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The file as it stands by now. */
  byte[] file() {
    return file.toByteArray();
  }

  /** What was inferred. */
  record Told(List<CapturedConnection> connections, List<List<SegmentStep>> steps) {
    /** {@code SYN_SENT|SYN_RECEIVED, ...}: where both ends stand after each segment. */
    List<String> states() {
      return steps.get(steps.size() - 1).stream()
          .map(step -> name(step.client()) + " | " + name(step.server()))
          .toList();
    }

    /** The paths of the last segment, the sender's first. */
    List<String> lastPaths() {
      List<SegmentStep> all = steps.get(steps.size() - 1);
      SegmentStep last = all.get(all.size() - 1);
      return List.of(path(last.sender()), path(last.receiver()));
    }

    List<String> remarks() {
      return steps.stream().flatMap(List::stream).flatMap(s -> s.remarks().stream()).toList();
    }

    CapturedConnection last() {
      return connections.get(connections.size() - 1);
    }

    private static String name(TcpState state) {
      return state == null ? "-" : state.rfcName();
    }

    private static String path(List<TcpState> path) {
      return path.stream().map(TcpState::rfcName).collect(Collectors.joining(" -> "));
    }
  }

  Told told() {
    return told(file());
  }

  /** Reads a capture and infers all of its connections. */
  static Told told(byte[] file) {
    List<List<SegmentStep>> steps = new ArrayList<>();
    CapturedConnections connections =
        new CapturedConnections(
            connection -> {
              List<SegmentStep> own = new ArrayList<>();
              steps.add(own);
              return own::add;
            });
    try {
      CaptureReader reader = CaptureReader.open(new ByteArrayInputStream(file));
      for (CapturedPacket packet = reader.next(); packet != null; packet = reader.next())
        if (SegmentDecoder.decode(packet) instanceof CapturedSegment segment)
          connections.add(segment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    connections.end();
    return new Told(connections.all(), steps);
  }
}
