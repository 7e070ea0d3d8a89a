package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import org.junit.jupiter.api.Test;

/** How the table talks with netlink, held against a netlink that says what a test wants. */
class LinuxSockDiagTableTest {
  private static final SocketPair ESTABLISHED = pair(60149, 50631);

  private final Scripted netlink = new Scripted();
  private final LinuxSockDiagTable table =
      new LinuxSockDiagTable(netlink, memory(256), memory(1 << 16));

  @Test
  void aRowIsFoundByItsPair() throws Exception {
    netlink.answer("established-ipv4");
    assertThat(table.find(ESTABLISHED).orElseThrow().cookie()).isEqualTo(0x1012);
  }

  @Test
  void noEntryIsNoRow() throws Exception {
    netlink.answer("no-row");
    assertThat(table.find(ESTABLISHED)).isEmpty();
  }

  @Test
  void theListenersRowIsNoRow() throws Exception {
    netlink.answer("listener-instead");
    assertThat(table.find(pair(50631, 1))).isEmpty();
  }

  @Test
  void anotherErrorIsAFailure() {
    netlink.answer("no-row", (message, asked) -> message.putInt(16, -1));
    assertThatThrownBy(() -> table.find(ESTABLISHED)).isInstanceOf(SocketTableException.class);
  }

  @Test
  void theAnswerToARequestGivenUpIsPassedOver() throws Exception {
    netlink.answer("listen-ipv4", (message, asked) -> message.putInt(8, asked - 1));
    netlink.answer("established-ipv4");
    assertThat(table.find(ESTABLISHED)).isPresent();
  }

  @Test
  void anAnswerFromTheFutureIsAFailure() {
    netlink.answer("established-ipv4", (message, asked) -> message.putInt(8, asked + 1));
    assertThatThrownBy(() -> table.find(ESTABLISHED))
        .isInstanceOf(SocketTableException.class)
        .hasMessageContaining("not asked yet");
  }

  @Test
  void aMessageLongerThanItsDatagramIsAFailure() {
    netlink.answer("established-ipv4", (message, asked) -> message.putInt(0, 4000));
    assertThatThrownBy(() -> table.find(ESTABLISHED))
        .isInstanceOf(SocketTableException.class)
        .hasMessageContaining("4000 octets");
  }

  @Test
  void aDumpCollectsRowsOfBothFamilies() throws Exception {
    netlink.answer("established-ipv4");
    netlink.answer("dump-without-rows");
    netlink.answer("established-ipv6");
    netlink.answer("dump-without-rows");
    assertThat(table.withPort(50631))
        .extracting(SocketRow::protocol)
        .containsExactly("tcp", "tcp6");
    assertThat(netlink.families).containsExactly(SockDiag.AF_INET, SockDiag.AF_INET6);
  }

  @Test
  void aDumpBrokenByChangesIsBegunAnew() throws Exception {
    netlink.answer("established-ipv4", (message, asked) -> message.putShort(6, (short) 0x12));
    netlink.answer("dump-without-rows");
    netlink.answer("established-ipv4");
    netlink.answer("dump-without-rows");
    netlink.answer("dump-without-rows");
    assertThat(table.withPort(50631)).hasSize(1);
    assertThat(netlink.families).containsExactly(2, 2, 10);
  }

  @Test
  void aDumpThatIsBrokenEveryTimeIsAFailure() {
    for (int i = 0; i < 10; i++)
      netlink.answer("dump-without-rows", (message, asked) -> message.putShort(6, (short) 0x12));
    assertThatThrownBy(() -> table.withPort(1))
        .isInstanceOf(SocketTableException.class)
        .hasMessageContaining("changed under each of 5 readings");
  }

  @Test
  void anErrorInTheEndOfADumpIsAFailureAndNotAnEmptyTable() {
    netlink.answer("dump-without-rows", (message, asked) -> message.putInt(16, -105));
    assertThatThrownBy(() -> table.withPort(1)).isInstanceOf(SocketTableException.class);
  }

  @Test
  void aWatchOfNothingAsksNothing() throws Exception {
    Watch watch = table.watch(List.of());
    watch.read();
    assertThat(netlink.families).isEmpty();
  }

  private static SocketPair pair(int local, int foreign) {
    return new SocketPair(
        new SocketAddress("127.0.0.1", local), new SocketAddress("127.0.0.1", foreign));
  }

  /** A buffer as the table has it, in the byte order of the captures, at no native address. */
  private static Memory memory(int octets) {
    return new Memory(ByteBuffer.allocate(octets).order(ByteOrder.LITTLE_ENDIAN), 0);
  }

  /** Gives the answers that it was told, each with the sequence number of the last request. */
  private static final class Scripted implements Netlink {
    private record Answer(String name, BiConsumer<ByteBuffer, Integer> change) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    final List<Integer> families = new ArrayList<>();
    private int asked;

    void answer(String name) {
      answer(name, (message, sequence) -> {});
    }

    /** The change is given the message and the sequence number that was asked with. */
    void answer(String name, BiConsumer<ByteBuffer, Integer> change) {
      answers.add(new Answer(name, change));
    }

    @Override
    public void send(Memory request, int length) {
      asked = request.bytes().getInt(SockDiag.SEQUENCE);
      families.add((int) request.bytes().get(SockDiag.REQUEST_FAMILY));
    }

    @Override
    public int receive(Memory into, int from, int capacity) throws SocketTableException {
      Answer answer = answers.poll();
      if (answer == null) throw new SocketTableException("netlink did not answer in a second");
      ByteBuffer message = Captured.octets(answer.name() + ".answer.hex");
      message.putInt(SockDiag.SEQUENCE, asked);
      answer.change().accept(message, asked);
      for (int i = 0; i < message.limit(); i++) into.bytes().put(from + i, message.get(i));
      return message.limit();
    }

    @Override
    public void close() {}
  }
}
