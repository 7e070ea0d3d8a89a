package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.scenario.Action;
import lockstep.scenario.Option;
import lockstep.scenario.OptionValue;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.Stage.Lack;
import lockstep.scenario.UserCall;
import lockstep.tcp.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LacksTest {
  @BeforeEach
  void onLinux() {
    Telling.assumeThatTheTableCanBeRead();
  }

  @Test
  void whatThePresentCallsNeedIsThere() {
    Story story = Story.handshake().call("client send 5").call("server receive all");
    assertThat(lacks(story)).isEmpty();
  }

  @Test
  void aVerbThatIsMissingLeavesTheStageOut() {
    Story story = Story.handshake().call("client crash");
    assertThat(lacks(story))
        .containsExactly(
            new Lack(
                4,
                "\"client crash\": a kernel forgets no connection; only model and wire do",
                true));
  }

  @Test
  void theWireLeavesTheStageOut() {
    Story story = new Story("wire");
    story.add(
        new Action.Wire(1, "hold", Action.WireVerb.HOLD, Action.Selection.ALL, Duration.ZERO));
    assertThat(lacks(story)).extracting(Lack::leavesOut).containsExactly(true);
  }

  @Test
  void anOptionThatIsMissingIsARemark() {
    Story story = new Story("options");
    set(story, Option.ISS, new OptionValue.Number(7));
    set(story, Option.NAGLE, new OptionValue.Switch(false));
    assertThat(lacks(story)).extracting(Lack::line).containsExactly(1);
    assertThat(lacks(story)).extracting(Lack::leavesOut).containsExactly(false);
  }

  @ParameterizedTest
  @EnumSource(
      value = Option.class,
      names = {
        "ISS",
        "MSL",
        "RETRANSMISSION",
        "WINDOW_PROBES",
        "SILLY_WINDOW_AVOIDANCE",
        "CONGESTION_CONTROL"
      })
  void whatOnlyTheModelHasIsSaidToBeSo(Option option) {
    Story story = new Story("options");
    set(story, option, new OptionValue.Switch(false));
    String text = "set client " + option.word();
    assertThat(lacks(story))
        .containsExactly(
            new Lack(
                1,
                '"'
                    + text
                    + "\" has no counterpart on loopback and is passed over; only the model has it",
                false));
  }

  @Test
  void linuxGivesABacklogOfNothingAndDeferredAccept() {
    OptionalInt none = OptionalInt.empty();
    Story story =
        new Story("linux")
            .listen(new UserCall.Listen(none, none, Duration.ofSeconds(3), false))
            .listen(new UserCall.Listen(none, OptionalInt.of(0), null, false));
    assertThat(lacks(story)).isEmpty();
  }

  @Test
  void callsTogetherArePlayed() {
    assertThat(lacks("together", "  client connect", "  server connect", "end")).isEmpty();
  }

  @Test
  void connectsThatCrossStandAlone() {
    assertThat(lacks("together", "client connect", "server connect", "client2 connect", "end"))
        .containsExactly(
            new Lack(2, "two connects that cross on loopback stand alone in their block", true));
  }

  @Test
  void alsoInABlockASocketThatListensCannotConnect() {
    assertThat(lacks("server listen", "together", "client connect", "server connect", "end"))
        .containsExactly(
            new Lack(5, "a socket that listens cannot connect: \"server connect\"", true));
  }

  @Test
  void anInterfaceThatIsDownIsNamedWithWhatMendsIt() {
    assertThat(
            LoopbackReach.words(
                LabOptions.Family.IPV4, "connect: Network is unreachable", Optional.of("lo")))
        .isEqualTo(
            "no connection comes about over 127.0.0.1 (connect: Network is unreachable):"
                + " the interface lo is down; as root: ip link set lo up");
  }

  @Test
  void whereTheInterfaceIsUpTheFailureIsSaidAlone() {
    assertThat(LoopbackReach.words(LabOptions.Family.IPV4, "bind: no", Optional.empty()))
        .isEqualTo(
            "no connection comes about over 127.0.0.1 (bind: no);"
                + " \"lockstep doctor\" looks for the cause");
  }

  @Test
  void onlyLoopbackIsReachedFor() throws Exception {
    InetAddress outside = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
    assertThatThrownBy(() -> LoopbackReach.failure(StandardProtocolFamily.INET, outside))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Lack> lacks(String... lines) {
    try (LoopbackStage stage = new LoopbackStage(LabOptions.DEFAULT)) {
      return stage.lacks(
          ScenarioParser.parse(
              "lines", "lines.scenario", "title: lines\n" + String.join("\n", lines)));
    } catch (ScenarioErrors e) {
      throw new AssertionError(e);
    }
  }

  private static void set(Story story, Option option, OptionValue value) {
    story.add(
        new Action.Set(
            story.line(), "set client " + option.word(), List.of(Actor.CLIENT), option, value));
  }

  private static List<Lack> lacks(Story story) {
    return new LoopbackStage(LabOptions.DEFAULT).lacks(story.scenario());
  }
}
