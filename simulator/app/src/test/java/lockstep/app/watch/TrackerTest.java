package lockstep.app.watch;

import static lockstep.app.watch.MadeUpPoll.Given.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import lockstep.app.watch.MadeUpPoll.Given;
import lockstep.probe.table.SocketTableException;
import lockstep.tcp.TcpState;
import lockstep.views.table.MarkedRow;
import lockstep.views.terminal.Look;
import lockstep.views.terminal.TransitionText;
import org.junit.jupiter.api.Test;

/** Readings a second apart, and what is found to have happened between them. */
class TrackerTest {
  private static final int ESTABLISHED = 1;
  private static final int SYN_RECV = 3;
  private static final int FIN_WAIT1 = 4;
  private static final int FIN_WAIT2 = 5;
  private static final int TIME_WAIT = 6;
  private static final int LISTEN = 10;

  private final MadeUpPoll poll = new MadeUpPoll();
  private Tracker tracker = new Tracker(Wanted.ALL);
  private long second;

  @Test
  void whatIsThereAtFirstIsNoChange() throws Exception {
    reading(row(1000, ESTABLISHED), row(2000, LISTEN));
    assertThat(feed()).isEmpty();
    assertThat(marks()).isEqualTo("1000  2000 ");
  }

  @Test
  void aStateThatChangedIsToldWithHowLongTheOldOneStood() throws Exception {
    reading(row(1000, ESTABLISHED));
    reading(row(1000, ESTABLISHED));
    reading(row(1000, FIN_WAIT1));
    reading(row(1000, FIN_WAIT2));
    assertThat(feed())
        .containsExactly(
            "00:00:03.000  *  127.0.0.1:1000  127.0.0.1:443  ESTABLISHED -> FIN-WAIT-1  after more"
                + " than 2.0 s",
            "00:00:04.000  *  127.0.0.1:1000  127.0.0.1:443  FIN-WAIT-1 -> FIN-WAIT-2  after 1.0 s");
    assertThat(marks()).isEqualTo("1000*");
  }

  @Test
  void aRowThatComesAndGoesIsToldSo() throws Exception {
    reading();
    reading(row(1000, LISTEN));
    reading(row(1000, LISTEN));
    reading();
    assertThat(feed())
        .as("one reading without it is not enough")
        .containsExactly("00:00:02.000  +  127.0.0.1:1000  0.0.0.0:*  no row -> LISTEN");
    reading();
    assertThat(feed())
        .as("the time is that of the first reading without it")
        .containsExactly(
            "00:00:04.000  -  127.0.0.1:1000  0.0.0.0:*  LISTEN -> no row  after 2.0 s");
    assertThat(marks()).isEqualTo("1000-");
  }

  @Test
  void aRowThatOneReadingMissedIsTheSame() throws Exception {
    reading(row(1000, FIN_WAIT2));
    reading();
    reading(row(1000, TIME_WAIT));
    reading();
    reading(row(1000, TIME_WAIT));
    assertThat(feed())
        .containsExactly(
            "00:00:03.000  *  127.0.0.1:1000  127.0.0.1:443  FIN-WAIT-2 -> TIME-WAIT  after more"
                + " than 2.0 s");
  }

  @Test
  void aReadingThatMayHaveMissedRowsTakesNoneAway() throws Exception {
    reading(row(1000, ESTABLISHED));
    for (int i = 0; i < 5; i++) reading(false);
    assertThat(feed()).isEmpty();
    assertThat(tracker.shown()).isOne();
  }

  @Test
  void marksStayForThreeSeconds() throws Exception {
    reading(row(1000, ESTABLISHED), row(2000, ESTABLISHED));
    reading(row(1000, FIN_WAIT1), row(2000, ESTABLISHED).withRecvQ(5), row(3000, ESTABLISHED));
    assertThat(marks()).isEqualTo("1000* 2000* 3000+");
    Given[] then = {row(1000, FIN_WAIT1), row(2000, ESTABLISHED).withRecvQ(5)};
    reading(then);
    reading(then);
    assertThat(marks()).isEqualTo("1000* 2000* 3000-");
    reading(then);
    assertThat(marks()).isEqualTo("1000  2000  3000-");
    reading(then);
    reading(then);
    assertThat(marks()).isEqualTo("1000  2000 ");
    assertThat(feed()).as("queues are no change of state").hasSize(3);
  }

  @Test
  void aRowThatComesAgainAfterItWentIsNew() throws Exception {
    reading();
    reading(row(1000, LISTEN));
    reading();
    reading();
    reading(row(1000, LISTEN));
    assertThat(marks()).isEqualTo("1000- 1000+");
    for (int i = 0; i < 4; i++) reading(row(1000, LISTEN));
    assertThat(marks()).isEqualTo("1000 ");
    reading();
    reading();
    assertThat(feed().stream().map(l -> l.charAt(14))).containsExactly('+', '-', '+', '-');
  }

