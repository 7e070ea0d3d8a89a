package lockstep.app.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import lockstep.app.conform.SurveyedLine;
import lockstep.comparison.KnownDifference;
import lockstep.model.Preconditions;
import lockstep.model.StandIn;
import lockstep.probe.survey.Answer;
import lockstep.probe.survey.Happening;
import lockstep.probe.survey.KernelSurvey;
import lockstep.probe.survey.SurveyCell;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;

/**
 * A survey of a kernel, state by state and segment by segment.
 *
 * @param cells row by row, those that there are
 */
public record Survey(List<Cell> cells) {
  private record Asked(
      TcpState state, Question question, Preconditions at, Segment segment, SurveyCell cell) {}

  public Survey {
    cells = List.copyOf(cells);
  }

  /** How many cells a survey has. */
  public static int size() {
    return asked().size();
  }

  private static List<Asked> asked() {
    List<Asked> asked = new ArrayList<>();
    for (Question question : Question.all())
      for (TcpState state : TcpState.values()) {
        Preconditions at = Question.at(state);
        Optional<Segment> segment = question.segment(at);
        if (segment.isEmpty()) continue;
        Segment s = segment.get();
        Happening event =
            new Happening.Arrives(
                s.control(),
                0,
                s.seq(),
                question.symbolic(),
                s.ack(),
                s.text().length(),
                s.window(),
                0);
        asked.add(new Asked(state, question, at, s, SurveyedLine.cell(at, event)));
      }
    return asked;
  }

  /**
   * Makes one.
   *
   * @param measured is told how many cells are done, after each
   */
  public static Survey of(KernelSurvey kernel, IntConsumer measured)
      throws KernelSurvey.Unavailable, InterruptedException {
    List<Asked> asked = asked();
    List<Answer> answers = kernel.measure(asked.stream().map(Asked::cell).toList(), measured);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Asked one = asked.get(i);
      cells.add(cell(one.state(), one.question(), one.at(), one.segment(), answers.get(i)));
    }
    return new Survey(cells);
  }

  /** A cell, with what the model does there and the name of a difference. */
  static Cell cell(
      TcpState state, Question question, Preconditions at, Segment segment, Answer answer) {
    StandIn.Outcome model = new StandIn(at).arrives(segment);
    KnownDifference known = null;
    if (answer instanceof Answer.Measured measured && !Cell.agrees(model, measured))
      known = NamedDifferences.between(at, segment, model, measured).orElse(null);
    return new Cell(state, question, segment, model, answer, known);
  }

  /** How many cells stand so. */
  public long count(Cell.Standing standing) {
    return cells.stream().filter(cell -> cell.standing() == standing).count();
  }
}
