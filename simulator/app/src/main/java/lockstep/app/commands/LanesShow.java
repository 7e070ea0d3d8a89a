package lockstep.app.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.comparison.Moment;
import lockstep.comparison.Played;
import lockstep.comparison.Standing;
import lockstep.comparison.Summary;
import lockstep.comparison.Verdict;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.World;
import lockstep.views.terminal.KernelWords;
import lockstep.views.terminal.Lanes;
import lockstep.views.terminal.Look;
import lockstep.views.terminal.RowsTable;

/** Prints a run as lanes. */
final class LanesShow implements Show {
  private final Output out;
  private final Look look;
  private final KernelWords kernelWords = new KernelWords();
  private final List<String> early = new ArrayList<>();
  private Lanes lanes;
  private boolean headed;
  private int steps;
  private int parted;

  LanesShow(Output out, Look look) {
    this.out = out;
    this.look = look;
  }

  @Override
  public void begin(Scenario scenario, List<World> worlds) {
    boolean compared = worlds.contains(World.MODEL) && worlds.stream().anyMatch(World::isLive);
    lanes = new Lanes(look, compared);
    out.lines(lanes.title(scenario.name(), scenario.title()));
    out.flush();
  }

  @Override
  public void played(Played played, String place) {
    if (played.action() instanceof Action.Note note) {
      List<String> lines = lanes.note(note.words());
      // What is said before the first step stands with it, under the heads of the columns.
      if (headed) out.lines(lines);
      else early.addAll(lines);
    }
    for (Moment moment : played.moments()) {
      head(place);
      out.lines(lanes.moment(moment));
      steps++;
      if (parted == 0 && moment.verdict() == Verdict.UNEXPLAINED) parted = moment.number();
    }
    if (!played.moments().isEmpty())
      kernel(played.moments().get(played.moments().size() - 1).standings());
    out.flush();
  }

  private void head(String place) {
    if (headed) return;
    headed = true;
    out.lines(lanes.heads(place));
    out.lines(early);
  }

  private void kernel(Map<Actor, Standing> standings) {
    String words = kernelWords.changed(standings);
    if (!words.isEmpty()) out.lines(lanes.aside("kernel: " + words));
  }

  @Override
  public void held(List<SocketRow> rows) {
    List<String> lines = new RowsTable(look).lines(rows);
    if (lines.isEmpty()) return;
    out.line("");
    out.lines(lines);
    out.line("");
    out.flush();
  }

  @Override
  public void end(Summary summary, Ending ending, int exit) {
    if (!headed) out.lines(early);
    if (ending != Ending.BROKEN) {
      out.line("");
      out.lines(lanes.summary(summary, steps));
      if (parted > 0) out.lines(lanes.note("Model and kernel parted in step " + parted + "."));
      else if (ending == Ending.WHOLE) out.lines(lanes.inLockstep());
    }
    out.flush();
  }
}
