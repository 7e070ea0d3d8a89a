package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import lockstep.table.Selection;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the table talks with netlink, held against a netlink that says what a test wants. */
class LinuxSockDiagTableTest {
  private static final SocketPair ESTABLISHED = pair(60149, 50631);

  private final Scripted netlink = new Scripted();
  private final LinuxSockDiagTable table =
      new LinuxSockDiagTable(
          netlink, LinuxSockDiagTableTest::memory, new ProcOwners(), new ProcNetFiles());

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
    netlink.answer("established-ipv6");
    netlink.answer("dump-without-rows");
    assertThat(table.withPort(50631))
        .extracting(SocketRow::protocol)
        .containsExactly("tcp", "tcp6");
    assertThat(netlink.types).containsExactly(18);
  }

  @Test
  void aDumpBrokenByChangesIsBegunAnew() throws Exception {
    netlink.answer("established-ipv4", (message, asked) -> message.putShort(6, (short) 0x12));
    netlink.answer("dump-without-rows");
    netlink.answer("established-ipv4");
    netlink.answer("dump-without-rows");
    assertThat(table.withPort(50631)).hasSize(1);
    assertThat(table.remarks()).isEmpty();
    assertThat(netlink.types).containsExactly(18, 18);
  }

  /** Each try gives a row; those of the last one are shown, and it is said what may be wrong. */
  @Test
  void aDumpThatIsBrokenEveryTimeSaysSo() throws Exception {
    for (int i = 0; i < 5; i++) {
      netlink.answer("established-ipv4", (message, asked) -> message.putShort(6, (short) 0x12));
      netlink.answer("dump-without-rows");
    }
    assertThat(table.withPort(1)).hasSize(1);
    assertThat(table.remarks())
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("changed under each of 5 readings");
    netlink.answer("dump-without-rows");
    assertThat(table.withPort(1)).isEmpty();
    assertThat(table.remarks()).isEmpty();
  }

  /** A kernel that no longer knows the older request is asked by the newer one from then on. */
  @Test
  void withoutTheOlderRequestEachFamilyIsAsked() throws Exception {
    Poll poll = table.poll(Selection.TCP);
    netlink.answer("no-row", (message, asked) -> message.putInt(16, -22));
    for (int i = 0; i < 2; i++) {
      netlink.answer("established-ipv4");
      netlink.answer("dump-without-rows");
      netlink.answer("established-ipv6");
      netlink.answer("dump-without-rows");
      assertThat(poll.read()).isEqualTo(2);
    }
    assertThat(netlink.types).containsExactly(18, 20, 20, 20, 20);
    assertThat(netlink.families).containsExactly(2, 2, 10, 2, 10);
  }

  @Test
  void withoutUdpInNetlinkItsFilesAreRead(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("udp"),
        "head\n 1: 0100007F:0035 00000000:0000 07 00000000:00000300 00:00000000 00000000 101 0 7 2\n");
    LinuxSockDiagTable partly =
        new LinuxSockDiagTable(
            netlink, LinuxSockDiagTableTest::memory, new ProcOwners(), new ProcNetFiles(folder));
    netlink.answer("no-row");
    netlink.answer("established-ipv4");
    netlink.answer("dump-without-rows");
    assertThat(partly.all(Selection.EVERYTHING))
        .extracting(row -> row.protocol() + " " + row.local() + " " + row.recvQ())
        .containsExactly("tcp 127.0.0.1:60149 0", "udp 127.0.0.1:53 768");
    assertThat(partly.remarks())
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("UDP is read from " + folder);
    netlink.answer("dump-without-rows");
    assertThat(partly.poll(Selection.EVERYTHING).read()).isEqualTo(1);
  }

  @Test
  void anotherRefusalIsAFailureAndNotAReasonForTheFiles() {
    netlink.answer("no-row", (message, asked) -> message.putInt(16, -1));
    assertThatThrownBy(() -> table.all(Selection.EVERYTHING))
        .isInstanceOf(SockDiagRefusal.class)
        .hasMessageContaining("(1)");
  }

  /** Room is made for as many datagrams as come. */
  @Test
  void aLargeTableIsReadAsAWhole() throws Exception {
    Poll poll = table.poll(Selection.TCP);
    for (int i = 0; i < 3000; i++) {
      int port = i + 1;
      netlink.answer("established-ipv4", (message, asked) -> message.putShort(20, (short) port));
    }
    netlink.answer("dump-without-rows");
    assertThat(poll.read()).isEqualTo(3000);
    for (int i = 0; i < 3000; i++)
      assertThat(Short.reverseBytes((short) poll.localPort(i))).isEqualTo((short) (i + 1));
    assertThatThrownBy(() -> poll.code(3000)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aRowCutShortIsMalformed() {
    netlink.answer("established-ipv4", (message, asked) -> message.putInt(0, 84).limit(84));
    assertThatThrownBy(() -> table.withPort(1))
        .isInstanceOfSatisfying(MalformedTableException.class, e -> assertThat(e.offset()).isZero())
        .hasMessageContaining("a row of 84");
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
    final List<Integer> types = new ArrayList<>();
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
      types.add((int) request.bytes().getShort(SockDiag.TYPE));
      families.add((int) request.bytes().get(SockDiag.REQUEST_FAMILY));
    }

    @Override
    public int receive(Memory into, int from, int capacity) throws SocketTableException {
      Answer answer = answers.poll();
      if (answer == null) throw new SocketTableException("netlink did not answer in a second");
      ByteBuffer message = Captured.octets(answer.name() + ".answer.hex");
      message.putInt(SockDiag.SEQUENCE, asked);
      // A row has the type of what was asked.
      if (message.getShort(SockDiag.TYPE) == SockDiag.BY_FAMILY)
        message.putShort(SockDiag.TYPE, types.get(types.size() - 1).shortValue());
      answer.change().accept(message, asked);
      for (int i = 0; i < message.limit(); i++) into.bytes().put(from + i, message.get(i));
      return message.limit();
    }

    @Override
    public void close() {}
  }
}
