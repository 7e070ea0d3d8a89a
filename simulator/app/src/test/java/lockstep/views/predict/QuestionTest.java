package lockstep.views.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lockstep.comparison.Moment;
import lockstep.comparison.SideBySide;
import lockstep.model.ModelStage;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked before a step, over all scenarios that ship. */
class QuestionTest {
  static List<String> scenarios() {
    return ScenarioLibrary.names();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aStepAsksForEachEndThatChangesAndForNoOther(String name) throws Exception {
    List<Moment> moments = played(name);
    int asked = 0;
    for (int i = 0; i < moments.size(); i++) {
      Moment moment = moments.get(i);
      List<Question> questions = Question.of(moments.subList(0, i), moment);
      for (Question question : questions) {
        asked++;
        assertThat(question.expected())
            .isEqualTo(moment.standings().get(question.actor()).model())
            .isNotEqualTo(question.from());
        assertThat(question.candidates())
            .contains(question.expected(), question.from())
            .doesNotHaveDuplicates()
            .isSorted();
        assertThat(question.words()).endsWith("?").doesNotContain(question.expected().rfcName());
      }
      if (moment.step().path().size() == 1 && questions.isEmpty()) continue;
      boolean changes =
          moment.step().path().get(0) != moment.step().state() && !moment.step().actor().listener();
      if (changes) assertThat(questions).as("step " + moment.number()).isNotEmpty();
    }
    assertThat(asked).isPositive();
  }

  @Test
  void theTeardownAsksInTheWordsOfItsEvents() throws Exception {
    List<Moment> moments = played("teardown");
    List<String> asked = new ArrayList<>();
    for (int i = 0; i < moments.size(); i++)
      Question.of(moments.subList(0, i), moments.get(i))
          .forEach(
              question ->
                  asked.add(
                      question.actor()
                          + " "
                          + question.from().rfcName()
                          + " "
                          + question.expected().rfcName()
                          + ": "
                          + question.words()));
    assertThat(asked)
        .contains(
            "client FIN-WAIT-1 FIN-WAIT-2: Which state will the client be in after it receives the"
                + " ACK of its FIN?",
            "client FIN-WAIT-2 TIME-WAIT: Which state will the client be in after it receives the"
                + " FIN?",
            "server CLOSE-WAIT LAST-ACK: Which state will the server be in after it calls close?",
            "client TIME-WAIT CLOSED: Which state will the client be in when 2MSL have passed?");
  }

  @Test
  void theCandidatesGoRound() throws Exception {
    List<Moment> moments = played("teardown");
    Question first = Question.of(List.of(), moments.get(0)).get(0);
    assertThat(first.actor()).isEqualTo(Actor.SERVER);
    List<TcpState> all = first.candidates();
    assertThat(first.next(null, 1)).isEqualTo(all.get(0));
    assertThat(first.next(null, -1)).isEqualTo(all.get(all.size() - 1));
    assertThat(first.next(all.get(all.size() - 1), 1)).isEqualTo(all.get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "TIME-WAIT, TIME_WAIT",
    "time_wait, TIME_WAIT",
    "TIMED_WAIT, TIME_WAIT",
    "ti, TIME_WAIT",
    "FIN_WAIT2, FIN_WAIT_2",
    "ESTAB, ESTABLISHED",
    "e, ESTABLISHED",
    "SYN-RECV, SYN_RECEIVED",
    "SYN_RCVD, SYN_RECEIVED",
    "LISTENING, LISTEN",
    "la, LAST_ACK",
    "CLOSE, CLOSED",
    "UNCONN, CLOSED",
    "closi, CLOSING",
    "close-w, CLOSE_WAIT"
  })
  void aNameOfAnySystemOrTheBeginningOfOneNamesAState(String text, TcpState state) {
    assertThat(Question.named(text)).containsExactly(state);
  }

  @Test
  void aBeginningOfSeveralNamesNamesThemAll() {
    assertThat(Question.named("fin")).containsExactly(TcpState.FIN_WAIT_1, TcpState.FIN_WAIT_2);
    assertThat(Question.named("clos"))
        .containsExactly(TcpState.CLOSED, TcpState.CLOSE_WAIT, TcpState.CLOSING);
    assertThat(Question.named("xyz")).isEmpty();
    assertThat(Question.named(" ")).isEmpty();
  }

  private static List<Moment> played(String name) throws Exception {
    Scenario scenario = ScenarioLibrary.load(name).orElseThrow();
    List<Moment> moments = new ArrayList<>();
    try (SideBySide run = new SideBySide(scenario, List.of(new ModelStage()))) {
      while (run.hasNext()) moments.addAll(run.next().moments());
    }
    return moments;
  }
}
