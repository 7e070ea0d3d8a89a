package lockstep.views.tcb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import lockstep.comparison.Moment;
import lockstep.comparison.Standing;
import lockstep.table.OsState;
import lockstep.table.SocketAddress;
import lockstep.table.SocketDetails;
import lockstep.table.SocketRow;
import lockstep.table.TcpInfo;
import lockstep.table.TcpInfoField;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.views.tcb.SequenceSpace.Use;
import org.junit.jupiter.api.Test;

/** What the card shows, worked out from one moment of a run that the model really played. */
class TcbContentTest {
  @Test
  void theVariablesStandInTheRfcsOrderWithBothEndsValues() throws Exception {
    TcbContent card = card(finWait2());
    assertThat(card.variables())
        .extracting(Variable::name)
        .containsExactly(
            "ISS", "SND.UNA", "SND.NXT", "SND.WND", "SND.UP", "SND.WL1", "SND.WL2", "IRS",
            "RCV.NXT", "RCV.WND", "RCV.UP");
    assertThat(variable(card, "SND.NXT").client().shown()).isEqualTo("5");
    assertThat(variable(card, "RCV.NXT").server().shown()).isEqualTo("5");
    assertThat(variable(card, "SND.WND").server().shown()).isEqualTo("65,535");
    assertThat(variable(card, "SND.UP").client().exists()).isFalse();
  }

  @Test
  void whatTheStepChangedShowsOldAndNewAndNothingElseDoes() throws Exception {
    TcbContent card = card(finWait2());
    assertThat(variable(card, "SND.UNA").client()).isEqualTo(new Variable.Value("5", "1"));
    assertThat(card.variables().stream().filter(v -> v.client().changed()))
        .extracting(Variable::name)
        .containsExactly("SND.UNA", "SND.WND", "SND.WL1", "SND.WL2");
    assertThat(card.variables()).noneMatch(variable -> variable.server().changed());
  }

  @Test
  void withoutATcbEveryValueIsADash() throws Exception {
    List<Moment> moments = Played.shipped("teardown");
    TcbContent card = card(Played.entering(moments, Actor.SERVER, TcpState.CLOSED));
    assertThat(card.variables()).noneMatch(variable -> variable.server().exists());
    assertThat(variable(card, "ISS").server()).isEqualTo(new Variable.Value("\u2013", "0"));
    assertThat(card.send().parts()).isEmpty();
    assertThat(card.send().why()).isEqualTo("no TCB, so no numbers");
    assertThat(TcbContent.nothing(true).variables())
        .noneMatch(variable -> variable.client().exists() || variable.client().changed());
  }

  @Test
  void seldomVariablesAreAskedForOnceTheyHaveAValue() throws Exception {
    TcbContent card = card(finWait2());
    assertThat(card.variables().stream().filter(Variable::asked))
        .extracting(Variable::name)
        .containsExactly("ISS", "SND.UNA", "SND.NXT", "SND.WND", "IRS", "RCV.NXT", "RCV.WND");
    Variable.Value none = new Variable.Value(Variable.NONE, Variable.NONE);
    assertThat(new Variable("RCV.UP", true, new Variable.Value("7", "7"), none).asked()).isTrue();
  }

  @Test
  void sendingIsDrawnAsTheRfcsFigure3() throws Exception {
    List<Moment> moments =
        Played.text("server listen", "client connect", "server accept", "client send 5");
    SequenceSpace space = null;
    for (Moment moment : moments)
      if (("" + moment.step().event()).equals("call send 5")) space = card(moment).send();
    assertThat(space.title()).isEqualTo("Client: send sequence space");
    assertThat(space.parts())
        .extracting(SequenceSpace.Part::use)
        .containsExactly(Use.DONE, Use.IN_FLIGHT, Use.WINDOW, Use.NOT_YET);
    assertThat(space.parts())
        .extracting(SequenceSpace.Part::count)
        .containsExactly(1L, 5L, 65_530L, 0L);
    assertThat(space.oldest()).isEqualTo(new SequenceSpace.Border("SND.UNA = 1", "SND.UNA", 1, 0));
    assertThat(space.next()).isEqualTo(new SequenceSpace.Border("SND.NXT = 6", "SND.NXT", 2, 0));
    assertThat(space.edge())
        .isEqualTo(new SequenceSpace.Border("SND.UNA + SND.WND = 65,536", "+ SND.WND", 3, 0));
    assertThat(space.spoken())
        .isEqualTo(
            "Client: send sequence space: acknowledged 1, in flight 5, may be sent 65,530, not"
                + " yet; SND.UNA = 1, SND.NXT = 6, SND.UNA + SND.WND = 65,536; unsent 0");
  }

  @Test
  void absoluteNumbersAreThoseOnTheWireAndGoRoundTheCorner() throws Exception {
    List<Moment> moments = Played.shipped("sequence-wrap");
    Moment closes = Played.entering(moments, Actor.CLIENT, TcpState.FIN_WAIT_1);
    TcbContent relative = TcbContent.of(closes, false);
    TcbContent absolute = TcbContent.of(closes, new TcbManner(false, true, null, Map.of()));
    assertThat(variable(relative, "ISS").client().shown()).isEqualTo("0");
    assertThat(variable(absolute, "ISS").client().shown()).isEqualTo("4294967293");
    assertThat(variable(absolute, "IRS").client().shown()).isEqualTo("4294967295");
    assertThat(variable(relative, "SND.NXT").client().shown()).isEqualTo("18");
    assertThat(variable(absolute, "SND.NXT").client().shown()).isEqualTo("15");
    assertThat(variable(absolute, "SND.WND").client())
        .isEqualTo(variable(relative, "SND.WND").client());
    assertThat(absolute.send().parts()).isEqualTo(relative.send().parts());
    assertThat(absolute.send().next().name()).isEqualTo("SND.NXT = 15");
  }

