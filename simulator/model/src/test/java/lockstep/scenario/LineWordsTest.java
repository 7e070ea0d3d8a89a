package lockstep.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.scenario.LineWords.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each word of a line is. */
class LineWordsTest {
  private static List<String> cut(String line) {
    return LineWords.of(line).stream()
        .map(word -> word.kind() + " " + line.substring(word.start(), word.end()))
        .toList();
  }

  @Test
  void aCallHasActorVerbAndWhatBelongsToIt() {
    assertThat(cut("  server listen port 443 backlog 2 # two wait"))
        .containsExactly(
            "ACTOR server",
            "VERB listen",
            "WORD port",
            "NUMBER 443",
            "WORD backlog",
            "NUMBER 2",
            "COMMENT # two wait");
    assertThat(cut("client send \"a \\\" # b\""))
        .containsExactly("ACTOR client", "VERB send", "TEXT \"a \\\" # b\"");
  }

  @Test
  void expectationsHaveStatesAndTimes() {
    assertThat(cut("expect client[1..2] FIN-WAIT-1, server listener LISTEN within 2s"))
        .containsExactly(
            "VERB expect",
            "ACTOR client[1..2]",
            "STATE FIN-WAIT-1",
            "ACTOR server",
            "ACTOR listener",
            "STATE LISTEN",
            "WORD within",
            "NUMBER 2s");
  }

  @Test
  void headsAndNotesAreProse() {
    assertThat(cut("title: client close")).containsExactly("KEY title:", "PROSE client close");
    assertThat(cut("note \"so\" # c")).containsExactly("VERB note", "PROSE \"so\" ", "COMMENT # c");
    assertThat(cut("tilte: x")).startsWith("WORD tilte:");
  }

  @Test
  void theWireIsWhomItsOptionsBelongTo() {
    assertThat(cut("set wire compare window options"))
        .containsExactly("VERB set", "ACTOR wire", "WORD compare", "WORD window", "WORD options");
  }

  @Test
  void aSlipIsAPlainWord() {
    assertThat(cut("client clsoe")).containsExactly("ACTOR client", "WORD clsoe");
    assertThat(cut("hold client->server SYN+ACK"))
        .containsExactly("VERB hold", "WORD client->server", "WORD SYN+ACK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   ", ",", "\"", "client send \"open", "note", "\"a\\", ": x", "a\"b"})
  void nothingThatSomeoneTypesBreaksIt(String line) {
    assertThat(LineWords.of(line)).allSatisfy(w -> assertThat(w.end()).isBetween(1, line.length()));
    assertThat(LineWords.of(line)).noneMatch(w -> w.kind() == Kind.KEY);
  }
}
