package lockstep.app.json;

import java.util.Locale;
import lockstep.comparison.KnownDifference;

/** A known difference as a line of JSON. */
public final class DifferenceJson {
  private DifferenceJson() {}

  /** The line, without its end. */
  public static String line(KnownDifference difference) {
    return JsonLines.object(
        json -> {
          json.writeStringField("name", difference.name());
          json.writeArrayFieldStart("systems");
          for (String system : difference.systems()) json.writeString(system);
          json.writeEndArray();
          json.writeStringField("title", difference.title());
          json.writeStringField("rfc", difference.rfc());
          json.writeStringField("system", difference.system());
          json.writeStringField("why", difference.why());
          json.writeStringField("reference", difference.reference());
          json.writeStringField("see", difference.howToSee());
          json.writeStringField("changes", difference.effect().name().toLowerCase(Locale.ROOT));
        });
  }
}
