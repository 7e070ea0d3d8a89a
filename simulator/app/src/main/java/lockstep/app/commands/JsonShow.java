package lockstep.app.commands;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lockstep.app.json.KernelJson;
import lockstep.app.json.StepJson;
import lockstep.app.json.SummaryJson;
import lockstep.comparison.Judged;
import lockstep.comparison.Played;
import lockstep.comparison.Summary;
import lockstep.comparison.Verdict;
import lockstep.trace.KernelEvent;

/** Prints a run as JSON, one object a line. */
final class JsonShow implements Show {
  private final Output out;

  /**
   * How often each verdict stands on a line: a reader that counts them finds what the last line
   * says.
   */
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);

  JsonShow(Output out) {
    this.out = out;
  }

  @Override
  public void played(Played played, String place) throws IOException {
    for (Judged judged : played.steps()) {
      if (judged.verdict() != null) verdicts.merge(judged.verdict(), 1, Integer::sum);
      out.line(StepJson.line(judged));
    }
    out.flush();
  }

  @Override
  public void heard(Played played, List<KernelEvent> events) throws IOException {
    UnseenStates unseen = UnseenStates.of(played);
    for (KernelEvent event : events)
      out.line(KernelJson.line(played.action(), event, unseen.contains(event)));
    out.flush();
  }

  @Override
  public void end(Summary summary, Ending ending, int exit) throws IOException {
    out.line(SummaryJson.line(verdicts, summary.worlds(), exit));
    out.flush();
  }
}
