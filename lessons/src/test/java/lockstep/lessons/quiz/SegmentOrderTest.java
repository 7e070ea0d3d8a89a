package lockstep.lessons.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lockstep.scenario.ScenarioLibrary;
import org.junit.jupiter.api.Test;

/** Which orders the model can really send. */
class SegmentOrderTest {
  private static final String SYN = "client <SEQ=0><CTL=SYN>";
  private static final String SYN_ACK = "server <SEQ=0><ACK=1><CTL=SYN,ACK>";
  private static final String ACK = "client <SEQ=1><ACK=1><CTL=ACK>";

  private static SegmentOrder of(String scenario) {
    return new SegmentOrder(ScenarioLibrary.text(scenario).orElseThrow());
  }

  @Test
  void aHandshakeHasOneOrder() {
    List<String> right = List.of(SYN, SYN_ACK, ACK);
    assertThat(of("handshake").score(right, right)).isEqualTo(1);
    for (List<String> other :
        List.of(
            List.of(SYN, ACK, SYN_ACK),
            List.of(SYN_ACK, SYN, ACK),
            List.of(SYN_ACK, ACK, SYN),
            List.of(ACK, SYN, SYN_ACK),
            List.of(ACK, SYN_ACK, SYN)))
      assertThat(of("handshake").score(other, right)).as(other.toString()).isLessThan(1);
  }

  @Test
  void whenBothCloseAtOnceEitherFinMayBeFirst() {
    String clientFin = "client <SEQ=1><ACK=1><CTL=FIN,ACK>";
    String serverFin = "server <SEQ=1><ACK=1><CTL=FIN,ACK>";
    String clientAck = "client <SEQ=2><ACK=2><CTL=ACK>";
    String serverAck = "server <SEQ=2><ACK=2><CTL=ACK>";
    SegmentOrder judge = of("simultaneous-close");
    List<String> right = List.of(clientFin, serverFin, serverAck, clientAck);
    for (List<String> other :
        List.of(
            List.of(serverFin, clientFin, serverAck, clientAck),
            List.of(serverFin, clientFin, clientAck, serverAck),
            List.of(clientFin, serverFin, clientAck, serverAck)))
      assertThat(judge.score(other, right)).as(other.toString()).isEqualTo(1);
    // An ACK of 2 can be sent only after the other's FIN; and these FINs acknowledge no FIN.
    for (List<String> other :
        List.of(
            List.of(clientFin, serverAck, serverFin, clientAck),
            List.of(clientAck, serverFin, clientFin, serverAck)))
      assertThat(judge.score(other, right)).as(other.toString()).isLessThan(1);
  }

  /** The FIN of a server that acknowledges the client's comes after the ACK that went alone. */
  @Test
  void inATeardownTheAckGoesBeforeTheSecondFin() {
    String clientFin = "client <SEQ=4><ACK=1><CTL=FIN,ACK>";
    String serverAck = "server <SEQ=1><ACK=5><CTL=ACK>";
    String serverFin = "server <SEQ=1><ACK=5><CTL=FIN,ACK>";
    String clientAck = "client <SEQ=5><ACK=2><CTL=ACK>";
    List<String> right = List.of(clientFin, serverAck, serverFin, clientAck);
    assertThat(of("teardown").score(List.of(clientFin, serverFin, serverAck, clientAck), right))
        .isBetween(0.5, 0.7);
    assertThat(of("teardown").score(List.of(serverFin, clientFin, serverAck, clientAck), right))
        .isLessThan(1);
    assertThat(of("teardown").score(right, right)).isEqualTo(1);
  }

  /** Two programs that send on their own: neither waits for the other. */
  @Test
  void textOfTwoProgramsMayLeaveInEitherOrder() {
    String scenario =
        """
        title: Both send

        server listen
        client connect
        server accept
        together
          client send 3
          server send 4
        end
        """;
    List<String> right =
        List.of(
            "client <SEQ=1><ACK=1><LEN=3><CTL=PSH,ACK>",
            "server <SEQ=1><ACK=1><LEN=4><CTL=PSH,ACK>");
    List<String> other = List.of(right.get(1), right.get(0));
    assertThat(new SegmentOrder(scenario).score(other, right)).isEqualTo(1);
  }

  @Test
  void aScenarioThatCannotBeReadIsToldInWords() {
    assertThatThrownBy(
            () ->
                new SegmentOrder("title: t\nclient clsoe")
                    .score(List.of("b", "a"), List.of("a", "b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("order.scenario:2:8");
  }
}
