package lockstep.probe.survey;

import java.util.ArrayList;
import java.util.List;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;

/** An answer as one line of words: how it comes from the child process. */
final class AnswerLine {
  private static final String NOT = "not ";

  private AnswerLine() {}

  static String write(Answer answer) {
    if (answer instanceof Answer.NotMeasured not) return NOT + not.why();
    Answer.Measured measured = (Answer.Measured) answer;
    StringBuilder line = new StringBuilder(measured.next().name());
    for (Segment segment : measured.emits()) line.append(' ').append(segment);
    return line.toString();
  }

  /**
   * Reads what {@link #write} writes.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Answer read(String line) {
    if (line.startsWith(NOT)) return new Answer.NotMeasured(line.substring(NOT.length()));
    String[] words = line.split(" ");
    List<Segment> emits = new ArrayList<>();
    for (int i = 1; i < words.length; i++) emits.add(Segment.parse(words[i]));
    return new Answer.Measured(TcpState.valueOf(words[0]), emits);
  }
}
