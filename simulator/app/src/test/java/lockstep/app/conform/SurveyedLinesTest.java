package lockstep.app.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lockstep.probe.survey.Answer;
import lockstep.probe.survey.Happening;
import lockstep.probe.survey.KernelSurvey;
import lockstep.tcp.Segment;
import org.junit.jupiter.api.Test;

/** Conformance lines asked of a kernel, and what Linux 6.18 was once seen to do with each. */
class SurveyedLinesTest {
  private static final Path LINES =
      Path.of("../model/src/test/resources/lockstep/conformance/transitions.jsonl");

  /** What Linux 6.18 was seen to do by others with each line, under its id. */
  private static final Path SEEN = Path.of("src/test/resources/lockstep/survey/linux-6.18.jsonl");

  private static List<SurveyedFile.Item> items(InputStream in) throws IOException {
    return SurveyedFile.read(in);
  }

  @Test
  void thisKernelDoesWhatWasMeasuredBefore() throws Exception {
    assumeThat(System.getProperty("os.name") + " " + System.getProperty("os.version"))
        .as("the lines tell of Linux 6.18")
        .startsWith("Linux 6.18");
    List<SurveyedFile.Item> items;
    try (InputStream in = Files.newInputStream(LINES)) {
      items = items(in);
    }
    List<Answer> answers = measure(items);
    Map<String, String> found = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++)
      found.put(items.get(i).id(), words(items.get(i), answers.get(i)));
    assertThat(found).hasSize(151).isEqualTo(before());
  }

  private static List<Answer> measure(List<SurveyedFile.Item> items) throws Exception {
    try (KernelSurvey survey = KernelSurvey.start()) {
      return survey.measure(items.stream().map(i -> i.line().cell()).toList(), done -> {});
    } catch (KernelSurvey.Unavailable e) {
      return abort("no private network: " + e.getMessage());
    }
  }

  private static String words(SurveyedFile.Item item, Answer answer) {
    if (answer instanceof Answer.NotMeasured not) return not.why();
    Answer.Measured measured = (Answer.Measured) answer;
    return measured.next().rfcName()
        + " "
        + measured.emits().stream().map(Segment::toString).toList()
        + " "
        + item.line().judge().accepts(measured);
  }

  /** What was seen before, in the same words. */
  private static Map<String, String> before() throws Exception {
    Map<String, String> before = new LinkedHashMap<>();
    for (String line : Files.readAllLines(SEEN)) {
      JsonObject linux = JsonObject.parse(line);
      String why = linux.text("not_measured");
      if (why == null) {
        List<String> emits = new ArrayList<>();
        for (JsonObject segment : linux.objects("emits")) emits.add(segment(segment));
        why = linux.text("next_state") + " " + emits + " " + linux.truth("agrees_with_rfc9293");
      }
      before.put(linux.text("id"), why);
    }
    return before;
  }

  private static String segment(JsonObject segment) throws Malformed {
    Long ack = segment.number("ack", 0, EventReader.LARGEST_NUMBER);
    Long length = segment.number("len", 0, EventReader.LARGEST_FIELD);
    return "<SEQ="
        + segment.number("seq", 0, EventReader.LARGEST_NUMBER)
        + ">"
        + (ack == null ? "" : "<ACK=" + ack + ">")
        + (length == null ? "" : "<LEN=" + length + ">")
        + "<CTL="
        + EventReader.flags(segment)
        + ">";
  }

  @Test
  void aLineIsReadWithAllThatAKernelIsAsked() throws Exception {
    String line =
        "{\"id\":\"x\",\"start_state\":\"ESTABLISHED\",\"preconditions\":{\"open\":\"passive\","
            + "\"rcv_nxt\":4,\"ooo_queue\":[[6,9]]},\"event\":{\"kind\":\"segment\",\"flags\":"
            + "[\"ACK\",\"ECE\",\"URG\"],\"seq\":70,\"seq_symbolic\":\"rcv_nxt+rcv_wnd+2\",\"ack\":1,"
            + "\"len\":3,\"wnd\":256,\"up\":2},\"judge\":{\"rfc9293\":[{\"next_state\":"
            + "\"ESTABLISHED\",\"emits\":[{\"flags\":[\"ACK\"],\"seq\":1,\"ack\":4}]}]}}\n"
            + "{\"id\":\"y\"}\n\nno json\n";
    List<SurveyedFile.Item> items =
        items(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
    assertThat(items).extracting(SurveyedFile.Item::number).containsExactly(1, 2, 4);
    assertThat(items).extracting(SurveyedFile.Item::id).containsExactly("x", "y", null);
    assertThat(items.get(1).error()).contains("start_state");
    assertThat(items.get(2).error()).startsWith("expected ");
    SurveyedLine x = items.get(0).line();
    assertThat(x.cell().passive()).isTrue();
    assertThat(x.cell().outOfOrder()).singleElement().hasToString("Run[from=6, octets=3]");
    Happening.Arrives arrives = (Happening.Arrives) x.cell().event();
    assertThat(arrives.control()).hasToString("URG,ACK");
    assertThat(arrives.congestion()).isEqualTo(0x40);
    assertThat(arrives.symbolic()).isEqualTo("rcv_nxt+rcv_wnd+2");
    assertThat(arrives.urgent()).isEqualTo(2);
    assertThat(x.judge().accepts(measured("<SEQ=1><ACK=4><CTL=ACK>"))).isTrue();
    assertThat(x.judge().accepts(measured("<SEQ=1><ACK=5><CTL=ACK>"))).isFalse();
  }

  @Test
  void ofALineThatDoesNotSayWhatIsRightTheModelDoes() throws Exception {
    SurveyedLine line =
        SurveyedLine.read(
            "{\"id\":\"x\",\"start_state\":\"ESTABLISHED\",\"preconditions\":{},\"event\":"
                + "{\"kind\":\"segment\",\"flags\":[\"ACK\"],\"seq\":1,\"ack\":1,\"len\":3}}");
    assertThat(line.judge().accepts(measured("<SEQ=1><ACK=4><CTL=ACK>"))).isTrue();
    assertThat(line.judge().accepts(measured("<SEQ=1><ACK=1><CTL=ACK>"))).isFalse();
  }

  private static Answer.Measured measured(String segment) {
    return new Answer.Measured(lockstep.tcp.TcpState.ESTABLISHED, List.of(Segment.parse(segment)));
  }
}
