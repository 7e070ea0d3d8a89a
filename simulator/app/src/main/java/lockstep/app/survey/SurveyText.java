package lockstep.app.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lockstep.app.survey.Cell.Standing;
import lockstep.comparison.KnownDifference;
import lockstep.probe.survey.Answer;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.views.terminal.Look;
import lockstep.views.terminal.Role;
import lockstep.views.terminal.Text;

/** A survey for the terminal: the matrix, what its signs mean, and each cell that differs. */
public final class SurveyText {
  private static final int WIDTH = 80;
  private static final int KIND = 9;
  private static final int LABEL = 20;
  private static final int COLUMN = 5;
  private static final int HANG = 3;

  private final Survey survey;
  private final Look look;

  /** A letter for each known difference that the survey met, in the order of the matrix. */
  private final Map<KnownDifference, String> letters = new LinkedHashMap<>();

  public SurveyText(Survey survey, Look look) {
    this.survey = survey;
    this.look = look;
    for (Cell cell : survey.cells())
      if (cell.standing() == Standing.KNOWN)
        letters.computeIfAbsent(
            cell.known(), known -> String.valueOf((char) ('a' + letters.size())));
  }

  /** All of it. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    matrix(lines);
    lines.add("");
    legend(lines);
    letters.forEach((known, letter) -> differences(lines, known, letter));
    cells(lines, Standing.DIFFERS, "! DIFFERS, and no difference has a name for it");
    cells(lines, Standing.NOT_MEASURED, "? CANNOT be measured");
    lines.add("");
    lines.add(summary());
    return lines;
  }

  private void matrix(List<String> lines) {
    for (int line = 0; line < 2; line++) {
      StringBuilder head = new StringBuilder(pad(line == 0 ? "SEGMENT" : "", LABEL));
      for (TcpState state : TcpState.values()) head.append(pad(" " + head(state)[line], COLUMN));
      lines.add(look.paint(Role.BOLD, head.toString().stripTrailing()));
    }
    Map<Question, List<Cell>> rows =
        survey.cells().stream()
            .collect(
                Collectors.groupingBy(Cell::question, LinkedHashMap::new, Collectors.toList()));
    String kind = "";
    for (Map.Entry<Question, List<Cell>> row : rows.entrySet()) {
      Question question = row.getKey();
      StringBuilder line = new StringBuilder();
      line.append(pad(question.kind().equals(kind) ? "" : question.kind(), KIND));
      line.append(pad(question.where(), LABEL - KIND));
      kind = question.kind();
      for (TcpState state : TcpState.values()) {
        Cell cell =
            row.getValue().stream().filter(c -> c.state() == state).findFirst().orElse(null);
        String sign = cell == null ? "" : sign(cell);
        line.append(' ').append(cell == null ? "" : look.paint(role(cell.standing()), sign));
        line.append(" ".repeat(COLUMN - 1 - sign.length()));
      }
      lines.add(line.toString().stripTrailing());
    }
  }

  /** The state's name on two lines of four letters: eleven of them stand side by side. */
  private static String[] head(TcpState state) {
    return switch (state) {
      case CLOSED -> new String[] {"CLO-", "SED"};
      case LISTEN -> new String[] {"LIS-", "TEN"};
      case SYN_SENT -> new String[] {"SYN-", "SENT"};
      case SYN_RECEIVED -> new String[] {"SYN-", "RCVD"};
      case ESTABLISHED -> new String[] {"ESTA", "BLSH"};
      case FIN_WAIT_1 -> new String[] {"FIN-", "W-1"};
      case FIN_WAIT_2 -> new String[] {"FIN-", "W-2"};
      case CLOSE_WAIT -> new String[] {"CLO-", "WAIT"};
      case CLOSING -> new String[] {"CLO-", "SING"};
      case LAST_ACK -> new String[] {"LAST", "-ACK"};
      case TIME_WAIT -> new String[] {"TIME", "-WAI"};
    };
  }

