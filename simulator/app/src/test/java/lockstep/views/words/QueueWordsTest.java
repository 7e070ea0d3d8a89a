package lockstep.views.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;

/** A queue's number means something else in each state. */
class QueueWordsTest {
  private static final RowTimer GOES = new RowTimer(RowTimer.Kind.TIME_WAIT, 59_200, 0);

  @Test
  void theEndOfTheStreamCountsAsOneOctetOnceThePeerHasClosed() {
    assertThat(words(8, 1, 0)).isEqualTo("Recv-Q 1: end of stream, not read yet");
    assertThat(words(8, 6, 0)).isEqualTo("Recv-Q 6: 5 octets and the end of stream, not read yet");
    assertThat(words(8, 2, 0)).isEqualTo("Recv-Q 2: 1 octet and the end of stream, not read yet");
    assertThat(words(1, 1, 0)).isEqualTo("Recv-Q 1: octets not read yet");
  }

  @Test
  void aFinCountsInTheSendersQueueOnceItsProgramHasClosed() {
    assertThat(words(4, 0, 1)).isEqualTo("Send-Q 1: its FIN, not acknowledged yet");
    assertThat(words(9, 0, 10))
        .isEqualTo("Send-Q 10: 9 octets and its FIN, not acknowledged or not sent yet");
    assertThat(words(2, 0, 1)).isEqualTo("Send-Q 1: its SYN, not acknowledged yet");
    assertThat(words(2, 0, 2_718_281_828L))
        .isEqualTo("Send-Q –: its number means nothing while a connect is under way");
    assertThat(words(1, 0, 76_800))
        .isEqualTo("Send-Q 76,800: octets not acknowledged or not sent yet");
  }

  @Test
  void bothQueuesAreToldWhereBothHoldSomething() {
    assertThat(QueueWords.of(row(OsState.linux(11), 1, 1)))
        .containsExactly(
            "Recv-Q 1: end of stream, not read yet", "Send-Q 1: its FIN, not acknowledged yet");
    assertThat(words(1, 0, 0)).isEqualTo("Recv-Q 0, Send-Q 0: nothing waits");
  }

  @Test
  void aListenersNumbersCountConnections() {
    assertThat(words(10, 0, 5))
        .isEqualTo("LISTEN, Recv-Q 0: no connection waits for accept. Send-Q 5 is its backlog.");
    assertThat(words(10, 1, 5)).startsWith("LISTEN, Recv-Q 1: a connection waits for accept.");
    assertThat(words(10, 3, 5)).startsWith("LISTEN, Recv-Q 3: connections wait for accept.");
  }

  @Test
  void whatTheKernelAloneKeepsHasNoQueues() {
    String remnant = "no queues: the kernel alone keeps it";
    assertThat(QueueWords.of(row(OsState.linux(6), 0, 0))).containsExactly(remnant);
    assertThat(QueueWords.of(row(OsState.linux(5), 0, 0).withTimer(GOES))).containsExactly(remnant);
    assertThat(words(5, 0, 0)).isEqualTo("Recv-Q 0, Send-Q 0: nothing waits");
    SocketRow inHandshake = row(OsState.linux(3), 0, 0).withSocket(0, 7);
    assertThat(QueueWords.of(inHandshake))
        .containsExactly("no queues before the handshake is over");
  }

  /** How other systems count SYN and FIN is not known here, so nothing is said of it. */
  @Test
  void otherSystemsAreNotToldToCountAsLinuxDoes() {
    OsState closeWait = new OsState("windows", 8, "CLOSE_WAIT", TcpState.CLOSE_WAIT);
    assertThat(QueueWords.of(row(closeWait, 1, 0)))
        .containsExactly("Recv-Q 1: octets not read yet");
    OsState finWait = new OsState("windows", 6, "FIN_WAIT1", TcpState.FIN_WAIT_1);
    assertThat(QueueWords.of(row(finWait, 0, 1)))
        .containsExactly("Send-Q 1: octets not acknowledged or not sent yet");
  }

  private static String words(int code, long recvQ, long sendQ) {
    return String.join(" ", QueueWords.of(row(OsState.linux(code), recvQ, sendQ)));
  }

  private static SocketRow row(OsState state, long recvQ, long sendQ) {
    SocketAddress address = new SocketAddress("127.0.0.1", 40_000);
    return new SocketRow(
        "tcp", address, address, state, recvQ, sendQ, RowTimer.OFF, 1, 1, OptionalInt.empty());
  }
}
