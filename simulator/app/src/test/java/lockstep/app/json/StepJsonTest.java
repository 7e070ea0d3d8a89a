package lockstep.app.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import lockstep.comparison.Judged;
import lockstep.comparison.KnownDifference;
import lockstep.comparison.KnownDifference.Effect;
import lockstep.comparison.Summary;
import lockstep.comparison.Verdict;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.Octets;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Segment;
import lockstep.tcp.SegmentField;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TcbView;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;

class StepJsonTest {
  private static final SeqNumber ZERO = SeqNumber.ZERO;
  private static final SeqNumber ONE = SeqNumber.of(1);

  @Test
  void aModelStepHasAllThatTheModelKnows() {
    Segment arrives = Segment.of(ONE, SeqNumber.of(2), 65535, ControlBit.FIN);
    Segment sends = Segment.of(SeqNumber.of(2), SeqNumber.of(2), 65535);
    TcbView tcb =
        new TcbView(
            ZERO,
            SeqNumber.of(2),
            SeqNumber.of(2),
            65535,
            null,
            null,
            null,
            ZERO,
            ONE,
            65535,
            null,
            0,
            0,
            0,
            1_000_000,
            Map.of(Timer.TIME_WAIT, 241_000_300L));
    TcbView before =
        new TcbView(
            ZERO,
            ONE,
            SeqNumber.of(2),
            65535,
            null,
            null,
            null,
            ZERO,
            ONE,
            65535,
            null,
            0,
            0,
            0,
            1_000_000,
            Map.of());
    TraceStep step =
        new TraceStep(
            7,
            13,
            "client close",
            World.MODEL,
            1_000_300,
            Actor.CLIENT,
            List.of(TcpState.FIN_WAIT_1, TcpState.FIN_WAIT_2, TcpState.TIME_WAIT),
            new Event.Arrives(arrives),
            List.of(sends),
            RfcRef.section("3.10.7.4", "fifth, eighth"),
            before,
            tcb,
            "connection closing",
            null);
    assertThat(StepJson.line(new Judged(step, null, null)))
        .isEqualTo(
            "{\"step\":7,\"action\":\"client close\",\"line\":13,\"world\":\"model\",\"at\":1.0003,"
                + "\"actor\":\"client\",\"path\":[\"FIN_WAIT_1\",\"FIN_WAIT_2\",\"TIME_WAIT\"],"
                + "\"event\":\"gets <SEQ=1><ACK=2><CTL=FIN,ACK>\","
                + "\"gets\":{\"seq\":1,\"ack\":2,\"len\":0,\"wnd\":65535,\"ctl\":[\"FIN\",\"ACK\"]},"
                + "\"sends\":[{\"seq\":2,\"ack\":2,\"len\":0,\"wnd\":65535,\"ctl\":[\"ACK\"]}],"
                + "\"decided\":\"3.10.7.4 fifth, eighth\","
                + "\"before\":{\"ISS\":0,\"SND.UNA\":1,\"SND.NXT\":2,\"SND.WND\":65535,\"IRS\":0,"
                + "\"RCV.NXT\":1,\"RCV.WND\":65535,\"rto\":1},"
                + "\"tcb\":{\"ISS\":0,\"SND.UNA\":2,\"SND.NXT\":2,\"SND.WND\":65535,\"IRS\":0,"
                + "\"RCV.NXT\":1,\"RCV.WND\":65535,\"rto\":1},\"timers\":{\"TIME-WAIT\":241.0003},"
                + "\"signal\":\"connection closing\"}");
  }

  @Test
  void whatTheWireDoesHasItsSegmentAndTheReasonIsSaid() {
    Segment segment =
        Segment.of(SeqNumber.of(6), ONE, 65535, ControlBit.FIN).withText(Octets.of("abc"));
    TraceStep step =
        new TraceStep(
            3,
            4,
            "drop FIN",
            World.MODEL,
            20,
            Actor.CLIENT,
            List.of(TcpState.FIN_WAIT_1),
            new Event.OnWire(Event.Deed.LOSES, segment),
            List.of(),
            RfcRef.socketsLayer("backlog"),
            null,
            null,
            null,
            null,
            "the queue is full");
    assertThat(StepJson.line(new Judged(step, null, null)))
        .isEqualTo(
            "{\"step\":3,\"action\":\"drop FIN\",\"line\":4,\"world\":\"model\",\"at\":0.00002,"
                + "\"actor\":\"client\",\"path\":[\"FIN_WAIT_1\"],\"event\":\"wire loses\","
                + "\"segment\":{\"seq\":6,\"ack\":1,\"len\":3,\"wnd\":65535,\"ctl\":[\"FIN\",\"ACK\"]},"
                + "\"decided\":\"sockets layer backlog\",\"why\":\"the queue is full\"}");
  }

