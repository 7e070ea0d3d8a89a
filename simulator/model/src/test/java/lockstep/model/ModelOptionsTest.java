package lockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import lockstep.scenario.Action;
import lockstep.tcp.Actor;
import lockstep.tcp.SeqNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code set} sets, of an end and of the wire. */
class ModelOptionsTest {
  private static ModelWorld after(String line) {
    ModelWorld world = new ModelWorld(1);
    String call = "client connect\n";
    for (Action action : Runs.scenario("set " + line + "\n" + call).actions())
      if (action instanceof Action.Set set) ModelOptions.apply(set, world);
    return world;
  }

  private static Arguments end(String line, Function<TcbSettings, Object> read, Object value) {
    return Arguments.of(line, read, value);
  }

  private static Arguments wire(String line, Function<Wire.Habits, Object> read, Object value) {
    return Arguments.of(line, read, value);
  }

  static Stream<Arguments> ofAnEnd() {
    return Stream.of(
        end("receive-buffer 9", TcbSettings::receiveBuffer, 9),
        end("send-buffer 9", TcbSettings::sendBuffer, 9),
        end("nagle off", TcbSettings::nagle, false),
        end("delayed-ack off", TcbSettings::delayedAck, false),
        end(
            "keep-alive 9s 2s 3",
            TcbSettings::keepAlive,
            new TcbSettings.KeepAlive(Duration.ofSeconds(9), Duration.ofSeconds(2), 3)),
        end("mss 9", TcbSettings::mss, 9),
        end("mss off", TcbSettings::mss, 0),
        end("iss 9", TcbSettings::iss, SeqNumber.of(9)),
        end("msl 9s", TcbSettings::msl, Duration.ofSeconds(9)),
        end("user-timeout 9s", TcbSettings::userTimeout, Duration.ofSeconds(9)),
        end("retransmission off", TcbSettings::retransmission, false),
        end("window-probes off", TcbSettings::windowProbes, false),
        end("silly-window-avoidance off", TcbSettings::sillyWindowAvoidance, false),
        end("congestion-control off", TcbSettings::congestionControl, false));
  }

  @ParameterizedTest(name = "set client {0}")
  @MethodSource("ofAnEnd")
  void anEndIsSet(String line, Function<TcbSettings, Object> read, Object value) {
    TcbSettings settings = after("client " + line).socket(Actor.CLIENT).settings();
    assertThat(read.apply(settings)).isEqualTo(value).isNotEqualTo(read.apply(TcbSettings.USUAL));
  }

  static Stream<Arguments> ofTheWire() {
    return Stream.of(
        wire("latency 9ms", h -> h.latencyMicros, 9_000L),
        wire("loss 9", h -> h.loss, 9.0),
        wire("duplication 9", h -> h.duplication, 9.0),
        wire("reordering 9", h -> h.reordering, 9.0));
  }

  @ParameterizedTest(name = "set wire {0}")
  @MethodSource("ofTheWire")
  void theWireIsSet(String line, Function<Wire.Habits, Object> read, Object value) {
    Wire.Habits habits = after("wire " + line).wire().habits;
    assertThat(read.apply(habits)).isEqualTo(value).isNotEqualTo(read.apply(new Wire.Habits()));
  }

  @Test
  void withoutTheOptionTheSynHasNoMss() throws Exception {
    assertThat(Runs.played("client connect\n").get(0).sends().get(0).mss()).isEqualTo(1460);
    assertThat(Runs.played("set client mss off\nclient connect\n").get(0).sends().get(0).mss())
        .isZero();
  }
}
