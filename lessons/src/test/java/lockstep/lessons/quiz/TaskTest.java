package lockstep.lessons.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lockstep.lessons.quiz.Choice.Option;
import lockstep.lessons.quiz.Order.OneOrder;
import lockstep.lessons.quiz.PredictStates.End;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {
  private static final Choice WHO =
      Choice.one(
          List.of(
              Option.wrong("the client", "Not always.", "M24"),
              Option.right("the end that closes first"),
              Option.wrong("the server", "Not always.", "")));
  private static final Choice WHICH =
      Choice.several(
          List.of(
              Option.right("SYN"),
              Option.wrong("RST", "", ""),
              Option.right("FIN"),
              Option.wrong("ACK", "", "")));
  private static final PredictStates BOTH =
      new PredictStates(
          List.of(
              new End(Actor.CLIENT, TcpState.FIN_WAIT_2, Map.of(TcpState.TIME_WAIT, "M22")),
              End.of(Actor.SERVER, TcpState.CLOSE_WAIT)));
  private static final Matching PORTS =
      new Matching(
          List.of(new Matching.Pair("ssh", "22"), new Matching.Pair("https", "443")),
          List.of("25"));
  private static final Order THREE =
      new Order(List.of("ACK", "SYN", "SYN,ACK"), List.of(2, 3, 1), new OneOrder());
  private static final Parts ROW =
      new Parts(
          Kind.READ_ROW,
          List.of(
              new Parts.Part("State", ShortText.states("CLOSE-WAIT")),
              new Parts.Part("the program's next call", ShortText.words("close")),
              new Parts.Part("Recv-Q", Numeric.of(1))));

  static Stream<Task> tasks() {
    return Stream.of(
        WHO,
        WHICH,
        BOTH,
        PORTS,
        THREE,
        ROW,
        Numeric.port(443),
        Numeric.within(60, 2),
        ShortText.states("FIN-WAIT-2"),
        ShortText.words("netstat"),
        ShortText.exactly("-o"),
        new TrueFalse(false, "", "", "M1"),
        ClickState.of(TcpState.TIME_WAIT));
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void theKeyIsRightAndTheWrongAnswerIsNot(Task task) throws Exception {
    assertThat(task.grade(task.key()).isRight()).isTrue();
    assertThat(task.grade(task.wrong().orElseThrow()).isRight()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void whatIsNoAnswerIsAskedAgainAndNothingIsCounted(Task task) {
    assertThatThrownBy(() -> task.grade("  "))
        .isInstanceOf(NotUnderstood.class)
        .hasMessageContaining("expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"443", ":443", "443/tcp", " 443 ", "port 443", "443/TCP", "443."})
  void aPortIsWrittenInManyWays(String answer) throws Exception {
    assertThat(Numeric.port(443).grade(answer).isRight()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"80", "4433", "44", "043"})
  void anotherPortIsWrong(String answer) throws Exception {
    assertThat(Numeric.port(443).grade(answer).isRight()).isFalse();
  }

  @Test
  void theNameOfTheServiceIsNoPort() {
    assertThatThrownBy(() -> Numeric.port(443).grade("https"))
        .hasMessage("expected a port, such as 22 or 22/tcp, found \"https\"");
  }

  @ParameterizedTest
  @CsvSource({"58,true", "62,true", "57.9,false", "62.1,false", "'1,000',false"})
  void aNumberMayBeOffByItsTolerance(String answer, boolean right) throws Exception {
    assertThat(Numeric.within(60, 2).grade(answer).isRight()).isEqualTo(right);
  }

  @Test
  void aNumberMayBeWorthAPart() throws Exception {
    Numeric minutes =
        new Numeric(
            List.of(
                new Numeric.Target(BigDecimal.valueOf(60), BigDecimal.ZERO, 1, "", ""),
                new Numeric.Target(
                    BigDecimal.valueOf(120), BigDecimal.ZERO, 0.5, "That is the RFC's.", "")),
            false,
            "Count again.");
    assertThat(minutes.grade("120").score()).isEqualTo(0.5);
    assertThat(minutes.grade("120").remarks()).containsExactly("That is the RFC's.");
    assertThat(minutes.grade("3").remarks()).containsExactly("Count again.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FIN-WAIT-2", "fin_wait2", "FIN_WAIT_2", "finwait2", "TCP_FIN_WAIT2"})
  void aStateIsTakenInEverySystemsSpelling(String answer) throws Exception {
    assertThat(ShortText.states("FIN-WAIT-2").grade(answer).isRight()).isTrue();
  }

  @Test
  void noStateIsGuessedAt() throws Exception {
    assertThat(ShortText.states("FIN-WAIT-2").grade("FIN-WAIT-1").isRight()).isFalse();
    assertThat(ShortText.states("CLOSED").grade("CLOSING").isRight()).isFalse();
    assertThat(ShortText.words("CLOSING").grade("CLOSIN").isRight()).isFalse();
    assertThatThrownBy(() -> ShortText.states("FIN-WAIT-2").grade("FIN-WAIT-3"))
        .isInstanceOf(NotUnderstood.class);
  }

  @Test
  void aSlipInALongWordIsForgivenAndSaid() throws Exception {
    Grade grade = ShortText.words("handshake").grade("handshke");
    assertThat(grade.isRight()).isTrue();
    assertThat(grade.remarks()).containsExactly("The spelling is handshake.");
    assertThat(ShortText.words("handshake").grade("hndshke").isRight()).isFalse();
    assertThat(ShortText.words("port").grade("pot").isRight()).isFalse();
    assertThat(ShortText.words("443/tcp").grade("444/tcp").isRight()).isFalse();
    assertThat(ShortText.exactly("-a").grade("-A").isRight()).isFalse();
  }

  @Test
  void aChoiceIsTakenByLetterOrByItsWords() throws Exception {
    assertThat(WHO.grade("b").isRight()).isTrue();
    assertThat(WHO.grade("The end that closes first.").isRight()).isTrue();
    Grade wrong = WHO.grade("A");
    assertThat(wrong.isRight()).isFalse();
    assertThat(wrong.remarks()).containsExactly("Not always.");
    assertThat(wrong.ideas()).containsExactly("M24");
    assertThat(wrong.understood()).isEqualTo("A: the client");
    for (String none : List.of("D", "AB", "?", "A A"))
      assertThatThrownBy(() -> WHO.grade(none))
          .hasMessageContaining("expected a letter from A to C");
  }

  @ParameterizedTest
  @CsvSource({"A C,1", "ca,1", "'a, c',1", "A,0.5", "ABC,0.5", "ABCD,0", "BD,0", "AB,0"})
  void ofSeveralRightMinusWrongCounts(String answer, double score) throws Exception {
    assertThat(WHICH.grade(answer).score()).isCloseTo(score, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client FIN-WAIT-2, server CLOSE-WAIT",
        "server close_wait client fin_wait2",
        "FIN-WAIT-2 CLOSE-WAIT",
        "FIN-WAIT-2; CLOSE-WAIT."
      })
  void statesOfBothEndsAreTakenByNameOrInTheOrderAsked(String answer) throws Exception {
    assertThat(BOTH.grade(answer).isRight()).isTrue();
  }

  @Test
  void oneEndRightIsHalf() throws Exception {
    Grade grade = BOTH.grade("client TIME-WAIT, server CLOSE-WAIT");
    assertThat(grade.score()).isEqualTo(0.5);
    assertThat(grade.ideas()).containsExactly("M22");
    assertThat(grade.remarks()).containsExactly("Not so for the client.");
    for (String none : List.of("FIN-WAIT-2", "client FIN-WAIT-2", "client2 LISTEN, LISTEN, CLOSED"))
      assertThatThrownBy(() -> BOTH.grade(none)).isInstanceOf(NotUnderstood.class);
  }

  @ParameterizedTest
  @CsvSource({"1a 2c,0.5", "1a2b,0", "AC,0.5", "'1=A, 2=C',0.5", "1->b 2->c,1", "b c,1"})
  void pairsCountOneByOne(String answer, double score) throws Exception {
    assertThat(PORTS.column()).containsExactly("22", "25", "443");
    Matching shuffled =
        new Matching(
            List.of(new Matching.Pair("smtp", "25"), new Matching.Pair("https", "443")),
            List.of("22"));
    assertThat(shuffled.grade(answer).score()).isEqualTo(score);
    assertThatThrownBy(() -> shuffled.grade("1a")).isInstanceOf(NotUnderstood.class);
    assertThatThrownBy(() -> shuffled.grade("1a 2d")).isInstanceOf(NotUnderstood.class);
  }

  @ParameterizedTest
  @CsvSource({"2 3 1,1", "231,1", "'2,3,1',1", "2 1 3,0.5", "1 3 2,0"})
  void anOrderIsWorthWhatWasKeptOfIt(String answer, double score) throws Exception {
    assertThat(THREE.grade(answer).score()).isEqualTo(score);
    for (String none : List.of("1 2", "1 2 2", "1 2 4", "a b c"))
      assertThatThrownBy(() -> THREE.grade(none)).isInstanceOf(NotUnderstood.class);
  }

  @Test
  void partsCountTheSameAndAFaultNamesItsPart() throws Exception {
    assertThat(ROW.grade("close_wait; close; 1").isRight()).isTrue();
    Grade grade = ROW.grade("CLOSE-WAIT; shutdown; 1");
    assertThat(grade.score()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(grade.remarks()).containsExactly("Not so: the program's next call.");
    assertThatThrownBy(() -> ROW.grade("CLOSE-WAIT; close; many"))
        .hasMessage("Recv-Q: expected a number, found \"many\"");
    assertThatThrownBy(() -> ROW.grade("CLOSE-WAIT")).isInstanceOf(NotUnderstood.class);
  }
}
