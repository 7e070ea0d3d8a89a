package lockstep.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.model.ModelStage;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioParser;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;

/** A moment says of every actor what it has inside, so that no view needs the moment before. */
class InsideTest {
  private static final String OPEN =
      "title: T\nserver listen\nclient connect\nserver accept\nclient send 5\nwait 500ms\n";

  @Test
  void everyActorsTcbStandsInAMomentAlsoWhereItHadNoTurn() throws Exception {
    List<Moment> moments = played(OPEN);
    Moment textArrives =
        theOneWith(moments, Actor.SERVER, "gets <SEQ=1><ACK=1><LEN=5><CTL=PSH,ACK>");
    Inside client = textArrives.standings().get(Actor.CLIENT).inside();
    assertThat(client.tcb().sndUna()).isEqualTo(SeqNumber.of(1));
    assertThat(client.tcb().sndNxt()).isEqualTo(SeqNumber.of(6));
    assertThat(textArrives.standings().get(Actor.SERVER).inside().tcb())
        .isEqualTo(textArrives.step().tcb());
    assertThat(client.row()).as("the model alone has no rows").isNull();
  }

  @Test
  void whatARunningTimerHasLeftCanBeToldFromTheMomentAlone() throws Exception {
    List<Moment> moments = played(OPEN);
    Moment textArrives =
        theOneWith(moments, Actor.SERVER, "gets <SEQ=1><ACK=1><LEN=5><CTL=PSH,ACK>");
    Inside client = textArrives.standings().get(Actor.CLIENT).inside();
    long since = client.since().get(Timer.RETRANSMISSION);
    long until = client.tcb().timers().get(Timer.RETRANSMISSION);
    assertThat(until - since).isEqualTo(client.tcb().rtoMicros());
    assertThat(textArrives.modelMicros()).isEqualTo(since + 100);
    Moment acknowledged = moments.get(moments.size() - 1);
    Inside after = acknowledged.standings().get(Actor.CLIENT).inside();
    assertThat(after.tcb().timers()).doesNotContainKey(Timer.RETRANSMISSION);
    assertThat(after.since()).doesNotContainKey(Timer.RETRANSMISSION);
  }

  @Test
  void aTimerThatIsStartedAnewCountsFromThen() throws Exception {
    List<Moment> moments =
        played("title: T\nset wire loss 100\nclient connect\nwait RTO\nclient send 5\n");
    Moment again = theOneWith(moments, Actor.CLIENT, "timeout RETRANSMISSION");
    Inside client = again.standings().get(Actor.CLIENT).inside();
    assertThat(client.since()).containsEntry(Timer.RETRANSMISSION, again.modelMicros());
    assertThat(again.modelMicros()).isEqualTo(1_000_000);
    assertThat(client.tcb().timers().get(Timer.RETRANSMISSION) - again.modelMicros())
        .isEqualTo(2_000_000);
  }

  @Test
  void aDeletedTcbIsNotShownAnyMore() throws Exception {
    List<Moment> moments = played("title: T\nserver listen\nserver close\n");
    Inside server = moments.get(moments.size() - 1).standings().get(Actor.SERVER).inside();
    assertThat(server).isEqualTo(Inside.NOTHING);
  }

  @Test
  void aRowIsShownAsReadAtTheActionsEndAlsoWhereOnlyItsQueueChanged() throws Exception {
    Action connect = scenario(OPEN).actions().get(1);
    TraceStep seen =
        MadeUpKernel.seen(
            connect, Actor.CLIENT, List.of(TcpState.CLOSED, TcpState.ESTABLISHED), 10);
    SocketRow row = seen.seen().row();
    Moments moments = new Moments(false, true);
    assertThat(inside(moments, seen, List.of(row)).row()).isEqualTo(row);
    TraceStep stays =
        MadeUpKernel.seen(
            connect, Actor.SERVER, List.of(TcpState.CLOSED, TcpState.ESTABLISHED), 20);
    SocketRow fuller = row.withQueues(5, 0);
    assertThat(inside(moments, stays, List.of(fuller)).row()).isEqualTo(fuller);
    TraceStep goes =
        MadeUpKernel.seen(
            connect, Actor.SERVER, List.of(TcpState.ESTABLISHED, TcpState.CLOSED), 30);
    assertThat(inside(moments, goes, List.of()).row()).as("gone from the table").isNull();
  }

  private static Inside inside(Moments moments, TraceStep live, List<SocketRow> rows) {
    List<Moment> drawn = moments.of(List.of(), List.of(live), List.of(), rows, "");
    Map<Actor, Standing> standings = drawn.get(drawn.size() - 1).standings();
    return standings.get(Actor.CLIENT).inside();
  }

  private static Moment theOneWith(List<Moment> moments, Actor actor, String event) {
    return moments.stream()
        .filter(m -> m.step().actor().equals(actor) && event.equals("" + m.step().event()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no moment with " + event));
  }

  private static Scenario scenario(String text) throws Exception {
    return ScenarioParser.parse("t", "t.scenario", text);
  }

  private static List<Moment> played(String text) throws Exception {
    List<Moment> moments = new ArrayList<>();
    try (SideBySide run = new SideBySide(scenario(text), List.of(new ModelStage()))) {
      while (run.hasNext()) moments.addAll(run.next().moments());
    }
    return moments;
  }
}
