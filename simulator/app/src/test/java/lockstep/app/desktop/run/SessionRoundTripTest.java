package lockstep.app.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import lockstep.app.RealRuns;
import lockstep.app.session.Session;
import lockstep.app.session.SessionFault;
import lockstep.app.session.SessionFile;
import lockstep.comparison.Breakpoint;
import lockstep.comparison.Breakpoint.Way;
import lockstep.comparison.Breakpoint.Where;
import lockstep.comparison.HeldSegment;
import lockstep.comparison.ListedBreakpoint;
import lockstep.comparison.Verdict;
import lockstep.scenario.Action;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioLibrary;
import lockstep.scenario.ScenarioParser;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.tcp.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is saved and opened is the run that was saved. */
class SessionRoundTripTest {
  private static final String WHEN = "2026-11-21T11:40:00Z";

  private static final Breakpoint FIN_WAIT_2 =
      new Breakpoint.AtState(null, TcpState.FIN_WAIT_2, Where.EITHER);

  /** One of each kind, one of them off. */
  private static final List<ListedBreakpoint> LISTED =
      List.of(
          new ListedBreakpoint(FIN_WAIT_2, true),
          new ListedBreakpoint(new Breakpoint.AtBit(Side.SERVER, ControlBit.SYN, Way.SENT), false),
          new ListedBreakpoint(new Breakpoint.AtTimer(null, Timer.TIME_WAIT), true),
          new ListedBreakpoint(new Breakpoint.AtVerdict(Verdict.UNEXPLAINED), true));

  private final Pump pump = new Pump(RealRuns.shipped());
  @TempDir private Path folder;

  static List<String> scenarios() {
    return ScenarioLibrary.names();
  }

  @AfterEach
  void close() {
    pump.close();
  }

