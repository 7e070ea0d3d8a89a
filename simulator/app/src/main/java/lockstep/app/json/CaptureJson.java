package lockstep.app.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import lockstep.capture.CapturedConnection;
import lockstep.capture.CapturedPacket;
import lockstep.capture.SegmentStep;
import lockstep.tcp.TcpState;

/**
 * The steps of a captured connection as lines of JSON, in the form of all trace steps; their world
 * is {@code capture}. A state that was not seen is left out.
 */
public final class CaptureJson {
  private CaptureJson() {}

  /** The line of a connection, without the line's end. */
  public static String line(CapturedConnection connection) {
    return JsonLines.object(
        json -> {
          json.writeNumberField("connection", connection.number());
          json.writeStringField("client", connection.client().toString());
          json.writeStringField("server", connection.server().toString());
          json.writeStringField("begins", connection.beginning().name());
          json.writeNumberField("segments", connection.segments());
          json.writeNumberField("clientOctets", connection.clientOctets());
          json.writeNumberField("serverOctets", connection.serverOctets());
          json.writeNumberField("sentAgain", connection.again());
          json.writeNumberField("outOfOrder", connection.late());
          if (connection.resetBy() != 0)
            json.writeStringField("resetBy", connection.resetBy() == 'c' ? "client" : "server");
          json.writeBooleanField("refused", connection.isRefused());
          json.writeBooleanField("closedByClient", connection.isClosedByClient());
          json.writeBooleanField("closedByServer", connection.isClosedByServer());
          if (connection.followedBy() != 0)
            json.writeNumberField("followedBy", connection.followedBy());
          state(json, "clientState", connection.clientState());
          state(json, "serverState", connection.serverState());
          json.writeStringField("how", "inferred");
        });
  }

  private static void state(JsonGenerator json, String name, TcpState state) throws IOException {
    if (state != null) json.writeStringField(name, state.name());
  }

  /**
   * What a segment did at its sender.
   *
   * @param number counts the lines of the connection, from 1
   * @param zeroNanos the time of the connection's first segment
   */
  public static String sends(int number, SegmentStep step, long zeroNanos) {
    return line(number, step, zeroNanos, step.fromClient(), step.sender(), true);
  }

  /** Likewise at the other end. */
  public static String gets(int number, SegmentStep step, long zeroNanos) {
    return line(number, step, zeroNanos, !step.fromClient(), step.receiver(), false);
  }

  private static String line(
      int number,
      SegmentStep step,
      long zeroNanos,
      boolean client,
      List<TcpState> path,
      boolean sends) {
    return JsonLines.object(
        json -> {
          json.writeNumberField("step", number);
          json.writeStringField("action", "packet " + step.captured().packet().number());
          json.writeStringField("world", "capture");
          long at = step.captured().packet().atNanos();
          if (at != CapturedPacket.NO_TIME && zeroNanos != CapturedPacket.NO_TIME) {
            json.writeFieldName("at");
            json.writeNumber(StepJson.seconds((at - zeroNanos) / 1000));
          }
          json.writeStringField("actor", client ? "client" : "server");
          if (!path.isEmpty()) {
            json.writeArrayFieldStart("path");
            for (TcpState state : path) json.writeString(state.name());
            json.writeEndArray();
          }
          if (sends) {
            json.writeArrayFieldStart("sends");
            StepJson.segment(json, step.segment());
            json.writeEndArray();
          } else {
            json.writeStringField("event", "gets " + step.segment());
            json.writeFieldName("gets");
            StepJson.segment(json, step.segment());
          }
          if (!step.remarks().isEmpty())
            json.writeStringField("why", String.join("; ", step.remarks()));
          if (!path.isEmpty()) json.writeStringField("how", "inferred");
        });
  }
}
