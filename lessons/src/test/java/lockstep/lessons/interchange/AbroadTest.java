package lockstep.lessons.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.ClickState;
import lockstep.lessons.quiz.Exhibit;
import lockstep.lessons.quiz.Kind;
import lockstep.lessons.quiz.Matching;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Parts;
import lockstep.lessons.quiz.PredictStates;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.Replay;
import lockstep.lessons.quiz.ShortText;
import lockstep.lessons.quiz.Task;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.Test;

/** What a class without this program is asked instead of our own kinds. */
final class AbroadTest {
  private static final PredictStates PREDICT =
      new PredictStates(
          List.of(
              new PredictStates.End(
                  Actor.CLIENT, TcpState.FIN_WAIT_2, Map.of(TcpState.CLOSED, "M22")),
              PredictStates.End.of(Actor.SERVER, TcpState.CLOSE_WAIT)));

  private static Question asked(Task task) {
    return new Question(
        "n",
        "What now?",
        new Exhibit("Rows", List.of("tcp  0  0  a:1  b:2  <x> & [y]", "", "  indented")),
        task,
        "Because.",
        List.of("skill:state:CLOSE-WAIT"),
        Optional.of(new Replay("title: x\n[tag:no]\n", "x", 2)));
  }

  /** As a program reads it that passes over what is ours. */
  private static Question stripped(Question question) {
    String gift =
        Gift.write(List.of(question))
            .replaceAll("(?m)^// lockstep:.*\n", "")
            .replaceAll("\\[tag:lockstep:[^]]*]", "");
    Imported back = Gift.read(gift);
    assertThat(back.problems()).isEmpty();
    String xml =
        MoodleXml.write(List.of(question))
            .replaceAll("(?s)    <lockstep.*?</lockstep>\n", "")
            .replaceAll("<tag><text>lockstep:[^<]*</text></tag>", "");
    Question same = MoodleXml.read(xml).questions().get(0);
    assertThat(same).isEqualTo(back.questions().get(0));
    return same;
  }

  @Test
  void anExhibitStandsBelowTheTextInLettersOfOneWidth() {
    Question question = asked(Numeric.of(3));
    assertThat(Gift.write(List.of(question))).contains("[html]<p>What now?</p>").contains("<pre>");
    assertThat(stripped(question).exhibit()).isEqualTo(question.exhibit());
    assertThat(stripped(question).stem()).isEqualTo("What now?");
    assertThat(stripped(question).tags()).containsExactly("skill:state:CLOSE-WAIT");
  }

  @Test
  void aStateToClickIsAChoiceOfAllStates() throws Exception {
    Question question = asked(ClickState.of(TcpState.TIME_WAIT, TcpState.CLOSED));
    Choice choice = (Choice) stripped(question).task();
    assertThat(choice.options()).hasSize(TcpState.values().length);
    for (TcpState state : TcpState.values())
      assertThat(choice.grade(state.rfcName()).score())
          .isEqualTo(question.task().grade(state.rfcName()).score());
  }

  @Test
  void statesToPredictAreAChoiceWithMisconceptionsAndSwappedEnds() {
    Choice choice = (Choice) stripped(asked(PREDICT)).task();
    assertThat(choice.options()).extracting(Choice.Option::text).doesNotHaveDuplicates();
    assertThat(choice.options().stream().filter(o -> o.weight() >= 1))
        .extracting(Choice.Option::text)
        .containsExactly("client FIN-WAIT-2, server CLOSE-WAIT");
    assertThat(choice.options())
        .extracting(Choice.Option::text)
        .contains("client CLOSED, server CLOSE-WAIT", "client CLOSE-WAIT, server FIN-WAIT-2");
  }

  @Test
  void partsAreAMatchingWithTheirOwnWrongOptions() {
    Choice cause =
        Choice.one(
            List.of(
                Choice.Option.wrong("the network", "", "M29"),
                Choice.Option.right("the program never closes")));
    Parts parts =
        new Parts(
            Kind.DIAGNOSE_TABLE,
            List.of(
                new Parts.Part("Recv-Q", Numeric.of(1)),
                new Parts.Part("State", ShortText.states("CLOSE-WAIT")),
                new Parts.Part("the cause", cause)));
    assertThat(stripped(asked(parts)).task())
        .isEqualTo(
            new Matching(
                List.of(
                    new Matching.Pair("Recv-Q", "1"),
                    new Matching.Pair("State", "CLOSE-WAIT"),
                    new Matching.Pair("the cause", "the program never closes")),
                List.of("the network")));
    Parts single = new Parts(Kind.READ_ROW, List.of(new Parts.Part("the cause", cause)));
    Question alone = stripped(asked(single));
    assertThat(alone.kind()).isEqualTo(Kind.MULTIPLE_CHOICE);
    assertThat(alone.stem()).endsWith("the cause?");
  }

  /** Each comes home with ideas, exhibit and replay. */
  @Test
  void allComeBackAsThemselves() {
    for (Task task :
        List.of(PREDICT, ClickState.of(TcpState.LISTEN), Numeric.port(443), Numeric.of(1))) {
      assertThat(Gift.read(Gift.write(List.of(asked(task)))).questions())
          .containsExactly(asked(task));
      assertThat(MoodleXml.read(MoodleXml.write(List.of(asked(task)))).questions())
          .containsExactly(asked(task));
    }
  }

  @Test
  void partsThatWereEditedAsAMatchingAreAMatching() {
    Parts row =
        new Parts(
            Kind.READ_ROW,
            List.of(
                new Parts.Part("Recv-Q", Numeric.of(1)),
                new Parts.Part("State", ShortText.states("CLOSE-WAIT"))));
    String written = Gift.write(List.of(asked(row)));
    Imported edited = Gift.read(written.replace("=Recv-Q -> 1", "=Recv-Q -> 2"));
    assertThat(edited.problems().get(0).what()).contains("no longer as read-row");
    Question now = edited.questions().get(0);
    assertThat(((Matching) now.task()).pairs().get(0).right()).isEqualTo("2");
    assertThat(now.replay()).isEqualTo(asked(row).replay());
    Imported text = Gift.read(written.replace("What now?", "What then?"));
    assertThat(text.problems()).isEmpty();
    assertThat(text.questions().get(0).task()).isEqualTo(row);
  }
}