  private static Action action(String line) {
    try {
      return ScenarioParser.action("fork", 1, line);
    } catch (ScenarioErrors e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Session saved() {
    return pump.controller.session(WHEN).orElseThrow();
  }

  private Opened throughAFile() throws Exception {
    Path file = folder.resolve("run.lockstep");
    SessionFile.write(saved(), file);
    return Opened.of(SessionFile.read(file));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyScenarioOfTheModelComesBackAsItWas(String scenario) throws Exception {
    pump.choose(scenario, false);
    pump.playToTheEnd();
    assertThat(pump.now().failure()).isNull();
    assertThat(throughAFile().moments()).isNotEmpty().isEqualTo(pump.now().moments());
  }

  @ParameterizedTest
  @ValueSource(strings = {"teardown", "refused", "hold-close-wait", "reset-unread-data"})
  @EnabledOnOs(OS.LINUX)
  void whatTheKernelShowedComesBackAsItWas(String scenario) throws Exception {
    pump.choose(scenario, true);
    pump.playToTheEnd();
    assertThat(pump.now().live()).isTrue();
    var moments = pump.now().moments();
    assertThat(moments).anyMatch(moment -> moment.verdict() != null);
    assertThat(throughAFile().moments()).isEqualTo(moments);
    String place = pump.now().place();
    assertThat(pump.now().hasLive()).isTrue();

    pump.controller.open(throughAFile());
    RunState opened = pump.now();
    assertThat(opened.moments()).isEqualTo(moments);
    assertThat(opened.live()).isTrue();
    assertThat(opened.hasLive()).isFalse();
    assertThat(opened.isAtLive()).isFalse();
    assertThat(opened.canStep()).isFalse();
    assertThat(opened.place()).startsWith("recorded on 21 November 2026").endsWith(place);
    assertThat(saved().live()).isNotEmpty();
    assertThat(throughAFile().moments()).isEqualTo(moments);
  }

  @ParameterizedTest
  @CsvSource({
    "handshake, false",
    "teardown, false",
    "lost-fin, false",
    "hold-fin-wait-1, false",
    "simultaneous-close, false",
    "handshake, true",
    "teardown, true",
    "lost-fin, true",
    "simultaneous-close, true"
  })
  @EnabledOnOs(OS.LINUX)
  void aRunByHandComesBackAsItWas(String scenario, boolean wire) throws Exception {
    pump.chooseByHand(scenario, wire ? World.WIRE : null);
    assumeThat(pump.now().beside()).isEqualTo(wire ? World.WIRE : null);
    Random chance = new Random(scenario.hashCode());
    int dropped = 0;
    // What a hand does may make the scenario's own expectations wrong: that is kept too.
    for (int i = 0; i < 40 && pump.now().canStep(); i++) {
      List<HeldSegment> hand =
          pump.now().inHand().stream().filter(one -> !one.ofScenario()).toList();
      // Each dropped one costs a real second on the wire.
      boolean drops = !hand.isEmpty() && dropped == 0 && chance.nextInt(3) == 0;
      if (drops) {
        dropped++;
        pump.wish(hand.get(hand.size() - 1).action(Action.WireVerb.DROP, null));
      } else if (hand.size() == 1 && chance.nextInt(4) == 0) {
        pump.wish(hand.get(0).action(Action.WireVerb.DUPLICATE, null));
      } else {
        pump.step();
      }
      if (i == 5) assertThat(throughAFile().moments()).isEqualTo(pump.now().moments());
    }
    var moments = pump.now().moments();
    assertThat(saved().played()).isNotEmpty();
    assertThat(throughAFile().moments()).isNotEmpty().isEqualTo(moments);

    pump.controller.open(throughAFile());
    RunState opened = pump.now();
    assertThat(opened.moments()).isEqualTo(moments);
    assertThat(opened.beside()).isEqualTo(wire ? World.WIRE : null);
    assertThat(opened.canStep()).isFalse();
    if (wire)
      assertThat(opened.moments())
          .as("the octets too")
          .anyMatch(one -> one.packets() != null && one.packets().sent(0).isSeen());
    assertThat(throughAFile().moments()).as("and once more").isEqualTo(moments);
  }

  @Test
  void whatNoHandDoesIsRefused() throws Exception {
    pump.chooseByHand("handshake", null);
    pump.step();
    pump.step();
    String file = SessionFile.write(saved());
    assertThat(file).contains("\"version\": 3");
    String changed = file.replace("\"text\": \"hold\"", "\"text\": \"client abort\"");
    assertThat(changed).isNotEqualTo(file);
    Session read = SessionFile.read(changed);
    assertThatThrownBy(() -> Opened.of(read))
        .isInstanceOf(SessionFault.class)
        .hasMessageContaining("what a hand does with a segment, found line");
  }

  @Test
  void aRunThatStoppedOnTheWayIsOpenedWhereItStood() throws Exception {
    pump.choose("teardown", false);
    pump.stepTo(6);
    pump.controller.goTo(4);
    var moments = pump.now().moments();
    pump.controller.open(throughAFile());
    assertThat(pump.now().position()).isEqualTo(4);
    assertThat(pump.now().moments()).isEqualTo(moments);
    pump.controller.step();
    assertThat(pump.now().position()).isEqualTo(5);
  }

  @Test
  void aForkIsOpenedWithTheRunItComesFrom() throws Exception {
    pump.choose("teardown", false);
    pump.stepTo(7);
    var own = pump.now().moments();
    pump.controller.fork("client aborts", List.of(action("client abort")), true, why -> {});
    pump.until(state -> state.origin().isFork());
    pump.playToTheEnd();
    var forked = pump.now().moments();
    pump.controller.goTo(8);
    pump.controller.fork("again", List.of(action("wait 1s")), false, why -> {});
    pump.until(state -> state.origin().forks() == 2);
    pump.playToTheEnd();
    var twice = pump.now().moments();
    assertThat(throughAFile().moments()).isEqualTo(twice);

    pump.controller.open(throughAFile());
    assertThat(pump.now().origin().forks()).isEqualTo(2);
    assertThat(pump.now().origin().what()).isEqualTo("again");
    pump.controller.leaveFork();
    assertThat(pump.now().moments()).isEqualTo(forked);
    pump.controller.leaveFork();
    assertThat(pump.now().origin().isFork()).isFalse();
    assertThat(pump.now().moments()).isEqualTo(own);
    pump.controller.fork("new", List.of(action("server abort")), false, why -> {});
    pump.until(state -> state.origin().isFork() && state.position() == 8);
    assertThat(pump.now().moments().get(7).step().event()).hasToString("call abort");
  }

  @Test
  void breakpointsComeBackAsTheyWereListed() throws Exception {
    pump.controller.setBreakpoints(LISTED);
    pump.choose("teardown", false);
    pump.stepTo(2);
    Opened opened = throughAFile();
    try (Pump another = new Pump(RealRuns.shipped())) {
      another.controller.open(opened);
      assertThat(another.controller.breakpoints()).isEqualTo(LISTED);
      another.choose("teardown", false);
      another.playToTheEnd();
      assertThat(another.now().stopped()).isEqualTo(FIN_WAIT_2);
    }
  }

  @Test
  void anOpenedRunTakesNoBreakpointAway() throws Exception {
    pump.controller.setBreakpoints(LISTED.subList(0, 2));
    pump.choose("teardown", false);
    pump.stepTo(2);
    Opened opened = throughAFile();
    ListedBreakpoint own = LISTED.get(2);
    pump.controller.setBreakpoints(List.of(own, new ListedBreakpoint(FIN_WAIT_2, false)));
    pump.controller.open(opened);
    assertThat(pump.controller.breakpoints()).containsExactly(own, LISTED.get(0), LISTED.get(1));
  }

  @Test
  void onlyAFileWithBreakpointsAsksForANewerProgram() throws Exception {
    pump.choose("teardown", false);
    pump.stepTo(2);
    assertThat(SessionFile.write(saved())).contains("\"version\": 1,").doesNotContain("breakpoint");
    pump.controller.setBreakpoints(LISTED);
    assertThat(SessionFile.write(saved())).contains("\"version\": 2,").contains("breakpoints");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          newer version  | "version": 2        | "version": 4        | version 4 of the format, and this Lockstep reads up to 3
          foreign        | lockstep session    | other session       | expected "format": "lockstep session"
          unknown field  | "actions": 2        | "actons": 2         | line 4: expected actions in session, found none
          another action | "actions": 2        | "actions": 200      | expected 0 to 17 actions played, found 200
          wrong kind     | "shown": 2          | "shown": "2"        | expected a whole number
          no such step   | "shown": 2          | "shown": 7          | expected a step from 0 to 5 to show, found 7
          changed step   | 1 server CLOSED     | 1 server LISTEN     | step 1 is "1 server LISTEN
          scenario error | client connect      | client connnect     | the scenario in it has an error
          no such point  | "is": "AtState"     | "is": "AtSate"      | expected one of [AtState, AtBit, AtTimer, AtVerdict]
          no such state  | "FIN_WAIT_2"        | "FIN_WAIT_3"        | expected one of [CLOSED, LISTEN
          no state       | "state": "FIN_WAIT_2" | "side": "CLIENT"  | session.breakpoints[0].point: expected state, found none
          no timer       | "timer": "TIME_WAIT" | "side": "CLIENT"  | breakpoints[2].point: expected timer, found none
          on or off      | "on": false         | "off": true         | expected on in session.breakpoints[1], found none
          not a point    | "point":            | "pint":             | a session has no session.breakpoints[0].pint
          """)
  void whatIsDamagedIsRefusedInWords(String name, String was, String is, String message)
      throws Exception {
    pump.controller.setBreakpoints(LISTED);
    pump.choose("teardown", false);
    pump.stepTo(2);
    String text = SessionFile.write(saved());
    assertThat(text).contains(was);
    assertThatThrownBy(() -> Opened.of(SessionFile.read(text.replaceFirst(was, is))))
        .isInstanceOf(SessionFault.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFileThatIsCutSaysSo() throws Exception {
    pump.choose("teardown", false);
    pump.stepTo(2);
    String text = SessionFile.write(saved());
    Path file = folder.resolve("cut.lockstep");
    for (int length : new int[] {0, 1, text.length() / 2, text.length() - 3}) {
      Files.writeString(file, text.substring(0, length));
      assertThatThrownBy(() -> SessionFile.read(file))
          .isInstanceOf(SessionFault.class)
          .hasMessageMatching("cut.lockstep: (the file is empty|line \\d+: the file ends here.*)");
    }
    assertThatThrownBy(() -> SessionFile.read(folder.resolve("none.lockstep")))
        .hasMessage("none.lockstep: there is no such file");
    Files.writeString(file, "title: A scenario\n");
    assertThatThrownBy(() -> SessionFile.read(file)).hasMessage("cut.lockstep: line 1: not JSON");
  }

  /** At any place at which it is cut, and with any sign in another's place. */
  @Test
  void noDamageIsAFaultOfTheProgram() throws Exception {
    pump.controller.setBreakpoints(LISTED);
    pump.choose("refused", false);
    pump.playToTheEnd();
    String text = SessionFile.write(saved());
    Random random = new Random(5);
    for (int n = 0; n < 400; n++) {
      StringBuilder damaged = new StringBuilder(text);
      int at = random.nextInt(text.length());
      if (random.nextBoolean()) damaged.deleteCharAt(at);
      else damaged.setCharAt(at, "\"{}[]:,09-aZ\\\u0000".charAt(random.nextInt(14)));
      try {
        Opened.of(SessionFile.read(damaged.toString()));
      } catch (SessionFault e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  @Test
  void aFileIsWrittenWholeOrNotAtAll() throws Exception {
    pump.choose("teardown", false);
    pump.stepTo(2);
    Path file = folder.resolve("kept.lockstep");
    SessionFile.write(saved(), file);
    String before = Files.readString(file);
    long self = ProcessHandle.current().pid();
    Files.createDirectory(folder.resolve(".kept.lockstep." + self + ".part"));
    assertThatThrownBy(() -> SessionFile.write(saved(), file)).isInstanceOf(IOException.class);
    assertThat(Files.readString(file)).isEqualTo(before);
  }
}
