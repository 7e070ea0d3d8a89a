package lockstep.views.ladder;

import java.util.List;
import lockstep.comparison.Moment;
import lockstep.comparison.Standing;
import lockstep.tcp.Side;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/** The step at the end of the ladder as sentences, for those who listen to the window. */
final class LadderText {
  private LadderText() {}

  /** A ladder without a step: what the scenario will do. */
  static String of(List<Coming> coming) {
    StringBuilder text = new StringBuilder(Words.of("ladder.empty"));
    if (coming.isEmpty()) return text + " " + Words.of("ladder.empty.why").replace('\n', ' ');
    text.append(' ').append(Words.of("ladder.coming")).append(':');
    for (Coming one : coming)
      text.append(one.side() == null ? " " : " " + one.side().word() + " ")
          .append(one.words())
          .append(';');
    return text.toString();
  }

  static String of(Moment moment, Pair pair) {
    StringBuilder text = new StringBuilder(Words.of("ladder.title")).append(". ");
    text.append(Words.of("ladder.now", moment.number())).append(". ");
    text.append(Sentences.what(moment.step()));
    for (Side side : Side.values()) {
      Standing standing = moment.standings().get(pair.of(side));
      if (standing == null || standing.shown() == null) continue;
      text.append(' ')
          .append(Sentences.say("ladder.text.state", pair.of(side), standing.shown().rfcName()));
    }
    return text.toString();
  }
}
