package lockstep.views.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lockstep.comparison.Moment;
import lockstep.comparison.SideBySide;
import lockstep.model.ModelStage;
import lockstep.scenario.ScenarioLibrary;
import lockstep.table.OsState;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.views.calls.ListenQueues.Known;
import org.junit.jupiter.api.Test;

/** Who stands in the queues of a listening socket, moment by moment. */
class ListenQueuesTest {
  private static final Actor SERVER2 = Actor.of(Side.SERVER, 2);

  @Test
  void connectionsPassTheSynQueueAndWaitForAccept() throws Exception {
    List<Moment> moments = play("backlog-overflow");
    List<ListenQueues> queues = new ArrayList<>();
    for (int i = 0; i <= moments.size(); i++)
      queues.add(ListenQueues.of(moments.subList(0, i), false));
    assertThat(queues.get(0).listening()).isFalse();
    assertThat(queues).anyMatch(q -> q.syn().equals(List.of(Actor.SERVER, SERVER2)));
    assertThat(queues).anyMatch(q -> q.accept().equals(List.of(Actor.SERVER, SERVER2)));
    assertThat(queues).anyMatch(q -> q.accept().equals(List.of(SERVER2)) && q.syn().isEmpty());
    assertThat(queues.subList(1, queues.size())).allMatch(q -> q.room().getAsInt() == 2);
    ListenQueues last = queues.get(queues.size() - 1);
    assertThat(last.accept()).isEmpty();
    assertThat(last.kernel().known()).isEqualTo(Known.MODEL_ALONE);
  }

  @Test
  void aServerThatConnectsWaitsInNoQueue() throws Exception {
    List<Moment> moments = play("simultaneous-open");
    ListenQueues queues = ListenQueues.of(moments, false);
    assertThat(queues.listening()).isFalse();
    assertThat(queues.accept()).isEmpty();
  }

  @Test
  void theKernelsFiguresAreThoseOfItsRows() throws Exception {
    SocketAddress here = new SocketAddress("127.0.0.1", 38443);
    SocketAddress any = new SocketAddress("0.0.0.0", 0);
    SocketRow listen = SocketRow.of("tcp", here, any, OsState.linux(10)).withQueues(2, 1);
    SocketRow half = SocketRow.of("tcp", here, new SocketAddress("127.0.0.1", 5), OsState.linux(3));
    Moment first = play("handshake").get(0);
    var told = ListenQueues.of(List.of(with(first, List.of(listen, half))), true).kernel();
    assertThat(told.known()).isEqualTo(Known.YES);
    assertThat(told.waiting()).hasValue(2);
    assertThat(told.backlog()).hasValue(1);
    assertThat(told.syn()).hasValue(1);
    SocketRow windows = SocketRow.of("tcp", here, any, OsState.windows(2));
    assertThat(ListenQueues.of(List.of(with(first, List.of(windows))), true).kernel().waiting())
        .isEmpty();
    assertThat(ListenQueues.of(List.of(with(first, List.of())), true).kernel().known())
        .isEqualTo(Known.NO_ROW);
  }

  private static Moment with(Moment m, List<SocketRow> rows) {
    return new Moment(
        m.number(),
        m.line(),
        m.action(),
        m.step(),
        m.standings(),
        m.verdict(),
        m.difference(),
        m.reasons(),
        rows,
        m.note());
  }

  static List<Moment> play(String name) throws Exception {
    List<Moment> moments = new ArrayList<>();
    try (SideBySide run =
        new SideBySide(ScenarioLibrary.load(name).orElseThrow(), List.of(new ModelStage()))) {
      while (run.hasNext()) moments.addAll(run.next().moments());
    }
    return moments;
  }
}