  @Test
  void aRowStaysItsUsersAlsoWhereTheKernelForgetsHim() throws Exception {
    tracker = new Tracker(new Wanted(Set.of(), Set.of(), OptionalInt.of(1000), false));
    reading(
        row(1000, FIN_WAIT2), row(2000, ESTABLISHED).ofUser(0), row(3000, TIME_WAIT).ofNobody());
    assertThat(marks()).isEqualTo("1000 ");
    assertThat(tracker.withoutUser()).isOne();
    reading(row(1000, TIME_WAIT).ofNobody(), row(2000, FIN_WAIT1).ofUser(0));
    assertThat(feed()).hasSize(1).first().asString().contains("FIN-WAIT-2 -> TIME-WAIT");
  }

  @Test
  void aConnectionIsItsUsersFromWhenItIsAccepted() throws Exception {
    tracker = new Tracker(new Wanted(Set.of(), Set.of(), OptionalInt.of(1000), false));
    reading();
    reading(row(1000, SYN_RECV).ofNobody(), row(2000, ESTABLISHED).ofNobody());
    assertThat(tracker.shown()).isZero();
    reading(row(1000, ESTABLISHED), row(2000, ESTABLISHED));
    assertThat(marks()).isEqualTo("1000+ 2000+");
    assertThat(feed()).hasSize(1).first().asString().contains("SYN-RECEIVED -> ESTABLISHED");
  }

  @Test
  void portsAndStatesChoose() throws Exception {
    tracker =
        new Tracker(
            new Wanted(
                Set.of(1000, 3000), Set.of(TcpState.FIN_WAIT_1), OptionalInt.empty(), false));
    reading(row(1000, ESTABLISHED), row(2000, ESTABLISHED), row(3000, LISTEN));
    assertThat(tracker.shown()).isZero();
    reading(row(1000, FIN_WAIT1), row(2000, FIN_WAIT1), row(3000, LISTEN));
    assertThat(marks()).isEqualTo("1000*");
    reading(row(1000, FIN_WAIT2), row(2000, FIN_WAIT2), row(3000, LISTEN));
    reading(row(1000, TIME_WAIT), row(2000, TIME_WAIT), row(3000, LISTEN));
    assertThat(feed().stream().map(l -> l.substring(48, 73)))
        .as("to it and from it, and not what follows")
        .containsExactly("ESTABLISHED -> FIN-WAIT-1", "FIN-WAIT-1 -> FIN-WAIT-2 ");
  }

  @Test
  void theRowsOfAPageAreThoseOfTheLastReading() throws Exception {
    Given[] many = new Given[500];
    for (int i = 0; i < many.length; i++) many[i] = row(1000 + i, ESTABLISHED);
    reading(many);
    many[300] = many[300].withRecvQ(9);
    reading(many);
    List<MarkedRow> page = tracker.rows(poll, 299, 3);
    assertThat(page.stream().map(r -> r.row().local().port())).containsExactly(1299, 1300, 1301);
    assertThat(page.get(1).row().recvQ()).isEqualTo(9);
    assertThat(tracker.rows(poll, 499, 3)).hasSize(1);
    assertThat(tracker.rows(poll, 500, 3)).isEmpty();
  }

  @Test
  void aQuietReadingOfManyRowsMakesNoGarbage() throws Exception {
    Given[] many = new Given[20_000];
    for (int i = 0; i < many.length; i++) many[i] = row(1 + i, ESTABLISHED);
    poll.has(many);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    long made = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      poll.read();
      long before = threads.getThreadAllocatedBytes(self);
      tracker.read(poll, true, ++second, LocalTime.MIDNIGHT);
      tracker.takeTransitions();
      made = Math.min(made, threads.getThreadAllocatedBytes(self) - before);
    }
    assertThat(made).isZero();
    assertThat(tracker.shown()).isEqualTo(20_000);
  }

  private void reading(Given... rows) throws SocketTableException {
    reading(true, rows);
  }

  private void reading(boolean whole, Given... rows) throws SocketTableException {
    poll.has(rows).read();
    second++;
    tracker.read(
        poll, whole, Duration.ofSeconds(second).toNanos(), LocalTime.ofSecondOfDay(second));
  }

  private List<String> feed() {
    List<String> lines = new ArrayList<>();
    TransitionText text = new TransitionText(new Look(false, false));
    tracker.takeTransitions().forEach(t -> lines.add(text.whole(t)));
    return lines;
  }

  private String marks() throws SocketTableException {
    List<String> marks = new ArrayList<>();
    for (MarkedRow row : tracker.rows(poll, 0, 100))
      marks.add(row.row().local().port() + "" + row.mark().sign());
    return String.join(" ", marks);
  }
}