  @Test
  void aLiveStepSaysHowItIsKnownAndItsVerdict() {
    SocketRow row =
        new SocketRow(
            "tcp",
            new SocketAddress("127.0.0.1", 41000),
            new SocketAddress("127.0.0.1", 443),
            OsState.linux(4),
            0,
            1,
            new RowTimer(RowTimer.Kind.ON, 200, 0),
            9,
            9,
            OptionalInt.of(123));
    TraceStep step =
        live(
            List.of(TcpState.ESTABLISHED, TcpState.FIN_WAIT_1),
            new Event.Call("close"),
            new Sighting(Sighting.How.OBSERVED, 12, OsState.linux(4), row));
    KnownDifference difference =
        new KnownDifference(
            "linux-x", List.of("linux"), "t", "r", "s", "w", "ref", "see", Effect.PATH);
    assertThat(StepJson.line(new Judged(step, Verdict.EXPLAINED, difference)))
        .isEqualTo(
            "{\"step\":2,\"action\":\"client close\",\"line\":13,\"world\":\"loopback\","
                + "\"at\":0.00001,\"actor\":\"client\",\"path\":[\"ESTABLISHED\",\"FIN_WAIT_1\"],"
                + "\"event\":\"call close\",\"how\":\"observed\",\"gapMicros\":12,"
                + "\"os\":{\"system\":\"linux\",\"code\":4,\"name\":\"TCP_FIN_WAIT1\"},"
                + "\"row\":{\"local\":\"127.0.0.1:41000\",\"foreign\":\"127.0.0.1:443\","
                + "\"recvQ\":0,\"sendQ\":1,\"timer\":\"on (200ms)\",\"pid\":123},"
                + "\"verdict\":\"EXPLAINED\",\"difference\":\"linux-x\"}");
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    TraceStep step = live(List.of(TcpState.SYN_SENT), null, Sighting.unseen(9));
    assertThat(StepJson.line(new Judged(step, Verdict.UNSEEN, null)))
        .isEqualTo(
            "{\"step\":2,\"action\":\"client close\",\"line\":13,\"world\":\"loopback\","
                + "\"at\":0.00001,\"actor\":\"client\",\"path\":[\"SYN_SENT\"],\"gapMicros\":9,"
                + "\"verdict\":\"UNSEEN\"}");
  }

  @Test
  void aSegmentWithoutAckHasNoAckFieldAndItsTextIsCounted() {
    Segment segment =
        Segment.of(ZERO, null, 0, ControlBit.SYN).withText(Octets.filler(3)).withMss(1460);
    TraceStep step =
        new TraceStep(
            1,
            1,
            "x",
            World.MODEL,
            0,
            Actor.SERVER,
            List.of(TcpState.LISTEN),
            null,
            List.of(segment),
            null,
            null,
            null,
            null,
            null);
    assertThat(StepJson.line(new Judged(step, null, null)))
        .contains("\"at\":0,")
        .contains("\"sends\":[{\"seq\":0,\"len\":3,\"wnd\":0,\"ctl\":[\"SYN\"],\"mss\":1460}]");
  }

  @Test
  void theSummaryHasEveryVerdict() {
    Map<Verdict, Integer> verdicts = new EnumMap<>(Map.of(Verdict.AGREES, 12));
    Summary summary = new Summary(verdicts, List.of(World.MODEL, World.LOOPBACK));
    assertThat(SummaryJson.line(summary.verdicts(), summary.worlds(), summary.compared(), 0))
        .isEqualTo(
            "{\"summary\":{\"verdicts\":{\"AGREES\":12,\"UNSEEN\":0,\"EXPLAINED\":0,"
                + "\"UNEXPLAINED\":0},\"worlds\":[\"model\",\"loopback\"],\"exit\":0}}");
  }

  @Test
  void theSummarySaysWhatOfTheSegmentsWasComparedToo() {
    Map<SegmentField, Integer> compared = Map.of(SegmentField.OPTIONS, 2, SegmentField.WINDOW, 37);
    assertThat(SummaryJson.line(Map.of(), List.of(World.MODEL, World.WIRE), compared, 0))
        .endsWith(
            "\"worlds\":[\"model\",\"wire\"],\"compared\":{\"window\":37,\"options\":2},"
                + "\"exit\":0}}");
  }

  private static TraceStep live(List<TcpState> path, Event event, Sighting seen) {
    return new TraceStep(
        2,
        13,
        "client close",
        World.LOOPBACK,
        10,
        Actor.CLIENT,
        path,
        event,
        List.of(),
        null,
        null,
        null,
        null,
        seen);
  }
}
