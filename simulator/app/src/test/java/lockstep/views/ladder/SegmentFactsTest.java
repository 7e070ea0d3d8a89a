package lockstep.views.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import lockstep.app.replay.CaptureFiles;
import lockstep.app.replay.CaptureShown;
import lockstep.scenario.ScenarioLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of one segment. */
class SegmentFactsTest {
  static List<String> scenarios() {
    return ScenarioLibrary.names();
  }

  @Test
  void aFinSaysWhoSentItWhyAndWhatBecameOfIt() throws Exception {
    PlayedScenario teardown = PlayedScenario.shipped("teardown");
    SegmentFacts fin = facts(teardown, "FIN,ACK", 0, teardown.last());
    assertThat(fin.bits()).isEqualTo("FIN,ACK");
    assertThat(fin.direction()).isEqualTo("client to server, in the model");
    assertThat(fin.notation()).isEqualTo("<SEQ=4><ACK=1><CTL=FIN,ACK>");
    assertThat(fin.why())
        .startsWith("Sent by the call close in ESTABLISHED (RFC 9293, 3.10.4).")
        .endsWith("It takes 1 sequence number.");
    assertThat(fin.control().stream().filter(SegmentFacts.Bit::set).map(SegmentFacts.Bit::name))
        .containsExactly("ACK", "FIN");
    assertThat(fin.control()).hasSize(8);
    assertThat(fin.fate().get(0)).matches("It arrives at the server in step \\d+, after 100 µs\\.");
    assertThat(fin.fate()).contains("The server enters CLOSE-WAIT.");
  }

  @Test
  void whatIsNotKnownIsADashWithItsReasonAndNeverNought() throws Exception {
    PlayedScenario teardown = PlayedScenario.shipped("teardown");
    SegmentFacts syn = facts(teardown, "SYN", 0, teardown.last());
    assertThat(field(syn, "SEG.ACK"))
        .isEqualTo(new SegmentFacts.Field("SEG.ACK", "–", "ACK is not set"));
    assertThat(field(syn, "SEG.UP").whyNone()).isEqualTo("URG is not set");
    assertThat(field(syn, "Ports, checksum").value()).isEqualTo("–");
    assertThat(field(syn, "SEG.LEN").value()).isEqualTo("1");
    assertThat(syn.spoken()).contains("SEG.ACK ACK is not set.").doesNotContain("–");
  }

  @Test
  void nothingIsToldOfLaterSteps() throws Exception {
    PlayedScenario lost = PlayedScenario.shipped("lost-fin");
    SegmentWay fin = lost.arrows("FIN,ACK").get(0).way();
    assertThat(fateAt(fin, lost, fin.sentAt())).containsExactly("It is on its way.");
    assertThat(fateAt(fin, lost, fin.heldAt()))
        .containsExactly(
            "The wire holds it in step " + fin.heldAt() + ".", "It stands still on the wire.");
    assertThat(fateAt(fin, lost, lost.last()))
        .contains("It is lost in step " + fin.lostAt() + " and never arrives.");
    SegmentWay again = lost.arrows("FIN,ACK").get(1).way();
    assertThat(fateAt(again, lost, lost.last())).contains("It is sent again, for the 2nd time.");
    assertThat(SegmentFacts.of(again, lost.moments(), lost.last(), false).why())
        .startsWith("Sent when the timer RTO ran out in FIN-WAIT-1");
  }

  @Test
  void copiesAndOvertakenOnesSayIt() throws Exception {
    PlayedScenario doubled = PlayedScenario.shipped("duplicated-text");
    assertThat(facts(doubled, "PSH,ACK", 1, doubled.last()).fate())
        .startsWith("The wire made it, as a copy.");
    PlayedScenario reordered = PlayedScenario.shipped("reordering");
    assertThat(facts(reordered, "PSH,ACK", 0, reordered.last()).fate())
        .contains("One that was sent later came before it.");
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everySegmentOfEveryScenarioHasAWhyAndAFate(String name) throws Exception {
    PlayedScenario played = PlayedScenario.shipped(name);
    for (Arrow arrow : played.picture().arrows())
      for (boolean absolute : new boolean[] {false, true}) {
        SegmentFacts facts =
            SegmentFacts.of(arrow.way(), played.moments(), played.last(), absolute);
        assertThat(facts.why()).as(name).startsWith("Sent ").doesNotContain("null", "{");
        assertThat(facts.fate()).as(name).isNotEmpty();
        assertThat(facts.spoken()).as(name).doesNotContain("null", "{");
      }
  }

  @Test
  void aCapturedSegmentHasItsOwnHeader(@TempDir Path folder) throws Exception {
    PlayedScenario captured =
        new PlayedScenario(CaptureShown.of(CaptureFiles.teardown(folder), 0).moments());
    SegmentFacts syn = facts(captured, "SYN", 0, captured.last());
    assertThat(syn.source()).isEqualTo("The header as it was captured:");
    assertThat(field(syn, "Ports").value()).isEqualTo("50001 → 50000");
    assertThat(field(syn, "Checksum").beside()).isEqualTo("not checked");
    assertThat(syn.options()).extracting(SegmentFacts.OptionSaid::name).contains("MSS 1,460");
    assertThat(syn.fate())
        .contains(
            "Step 2 assumes that it reaches the server: a capture shows only that it was sent.");
    SegmentWay way = captured.arrows("SYN").get(0).way();
    SegmentFacts absolute = SegmentFacts.of(way, captured.moments(), captured.last(), true);
    assertThat(field(absolute, "SEG.SEQ").beside()).startsWith("relative ");
    assertThat(syn.spoken() + absolute.spoken()).doesNotContain("model", "kernel", "null");
  }

  private static List<String> fateAt(SegmentWay way, PlayedScenario played, int moment) {
    return SegmentFacts.of(way, played.moments(), moment, false).fate();
  }

  private static SegmentFacts.Field field(SegmentFacts facts, String name) {
    return facts.fields().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private static SegmentFacts facts(PlayedScenario played, String bits, int nth, int moment) {
    SegmentWay way = played.arrows(bits).get(nth).way();
    return SegmentFacts.of(way, played.moments(), moment, false);
  }
}
