package lockstep.probe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a list is asked from rtnetlink, held against a netlink that says what a test wants. */
class RouteNetlinkTest {
  private static final int NEW_LINK = 16;
  private static final int NEW_ROUTE = 24;
  private static final int INTERRUPTED = 0x10;

  private final Scripted scripted = new Scripted();
  private final RouteNetlink netlink = new RouteNetlink(scripted, memory(64), memory(1 << 16));

  @Test
  void aListMayComeInSeveralDatagrams() throws Exception {
    scripted.answer(message(NEW_LINK, 0, 11), message(NEW_LINK, 0, 12));
    scripted.answer(message(NEW_LINK, 0, 13));
    scripted.answer(message(SockDiag.NLMSG_DONE, 0, 0));
    List<Octets> messages = netlink.dump(RouteNetlink.GET_LINK, RouteNetlink.AF_UNSPEC);
    assertThat(messages).hasSize(3);
    assertThat(messages.get(2).i32(0)).isEqualTo(13);
    assertThat(scripted.sent).isEqualTo(1);
  }

  @Test
  void theRequestSaysWhatIsWanted() throws Exception {
    scripted.answer(message(SockDiag.NLMSG_DONE, 0, 0));
    netlink.dump(RouteNetlink.GET_ROUTE, 10);
    assertThat(scripted.request.getInt(SockDiag.LENGTH)).isEqualTo(32);
    assertThat(scripted.request.getShort(SockDiag.TYPE)).isEqualTo((short) 26);
    assertThat(scripted.request.getShort(SockDiag.FLAGS)).isEqualTo((short) 0x301);
    assertThat(scripted.request.get(SockDiag.HEADER_SIZE)).isEqualTo((byte) 10);
  }

  @Test
  void aListThatChangedIsAskedForAnew() throws Exception {
    scripted.answer(message(NEW_LINK, INTERRUPTED, 1), message(SockDiag.NLMSG_DONE, 0, 0));
    scripted.answer(message(NEW_LINK, 0, 2), message(SockDiag.NLMSG_DONE, 0, 0));
    List<Octets> messages = netlink.dump(RouteNetlink.GET_LINK, RouteNetlink.AF_UNSPEC);
    assertThat(messages).hasSize(1);
    assertThat(messages.get(0).i32(0)).isEqualTo(2);
  }

  @Test
  void aListThatChangesEveryTimeIsAFailure() {
    for (int i = 0; i < 5; i++) scripted.answer(message(SockDiag.NLMSG_DONE, INTERRUPTED, 0));
    fails("changed under each of 5 readings");
  }

  @Test
  void anErrorInTheEndIsAFailureAndNotAShortList() {
    scripted.answer(message(NEW_LINK, 0, 1), message(SockDiag.NLMSG_DONE, 0, -105));
    fails("rtnetlink: ");
  }

  @Test
  void anAnswerOfAnotherKindIsAFailure() {
    scripted.answer(message(NEW_ROUTE, 0, 1));
    fails("type 24");
  }

  @Test
  void aMessageLongerThanItsDatagramIsAFailure() {
    byte[] message = message(NEW_LINK, 0, 1);
    message[0] = 100;
    scripted.answer(message);
    fails("100 octets in 20");
  }

  @Test
  void aHeaderCutShortIsAFailure() {
    scripted.answer(new byte[12]);
    fails("12 octets");
  }

  private void fails(String why) {
    assertThatThrownBy(() -> netlink.dump(RouteNetlink.GET_LINK, RouteNetlink.AF_UNSPEC))
        .isInstanceOf(SocketTableException.class)
        .hasMessageContaining(why);
  }

  /** A message with one number in it. */
  private static byte[] message(int type, int flags, int number) {
    ByteBuffer bytes = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(SockDiag.LENGTH, 20);
    bytes.putShort(SockDiag.TYPE, (short) type);
    bytes.putShort(SockDiag.FLAGS, (short) flags);
    bytes.putInt(SockDiag.HEADER_SIZE, number);
    return bytes.array();
  }

  private static Memory memory(int octets) {
    return new Memory(ByteBuffer.allocate(octets).order(ByteOrder.LITTLE_ENDIAN), 0);
  }

  /** Gives the datagrams that it was told, each message with the last request's number. */
  private static final class Scripted implements Netlink {
    private final Deque<byte[][]> datagrams = new ArrayDeque<>();
    private ByteBuffer request;
    private int sent;

    void answer(byte[]... messages) {
      datagrams.add(messages);
    }

    @Override
    public void send(Memory memory, int length) {
      request = memory.bytes().duplicate().order(ByteOrder.LITTLE_ENDIAN);
      sent++;
    }

    @Override
    public int receive(Memory into, int from, int capacity) throws SocketTableException {
      byte[][] messages = datagrams.poll();
      if (messages == null) throw new SocketTableException("netlink did not answer in a second");
      int at = from;
      for (byte[] message : messages) {
        for (int i = 0; i < message.length; i++) into.bytes().put(at + i, message[i]);
        if (message.length >= SockDiag.HEADER_SIZE)
          into.bytes().putInt(at + SockDiag.SEQUENCE, request.getInt(SockDiag.SEQUENCE));
        at += message.length;
      }
      return at - from;
    }

    @Override
    public void close() {}
  }
}
