package lockstep.views.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.RowTimer.Kind;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps a state standing, in words, from the row alone. */
class HeldWordsTest {
  static Stream<Arguments> rows() {
    return Stream.of(
        Arguments.of(10, 0, 5, RowTimer.OFF, "it listens until its program closes it"),
        Arguments.of(10, 1, 5, RowTimer.OFF, "1 connection waits for accept"),
        Arguments.of(10, 3, 5, RowTimer.OFF, "3 connections wait for accept"),
        Arguments.of(
            2, 0, 1, timer(Kind.ON, 800), "nobody has answered its SYN, which goes again in 0.8 s"),
        Arguments.of(
            3,
            0,
            0,
            timer(Kind.ON, 900),
            "in the handshake, no program's socket yet: the SYN,ACK goes again in 0.9 s"),
        Arguments.of(1, 0, 0, RowTimer.OFF, "open until one of the two closes"),
        Arguments.of(1, 7, 0, RowTimer.OFF, "7 octets wait to be read"),
        Arguments.of(1, 0, 57_953, timer(Kind.PROBE, 200), "window full: 57,953 octets wait"),
        Arguments.of(
            4,
            0,
            57_954,
            timer(Kind.PROBE, 200),
            "window full: the FIN waits behind 57,953 octets"),
        Arguments.of(9, 0, 11, RowTimer.OFF, "the FIN waits behind 10 octets"),
        Arguments.of(11, 0, 1, RowTimer.OFF, "its FIN waits for its acknowledgment"),
        Arguments.of(
            5, 0, 0, RowTimer.OFF, "its FIN is acknowledged, and the other end does not close"),
        Arguments.of(
            5,
            0,
            0,
            timer(Kind.TIME_WAIT, 59_000),
            "no program has it any more, and the other end does not close: it goes in 59.0 s"),
        Arguments.of(8, 0, 0, RowTimer.OFF, "the other end has closed, and this program does not"),
        Arguments.of(
            6,
            0,
            0,
            timer(Kind.TIME_WAIT, 59_900),
            "the kernel keeps it 59.9 s longer, by the row's own timer"));
  }

  private static RowTimer timer(Kind kind, long millis) {
    return new RowTimer(kind, millis, 0);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theRowSaysIt(int code, long recvQ, long sendQ, RowTimer timer, String words) {
    SocketRow row =
        new SocketRow(
            "tcp",
            new SocketAddress("127.0.0.1", 1),
            new SocketAddress("127.0.0.1", 2),
            OsState.linux(code),
            recvQ,
            sendQ,
            timer,
            0,
            0,
            OptionalInt.empty());
    OsState os = OsState.linux(code);
    assertThat(HeldWords.of(step(os.state(), new Sighting(Sighting.How.HELD, 5, os, row))))
        .isEqualTo(words);
  }

  @Test
  void theModelKnowsNoRow() {
    assertThat(HeldWords.of(step(TcpState.FIN_WAIT_2, null)))
        .isEqualTo("waits for the server's FIN");
  }

  private static TraceStep step(TcpState state, Sighting seen) {
    return new TraceStep(
        1,
        1,
        "stand client " + state.rfcName(),
        seen == null ? World.MODEL : World.LOOPBACK,
        0,
        Actor.CLIENT,
        List.of(state),
        new Event.Stands(),
        List.of(),
        null,
        null,
        null,
        null,
        seen);
  }
}
