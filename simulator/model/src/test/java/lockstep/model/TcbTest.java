package lockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.trace.TcbView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No field of the block is left out when it is copied or forgotten, also none that comes later. */
class TcbTest {
  /** What a place for the next OPEN keeps. */
  private static final Set<String> KEPT =
      Set.of("settings", "state", "incarnations", "passiveOpen");

  static Stream<Field> fields() {
    return Arrays.stream(Tcb.class.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
        .peek(field -> field.setAccessible(true));
  }

  private static Tcb fresh() {
    return new Tcb(TcbSettings.USUAL);
  }

  /** A block in which no field has the value that it has in a fresh one. */
  private static Tcb filled() throws IllegalAccessException {
    Tcb tcb = fresh();
    int number = 1000;
    for (Field field : fields().filter(field -> !field.getName().equals("settings")).toList())
      fill(tcb, field, number++);
    return tcb;
  }

  private static void fill(Tcb tcb, Field field, int number) throws IllegalAccessException {
    Class<?> type = field.getType();
    if (type == int.class) field.setInt(tcb, number);
    else if (type == long.class) field.setLong(tcb, number);
    else if (type == boolean.class) field.setBoolean(tcb, !field.getBoolean(tcb));
    else if (type == SeqNumber.class) field.set(tcb, SeqNumber.of(number));
    else if (type == Octets.class) field.set(tcb, Octets.filler(number));
    else if (type.isEnum()) field.set(tcb, type.getEnumConstants()[1]);
    else if (field.get(tcb) instanceof Deadlines deadlines)
      for (Timer timer : Timer.values()) deadlines.set(timer, number);
    else if (field.get(tcb) instanceof Collection<?>)
      tcb.retransmissionQueue.add(Segment.of(SeqNumber.of(number), null, 0));
    else if (field.get(tcb) instanceof OutOfOrder kept) {
      kept.keep(SeqNumber.of(number), Octets.of("kept"));
      kept.keepFin(SeqNumber.of(number + 9));
    } else throw new AssertionError("this test does not know how to fill " + field);
  }

  /** A value that two blocks can be compared by. */
  private static Object value(Field field, Tcb tcb) throws IllegalAccessException {
    Object value = field.get(tcb);
    if (value instanceof Deadlines deadlines) return deadlines.toString();
    if (value instanceof Collection<?> queue) return new ArrayList<>(queue);
    if (value instanceof OutOfOrder kept) return kept.toString() + kept.length();
    return value;
  }

  @ParameterizedTest
  @MethodSource("fields")
  void thisTestFillsTheField(Field field) throws IllegalAccessException {
    if (field.getName().equals("settings")) return;
    assertThat(value(field, filled())).isNotEqualTo(value(field, fresh()));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aCopyHasTheField(Field field) throws IllegalAccessException {
    Tcb tcb = filled();
    assertThat(value(field, tcb.copy())).isEqualTo(value(field, tcb));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aCopyGoesItsOwnWay(Field field) throws IllegalAccessException {
    Tcb tcb = filled();
    Tcb copy = tcb.copy();
    copy.forget();
    copy.changeState(TcpState.CLOSED);
    assertThat(value(field, tcb)).isEqualTo(value(field, filled()));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void forgettingLeavesOnlyWhatIsNamed(Field field) throws IllegalAccessException {
    Tcb tcb = filled();
    Object before = value(field, tcb);
    tcb.forget();
    if (KEPT.contains(field.getName())) assertThat(value(field, tcb)).isEqualTo(before);
    else assertThat(value(field, tcb)).isEqualTo(value(field, fresh()));
  }

  @Test
  void whatIsKeptIsAField() {
    assertThat(fields().map(Field::getName)).containsAll(KEPT);
  }

  /** Section 3.4.1: a later connection begins where the clock of 4 microseconds is by then. */
  @Test
  void laterConnectionsBeginAtLaterNumbers() {
    Tcb tcb = new Tcb(TcbSettings.USUAL.withIss(SeqNumber.of(100)));
    tcb.chooseIss(4_000_000);
    assertThat(tcb.iss).isEqualTo(SeqNumber.of(100));
    assertThat(List.of(tcb.sndUna, tcb.sndNxt)).containsOnly(tcb.iss);
    tcb.chooseIss(4_000_000);
    assertThat(tcb.iss).isEqualTo(SeqNumber.of(1_000_100));
  }

  @Test
  void theNextTimerIsTheOneThatRunsOutFirst() {
    Tcb tcb = fresh();
    assertThat(tcb.nextTimer()).isNull();
    tcb.setDeadline(Timer.USER, 30);
    tcb.setDeadline(Timer.RETRANSMISSION, 20);
    tcb.setDeadline(Timer.DELAYED_ACK, 20);
    assertThat(tcb.nextTimer()).isEqualTo(Timer.RETRANSMISSION);
    tcb.stop(Timer.RETRANSMISSION);
    assertThat(tcb.nextTimer()).isEqualTo(Timer.DELAYED_ACK);
    tcb.stopAllTimers();
    assertThat(tcb.nextTimer()).isNull();
  }

  /** The view counts from the initial numbers, and leaves out what is not there. */
  @Test
  void theViewIsRelative() {
    Story story =
        Story.given(
            TcpState.ESTABLISHED,
            Story.PROMPT.withIss(SeqNumber.of(0xFFFF_FFFFL)).withNagle(false));
    Tcb tcb =
        story
            .whenSends("abc")
            .whenSends("de")
            .whenArrives(SegmentBuilder.segment().acking(3).text("hello").window(70))
            .whenArrives(SegmentBuilder.segment().acking(3).seq(9).text("xy").window(70))
            .endpoint()
            .tcb();
    tcb.sndUp = tcb.sndNxt;
    tcb.rcvUp = SeqNumber.of(2);
    tcb.unsent = Octets.filler(4);
    assertThat(TcbViews.of(tcb, tcb.iss, tcb.irs))
        .isEqualTo(
            new TcbView(
                SeqNumber.of(0),
                SeqNumber.of(4),
                SeqNumber.of(6),
                70,
                SeqNumber.of(6),
                SeqNumber.of(9),
                SeqNumber.of(4),
                SeqNumber.of(0),
                SeqNumber.of(6),
                65_530,
                SeqNumber.of(2),
                4,
                5,
                2,
                1_000_000,
                TcbViews.of(tcb, tcb.iss, tcb.irs).timers(),
                SeqNumber.of(0xFFFF_FFFFL),
                tcb.irs));
    assertThat(TcbViews.of(tcb, tcb.iss, tcb.irs).timers())
        .containsOnlyKeys(Timer.RETRANSMISSION, Timer.USER);
    TcbView onWire = TcbViews.of(tcb, tcb.iss, tcb.irs).absolute();
    assertThat(onWire).isEqualTo(TcbViews.of(tcb, SeqNumber.ZERO, SeqNumber.ZERO));
    assertThat(onWire.iss()).isEqualTo(SeqNumber.of(0xFFFF_FFFFL));
    assertThat(onWire.absolute()).isEqualTo(onWire);
    tcb.changeState(TcpState.CLOSED);
    assertThat(TcbViews.of(tcb, tcb.iss, tcb.irs)).isNull();
  }
}
