package lockstep.app.replay;

import java.util.ArrayList;
import java.util.List;
import lockstep.capture.CapturedConnection;
import lockstep.capture.SegmentStep;
import lockstep.views.terminal.CaptureLanes;
import lockstep.views.terminal.CaptureLanes.End;
import lockstep.views.terminal.Look;

/** A capture and its connections as lines of 80 columns. */
public final class ConnectionText {
  private final CaptureLanes lanes;
  private long zeroNanos;

  public ConnectionText(Look look) {
    lanes = new CaptureLanes(look);
  }

  /** All connections of a capture. */
  public List<String> list(String named, CaptureRun run) {
    List<String> lines = new ArrayList<>(lanes.words(named));
    lines.addAll(lanes.words(CaptureWords.summary(run)));
    for (String words : CaptureWords.passedOver(run)) lines.addAll(lanes.words(words));
    for (CapturedConnection each : run.connections()) {
      lines.add("");
      lines.add(lanes.numbered(each.number(), CaptureWords.ends(each)));
      lines.addAll(lanes.under(CaptureWords.amount(each)));
      lines.addAll(lanes.under(CaptureWords.story(each)));
      lines.addAll(lanes.under(CaptureWords.states(each)));
    }
    if (!run.connections().isEmpty()) {
      lines.add("");
      lines.addAll(lanes.words(CaptureWords.INFERRED));
    }
    return lines;
  }

  /** What stands over the segments of a connection. */
  public List<String> heads(String named, CapturedConnection connection, SegmentStep first) {
    zeroNanos = first.captured().packet().atNanos();
    List<String> lines = new ArrayList<>(lanes.words(named));
    lines.addAll(
        lanes.words("connection " + connection.number() + ", " + CaptureWords.ends(connection)));
    lines.addAll(lanes.words(CaptureWords.INFERRED));
    lines.add("");
    lines.add(lanes.heads());
    return lines;
  }

  /** A segment with the states of both ends after it. */
  public List<String> step(SegmentStep step) {
    boolean clientMoves = step.fromClient() ? step.senderMoves() : step.receiverMoves();
    boolean serverMoves = step.fromClient() ? step.receiverMoves() : step.senderMoves();
    List<String> lines = new ArrayList<>();
    lines.add(
        lanes.row(
            step.number(),
            CaptureWords.seconds(zeroNanos, step.captured().packet().atNanos()),
            new End(step.client(), clientMoves),
            new End(step.server(), serverMoves),
            step.segment(),
            step.fromClient(),
            step.leaves(),
            step.arrives()));
    for (String remark : step.remarks()) lines.addAll(lanes.remark(remark));
    return lines;
  }

  /** What the connection came to. */
  public List<String> end(CapturedConnection connection) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(lanes.under(CaptureWords.amount(connection)));
    lines.addAll(lanes.under(CaptureWords.story(connection)));
    lines.addAll(lanes.under(CaptureWords.states(connection)));
    return lines;
  }
}
