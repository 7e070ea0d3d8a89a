package lockstep.probe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TcbView;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;

class StepLinesTest {
  private static final SocketRow ROW =
      new SocketRow(
          "tcp6",
          new SocketAddress("2001:db8::1", 443),
          new SocketAddress("2001:db8::2", 50000),
          OsState.linux(8),
          1,
          2,
          new RowTimer(RowTimer.Kind.ON, 201, 3),
          4711,
          -1,
          OptionalInt.of(99));

  private static TraceStep step(Event event, String why, SocketRow row) {
    Segment answer =
        Segment.of(SeqNumber.of(1), SeqNumber.of(5), 65535)
            .withText(Octets.filler(3))
            .withMss(1460);
    return new TraceStep(
        17,
        9,
        "together",
        World.WIRE,
        1_000_300,
        Actor.SERVER,
        List.of(TcpState.ESTABLISHED, TcpState.CLOSE_WAIT),
        event,
        List.of(answer),
        null,
        null,
        null,
        "connection closing",
        new Sighting(Sighting.How.OBSERVED, 12, OsState.linux(8), row),
        why,
        Actor.CLIENT);
  }

  private static TraceStep back(TraceStep step) {
    StepLines lines = new StepLines();
    TraceStep read = null;
    for (String line : StepLines.write(step)) {
      assertThat(read).as("only the last line ends a step").isNull();
      read = lines.take(line, step.line(), step.action());
    }
    return read;
  }

  @Test
  void aStepComesBackWhole() {
    Segment fin = Segment.of(SeqNumber.of(4), SeqNumber.of(1), 64240, ControlBit.FIN).withMss(536);
    for (Event event :
        List.of(
            new Event.Arrives(fin),
            new Event.OnWire(Event.Deed.HOLDS, fin),
            new Event.Call("send \"a  b\""),
            new Event.Unmet("expected x, seen y"))) {
      TraceStep step = step(event, "two\nlines \\ and a backslash", ROW);
      assertThat(back(step)).isEqualTo(step);
    }
    TraceStep bare = step(null, null, null);
    assertThat(back(bare)).isEqualTo(bare);
  }

  @Test
  void nothingOfAStepStaysForTheNext() {
    StepLines lines = new StepLines();
    for (String line : StepLines.write(step(null, "why", ROW))) lines.take(line, 9, "together");
    TraceStep bare =
        new TraceStep(
            18,
            9,
            "together",
            World.WIRE,
            1_000_301,
            Actor.CLIENT,
            List.of(TcpState.CLOSED),
            null,
            List.of(),
            null,
            null,
            null,
            null,
            new Sighting(Sighting.How.OBSERVED, 0, null, null));
    TraceStep read = null;
    for (String line : StepLines.write(bare)) read = lines.take(line, 9, "together");
    assertThat(read).isEqualTo(bare);
  }

  @Test
  void whatIsNoLineOfAStepIsRefused() {
    StepLines lines = new StepLines();
    assertThatThrownBy(() -> lines.take("hello", 1, "a")).hasMessageContaining("\"hello\"");
    assertThatThrownBy(() -> lines.take("step once upon a time", 1, "a"))
        .hasMessageContaining("once upon a time");
    assertThatThrownBy(() -> lines.take("row tcp 1 2", 1, "a")).hasMessageContaining("15 words");
  }

  @Test
  void aStepOfTheFarEndComesBackWithItsTcbAndWhatDecidedIt() {
    TcbView before =
        new TcbView(
            SeqNumber.ZERO,
            SeqNumber.ZERO,
            SeqNumber.of(1),
            100,
            null,
            null,
            null,
            null,
            null,
            65535,
            null,
            0,
            0,
            0,
            1_000_000,
            Map.of());
    TcbView after =
        new TcbView(
            SeqNumber.ZERO,
            SeqNumber.of(1),
            SeqNumber.of(1),
            65535,
            SeqNumber.of(2),
            SeqNumber.of(3),
            SeqNumber.of(4),
            SeqNumber.ZERO,
            SeqNumber.of(1),
            65000,
            SeqNumber.of(5),
            6,
            7,
            8,
            3_000_000,
            Map.of(Timer.TIME_WAIT, 4_000_000L, Timer.USER, 9L),
            SeqNumber.of(4_000_000_000L),
            SeqNumber.of(12));
    TraceStep step =
        new TraceStep(
            3,
            4,
            "client close",
            World.WIRE,
            12,
            Actor.CLIENT,
            List.of(TcpState.ESTABLISHED, TcpState.FIN_WAIT_1),
            new Event.Call("close"),
            List.of(),
            RfcRef.section("3.10.4"),
            before,
            after,
            null,
            new Sighting(Sighting.How.TOLD, 0, null, null),
            "no more to send",
            Actor.SERVER);
    assertThat(back(step)).isEqualTo(step);
    assertThat(StepLines.write(step).get(StepLines.write(step).size() - 1))
        .contains("told by its TCB")
        .endsWith("3.10.4");
  }
}