  private String sign(Cell cell) {
    return switch (cell.standing()) {
      case AGREES -> "=";
      case KNOWN -> "*" + letters.get(cell.known());
      case DIFFERS -> "!";
      case NOT_MEASURED -> "?";
    };
  }

  private static Role role(Standing standing) {
    return switch (standing) {
      case AGREES -> Role.AGREES;
      case KNOWN -> Role.EXPLAINED;
      case DIFFERS -> Role.UNEXPLAINED;
      case NOT_MEASURED -> Role.DIM;
    };
  }

  private void legend(List<String> lines) {
    wrap(
        lines,
        Role.PLAIN,
        "",
        "SEG.SEQ lies before RCV.NXT (before), at it (at), behind it in the window (inside), or"
            + " behind the window (beyond). It acknowledges SND.NXT unless ack says otherwise:"
            + " UNA is SND.UNA, NXT is SND.NXT.");
    wrap(lines, Role.AGREES, "=", "AGREES with the model of RFC 9293");
    letters.forEach(
        (known, letter) ->
            wrap(
                lines,
                Role.EXPLAINED,
                "*" + letter,
                "KNOWN: " + known.name() + ", " + known.title()));
    wrap(lines, Role.UNEXPLAINED, "!", "DIFFERS, and no difference explains it");
    wrap(lines, Role.DIM, "?", "CANNOT be measured");
    wrap(
        lines,
        Role.PLAIN,
        "",
        "(blank) there is no such segment: CLOSED, LISTEN and SYN-SENT have no window yet");
  }

  private void differences(List<String> lines, KnownDifference known, String letter) {
    lines.add("");
    lines.add(look.paint(Role.EXPLAINED, "*" + letter + " KNOWN") + " " + known.name());
    for (Cell cell : survey.cells()) if (cell.known() == known) words(lines, cell);
  }

  private void cells(List<String> lines, Standing standing, String heading) {
    if (survey.count(standing) == 0) return;
    lines.add("");
    lines.add(look.paint(role(standing), heading));
    for (Cell cell : survey.cells()) if (cell.standing() == standing) words(lines, cell);
  }

  private void words(List<String> lines, Cell cell) {
    String found =
        cell.answer() instanceof Answer.Measured measured
            ? "this kernel " + words(measured.next(), measured.emits())
            : ((Answer.NotMeasured) cell.answer()).why();
    wrap(
        lines,
        Role.PLAIN,
        "",
        cell.state().rfcName()
            + " gets "
            + cell.sent()
            + ": the model "
            + words(cell.model().state(), cell.model().sends())
            + "; "
            + found);
  }

  private static String words(TcpState state, List<Segment> sends) {
    return state.rfcName()
        + ", "
        + (sends.isEmpty()
            ? "nothing sent"
            : sends.stream().map(Segment::toString).collect(Collectors.joining(" ")));
  }

  /**
   * Adds a text in lines.
   *
   * @param sign stands before the first line, 3 columns with what follows it
   */
  private void wrap(List<String> lines, Role role, String sign, String text) {
    String before = look.paint(role, sign) + " ".repeat(HANG - sign.length());
    for (String line : Text.wrap(look.signs(text), WIDTH - HANG)) {
      lines.add(before + line);
      before = " ".repeat(HANG);
    }
  }

  private String summary() {
    long agree = survey.count(Standing.AGREES);
    long known = survey.count(Standing.KNOWN);
    long differ = survey.count(Standing.DIFFERS);
    long not = survey.count(Standing.NOT_MEASURED);
    String words =
        "Of "
            + survey.cells().size()
            + " cells "
            + agree
            + " agree, "
            + known
            + " known, "
            + differ
            + " differ, "
            + not
            + " cannot be measured.";
    return look.paint(differ == 0 ? Role.AGREES : Role.UNEXPLAINED, words);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
