package lockstep.lessons.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Exhibit;
import lockstep.lessons.quiz.Kind;
import lockstep.lessons.quiz.NotUnderstood;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Order;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.ShortText;
import org.junit.jupiter.api.Test;

/** Moodle's XML as Moodle writes it, and as somebody writes it who means harm. */
final class MoodleXmlTest {
  private static final String FOREIGN =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <quiz>
        <question type="category"><category><text>$course$/top/TCP basics</text></category></question>
        <question type="multichoice">
          <name><text>Ports</text></name>
          <questiontext format="html"><text><![CDATA[<p>Which is <b>HTTPS</b>?</p><pre>a &lt;b</pre>]]></text></questiontext>
          <generalfeedback format="html"><text><![CDATA[<p>By habit.</p>]]></text></generalfeedback>
          <single>true</single>
          <answer fraction="0" format="html"><text>80</text><feedback format="html"><text>HTTP</text></feedback></answer>
          <answer fraction="100" format="html"><text>443</text><feedback format="html"><text></text></feedback></answer>
          <tags><tag><text>ports</text></tag></tags>
        </question>
        <question type="ordering">
          <name><text>Opening</text></name>
          <questiontext format="html"><text>Order.</text></questiontext>
          <answer fraction="2.0000000" format="html"><text>SYN,ACK</text></answer>
          <answer fraction="1.0000000" format="html"><text>SYN</text></answer>
          <answer fraction="10.0000000" format="html"><text>ACK</text></answer>
        </question>
        <question type="calculated"><name><text>Sum</text></name></question>
        <question type="shortanswer">
          <name><text>Switch</text></name>
          <questiontext format="moodle_auto_format"><text>Which switch?</text></questiontext>
          <usecase>1</usecase>
          <answer fraction="100"><text>-N</text></answer>
          <answer fraction="0"><text>*</text><feedback><text>No.</text></feedback></answer>
        </question>
        <question type="numerical">
          <name><text>Wait</text></name>
          <questiontext format="html"><text>How long?</text></questiontext>
          <answer fraction="100"><text>60</text><tolerance>1</tolerance></answer>
        </question>
        <question type="numerical">
          <name><text>Port</text></name>
          <questiontext format="html"><text>Which port?</text></questiontext>
          <answer fraction="100"><text>443/tcp</text><tolerance>0</tolerance></answer>
        </question>
      </quiz>
      """;

  @Test
  void whatMoodleWritesIsReadAndTheRestIsTold() throws NotUnderstood {
    Imported back = MoodleXml.read(FOREIGN);
    assertThat(back.questions())
        .extracting(Question::name)
        .containsExactly("Ports", "Opening", "Switch", "Wait");
    assertThat(back.problems())
        .extracting(Problem::toString)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("line 20: a question of type \"calculated\""),
            second -> assertThat(second).startsWith("line 36: expected a number"));
    Question ports = back.questions().get(0);
    assertThat(ports.stem()).isEqualTo("Which is HTTPS?");
    assertThat(ports.exhibit()).isEqualTo(new Exhibit("", List.of("a <b")));
    assertThat(ports.why()).isEqualTo("By habit.");
    assertThat(ports.tags()).containsExactly("category:TCP-basics", "ports");
    assertThat(((Choice) ports.task()).options().get(0).feedback()).isEqualTo("HTTP");
    ShortText text = (ShortText) back.questions().get(2).task();
    assertThat(text.vocabulary()).isEqualTo(ShortText.Vocabulary.EXACT);
    assertThat(text.grade("-n").remarks()).containsExactly("No.");
  }

  /** A fraction of an ordering is a place, and ten comes after two. */
  @Test
  void fractionsOfAnOrderArePlaces() {
    Order order = (Order) MoodleXml.read(FOREIGN).questions().get(1).task();
    assertThat(order.right().stream().map(i -> order.shown().get(i - 1)))
        .containsExactly("SYN", "SYN,ACK", "ACK");
    assertThat(
            MoodleXml.write(List.of(Question.of("n", "s", order, "")))
                .lines()
                .filter(line -> line.contains("<answer")))
        .satisfiesExactly(
            first -> assertThat(first).contains("fraction=\"1\"").contains(">SYN<"),
            second -> assertThat(second).contains("fraction=\"2\"").contains(">SYN,ACK<"),
            third -> assertThat(third).contains("fraction=\"3\"").contains(">ACK<"));
  }

  @Test
  void aPlaceThatIsNoXmlLeavesTheQuestionsBeforeAndBehind() {
    String broken =
        FOREIGN.replace("<question type=\"calculated\">", "<question type=\"x\"><a></b>");
    Imported back = MoodleXml.read(broken);
    assertThat(back.questions())
        .extracting(Question::name)
        .containsExactly("Ports", "Opening", "Switch", "Wait");
    assertThat(back.problems()).extracting(Problem::line).containsExactly(20, 36);
    Imported cut = MoodleXml.read(FOREIGN.substring(0, FOREIGN.indexOf("<usecase>")));
    assertThat(cut.questions()).hasSize(2);
    assertThat(cut.problems()).extracting(Problem::line).contains(20, 24);
  }

  private static String refusal(String text) {
    Imported back = MoodleXml.read(text);
    assertThat(back.questions()).isEmpty();
    assertThat(back.problems()).hasSize(1);
    return back.problems().get(0).toString();
  }

  @Test
  void aBillionLaughsAreRefused() {
    StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE quiz [\n");
    laughs.append("<!ENTITY a0 \"ha\">\n");
    for (int i = 1; i < 30; i++)
      laughs.append("<!ENTITY a" + i + " \"" + ("&a" + (i - 1) + ";").repeat(10) + "\">\n");
    laughs.append("]>\n<quiz><question type=\"essay\"><name><text>&a29;</text></name>");
    laughs.append("</question></quiz>");
    assertThat(refusal(laughs.toString())).contains("document type");
  }

  @Test
  void aFileOfThisMachineIsNotRead() {
    assertThat(
            refusal(
                "<!DOCTYPE quiz [<!ENTITY f SYSTEM \"file:///etc/hostname\">]>\n<quiz><question"
                    + " type=\"essay\"><name><text>&f;</text></name></question></quiz>"))
        .contains("document type");
    assertThat(
            refusal(
                "<quiz>\n<question type=\"essay\"><name><text>&f;</text></name></question></quiz>"))
        .startsWith("line 2: ");
  }

  @Test
  void deepAndWideElementsAreRefused() {
    assertThat(refusal("<quiz>" + "<a>".repeat(100_000))).contains("deep");
    assertThat(
            refusal(
                "<quiz><question type=\"essay\">" + "<a/>".repeat(10_000) + "</question></quiz>"))
        .contains("elements");
    assertThat(MoodleXml.read("<quiz><question ".repeat(50_000)).problems()).hasSizeLessThan(40);
    assertThat(MoodleXml.read("").problems()).hasSize(1);
    assertThat(MoodleXml.read("x".repeat(Source.MOST + 1)).problems().get(0).what())
        .contains("at most");
    assertThat(MoodleXml.read("<html><p>x</p></html>").problems().get(0).what()).contains("<quiz>");
  }

  @Test
  void picturesAreLeftOutAndThatIsTold() {
    Imported back =
        MoodleXml.read(
            "<quiz><question type=\"essay\"><name><text>n</text></name><questiontext"
                + " format=\"html\"><text>&lt;img src=\"a.png\"&gt;Say.</text><file name=\"a.png\""
                + " encoding=\"base64\">"
                + "QUJD".repeat(10_000)
                + "</file></questiontext></question></quiz>");
    assertThat(back.questions()).extracting(Question::stem).containsExactly("Say.");
    assertThat(back.problems())
        .extracting(Problem::what)
        .anyMatch(what -> what.contains("picture"));
  }

  @Test
  void aQuestionThatLostOurElementKeepsItsKindByItsTag() {
    for (Kind kind : List.of(Kind.CLICK_STATE, Kind.PREDICT_STATES)) {
      Question own = new RandomQuestions(1).question(kind);
      String through =
          MoodleXml.write(List.of(own)).replaceAll("(?s)    <lockstep.*?</lockstep>\n", "");
      assertThat(MoodleXml.read(through).questions())
          .extracting(Question::kind)
          .containsExactly(kind);
    }
  }

  @Test
  void oneBrokenQuestionOfManyIsTheOnlyOneThatIsLost() {
    List<Question> many =
        IntStream.range(0, 1_000)
            .mapToObj(i -> Question.of("q" + i, "How many?", Numeric.of(i), ""))
            .toList();
    String text = MoodleXml.write(many).replace("<idnumber>q700</idnumber>", "<idnumber>q700</id>");
    Imported back = MoodleXml.read(text);
    List<Question> rest = new ArrayList<>(many);
    rest.remove(700);
    assertThat(back.questions()).isEqualTo(rest);
    int line = 1 + (int) text.substring(0, text.indexOf("</id>")).lines().count() - 1;
    assertThat(back.problems()).extracting(Problem::line).containsExactly(line);
  }
}
