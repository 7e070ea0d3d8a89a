package lockstep.probe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import lockstep.packet.StepPackets;
import lockstep.packet.TcpPacket;
import lockstep.packet.WirePacket;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
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

  private static WirePacket packet(long number, Segment segment) {
    SocketPair pair =
        new SocketPair(new SocketAddress("192.0.2.1", 443), new SocketAddress("192.0.2.2", 50000));
    return new WirePacket(
        number, 1_795_308_423_493_137_724L, Octets.of(TcpPacket.to(pair, segment).octets()));
  }

  /** A step that sent one segment for one that came, with the octets of both. */
  private static TraceStep kept() {
    Segment fin = Segment.of(SeqNumber.of(4), SeqNumber.of(1), 0, ControlBit.FIN);
    TraceStep step = step(new Event.Arrives(fin), "why", ROW);
    StepPackets packets = new StepPackets(packet(7, fin), List.of(packet(8, step.sends().get(0))));
    return new TraceStep(
        step.number(),
        step.line(),
        step.action(),
        step.world(),
        step.atMicros(),
        step.actor(),
        step.path(),
        step.event(),
        step.sends(),
        step.decided(),
        step.before(),
        step.tcb(),
        step.signal(),
        step.seen().with(packets),
        step.why(),
        step.peer());
  }

  @Test
  void theOctetsOfItsSegmentsComeBackWithAStep() {
    assertThat(back(kept())).isEqualTo(kept());
    assertThat(StepLines.write(step(null, null, null)))
        .as("nothing is said of octets that nobody keeps")
        .noneMatch(line -> line.startsWith("about ") || line.startsWith("sent "));
  }

  /** All lines of a step, one of them changed. */
  private static void takeWith(String begins, UnaryOperator<String> change) {
    StepLines lines = new StepLines();
    for (String line : StepLines.write(kept()))
      lines.take(line.startsWith(begins) ? change.apply(line) : line, 9, "together");
  }

  @Test
  void aPacketThatIsCutOrWrongIsRefused() {
    String whole =
        StepLines.write(kept()).stream().filter(l -> l.startsWith("sent ")).findFirst().get();
    for (int length = "sent ".length(); length < whole.length(); length++) {
      int end = length;
      // Without the padding at its end base64 says the same.
      if (whole.substring(end).matches("=+")) continue;
      assertThatThrownBy(() -> takeWith("sent ", line -> line.substring(0, end)))
          .as("%d of %d letters", end, whole.length())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected a packet");
    }
    assertThatThrownBy(() -> takeWith("sent ", line -> line.replace("sent 8", "sent 0")))
        .hasMessageContaining("its number is 0");
    assertThatThrownBy(() -> takeWith("sent ", line -> line.replace("sent 8", "sent -8")))
        .hasMessageContaining("packet -8");
    assertThatThrownBy(() -> takeWith("sent ", line -> line.replace("sent 8", "sent eight")))
        .hasMessageContaining("eight");
    assertThatThrownBy(() -> takeWith("sent ", line -> line + "AAAA"))
        .hasMessageContaining("expected a packet");
    assertThatThrownBy(() -> takeWith("about ", line -> line.replace("about 7 ", "about 7  ")))
        .hasMessageContaining("3 words");
  }

  @Test
  void packetsOfAnotherStepAreRefused() {
    assertThatThrownBy(() -> takeWith("about ", line -> line.replace("about ", "sent ")))
        .hasMessageContaining("packets for 1 segments, found 2");
    assertThatThrownBy(
            () ->
                takeWith(
                    "about ",
                    line ->
                        "about "
                            + PacketLine.write(
                                packet(7, Segment.of(SeqNumber.of(4), null, 0, ControlBit.SYN)))))
        .hasMessageContaining("CTL=SYN");
    StepLines lines = new StepLines();
    lines.take("about " + PacketLine.write(kept().seen().packets().about()), 9, "together");
    List<String> bare = StepLines.write(step(null, null, null));
    assertThatThrownBy(() -> bare.forEach(line -> lines.take(line, 9, "together")))
        .hasMessageContaining("expected no packet that came");
  }

  @Test
  void nothingOfAStepStaysForTheNext() {
    StepLines lines = new StepLines();
    for (String line : StepLines.write(kept())) lines.take(line, 9, "together");
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
