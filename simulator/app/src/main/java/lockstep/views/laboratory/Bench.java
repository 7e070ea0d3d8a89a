package lockstep.views.laboratory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.table.SocketRow;
import lockstep.views.laboratory.Answer.Line;
import lockstep.views.laboratory.Answer.Said;
import lockstep.views.netstat.Dialect;
import lockstep.views.netstat.Explanation;
import lockstep.views.netstat.Facts;
import lockstep.views.netstat.Inquiry;
import lockstep.views.netstat.NoSuchInterface;
import lockstep.views.netstat.Sheet;
import lockstep.views.netstat.Switch;
import lockstep.views.netstat.SwitchRefused;
import lockstep.views.words.Words;

/**
 * Answers typed commands from this computer's own tables, by the engine that {@code lockstep
 * netstat} has. It is used by one thread, and not by that of the window: a reading takes its time.
 */
public final class Bench {
  private final Facts facts;
  private final Runnable begin;
  private final Dialect ofSystem;
  private Inquiry last;

  /**
   * A bench on which nothing was asked yet.
   *
   * @param begin lets all facts be read anew
   * @param ofSystem the dialect of this system's netstat
   */
  public Bench(Facts facts, Runnable begin, Dialect ofSystem) {
    this.facts = facts;
    this.begin = begin;
    this.ofSystem = ofSystem;
  }

  /**
   * Answers a command.
   *
   * @param chosen the dialect that netstat is to speak; null for the one that fits the command
   * @throws IOException when this computer's tables cannot be read; the message says why
   */
  public Answer ask(String typed, Dialect chosen) throws IOException {
    last = null;
    CommandLine line = CommandLine.of(typed);
    if (!line.tool().equals("netstat") && !line.tool().equals("ss"))
      return refused(typed, null, List.of(), List.of(notATool(line)));
    if (line.asked() != null && Dialect.of(line.asked()).isEmpty())
      return refused(
          typed, null, List.of(), List.of(Words.of("laboratory.noDialect", line.asked())));
    Dialect wanted = line.dialect().orElse(chosen == null ? ofSystem : chosen);
    try {
      return list(typed, wanted, wanted.parse(line.arguments(), facts.names()), List.of());
    } catch (SwitchRefused refusal) {
      Optional<Dialect> other =
          line.dialect().isPresent() || chosen != null ? Optional.empty() : other(line);
      if (other.isPresent()) return elsewhere(typed, line, wanted, other.get());
      return refused(typed, wanted, refusal.words(), refusal.hints());
    }
  }

  private static String notATool(CommandLine line) {
    return line.tool().isEmpty()
        ? Words.of("laboratory.nothing")
        : Words.of("laboratory.noTool", line.tool());
  }

  /** The first other netstat that takes the command. */
  private Optional<Dialect> other(CommandLine line) {
    for (Dialect dialect : Dialect.values()) {
      if (dialect == ofSystem || dialect == Dialect.SS) continue;
      try {
        dialect.parse(line.arguments(), facts.names());
        return Optional.of(dialect);
      } catch (SwitchRefused refusal) {
        // The next one may take it; the refusal that is told is that of this system's own.
        continue;
      }
    }
    return Optional.empty();
  }

  private Answer elsewhere(String typed, CommandLine line, Dialect own, Dialect dialect)
      throws IOException {
    try {
      Inquiry inquiry = dialect.parse(line.arguments(), facts.names());
      String remark = Words.of("laboratory.elsewhere", own.title(), dialect.title());
      return list(typed, dialect, inquiry, List.of(remark));
    } catch (SwitchRefused refusal) {
      return refused(typed, dialect, refusal.words(), refusal.hints());
    }
  }

  private static Answer refused(
      String typed, Dialect dialect, List<String> words, List<String> hints) {
    List<Line> lines = words.stream().map(Line::of).toList();
    return new Answer(typed, dialect, lines, List.of(), List.of(), hints, true);
  }

  private Answer list(String typed, Dialect dialect, Inquiry inquiry, List<String> before)
      throws IOException {
    begin.run();
    Printed printed = new Printed(inquiry.rows(facts));
    try {
      inquiry.print(facts, printed);
    } catch (NoSuchInterface e) {
      return refused(typed, dialect, List.of(), List.of(e.getMessage()));
    }
    last = inquiry;
    List<String> remarks = new ArrayList<>(before);
    remarks.addAll(printed.remarks);
    if (inquiry.interval() > 0)
      remarks.add(Words.of("laboratory.once", Integer.toString(inquiry.interval())));
    List<Said> switches = new ArrayList<>();
    for (Switch one : inquiry.given())
      switches.add(new Said(one.forms(), Explanation.of(one, dialect)));
    return new Answer(typed, dialect, printed.lines, switches, inquiry.columns(), remarks, false);
  }

  /**
   * The story of a row of the last listing.
   *
   * @param row counted from 1
   * @return nothing when the last command had no such row
   * @throws IOException when this computer's tables cannot be read; the message says why
   */
  public List<String> story(int row) throws IOException {
    return last == null ? List.of() : Explanation.row(row, last, facts);
  }

  private static final class Printed implements Sheet {
    private final List<SocketRow> rows;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private int count;

    Printed(List<SocketRow> rows) {
      this.rows = rows;
    }

    @Override
    public void line(String line) {
      lines.add(Line.of(line));
    }

    @Override
    public void row(String line) {
      SocketRow row = count < rows.size() ? rows.get(count) : null;
      count++;
      lines.add(
          new Line(
              line, count, row == null || !row.isTcp() ? Optional.empty() : row.state().meaning()));
    }

    @Override
    public void remark(String sentence) {
      remarks.add(sentence);
    }
  }
}
