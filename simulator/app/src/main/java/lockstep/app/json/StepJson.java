package lockstep.app.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import lockstep.comparison.Judged;
import lockstep.table.OsState;
import lockstep.table.SocketRow;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.trace.Sighting;
import lockstep.trace.TcbView;
import lockstep.trace.TraceStep;

/**
 * A step as a line of JSON. What is not known is left out, never null or 0; states go by their Java
 * names, times in seconds.
 */
public final class StepJson {
  private StepJson() {}

  /** The line of one step, without the line's end. */
  public static String line(Judged judged) {
    return JsonLines.object(json -> write(json, judged));
  }

  private static void write(JsonGenerator json, Judged judged) throws IOException {
    TraceStep step = judged.step();
    json.writeNumberField("step", step.number());
    if (step.action() != null) json.writeStringField("action", step.action());
    json.writeNumberField("line", step.line());
    json.writeStringField("world", step.world().word());
    json.writeFieldName("at");
    json.writeNumber(seconds(step.atMicros()));
    json.writeStringField("actor", step.actor().toString());
    json.writeArrayFieldStart("path");
    for (TcpState state : step.path()) json.writeString(state.name());
    json.writeEndArray();
    event(json, step.event());
    if (!step.sends().isEmpty()) {
      json.writeArrayFieldStart("sends");
      for (Segment segment : step.sends()) segment(json, segment);
      json.writeEndArray();
    }
    if (step.decided() != null) json.writeStringField("decided", step.decided().toString());
    if (step.why() != null) json.writeStringField("why", step.why());
    if (step.before() != null) variables(json, "before", step.before());
    if (step.tcb() != null) {
      variables(json, "tcb", step.tcb());
      timers(json, step.tcb());
    }
    if (step.signal() != null) json.writeStringField("signal", step.signal());
    if (step.seen() != null) sighting(json, step.seen());
    if (judged.verdict() != null) json.writeStringField("verdict", judged.verdict().name());
    if (judged.difference() != null)
      json.writeStringField("difference", judged.difference().name());
  }

  private static void variables(JsonGenerator json, String name, TcbView tcb) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> variable : tcb.variables().entrySet())
      json.writeNumberField(variable.getKey(), variable.getValue());
    if (tcb.unsent() > 0) json.writeNumberField("unsent", tcb.unsent());
    if (tcb.unread() > 0) json.writeNumberField("unread", tcb.unread());
    if (tcb.outOfOrder() > 0) json.writeNumberField("outOfOrder", tcb.outOfOrder());
    json.writeFieldName("rto");
    json.writeNumber(seconds(tcb.rtoMicros()));
    json.writeEndObject();
  }

  /** When each running timer runs out, in seconds from the run's start. */
  private static void timers(JsonGenerator json, TcbView tcb) throws IOException {
    if (tcb.timers().isEmpty()) return;
    json.writeObjectFieldStart("timers");
    for (Timer timer : Timer.values()) {
      Long at = tcb.timers().get(timer);
      if (at == null) continue;
      json.writeFieldName(timer.word());
      json.writeNumber(seconds(at));
    }
    json.writeEndObject();
  }

  /** The event in words, and its segment as fields of their own. */
  private static void event(JsonGenerator json, Event event) throws IOException {
    if (event == null) return;
    if (event instanceof Event.OnWire onWire) {
      json.writeStringField("event", "wire " + onWire.deed().word());
      json.writeFieldName("segment");
      segment(json, onWire.segment());
      return;
    }
    json.writeStringField("event", event.toString());
    if (event instanceof Event.Arrives arrives) {
      json.writeFieldName("gets");
      segment(json, arrives.segment());
    }
  }

  /** Micros as seconds without needless zeros: {@code 1.0003}, {@code 0}. */
  static String seconds(long micros) {
    return micros == 0 ? "0" : BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
  }

  static void segment(JsonGenerator json, Segment segment) throws IOException {
    json.writeStartObject();
    json.writeNumberField("seq", segment.seq().toLong());
    if (segment.ack() != null) json.writeNumberField("ack", segment.ack().toLong());
    json.writeNumberField("len", segment.text().length());
    json.writeNumberField("wnd", segment.window());
    json.writeArrayFieldStart("ctl");
    for (ControlBit bit : segment.control().bits()) json.writeString(bit.name());
    json.writeEndArray();
    if (segment.mss() != 0) json.writeNumberField("mss", segment.mss());
    json.writeEndObject();
  }

  private static void sighting(JsonGenerator json, Sighting seen) throws IOException {
    if (seen.how() != null) json.writeStringField("how", seen.how().word());
    if (seen.gapMicros() > 0) json.writeNumberField("gapMicros", seen.gapMicros());
    if (seen.os() != null) {
      OsState os = seen.os();
      json.writeObjectFieldStart("os");
      json.writeStringField("system", os.system());
      json.writeNumberField("code", os.code());
      json.writeStringField("name", os.name());
      json.writeEndObject();
    }
    if (seen.row() != null) {
      SocketRow row = seen.row();
      json.writeObjectFieldStart("row");
      json.writeStringField("local", row.local().toString());
      json.writeStringField("foreign", row.foreign().toString());
      json.writeNumberField("recvQ", row.recvQ());
      json.writeNumberField("sendQ", row.sendQ());
      json.writeStringField("timer", row.timer().toString());
      if (row.pid().isPresent()) json.writeNumberField("pid", row.pid().getAsInt());
      json.writeEndObject();
    }
  }
}
