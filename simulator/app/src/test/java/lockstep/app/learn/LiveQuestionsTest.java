package lockstep.app.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.lessons.generate.Templates;
import lockstep.lessons.quiz.Question;
import lockstep.probe.table.SocketTableException;
import lockstep.table.OsState;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import org.junit.jupiter.api.Test;

class LiveQuestionsTest {
  private static final List<Question> OTHERS =
      List.of(other(1), other(2), other(3), other(4), other(5));

  private static Question other(long seed) {
    return Templates.find("next-state").orElseThrow().make(seed);
  }

  private static SocketRow row(int port, int code) {
    return SocketRow.of(
        "tcp",
        new SocketAddress("10.1.2.3", port),
        new SocketAddress("198.51.100.7", 443),
        OsState.linux(code));
  }

  private static List<Boolean> live(LiveQuestions.Mixed mixed) {
    return mixed.questions().stream().map(q -> q.name().startsWith("live-row/")).toList();
  }

  @Test
  void theFirstAndEachThirdAfterItIsAboutRows() {
    List<SocketRow> rows = List.of(row(40_001, 1), row(40_002, 4), row(40_003, 6), row(40_004, 8));
    LiveQuestions.Mixed five = LiveQuestions.mix(OTHERS, 5, () -> rows, 1);
    assertThat(live(five)).containsExactly(true, false, false, true, false);
    assertThat(five.remarks()).isEmpty();
    LiveQuestions.Mixed all = LiveQuestions.mix(OTHERS, Integer.MAX_VALUE, () -> rows, 1);
    assertThat(all.questions()).containsAll(OTHERS).hasSize(8);
    assertThat(LiveQuestions.mix(OTHERS, 5, () -> rows, 1)).isEqualTo(five);
    assertThat(live(LiveQuestions.mix(OTHERS.subList(0, 1), 1, () -> rows, 1)))
        .containsExactly(true);
  }

  @Test
  void withoutARowThatCanBeAskedAboutTheOthersAreAskedAndItIsSaid() {
    SocketAddress any = new SocketAddress("0.0.0.0", 53);
    SocketRow udp = SocketRow.of("udp", any, any, OsState.linuxUdp(7));
    for (List<SocketRow> rows : List.of(List.<SocketRow>of(), List.of(udp))) {
      LiveQuestions.Mixed mixed = LiveQuestions.mix(OTHERS, 5, () -> rows, 1);
      assertThat(mixed.questions()).isEqualTo(OTHERS);
      assertThat(mixed.remarks()).singleElement().asString().contains("no row of TCP");
    }
  }

  @Test
  void whereTheTableCannotBeReadTheOthersAreAskedAndTheReasonIsSaid() {
    LiveQuestions.Mixed mixed =
        LiveQuestions.mix(
            OTHERS,
            5,
            () -> {
              throw new SocketTableException("the kernel refused");
            },
            1);
    assertThat(mixed.questions()).isEqualTo(OTHERS);
    assertThat(mixed.remarks())
        .containsExactly("--live: the kernel refused; the other questions are asked");
  }

  @Test
  void fewRowsGiveFewQuestionsAndTheRestIsOthers() {
    SocketRow listener =
        SocketRow.of(
            "tcp",
            new SocketAddress("127.0.0.1", 8080),
            new SocketAddress("0.0.0.0", 0),
            OsState.linux(10));
    List<Question> many =
        java.util.stream.LongStream.range(0, 60).mapToObj(LiveQuestionsTest::other).toList();
    LiveQuestions.Mixed mixed = LiveQuestions.mix(many, 60, () -> List.of(listener), 1);
    assertThat(mixed.questions()).hasSize(60).doesNotHaveDuplicates();
    assertThat(mixed.remarks()).singleElement().asString().contains("different questions");
  }
}
