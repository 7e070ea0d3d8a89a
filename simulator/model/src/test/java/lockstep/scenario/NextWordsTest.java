package lockstep.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may come next, as an editor offers it. */
class NextWordsTest {
  private static final String HEAD = "title: T\nserver listen\nclient connect\n";

  @Test
  void afterAnActorEveryCallIsOffered() {
    assertThat(ScenarioParser.nextWords(HEAD + "client "))
        .containsExactlyElementsOf(CallParser.VERBS);
  }

  @Test
  void atTheStartOfALineEveryVerbAndActorIsOffered() {
    List<String> all = new ArrayList<>(ActionParser.VERBS);
    all.addAll(WireParser.VERBS);
    all.addAll(List.of("client", "server"));
    assertThat(ScenarioParser.nextWords(HEAD)).containsAll(all).doesNotContain("title:");
  }

  @Test
  void anEmptyTextBeginsWithItsHead() {
    assertThat(ScenarioParser.nextWords("")).startsWith("title:", "about:", "needs:");
    assertThat(ScenarioParser.nextWords("title: T\n")).startsWith("about:", "needs:");
  }

  @Test
  void theLettersThatStandThereAlreadyChoose() {
    assertThat(ScenarioParser.nextWords(HEAD + "client sh")).containsExactly("shutdown");
    assertThat(ScenarioParser.nextWords(HEAD + "expect client estab"))
        .containsExactly("ESTABLISHED");
    assertThat(ScenarioParser.nextWords(HEAD + "client close")).isEmpty();
  }

  @Test
  void eachPlaceHasItsOwnWords() {
    assertThat(ScenarioParser.nextWords("needs: ")).containsExactly("model", "loopback", "wire");
    assertThat(ScenarioParser.nextWords("set client nagle ")).containsExactly("on", "off");
    assertThat(ScenarioParser.nextWords("set wire "))
        .containsExactly("latency", "loss", "duplication", "reordering", "seed", "compare");
    assertThat(ScenarioParser.nextWords("set wire compare "))
        .containsExactly("window", "options", "off");
    assertThat(ScenarioParser.nextWords("set wire compare options ")).containsExactly("window");
    assertThat(ScenarioParser.nextWords("set wire compare window options ")).isEmpty();
    assertThat(ScenarioParser.nextWords(HEAD + "client connect ")).containsExactly("to");
    assertThat(ScenarioParser.nextWords(HEAD + "wait ")).containsExactly("RTO", "2MSL", "until");
    assertThat(ScenarioParser.nextWords(HEAD + "expect server L"))
        .containsExactly("LISTEN", "LAST-ACK", "listener");
    assertThat(ScenarioParser.nextWords(HEAD + "expect client CLOSED, server2 "))
        .contains("ESTABLISHED", "row");
    assertThat(ScenarioParser.nextWords(HEAD + "drop client->server "))
        .contains("SYN+ACK", "FIN", "text");
  }

  @Test
  void withinTogetherOnlyCallsAndTheEndAreOffered() {
    assertThat(ScenarioParser.nextWords(HEAD + "together\n"))
        .containsExactly("client", "server", "end");
  }

  @Test
  void inCommentsTextsAndNotesNothingIsOffered() {
    assertThat(ScenarioParser.nextWords(HEAD + "# cl")).isEmpty();
    assertThat(ScenarioParser.nextWords(HEAD + "client send \"cl")).isEmpty();
    assertThat(ScenarioParser.nextWords(HEAD + "note cl")).isEmpty();
  }

  @Test
  void mistakesBeforeDoNotMatter() {
    assertThat(ScenarioParser.nextWords(HEAD + "client clsoe\nclient sh"))
        .containsExactly("shutdown");
  }
}
