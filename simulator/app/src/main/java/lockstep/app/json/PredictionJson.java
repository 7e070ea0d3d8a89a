package lockstep.app.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import lockstep.views.predict.Prediction;

/** An answer that a learner gave, as a line of JSON. */
public final class PredictionJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private PredictionJson() {}

  /** The line, without its end. */
  public static String line(Prediction prediction) {
    return JsonLines.object(
        json -> {
          json.writeNumberField("at", prediction.at());
          json.writeStringField("scenario", prediction.scenario());
          json.writeNumberField("step", prediction.step());
          json.writeStringField("actor", prediction.actor().toString());
          json.writeStringField("from", prediction.from().rfcName());
          json.writeStringField("event", prediction.event());
          if (prediction.given() == null) json.writeNullField("given");
          else json.writeStringField("given", prediction.given().rfcName());
          json.writeStringField("expected", prediction.expected().rfcName());
          json.writeBooleanField("right", prediction.isRight());
        });
  }

  /**
   * The answer that a line tells of.
   *
   * @throws IOException when it is no such line; the message says what is missing
   */
  public static Prediction read(String line) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = FACTORY.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) throw new IOException("expected an object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.getText();
        if (json.nextToken() != JsonToken.VALUE_NULL) fields.put(name, json.getText());
      }
    }
    try {
      return new Prediction(
          Long.parseLong(need(fields, "at")),
          need(fields, "scenario"),
          Integer.parseInt(need(fields, "step")),
          Actor.named(need(fields, "actor")).orElseThrow(() -> wrong(fields, "actor")),
          state(fields, "from").orElseThrow(() -> wrong(fields, "from")),
          need(fields, "event"),
          state(fields, "given").orElse(null),
          state(fields, "expected").orElseThrow(() -> wrong(fields, "expected")));
    } catch (NumberFormatException e) {
      throw new IOException("expected numbers as at and step", e);
    }
  }

  private static Optional<TcpState> state(Map<String, String> fields, String name)
      throws IOException {
    if (!fields.containsKey(name)) return Optional.empty();
    return Optional.of(TcpState.named(fields.get(name)).orElseThrow(() -> wrong(fields, name)));
  }

  private static String need(Map<String, String> fields, String name) throws IOException {
    String text = fields.get(name);
    if (text == null) throw new IOException("expected a field " + name);
    return text;
  }

  private static IOException wrong(Map<String, String> fields, String name) {
    return new IOException(name + " is " + fields.get(name) + ", which names none");
  }
}
