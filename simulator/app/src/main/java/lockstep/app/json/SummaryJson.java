package lockstep.app.json;

import lockstep.comparison.Summary;
import lockstep.comparison.Verdict;
import lockstep.tcp.World;

/** The last line of a run: what it came to. */
public final class SummaryJson {
  private SummaryJson() {}

  /**
   * The line, without its end.
   *
   * @param exit the exit code of the command
   */
  public static String line(Summary summary, int exit) {
    return JsonLines.object(
        json -> {
          json.writeObjectFieldStart("summary");
          json.writeObjectFieldStart("verdicts");
          for (Verdict verdict : Verdict.values())
            json.writeNumberField(verdict.name(), summary.verdicts().getOrDefault(verdict, 0));
          json.writeEndObject();
          json.writeArrayFieldStart("worlds");
          for (World world : summary.worlds()) json.writeString(world.word());
          json.writeEndArray();
          json.writeNumberField("exit", exit);
          json.writeEndObject();
        });
  }
}
