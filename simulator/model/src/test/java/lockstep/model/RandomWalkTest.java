package lockstep.model;

import java.time.Duration;
import java.util.Random;
import lockstep.tcp.Octets;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two endpoints over a wire that loses, doubles and overtakes, with users who send, read and close
 * as a seed has it: every octet arrives once and in order, and both connections end.
 */
class RandomWalkTest {
  private static final int MOST_EVENTS = 60_000;
  private static final int[] BUFFERS = {1, 2, 3, 17, 100, 536, 4_000, 65_535, 200_000};
  private static final int[] SEGMENT_SIZES = {0, 1, 7, 100, 536, 1460};
  private static final long[] INITIAL_NUMBERS = {0, 1, 0xFFFF_FFFFL, 0xFFFF_FF00L, 0x7FFF_FF00L};

  @Test
  void everyOctetArrivesOnceAndInOrderAndBothEndsEnd() {
    for (int seed = 0; seed < 600; seed++) walk(seed);
  }

  @Test
  @Tag("soak")
  void everyOctetArrivesOnceAndInOrderAndBothEndsEndForManySeeds() {
    for (int seed = 600; seed < 60_000; seed++) walk(seed);
  }

  private static void walk(int seed) {
    try {
      new Walk(seed).run();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }

  /** One user of an end: what it means to send, and how it reads. */
  private static final class User {
    private final Octets text;
    private final boolean reads;
    private int given;
    private boolean closed;

    User(Octets text, boolean reads) {
      this.text = text;
      this.reads = reads;
    }
  }

  private static final class Walk {
    private final Random random;
    private final TwoEnds ends;
    private final User[] users;
    private final boolean simultaneousOpen;
    private final boolean roomy;

    Walk(int seed) {
      random = new Random(seed);
      TcbSettings first = settings();
      TcbSettings second = settings();
      int smallest = Math.min(first.receiveBuffer(), second.receiveBuffer());
      roomy = smallest > 100;
      int smallestSegment = Math.min(segment(first), segment(second));
      int most = Math.min(6_000, 40 * Math.min(smallest, 10 * smallestSegment));
      int loss = random.nextInt(3) == 0 ? 0 : 2 + random.nextInt(28);
      int duplication = random.nextInt(3) == 0 ? 0 : random.nextInt(30);
      TwoEnds.WireNature nature =
          new TwoEnds.WireNature(
              100 + random.nextInt(100_000),
              random.nextInt(4) == 0 ? 0 : random.nextInt(200_000),
              loss,
              duplication);
      ends = new TwoEnds(first, second, nature, seed);
      simultaneousOpen = random.nextInt(5) == 0;
      int back = loss == 0 ? most : Math.min(most, fillsNoWindow(first.receiveBuffer()));
      users = new User[] {user(most), user(back)};
    }

    /**
     * Where segments get lost, one end alone fills windows. When both do, and both have a gap, each
     * end's acknowledgments lie beyond the other's window, so that neither is looked at, and the
     * connection may die of it: a flaw of the RFC's own (Appendix A.2), not of the machine.
     */
    private static int fillsNoWindow(int receiveBuffer) {
      return Math.max(0, receiveBuffer - 2);
    }

    private static int segment(TcbSettings settings) {
      return settings.mss() == 0 ? Tcb.DEFAULT_SEND_MSS : settings.mss();
    }

    private User user(int most) {
      return new User(Octets.filler(random.nextInt(1 + most)), random.nextBoolean());
    }

    private TcbSettings settings() {
      TcbSettings settings =
          TcbSettings.USUAL
              .withReceiveBuffer(BUFFERS[random.nextInt(BUFFERS.length)])
              .withMss(SEGMENT_SIZES[random.nextInt(SEGMENT_SIZES.length)])
              .withIss(SeqNumber.of(INITIAL_NUMBERS[random.nextInt(INITIAL_NUMBERS.length)]))
              .withNagle(random.nextBoolean())
              .withDelayedAck(random.nextBoolean())
              .withSillyWindowAvoidance(random.nextInt(4) > 0)
              .withCongestionControl(random.nextInt(4) > 0);
      if (random.nextInt(4) > 0) return settings;
      return settings.withKeepAlive(
          new TcbSettings.KeepAlive(Duration.ofSeconds(20), Duration.ofSeconds(10), 9));
    }

    void run() {
      if (simultaneousOpen) ends.call(0, "OPEN active", e -> e.openActive(ends.now()));
      else ends.call(0, "OPEN passive", e -> e.openPassive(ends.now()));
      ends.call(1, "OPEN active", e -> e.openActive(ends.now()));
      while (!isOver()) {
        ends.expect(ends.linesTold() < MOST_EVENTS, "an end before " + MOST_EVENTS + " turns");
        long nextAct = ends.now() + random.nextInt(random.nextInt(8) == 0 ? 20_000_000 : 300_000);
        if (bothHaveClosed()) ends.step();
        else ends.runUntil(nextAct);
        act(random.nextInt(2));
        for (int end = 0; end < 2; end++) checkReceived(end);
      }
      for (int end = 0; end < 2; end++)
        ends.expect(
            ends.received(end).equals(users[1 - end].text),
            "all " + users[1 - end].text.length() + " octets at end " + end);
    }

    private boolean bothHaveClosed() {
      return users[0].closed && users[1].closed;
    }

    private boolean isOver() {
      return bothHaveClosed() && ends.nextAt() == Tcb.NEVER;
    }

    private void checkReceived(int end) {
      Octets received = ends.received(end);
      Octets sent = users[1 - end].text;
      ends.expect(
          received.length() <= sent.length() && received.equals(sent.slice(0, received.length())),
          "what end " + (1 - end) + " sent, at end " + end);
      for (String signal : ends.signals(end))
        ends.expect(
            !signal.startsWith("error") && !signal.contains("reset")
                || signal.equals(UserCalls.CLOSING),
            "no error at end " + end + ", found " + signal);
    }

    /** The user of an end does one thing: sends, reads or closes. */
    private void act(int end) {
      User user = users[end];
      if (!canCall(end)) return;
      if (user.closed) return;
      if (user.reads || random.nextInt(3) == 0) ends.receive(end, 1 + random.nextInt(2_000));
      int left = user.text.length() - user.given;
      if (left > 0 && random.nextInt(4) > 0) {
        int count = 1 + random.nextInt(left);
        Octets text = user.text.slice(user.given, user.given + count);
        user.given += count;
        ends.call(end, "SEND " + count, e -> e.send(text, true, ends.now()));
      } else if (left == 0 && !mayGetMore(end)) {
        close(end);
      }
    }

    private void close(int end) {
      users[end].closed = true;
      if (ends.state(end) != TcpState.CLOSE_WAIT) ends.alwaysReads(end);
      ends.call(end, "CLOSE", e -> e.close(ends.now()));
    }

    private boolean mayGetMore(int end) {
      return switch (ends.state(end)) {
        case CLOSE_WAIT -> ends.end(end).readable() > 0;
        case ESTABLISHED, SYN_RECEIVED -> random.nextInt(4) > 0;
        case CLOSED, LISTEN, SYN_SENT, FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, TIME_WAIT -> true;
      };
    }

    private boolean canCall(int end) {
      return switch (ends.state(end)) {
        case SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT -> true;
        case SYN_SENT -> roomy;
        case CLOSED, LISTEN, CLOSING, LAST_ACK, TIME_WAIT -> false;
      };
    }
  }
}
