package lockstep.probe.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;

/** What crosses between the two processes comes back as it went. */
class LinesTest {
  private static void comesBack(SurveyCell cell) {
    assertThat(CellLine.read(CellLine.write(cell))).isEqualTo(cell);
    assertThat(CellLine.write(cell)).doesNotContain("\n");
  }

  @Test
  void aCellWithEveryField() {
    comesBack(
        new SurveyCell(
            TcpState.FIN_WAIT_1,
            true,
            SeqNumber.of(3),
            SeqNumber.of(4),
            SeqNumber.of(5),
            SeqNumber.of(4294967295L),
            SeqNumber.of(7),
            0,
            8,
            9,
            false,
            List.of(
                new SurveyCell.Run(SeqNumber.of(10), 3), new SurveyCell.Run(SeqNumber.of(20), 1)),
            12,
            new Happening.Arrives(
                ControlBits.of(ControlBit.SYN, ControlBit.ACK, ControlBit.URG),
                0xC0,
                SeqNumber.of(13),
                "rcv_nxt+rcv_wnd+192",
                SeqNumber.of(14),
                15,
                16,
                17)));
  }

  @Test
  void cellsOfEachEventWithNothingElse() {
    comesBack(
        Cells.natural(
            TcpState.LISTEN,
            new Happening.Arrives(ControlBits.NONE, 0, SeqNumber.ZERO, "", null, 0, 0, 0)));
    comesBack(
        Cells.natural(
            TcpState.ESTABLISHED, new Happening.Called(Happening.Call.OPEN_WITHOUT_REMOTE, 0)));
    comesBack(Cells.natural(TcpState.SYN_SENT, new Happening.RunsOut("RETRANSMISSION", 2)));
  }

  @Test
  void whatIsNoCellIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CellLine.read("state=LISTEN nonsense"))
        .withMessage("expected NAME=VALUE, found \"nonsense\"");
  }

  @Test
  void answers() {
    List<Answer> answers =
        List.of(
            new Answer.NotMeasured("no handle on a half-open passive connection"),
            new Answer.Measured(TcpState.CLOSED, List.of()),
            new Answer.Measured(
                TcpState.SYN_SENT,
                List.of(
                    Segment.parse("<SEQ=4294967295><CTL=RST>"),
                    Segment.parse("<SEQ=1><ACK=2><LEN=6><CTL=FIN,ACK>"))));
    for (Answer answer : answers)
      assertThat(AnswerLine.read(AnswerLine.write(answer))).isEqualTo(answer);
  }
}
