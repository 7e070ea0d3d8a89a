package lockstep.views.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lockstep.comparison.Moment;
import lockstep.views.terminal.Lanes;
import lockstep.views.terminal.Look;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/** All that happened so far in words, with the terminal's own lines. */
public final class Transcript {
  private static final Look PLAIN = new Look(false, false);

  /**
   * A step in words.
   *
   * @param number counts the steps, from 1
   * @param sentence what happened
   * @param lines as the terminal prints it: the step, its reasons, what the scenario's author says
   * @param spoken the whole of it for those who listen
   */
  public record Entry(int number, String sentence, List<String> lines, String spoken) {
    public Entry {
      lines = List.copyOf(lines);
    }
  }

  private Transcript() {}

  /**
   * The entries of these moments.
   *
   * @param moments from the first one on
   * @param live whether a live world plays, so that there are verdicts
   */
  public static List<Entry> of(List<Moment> moments, boolean live) {
    Lanes lanes = new Lanes(PLAIN, live);
    return moments.stream().map(moment -> entry(lanes, moment)).toList();
  }

  /** The lines of some entries as one text. */
  public static String text(List<Entry> entries) {
    return entries.stream()
        .flatMap(entry -> entry.lines().stream())
        .collect(Collectors.joining("\n"));
  }

  private static Entry entry(Lanes lanes, Moment moment) {
    List<String> lines = new ArrayList<>(lanes.moment(moment));
    if (!moment.note().isEmpty()) lines.addAll(lanes.note(moment.note()));
    String what = Sentences.what(moment.step());
    String why = Sentences.why(moment);
    List<String> spoken = new ArrayList<>();
    spoken.add(Words.of("transcript.step", moment.number(), what));
    spoken.add(why);
    if (!moment.note().isEmpty() && !why.equals(moment.note())) spoken.add(moment.note());
    if (moment.verdict() != null)
      spoken.add(Words.of("transcript.verdict", moment.verdict().name()));
    return new Entry(moment.number(), what, lines, String.join(" ", spoken));
  }
}
