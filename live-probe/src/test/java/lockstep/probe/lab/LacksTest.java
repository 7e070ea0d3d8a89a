package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import lockstep.scenario.Action;
import lockstep.scenario.Option;
import lockstep.scenario.OptionValue;
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
        .containsExactly(new Lack(4, "\"client crash\" is not on this stage yet", true));
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
  void deferredAcceptIsNotHereYet() {
    Story story =
        new Story("defer")
            .listen(
                new UserCall.Listen(
                    OptionalInt.empty(), OptionalInt.empty(), Duration.ofSeconds(3), false));
    assertThat(lacks(story)).extracting(Lack::leavesOut).containsExactly(true);
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
