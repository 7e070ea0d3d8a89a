package lockstep.app.commands;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
  private final Consumer<String> remark;
  private final ScenarioPorts ports = new ScenarioPorts();

  /**
   * How often each verdict stands on a line: a reader that counts them finds what the last line
   * says.
   */
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);

  /**
   * @param remark takes a sentence for standard error: what a person wants to know beside the lines
   */
  JsonShow(Output out, Consumer<String> remark) {
    this.out = out;
    this.remark = remark;
  }

  @Override
  public void played(Played played, String place) throws IOException {
    for (Judged judged : played.steps()) {
      if (judged.verdict() != null) verdicts.merge(judged.verdict(), 1, Integer::sum);
      out.line(StepJson.line(judged));
    }
    ports.learn(played).forEach(remark);
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
    out.line(SummaryJson.line(verdicts, summary.worlds(), summary.compared(), exit));
    out.flush();
  }
}
