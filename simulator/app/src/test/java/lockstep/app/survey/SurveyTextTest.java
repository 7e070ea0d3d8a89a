package lockstep.app.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lockstep.app.survey.Cell.Standing;
import lockstep.model.Preconditions;
import lockstep.model.StandIn;
import lockstep.probe.survey.Answer;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.views.terminal.Look;
import org.junit.jupiter.api.Test;

/** The matrix, drawn from answers that no kernel gave, and what counts as known. */
class SurveyTextTest {
  private static final Look PLAIN = new Look(false, false);

  /** What a kernel that does all as the model does would have said. */
  private static List<Cell> agreeing() {
    List<Cell> cells = new ArrayList<>();
    for (Question question : Question.all())
      for (TcpState state : TcpState.values()) {
        Preconditions at = Question.at(state);
        question
            .segment(at)
            .ifPresent(
                segment -> {
                  StandIn.Outcome model = new StandIn(at).arrives(segment);
                  Answer answer = new Answer.Measured(model.state(), model.sends());
                  cells.add(Survey.cell(state, question, at, segment, answer));
                });
      }
    return cells;
  }

  private static Cell find(List<Cell> cells, TcpState state, String kind, String where) {
    return cells.stream()
        .filter(c -> c.state() == state)
        .filter(c -> c.question().kind().equals(kind) && c.question().where().equals(where))
        .findFirst()
        .orElseThrow();
  }

  private static Cell answered(Cell cell, Answer answer) {
    return Survey.cell(
        cell.state(), cell.question(), Question.at(cell.state()), cell.sent(), answer);
  }

  private static Answer.Measured measured(TcpState next, String... emits) {
    List<Segment> segments = new ArrayList<>();
    for (String one : emits) segments.add(Segment.parse(one));
    return new Answer.Measured(next, segments);
  }

  @Test
  void aKernelThatIsTheModelAgreesEverywhere() {
    Survey survey = new Survey(agreeing());
    assertThat(survey.cells()).hasSize(Survey.size());
    assertThat(survey.count(Standing.AGREES)).isEqualTo(survey.cells().size());
    List<String> lines = new SurveyText(survey, PLAIN).lines();
    assertThat(lines).allMatch(line -> line.length() <= 80);
    assertThat(lines).anyMatch(line -> line.matches("RST +before +(= +){7}=|RST +before( +=)+"));
    assertThat(lines.get(lines.size() - 1)).contains(" 0 differ, 0 cannot be measured");
  }

  @Test
  void eachStandingHasItsSignAndItsWords() {
    List<Cell> cells = agreeing();
    Cell old = find(cells, TcpState.ESTABLISHED, "no bit", "before");
    Cell rst = find(cells, TcpState.ESTABLISHED, "RST", "at");
    Cell syn = find(cells, TcpState.CLOSED, "SYN", "at");
    cells.set(cells.indexOf(old), answered(old, measured(TcpState.ESTABLISHED)));
    cells.set(cells.indexOf(rst), answered(rst, measured(TcpState.ESTABLISHED)));
    cells.set(cells.indexOf(syn), answered(syn, new Answer.NotMeasured("nobody was at home")));
    Survey survey = new Survey(cells);
    assertThat(survey.count(Standing.KNOWN)).isOne();
    assertThat(survey.count(Standing.DIFFERS)).isOne();
    assertThat(survey.count(Standing.NOT_MEASURED)).isOne();
    List<String> lines = new SurveyText(survey, PLAIN).lines();
    assertThat(lines).allMatch(line -> line.length() <= 80);
    String all = String.join(" ", lines).replaceAll("\\s+", " ");
    assertThat(all)
        .contains("*a KNOWN: linux-no-ack-bit-dropped")
        .contains("ESTABLISHED gets <SEQ=7><CTL=RST>: the model CLOSED, nothing sent;")
        .contains("this kernel ESTABLISHED, nothing sent")
        .contains("nobody was at home");
    assertThat(lines).anyMatch(line -> line.startsWith("no bit   before") && line.contains("*a"));
    assertThat(new SurveyText(survey, new Look(true, false)).lines())
        .anyMatch(line -> line.contains("\033["));
  }

  /** A rule that explained more than the difference says would hide what a kernel does wrong. */
  @Test
  void whatIsOnlyLikeAKnownDifferenceHasNoName() {
    List<Cell> cells = agreeing();
    Cell synSent = find(cells, TcpState.SYN_SENT, "ACK", "ack NXT+1");
    assertThat(
            answered(synSent, measured(TcpState.SYN_SENT, "<SEQ=2><CTL=RST>", "<SEQ=0><CTL=SYN>"))
                .known()
                .name())
        .isEqualTo("linux-syn-again-after-bad-ack");
    for (Answer.Measured other :
        List.of(
            measured(TcpState.CLOSED, "<SEQ=2><CTL=RST>", "<SEQ=0><CTL=SYN>"),
            measured(TcpState.SYN_SENT, "<SEQ=0><CTL=SYN>", "<SEQ=2><CTL=RST>"),
            measured(TcpState.SYN_SENT, "<SEQ=2><CTL=RST>", "<SEQ=7><CTL=SYN>"),
            measured(TcpState.SYN_SENT, "<SEQ=3><CTL=RST>", "<SEQ=0><CTL=SYN>")))
      assertThat(answered(synSent, other).standing()).isEqualTo(Standing.DIFFERS);
    Cell text = find(cells, TcpState.FIN_WAIT_1, "text", "before");
    assertThat(answered(text, measured(TcpState.FIN_WAIT_2, "<SEQ=2><ACK=7><CTL=ACK>")).standing())
        .isEqualTo(Standing.KNOWN);
    assertThat(answered(text, measured(TcpState.CLOSED)).standing()).isEqualTo(Standing.DIFFERS);
    Cell rst = find(cells, TcpState.ESTABLISHED, "RST", "before");
    assertThat(answered(rst, measured(TcpState.CLOSED)).standing()).isEqualTo(Standing.DIFFERS);
    Cell timeWait = find(cells, TcpState.TIME_WAIT, "RST", "inside");
    assertThat(answered(timeWait, measured(TcpState.TIME_WAIT)).standing())
        .isEqualTo(Standing.KNOWN);
    assertThat(answered(timeWait, measured(TcpState.CLOSED)).standing())
        .isEqualTo(Standing.DIFFERS);
    Cell half = find(cells, TcpState.SYN_RECEIVED, "SYN", "before");
    assertThat(answered(half, measured(TcpState.SYN_RECEIVED)).standing())
        .isEqualTo(Standing.DIFFERS);
  }
}
