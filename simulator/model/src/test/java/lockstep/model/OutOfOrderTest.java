package lockstep.model;

import static lockstep.model.SegmentBuilder.segment;
import static lockstep.model.Story.given;
import static lockstep.tcp.TcpState.CLOSE_WAIT;
import static lockstep.tcp.TcpState.ESTABLISHED;
import static lockstep.tcp.TcpState.FIN_WAIT_2;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import lockstep.tcp.Octets;
import lockstep.tcp.SeqNumber;
import org.junit.jupiter.api.Test;

/** SHLD-31: text ahead of a gap, by itself and in the machine. */
class OutOfOrderTest {
  private static final int SPAN = 60;

  /**
   * What came first stays: so a map from place to octet, filled where it is empty, must hold the
   * same.
   */
  @Test
  void keepsWhatAMapWouldKeep() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      SeqNumber zero = SeqNumber.of(random.nextBoolean() ? 0xFFFF_FFE0L : 1000);
      OutOfOrder kept = new OutOfOrder();
      Map<Integer, Byte> oracle = new TreeMap<>();
      for (int i = 0; i < 1 + random.nextInt(12); i++) {
        int start = random.nextInt(SPAN);
        byte[] text = new byte[1 + random.nextInt(15)];
        random.nextBytes(text);
        kept.keep(zero.plus(start), Octets.of(text));
        for (int at = 0; at < text.length; at++) oracle.putIfAbsent(start + at, text[at]);
        assertThat(kept.length()).as("seed %d, octets kept", seed).isEqualTo(oracle.size());
      }
      for (int from = 0; from < SPAN + 15; from += 1 + random.nextInt(5))
        assertThat(kept.takeFrom(zero.plus(from)))
            .as("seed %d, from %d", seed, from)
            .isEqualTo(taken(oracle, from));
      assertThat(kept.takeFrom(zero.plus(SPAN + 15))).isEqualTo(Octets.NONE);
      assertThat(kept.isEmpty()).as("seed %d, empty at the end", seed).isTrue();
    }
  }

  private static Octets taken(Map<Integer, Byte> oracle, int from) {
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    int next = from;
    while (oracle.containsKey(next)) taken.write(oracle.get(next++));
    int end = next;
    oracle.keySet().removeIf(place -> place < end);
    return Octets.of(taken.toByteArray());
  }

  @Test
  void saysWhatItKeeps() {
    OutOfOrder kept = new OutOfOrder();
    kept.keep(SeqNumber.of(9), Octets.of("jkl"));
    kept.keep(SeqNumber.of(4), Octets.of("def"));
    kept.keepFin(SeqNumber.of(12));
    assertThat(kept).hasToString("[4,7) [9,12) FIN 12");
    assertThat(kept.isEmpty()).isFalse();
    assertThat(kept.finIsAt(SeqNumber.of(12))).isTrue();
    assertThat(kept.finIsAt(SeqNumber.of(11))).isFalse();
    kept.clear();
    assertThat(kept.isEmpty()).isTrue();
    assertThat(kept).hasToString("");
  }

  @Test
  void aFinAloneIsSomethingKept() {
    OutOfOrder kept = new OutOfOrder();
    kept.keepFin(SeqNumber.of(5));
    assertThat(kept.isEmpty()).isFalse();
    assertThat(kept.length()).isZero();
  }

  @Test
  void textAheadOfAGapIsGivenWhenTheGapIsFilled() {
    given(ESTABLISHED)
        .whenArrives(segment().ack().seq(4).text("def"))
        .thenSends(segment().ack().seq(1).acking(1).window(65_535))
        .thenDecidedBy("3.10.7.4 seventh")
        .thenSaysWhy("out of order: kept until the gap before it is filled")
        .thenNothingElse()
        .whenReceives(9)
        .thenGives("")
        .whenArrives(segment().ack().seq(1).text("abc"))
        .thenSaysWhy("the gap is filled")
        .thenGives("abcdef")
        .thenSends(segment().ack().acking(7))
        .thenNothingElse();
  }

  @Test
  void severalGapsAreFilledOneByOne() {
    given(ESTABLISHED)
        .whenArrives(segment().ack().seq(7).text("gh"))
        .whenArrives(segment().ack().seq(4).text("de"))
        .thenSends(segment().ack().acking(1))
        .whenArrives(segment().ack().seq(1).text("abc"))
        .thenSends(segment().ack().acking(6))
        .whenArrives(segment().ack().seq(6).text("f"))
        .thenSends(segment().ack().acking(9))
        .thenNothingElse()
        .whenReceives(20)
        .thenGives("abcdefgh");
  }

  /** Of what overlaps, that which came first stays. */
  @Test
  void overlapsInFrontAndBehindAreCutOff() {
    given(ESTABLISHED)
        .whenArrives(segment().ack().seq(4).text("def"))
        .whenArrives(segment().ack().seq(3).text("CDEFGH"))
        .whenArrives(segment().ack().seq(1).text("abXXX"))
        .thenSends(segment().ack().acking(9))
        .whenReceives(20)
        .thenGives("abXXXfGH");
  }

  @Test
  void aFinAheadOfAGapWaitsForIt() {
    given(ESTABLISHED)
        .whenArrives(segment().fin().ack().seq(4).text("def"))
        .thenStays()
        .thenSends(segment().ack().acking(1))
        .thenNothingElse()
        .whenArrives(segment().ack().seq(1).text("abc"))
        .thenEnters(CLOSE_WAIT)
        .thenSends(segment().ack().acking(8))
        .thenSignals("connection closing")
        .thenDecidedBy("3.10.7.4 seventh, eighth")
        .thenNothingElse()
        .whenReceives(9)
        .thenGives("abcdef");
  }

  @Test
  void aBareFinAheadOfAGapWaitsForIt() {
    given(FIN_WAIT_2)
        .whenArrives(segment().fin().ack().seq(4))
        .thenStays()
        .thenSends(segment().ack().acking(1))
        .whenArrives(segment().ack().seq(1).text("abc"))
        .thenEnters(TIME_WAIT)
        .thenSends(segment().ack().acking(5));
  }

  @Test
  void textBehindAFinIsIgnored() {
    given(ESTABLISHED)
        .whenArrives(segment().fin().ack().seq(3).text("c"))
        .whenArrives(segment().ack().seq(5).text("xyz"))
        .whenArrives(segment().ack().seq(1).text("ab"))
        .thenEnters(CLOSE_WAIT)
        .thenSends(segment().ack().acking(5))
        .thenHas("octets kept", 0, tcb -> tcb.outOfOrder.length())
        .whenReceives(9)
        .thenGives("abc")
        .whenArrives(segment().ack().seq(5).text("more"))
        .thenStays()
        .thenNothingElse()
        .thenHas("octets kept", 0, tcb -> tcb.outOfOrder.length());
  }

  @Test
  void whatLiesBeyondTheWindowIsCutOff() {
    given(ESTABLISHED, Story.PROMPT.withReceiveBuffer(6))
        .whenArrives(segment().ack().seq(4).text("defgh"))
        .thenHas("octets kept", 3, tcb -> tcb.outOfOrder.length())
        .whenArrives(segment().ack().seq(1).text("abc"))
        .thenSends(segment().ack().acking(7).window(0))
        .whenReceives(9)
        .thenGives("abcdef");
  }

  /** The window takes the text, but not the FIN behind it. */
  @Test
  void aFinBeyondTheWindowIsNotKept() {
    given(ESTABLISHED, Story.PROMPT.withReceiveBuffer(6))
        .whenArrives(segment().fin().ack().seq(4).text("def"))
        .whenArrives(segment().ack().seq(1).text("abc"))
        .thenStays()
        .thenSends(segment().ack().acking(7).window(0))
        .thenNothingElse();
  }

  @Test
  void aFinInOrderBeyondTheWindowIsRefused() {
    given(ESTABLISHED, Story.PROMPT.withReceiveBuffer(3))
        .whenArrives(segment().fin().ack().text("abc"))
        .thenStays()
        .thenSends(segment().ack().acking(4).window(0))
        .thenNothingElse();
  }

  @Test
  void numbersMayTurnRoundWithinAGap() {
    given(LISTEN)
        .whenArrives(segment().syn().seq(0xFFFF_FFFCL))
        .whenArrives(segment().ack())
        .whenArrives(segment().ack().seq(0).text("def"))
        .thenSends(segment().ack().acking(0xFFFF_FFFDL))
        .whenArrives(segment().ack().seq(0xFFFF_FFFDL).text("abc"))
        .thenSends(segment().ack().acking(3))
        .thenNothingElse()
        .whenReceives(9)
        .thenGives("abcdef");
  }
}
