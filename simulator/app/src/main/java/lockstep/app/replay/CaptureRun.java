package lockstep.app.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lockstep.capture.CaptureReader;
import lockstep.capture.CapturedConnection;
import lockstep.capture.CapturedConnections;
import lockstep.capture.CapturedPacket;
import lockstep.capture.CapturedSegment;
import lockstep.capture.Content;
import lockstep.capture.Damage;
import lockstep.capture.PassedOver;
import lockstep.capture.SegmentDecoder;

/**
 * A capture that was read to where it ends or breaks.
 *
 * @param format pcapng or pcap
 * @param packets how many packets were read
 * @param interfaces how many interfaces it names
 * @param segments how many of the packets are segments of TCP
 * @param passedOver how many are not, by the reason
 * @param twice how many of the segments had been seen at another interface
 * @param connections in the order in which they begin
 * @param damages where it is broken, the first ten of them
 * @param damaged in how many places it is
 */
public record CaptureRun(
    String format,
    long packets,
    int interfaces,
    long segments,
    Map<PassedOver, Long> passedOver,
    long twice,
    List<CapturedConnection> connections,
    List<Damage> damages,
    long damaged) {
  public CaptureRun {
    passedOver = Map.copyOf(passedOver);
    connections = List.copyOf(connections);
    damages = List.copyOf(damages);
  }

  /**
   * Reads a capture.
   *
   * @param listener is asked for each connection whether somebody wants its steps
   * @throws lockstep.capture.NotACaptureException when the file is none
   */
  public static CaptureRun read(InputStream file, CapturedConnections.Listener listener)
      throws IOException {
    CaptureReader reader = CaptureReader.open(file);
    CapturedConnections connections = new CapturedConnections(listener);
    Map<PassedOver, Long> passedOver = new EnumMap<>(PassedOver.class);
    long packets = 0;
    long segments = 0;
    for (CapturedPacket packet = reader.next(); packet != null; packet = reader.next()) {
      packets++;
      Content content = SegmentDecoder.decode(packet);
      if (content instanceof CapturedSegment segment) {
        segments++;
        connections.add(segment);
      } else {
        passedOver.merge((PassedOver) content, 1L, Long::sum);
      }
    }
    connections.end();
    return new CaptureRun(
        reader.format(),
        packets,
        reader.interfaces().size(),
        segments,
        passedOver,
        connections.again(),
        connections.all(),
        reader.damages(),
        reader.damaged());
  }
}
