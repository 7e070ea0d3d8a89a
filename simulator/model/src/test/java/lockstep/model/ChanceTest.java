package lockstep.model;

import static lockstep.model.Runs.played;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lockstep.scenario.Action;
import lockstep.scenario.Scenario;
import lockstep.scenario.StageFailure;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.World;
import lockstep.trace.Trace;
import lockstep.trace.TraceStep;
import lockstep.trace.TraceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wire that loses, doubles and reorders by chance, and does so again with the same seed. */
class ChanceTest {
  private static final String TALK =
      "server listen\nclient connect\nserver accept\nclient send 20000\nserver receive 20000\n"
          + "server send 3000\nclient receive 3000\nclient shutdown\nserver shutdown\n";

  private static String lossy(long seed) {
    return "set wire seed "
        + seed
        + "\nset wire loss 10\nset wire duplication 10\nset wire reordering 20\n"
        + "set wire latency 20ms\n"
        + TALK;
  }

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 100);
  }

  /** The trace, and how the run failed when it did: a connection may be given up. */
  private static String told(String text) {
    List<TraceStep> steps = new ArrayList<>();
    String end = "";
    ModelStage stage = new ModelStage();
    Scenario scenario = Runs.scenario(text);
    stage.begin(scenario);
    try {
      for (Action action : scenario.actions()) stage.play(action, Map.of(), steps::add);
    } catch (StageFailure e) {
      end = e.getMessage();
    }
    return TraceText.write(new Trace("t", World.MODEL, scenario.seed(), steps)) + end;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSameSeedGivesTheSameOctets(int seed) {
    assertThat(told(lossy(seed))).as("seed %d", seed).isEqualTo(told(lossy(seed)));
  }

  @Test
  void anotherSeedGivesAnotherRun() {
    assertThat(seeds().mapToObj(seed -> told(lossy(seed))).distinct()).hasSize(100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void allTextArrivesInTheEnd(int seed) throws StageFailure {
    List<TraceStep> steps = played(lossy(seed) + "expect server receives \"uvwxyzabcdef\"\n");
    assertThat(steps).as("seed %d", seed).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"loss", "duplication", "reordering"})
  void aShareIsAsOftenAsItSays(String habit) throws StageFailure {
    StringBuilder text = new StringBuilder("set wire " + habit + " 20\n");
    text.append("server listen\nset client retransmission off\n");
    for (int i = 1; i <= 1_000; i++) text.append("client").append(i).append(" connect\n");
    List<TraceStep> steps = played(text.toString());
    long deeds = steps.stream().filter(s -> s.event() instanceof Event.OnWire).count();
    long sent = steps.stream().mapToLong(s -> s.sends().size()).sum();
    assertThat(100.0 * deeds / sent).isBetween(18.0, 22.0);
  }

  /** Each segment takes its share of chance, so its fate hangs on its place alone. */
  @Test
  void oneHabitMoreDoesNotChangeWhatIsLost() {
    Wire plain = new Wire(7);
    plain.habits.loss = 30;
    Wire busy = plain.copy();
    busy.habits.duplication = 50;
    busy.habits.reordering = 50;
    busy.habits.latencyMicros = 1;
    assertThat(lost(busy)).isEqualTo(lost(plain)).hasSizeBetween(250, 350);
  }

  /** Which of a thousand segments are lost, by their sequence numbers. */
  private static List<SeqNumber> lost(Wire wire) {
    for (int n = 0; n < 1_000; n++) {
      Segment segment = Segment.of(SeqNumber.of(n), SeqNumber.ZERO, 0);
      wire.send(new Wire.Sent(Actor.CLIENT, Actor.SERVER, segment), n);
    }
    List<SeqNumber> lost = new ArrayList<>();
    for (var deed = wire.nextDeed(); deed != null; deed = wire.nextDeed())
      if (deed.deed() == Event.Deed.LOSES) lost.add(deed.sent().segment().seq());
    return lost;
  }

  @Test
  void noShareOfChanceIsOneOrMore() {
    Chance chance = new Chance(1);
    for (int i = 0; i < 100_000; i++) assertThat(chance.share()).isBetween(0.0, Math.nextDown(1.0));
    Chance copy = chance.copy();
    assertThat(copy.share()).isEqualTo(chance.share());
  }
}
