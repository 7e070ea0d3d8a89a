package lockstep.app.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import lockstep.app.survey.Cell;
import lockstep.app.survey.Survey;
import lockstep.probe.survey.Answer;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;

/** What a kernel answered, as a line of JSON. */
public final class SurveyJson {
  private SurveyJson() {}

  /** The line of a conformance line, without its end. */
  public static String line(String id, Answer answer, boolean agrees) {
    return JsonLines.object(
        json -> {
          json.writeStringField("id", id);
          if (answer instanceof Answer.NotMeasured not) {
            json.writeStringField("not_measured", not.why());
          } else {
            Answer.Measured measured = (Answer.Measured) answer;
            outcome(json, measured.next(), measured.emits());
            json.writeBooleanField("agrees_with_rfc9293", agrees);
          }
        });
  }

  /** The line of a line that is no case and has no id, without its end. */
  public static String malformed(int number, String error) {
    return JsonLines.object(
        json -> {
          json.writeNumberField("line", number);
          json.writeStringField("not_measured", error);
        });
  }

  /**
   * A whole survey, as one object.
   *
   * @param kernel the system and its release
   */
  public static String survey(String kernel, Survey survey) {
    return JsonLines.object(
        json -> {
          json.writeStringField("kernel", kernel);
          for (Cell.Standing standing : Cell.Standing.values())
            json.writeNumberField(standing.name().toLowerCase(Locale.ROOT), survey.count(standing));
          json.writeArrayFieldStart("cells");
          for (Cell cell : survey.cells()) cell(json, cell);
          json.writeEndArray();
        });
  }

  private static void cell(JsonGenerator json, Cell cell) throws IOException {
    json.writeStartObject();
    json.writeStringField("state", cell.state().rfcName());
    json.writeStringField("kind", cell.question().kind());
    json.writeStringField("place", cell.question().where());
    segments(json, "segment", List.of(cell.sent()));
    json.writeStringField("standing", cell.standing().name());
    if (cell.known() != null) json.writeStringField("difference", cell.known().name());
    json.writeObjectFieldStart("rfc9293");
    outcome(json, cell.model().state(), cell.model().sends());
    json.writeStringField("decided", cell.model().decided().toString());
    json.writeEndObject();
    if (cell.answer() instanceof Answer.Measured measured) {
      json.writeObjectFieldStart("measured");
      outcome(json, measured.next(), measured.emits());
      json.writeEndObject();
    } else {
      json.writeStringField("not_measured", ((Answer.NotMeasured) cell.answer()).why());
    }
    json.writeEndObject();
  }

  private static void outcome(JsonGenerator json, TcpState next, List<Segment> emits)
      throws IOException {
    json.writeStringField("next_state", next.rfcName());
    segments(json, "emits", emits);
  }

  /** Segments as conformance lines have them; {@code len} only where there is text. */
  private static void segments(JsonGenerator json, String name, List<Segment> segments)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Segment segment : segments) {
      json.writeStartObject();
      json.writeArrayFieldStart("flags");
      for (ControlBit bit : segment.control().bits())
        if (bit != ControlBit.PSH) json.writeString(bit.name());
      json.writeEndArray();
      json.writeNumberField("seq", segment.seq().toLong());
      if (segment.ack() == null) json.writeNullField("ack");
      else json.writeNumberField("ack", segment.ack().toLong());
      if (!segment.text().isEmpty()) json.writeNumberField("len", segment.text().length());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
