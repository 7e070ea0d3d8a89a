package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The errors that Windows gives for a table that grows, in the order in which a test wants them.
 */
class GrowingCallTest {
  private static final int TOO_SMALL = 122;
  private static final int UNSUCCESSFUL = 0xC0000001;

  /** What a call answers: an error and the size. */
  private record Answer(int error, long size) {}

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<Long> rooms = new ArrayList<>();

  @Test
  void theSizeIsAskedForAndSomeRoomAdded() throws Exception {
    answers.add(new Answer(TOO_SMALL, 1000));
    answers.add(new Answer(0, 1200));
    assertThat(read().size()).isEqualTo(1200);
    assertThat(rooms).containsExactly(0L, 1000 * 5 / 4 + 4096L);
  }

  @Test
  void aTableThatGrewIsAskedForAgainWithMoreRoom() throws Exception {
    answers.add(new Answer(TOO_SMALL, 1000));
    answers.add(new Answer(TOO_SMALL, 100_000));
    answers.add(new Answer(0, 100_000));
    assertThat(read().size()).isEqualTo(100_000);
    assertThat(rooms.get(2)).isGreaterThan(100_000);
  }

  @Test
  void anErrorInPassingIsPassedOver() throws Exception {
    answers.add(new Answer(UNSUCCESSFUL, 0));
    answers.add(new Answer(TOO_SMALL, 24));
    answers.add(new Answer(UNSUCCESSFUL, 24));
    answers.add(new Answer(0, 28));
    assertThat(read().size()).isEqualTo(28);
  }

  /** As sysctl does: the size is told without an error. */
  @Test
  void theSizeMayBeToldWithoutAnError() throws Exception {
    answers.add(new Answer(0, 48));
    answers.add(new Answer(0, 40));
    assertThat(read().size()).isEqualTo(40);
  }

  @Test
  void anErrorThatStaysEndsAfterTenCalls() {
    for (int i = 0; i < 20; i++) answers.add(new Answer(UNSUCCESSFUL, 0));
    fails("table: error -1073741823, 10 times");
    assertThat(rooms).hasSize(10);
  }

  @Test
  void aTableThatGrowsForEverEndsAfterTenCalls() {
    for (int i = 1; i < 20; i++) answers.add(new Answer(TOO_SMALL, 10_000L * i * i));
    fails("table: what it tells grew faster than the buffer, 10 times");
  }

  @Test
  void anotherErrorIsAFailureAtOnce() {
    answers.add(new Answer(87, 0));
    fails("table: error 87");
  }

  @Test
  void anAbsurdSizeIsNotBelieved() {
    answers.add(new Answer(TOO_SMALL, 0xFFFFFFFFL));
    fails("table is malformed at 0: a size of 4294967295 octets");
  }

  @Test
  void moreThanTheBufferHoldsIsNotRead() {
    answers.add(new Answer(TOO_SMALL, 100));
    answers.add(new Answer(0, 1_000_000));
    fails("table is malformed at 0: 1000000 octets in a buffer of 4221 octets");
  }

  private void fails(String message) {
    assertThatThrownBy(this::read).isInstanceOf(SocketTableException.class).hasMessage(message);
  }

  private Octets read() throws SocketTableException {
    return new GrowingCall("table", TOO_SMALL, Set.of(UNSUCCESSFUL), error -> "error " + error)
        .read(
            ByteOrder.LITTLE_ENDIAN,
            (buffer, size) -> {
              rooms.add(size[0]);
              assertThat(buffer == null).isEqualTo(size[0] == 0);
              Answer answer = answers.remove();
              size[0] = answer.size();
              return answer.error();
            });
  }
}
