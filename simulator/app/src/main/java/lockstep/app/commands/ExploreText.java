package lockstep.app.commands;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lockstep.model.ExploreBound;
import lockstep.model.ExploreReport;
import lockstep.tcp.TcpState;

/** An exploration as a page of 80 columns. */
final class ExploreText {
  private static final int WIDTH = 80;
  private static final int COUNT_WIDTH = 13;

  private final ExploreReport report;
  private final double seconds;
  private final List<String> lines = new ArrayList<>();

  ExploreText(ExploreReport report, double seconds) {
    this.report = report;
    this.seconds = seconds;
  }

  List<String> lines() {
    bounds();
    totals();
    edges();
    pairs();
    counted("Why one side rests ESTABLISHED and the other does not", report.reasons());
    counted("Held, and how often it was checked", report.invariants());
    broken();
    return lines;
  }

  private void heading(String words) {
    if (!lines.isEmpty()) lines.add("");
    lines.add(words);
  }

  private void bounds() {
    heading("Bounds");
    for (ExploreBound bound : ExploreBound.values())
      lines.add(
          "%,12d  %-16s %s".formatted(report.bounds().of(bound), bound.word(), bound.words()));
  }

  private void totals() {
    heading("Visited" + (report.complete() ? "" : " (not everything)"));
    counted(report.states(), "states");
    counted(report.transitions(), "transitions");
    counted(report.depth(), "events to the farthest state");
    lines.add(String.format(Locale.ROOT, "%12.1f  seconds", seconds));
  }

  private void edges() {
    heading("Figure 5: %d of %d edges".formatted(report.edgesCovered(), report.edges().size()));
    for (ExploreReport.Edge edge : report.edges())
      counted(
          edge.times(),
          "%s to %s: %s"
              .formatted(
                  edge.edge().from().rfcName(), edge.edge().to().rfcName(), edge.edge().cause()));
    counted("Edges that the figure leaves out", report.others());
  }

  private void pairs() {
    heading(
        "Pairs of states: %d reached (+), in some of them both may rest (=)"
            .formatted(report.pairs().size()));
    Map<String, String> marks = new HashMap<>();
    for (ExploreReport.Pair pair : report.pairs())
      marks.put(pair.client() + " " + pair.server(), pair.atRest() > 0 ? "=" : "+");
    StringBuilder head = new StringBuilder("  client     server");
    TcpState[] states = TcpState.values();
    for (int i = 0; i < states.length; i++) head.append("%4d".formatted(i + 1));
    lines.add(head.toString());
    for (int i = 0; i < states.length; i++) {
      StringBuilder row = new StringBuilder("%4d %-14s".formatted(i + 1, states[i].rfcName()));
      for (TcpState server : states)
        row.append("%4s".formatted(marks.getOrDefault(states[i] + " " + server, ".")));
      lines.add(row.toString());
    }
  }

  private void counted(String heading, List<ExploreReport.Named> all) {
    heading(heading);
    for (ExploreReport.Named one : all) counted(one.times(), one.words());
  }

  /** A count, and words that go on in lines of their own when they are too long. */
  private void counted(long count, String words) {
    String line = "%,12d ".formatted(count);
    for (String word : words.split(" ")) {
      if (line.length() + 1 + word.length() > WIDTH) {
        lines.add(line);
        line = " ".repeat(COUNT_WIDTH);
      }
      line += " " + word;
    }
    lines.add(line);
  }

  private void broken() {
    ExploreReport.Broken broken = report.broken();
    if (broken == null) return;
    heading("BROKEN: " + broken.sentence());
    lines.add("found: " + broken.found());
    heading("# ---- the shortest way there, as a scenario ----");
    broken.scenario().lines().forEach(lines::add);
  }
}
