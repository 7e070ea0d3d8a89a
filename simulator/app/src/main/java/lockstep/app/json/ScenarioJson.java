package lockstep.app.json;

import lockstep.scenario.Scenario;

/** A scenario's head as a line of JSON. */
public final class ScenarioJson {
  private ScenarioJson() {}

  /** The line, without its end. */
  public static String line(Scenario scenario) {
    return JsonLines.object(
        json -> {
          json.writeStringField("name", scenario.name());
          json.writeStringField("needs", scenario.needs().word());
          json.writeStringField("title", scenario.title());
          json.writeStringField("about", scenario.about());
        });
  }
}