  @Test
  void withNothingInFlightTwoBordersAreOne() throws Exception {
    SequenceSpace space = card(finWait2()).send();
    assertThat(space.parts())
        .extracting(SequenceSpace.Part::use)
        .containsExactly(Use.DONE, Use.WINDOW, Use.NOT_YET);
    assertThat(space.oldest()).isNull();
    assertThat(space.next())
        .isEqualTo(new SequenceSpace.Border("SND.UNA = SND.NXT = 5", "SND.UNA = SND.NXT", 1, 0));
  }

  @Test
  void beforeTheSynIsAcknowledgedNothingIs() throws Exception {
    List<Moment> moments = Played.shipped("teardown");
    TcbContent card = card(Played.entering(moments, Actor.CLIENT, TcpState.SYN_SENT));
    assertThat(card.send().parts())
        .extracting(SequenceSpace.Part::use)
        .containsExactly(Use.IN_FLIGHT, Use.NOT_YET);
    assertThat(card.receive().parts()).isEmpty();
    assertThat(card.receive().why()).isEqualTo("no IRS yet");
    TcbContent listens = card(Played.entering(moments, Actor.SERVER, TcpState.LISTEN));
    assertThat(listens.send().why()).isEqualTo("no ISS yet");
  }

  @Test
  void aShutWindowEndsWhereItBegins() throws Exception {
    List<Moment> moments = Played.shipped("zero-window");
    boolean shut = false;
    for (Moment moment : moments) {
      SequenceSpace space = card(moment).receive();
      if (space.parts().isEmpty() || !space.next().name().startsWith("RCV.NXT")) continue;
      if (variable(card(moment), "RCV.WND").server().shown().equals("0")
          && moment.step().actor().equals(Actor.SERVER)) {
        shut = true;
        assertThat(space.parts())
            .extracting(SequenceSpace.Part::use)
            .containsExactly(Use.DONE, Use.NOT_YET);
        assertThat(space.edge().part()).isEqualTo(space.next().part());
      }
    }
    assertThat(shut).as("zero-window shuts the server's window").isTrue();
  }

  @Test
  void theKernelAloneGivesNoNumbers() throws Exception {
    Moment moment = finWait2();
    Moment kernelAlone =
        new Moment(
            1,
            1,
            "",
            moment.step(),
            Map.of(Actor.CLIENT, new Standing(null, TcpState.FIN_WAIT_2, false, null, null)),
            null,
            null,
            List.of(),
            List.of(),
            "");
    TcbContent card = TcbContent.of(kernelAlone, true);
    assertThat(card.tcbs().areKnown()).isFalse();
    assertThat(card.send().why()).isEqualTo("The kernel does not give its numbers");
  }

  private static Moment finWait2() throws Exception {
    return Played.entering(Played.shipped("teardown"), Actor.CLIENT, TcpState.FIN_WAIT_2);
  }

  @Test
  void theFiguresCanBeThoseOfTheOtherEnd() throws Exception {
    Moment finWait2 =
        Played.entering(Played.shipped("teardown"), Actor.CLIENT, TcpState.FIN_WAIT_2);
    assertThat(TcbContent.of(finWait2, false).send().actor()).isEqualTo(Actor.CLIENT);
    TcbManner others = new TcbManner(false, false, Side.SERVER, Map.of());
    TcbContent card = TcbContent.of(finWait2, others);
    assertThat(card.send().actor()).isEqualTo(Actor.SERVER);
    assertThat(card.receive().title()).isEqualTo("Server: receive sequence space");
    assertThat(card.variables()).isEqualTo(TcbContent.of(finWait2, false).variables());
  }

  @Test
  void whatARowCarriesOfTcpInfoHasLinesAndADashWhereTheOtherDoesNot() throws Exception {
    Moment sent = Played.entering(Played.shipped("teardown"), Actor.CLIENT, TcpState.SYN_SENT);
    SocketAddress address = new SocketAddress("127.0.0.1", 40_000);
    SocketRow row = SocketRow.of("tcp", address, address, OsState.linux(1));
    assertThat(TcbContent.of(Played.withRow(sent, Actor.CLIENT, row), true).kernel()).isEmpty();
    TcpInfo info =
        new TcpInfo(
            Map.of(
                TcpInfoField.RTT, 48L,
                TcpInfoField.SND_CWND, 10L,
                TcpInfoField.SND_SSTHRESH, 2147483647L,
                TcpInfoField.RETRANS, 0L));
    SocketRow told = row.withDetails(SocketDetails.NONE.withTcpInfo(info));
    List<Variable> lines = TcbContent.of(Played.withRow(sent, Actor.CLIENT, told), true).kernel();
    assertThat(lines)
        .extracting(line -> line.name() + " " + line.client().shown() + " " + line.server().shown())
        .containsExactly(
            "rtt 48 µs –",
            "rto – –",
            "cwnd 10 –",
            "ssthresh not set –",
            "unacked – –",
            "retrans 0 –");
  }

  private static TcbContent card(Moment moment) {
    return TcbContent.of(moment, false);
  }

  private static Variable variable(TcbContent card, String name) {
    return card.variables().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }
}
