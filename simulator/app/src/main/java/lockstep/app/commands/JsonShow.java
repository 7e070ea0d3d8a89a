package lockstep.app.commands;

import java.io.IOException;
import lockstep.app.json.StepJson;
import lockstep.app.json.SummaryJson;
import lockstep.comparison.Judged;
import lockstep.comparison.Played;
import lockstep.comparison.Summary;

/** Prints a run as JSON, one object a line. */
final class JsonShow implements Show {
  private final Output out;

  JsonShow(Output out) {
    this.out = out;
  }

  @Override
  public void played(Played played, String place) throws IOException {
    for (Judged judged : played.steps()) out.line(StepJson.line(judged));
    out.flush();
  }

  @Override
  public void end(Summary summary, Ending ending, int exit) throws IOException {
    out.line(SummaryJson.line(summary, exit));
    out.flush();
  }
}
