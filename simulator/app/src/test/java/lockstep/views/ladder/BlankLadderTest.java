package lockstep.views.ladder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import lockstep.scenario.ScenarioLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The ladder as a sheet to fill in. */
class BlankLadderTest {
  static List<String> scenarios() {
    return ScenarioLibrary.names();
  }

  @Test
  void theSheetHasABlankForEachSegmentAndABoxForEachStateAndNoAnswer() throws Exception {
    PlayedScenario teardown = PlayedScenario.shipped("teardown");
    List<String> pages = BlankLadder.of(teardown.moments(), "The client closes first", false);
    assertThat(pages).hasSize(1);
    Document sheet = parsed(pages.get(0));
    assertThat(sheet.getDocumentElement().getAttribute("width")).isEqualTo("210mm");
    List<String> texts = texts(sheet);
    assertThat(texts)
        .contains("The client closes first", "client", "server", "connect →", "← listen");
    int segments = teardown.picture().arrows().size();
    assertThat(texts)
        .contains("1. __________  seq ______  ack ______")
        .contains(segments + ". __________  seq ______  ack ______")
        .noneMatch(text -> text.contains("SYN") || text.contains("WAIT") || text.contains("FIN"));
    long states = teardown.picture().captions().stream().filter(c -> c.state() != null).count();
    assertThat(ofClass(sheet, "rect", "state")).hasSize((int) states);
    assertThat(ofClass(sheet, "path", "arrow")).hasSize(segments);
  }

  @Test
  void theAnswersStandWhereTheBlanksAre() throws Exception {
    PlayedScenario teardown = PlayedScenario.shipped("teardown");
    List<String> texts = texts(parsed(BlankLadder.of(teardown.moments(), "T", true).get(0)));
    assertThat(texts)
        .contains("1. SYN  seq 0", "2. SYN,ACK  seq 0  ack 1", "FIN-WAIT-2", "TIME-WAIT", "LISTEN")
        .noneMatch(text -> text.contains("__"));
  }

  @Test
  void aLostSegmentDoesNotArrive() throws Exception {
    PlayedScenario lost = PlayedScenario.shipped("lost-fin");
    Document sheet = parsed(BlankLadder.of(lost.moments(), "T", true).get(0));
    assertThat(ofClass(sheet, "path", "arrow")).hasSize(lost.picture().arrows().size() - 1);
  }

  @Test
  void whatIsWrittenIsWellFormedWhateverItSays() throws Exception {
    PlayedScenario odd =
        PlayedScenario.of("title: T\nserver listen\nclient connect\nclient send \"<&>\"\n");
    List<String> texts = texts(parsed(BlankLadder.of(odd.moments(), "a < b & c", false).get(0)));
    assertThat(texts).contains("a < b & c", "send \"<&>\" →");
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyScenarioHasAllItsSegmentsOnItsPagesAndNothingBeyondThem(String name) throws Exception {
    PlayedScenario played = PlayedScenario.shipped(name);
    List<String> pages = BlankLadder.of(played.moments(), name, false);
    List<String> numbered = new ArrayList<>();
    for (String page : pages) {
      Document sheet = parsed(page);
      numbered.addAll(texts(sheet).stream().filter(text -> text.matches("\\d+\\. .*")).toList());
      NodeList all = sheet.getElementsByTagName("text");
      for (int i = 0; i < all.getLength(); i++) {
        double y = Double.parseDouble(((Element) all.item(i)).getAttribute("y"));
        assertThat(y).as(name).isBetween(10.0, 290.0);
      }
    }
    Ladder first = new Ladder();
    first.play(played.moments());
    first.pin(Pair.FIRST);
    first.choose(played.last());
    long arrows = first.picture().arrows().stream().filter(a -> a.fromMoment() > 0).count();
    assertThat(numbered).as(name).hasSize((int) arrows);
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
  }

  private static List<String> texts(Document sheet) {
    NodeList all = sheet.getElementsByTagName("text");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) texts.add(all.item(i).getTextContent());
    return texts;
  }

  private static List<Element> ofClass(Document sheet, String tag, String name) {
    NodeList all = sheet.getElementsByTagName(tag);
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (element.getAttribute("class").equals(name)) found.add(element);
    }
    return found;
  }
}
