package lockstep.app.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import lockstep.model.ExploreBound;
import lockstep.model.ExploreReport;

/** An exploration as a line of JSON; states go by their Java names. */
public final class ExploreJson {
  private ExploreJson() {}

  /** The line without its end. */
  public static String line(ExploreReport report, double seconds) {
    return JsonLines.object(json -> write(json, report, seconds));
  }

  private static void write(JsonGenerator json, ExploreReport report, double seconds)
      throws IOException {
    json.writeObjectFieldStart("bounds");
    for (ExploreBound bound : ExploreBound.values())
      json.writeNumberField(bound.word(), report.bounds().of(bound));
    json.writeEndObject();
    json.writeNumberField("states", report.states());
    json.writeNumberField("transitions", report.transitions());
    json.writeNumberField("depth", report.depth());
    json.writeBooleanField("complete", report.complete());
    json.writeNumberField("seconds", seconds);
    json.writeObjectFieldStart("edges");
    for (ExploreReport.Edge edge : report.edges())
      json.writeNumberField(edge.edge().id(), edge.times());
    json.writeEndObject();
    named(json, "others", report.others());
    pairs(json, report.pairs());
    named(json, "reasons", report.reasons());
    named(json, "invariants", report.invariants());
    if (report.broken() != null) broken(json, report.broken());
  }

  private static void named(JsonGenerator json, String field, List<ExploreReport.Named> all)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (ExploreReport.Named one : all) {
      json.writeStartObject();
      json.writeStringField("words", one.words());
      json.writeNumberField("times", one.times());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void pairs(JsonGenerator json, List<ExploreReport.Pair> pairs) throws IOException {
    json.writeArrayFieldStart("pairs");
    for (ExploreReport.Pair pair : pairs) {
      json.writeStartObject();
      json.writeStringField("client", pair.client().name());
      json.writeStringField("server", pair.server().name());
      json.writeNumberField("states", pair.times());
      json.writeNumberField("atRest", pair.atRest());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void broken(JsonGenerator json, ExploreReport.Broken broken) throws IOException {
    json.writeObjectFieldStart("broken");
    json.writeStringField("sentence", broken.sentence());
    json.writeStringField("found", broken.found());
    json.writeNumberField("events", broken.events());
    json.writeStringField("scenario", broken.scenario());
    json.writeEndObject();
  }
}
