package lockstep.app.json;

import java.util.List;
import java.util.Map;
import lockstep.comparison.Verdict;
import lockstep.tcp.SegmentField;
import lockstep.tcp.World;

/** The last line of a run: what it came to. */
public final class SummaryJson {
  private SummaryJson() {}

  /**
   * The line, without its end.
   *
   * @param verdicts how often each was given; one that has no entry was given never
   * @param worlds those that played
   * @param compared of how many segments each field was compared that the scenario asks for; left
   *     out where it asks for none
   * @param exit the exit code of the command
   */
  public static String line(
      Map<Verdict, Integer> verdicts,
      List<World> worlds,
      Map<SegmentField, Integer> compared,
      int exit) {
    return JsonLines.object(
        json -> {
          json.writeObjectFieldStart("summary");
          json.writeObjectFieldStart("verdicts");
          for (Verdict verdict : Verdict.values())
            json.writeNumberField(verdict.name(), verdicts.getOrDefault(verdict, 0));
          json.writeEndObject();
          json.writeArrayFieldStart("worlds");
          for (World world : worlds) json.writeString(world.word());
          json.writeEndArray();
          if (!compared.isEmpty()) {
            json.writeObjectFieldStart("compared");
            for (SegmentField field : SegmentField.values())
              if (compared.containsKey(field))
                json.writeNumberField(field.word(), compared.get(field));
            json.writeEndObject();
          }
          json.writeNumberField("exit", exit);
          json.writeEndObject();
        });
  }
}
