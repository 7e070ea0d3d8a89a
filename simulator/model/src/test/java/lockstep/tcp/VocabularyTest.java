package lockstep.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
  @Test
  void sequenceNumbersGoRoundTheCorner() {
    SeqNumber last = SeqNumber.of(4_294_967_295L);
    assertThat(last.plus(1)).isEqualTo(SeqNumber.ZERO);
    assertThat(last.isBefore(SeqNumber.ZERO)).isTrue();
    assertThat(SeqNumber.ZERO.isAfter(last)).isTrue();
    assertThat(SeqNumber.ZERO.minus(last)).isEqualTo(1);
    assertThat(SeqNumber.of(-1)).isEqualTo(last);
    assertThat(last.toLong()).isEqualTo(4_294_967_295L);
    assertThat(last).hasToString("4294967295");
  }

  @Test
  void segmentLengthCountsSynAndFin() {
    Segment segment =
        Segment.of(SeqNumber.of(7), SeqNumber.of(1), 100, ControlBit.FIN)
            .withText(Octets.of("abc"));
    assertThat(segment.length()).isEqualTo(4);
    assertThat(segment.end()).isEqualTo(SeqNumber.of(11));
    assertThat(Segment.of(SeqNumber.ZERO, null, 0, ControlBit.SYN).length()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<SEQ=0><CTL=SYN>",
        "<SEQ=0><ACK=1><CTL=SYN,ACK>",
        "<SEQ=1><ACK=1><LEN=5><CTL=PSH,ACK>",
        "<SEQ=4294967295><CTL=RST>",
        "<SEQ=6><ACK=1><CTL=FIN,ACK>"
      })
  void segmentsReadBackFromTheirNotation(String notation) {
    assertThat(Segment.parse(notation)).hasToString(notation);
  }

  @Test
  void aSegmentWithoutTheAckBitHasNoAckField() {
    assertThatThrownBy(
            () -> new Segment(SeqNumber.ZERO, SeqNumber.ZERO, ControlBits.NONE, 0, Octets.NONE, 0))
        .hasMessageContaining("ACK field");
    assertThatThrownBy(() -> Segment.parse("<SEQ=x>"))
        .hasMessageContaining("expected a segment such as");
  }

  @Test
  void figure5HasTwentyEdgesAndReachesEveryState() {
    assertThat(Figure5.EDGES).hasSize(20);
    assertThat(Figure5.EDGES.stream().map(Figure5.Edge::id)).doesNotHaveDuplicates();
    Set<TcpState> entered = EnumSet.noneOf(TcpState.class);
    Figure5.EDGES.forEach(e -> entered.add(e.to()));
    assertThat(entered).isEqualTo(EnumSet.allOf(TcpState.class));
    assertThat(Figure5.edge(TcpState.FIN_WAIT_1, TcpState.TIME_WAIT))
        .as("note 2 of the figure")
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"client", "client2", "server", "server12", "server listener", "server3 listener"})
  void actorsReadBackFromTheirNames(String name) {
    assertThat(Actor.named(name)).hasValueSatisfying(a -> assertThat(a).hasToString(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"client listener", "client0", "peer", "Client", "server  listener"})
  void otherNamesAreNoActors(String name) {
    assertThat(Actor.named(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3.10.7.4 fifth, eighth",
        "3.10.1",
        "sockets layer accept",
        "RFC 5961 3.2",
        "RFC 5961 3.2 first"
      })
  void referencesReadBack(String text) {
    assertThat(RfcRef.parse(text)).hasToString(text);
  }

  @Test
  void octetsThatGrowInTwoWaysStayApart() {
    Octets head = Octets.of("ab").then(Octets.of("cd"));
    Octets one = head.then(Octets.of("1"));
    Octets other = head.then(Octets.of("2"));
    Octets cut = one.slice(0, 2).then(Octets.of("x"));
    assertThat(head.asText()).isEqualTo("abcd");
    assertThat(one.then(Octets.of("!")).asText()).isEqualTo("abcd1!");
    assertThat(other.asText()).isEqualTo("abcd2");
    assertThat(cut.asText()).isEqualTo("abx");
    assertThat(one.slice(3, 5).asText()).isEqualTo("d1");
    assertThat(one.then(one)).isEqualTo(Octets.of("abcd1abcd1"));
  }

  @Test
  void fillerSaysItsPlaceHoweverLong() {
    for (int count : new int[] {0, 1, 27, 65_536, 65_537, 100_000}) {
      byte[] bytes = Octets.filler(count).toArray();
      assertThat(bytes).hasSize(count);
      byte[] expected = new byte[count];
      for (int i = 0; i < count; i++) expected[i] = (byte) (97 + i % 26);
      assertThat(bytes).isEqualTo(expected);
    }
    assertThat(Octets.filler(3).then(Octets.filler(2)).asText()).isEqualTo("abcab");
    assertThat(Octets.filler(5).asText()).isEqualTo("abcde");
  }
}
