package lockstep.app.json;

import lockstep.app.conform.Verdict;

/** What came of a conformance line, as a line of JSON. */
public final class ConformJson {
  private ConformJson() {}

  /** The line of a case, without its end. */
  public static String line(Verdict verdict) {
    return JsonLines.object(
        json -> {
          json.writeStringField("id", verdict.of().id());
          if (verdict.of().key() != null) json.writeStringField("key", verdict.of().key());
          json.writeBooleanField("pass", verdict.passed());
          json.writeStringField("state", verdict.state().rfcName());
          json.writeStringField("found", verdict.found());
        });
  }

  /** The line of a line that is no case, without its end. */
  public static String malformed(int number, String error) {
    return JsonLines.object(
        json -> {
          json.writeNumberField("line", number);
          json.writeBooleanField("pass", false);
          json.writeStringField("error", error);
        });
  }
}
