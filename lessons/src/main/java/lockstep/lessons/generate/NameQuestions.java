package lockstep.lessons.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import lockstep.lessons.quiz.Exhibit;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.ShortText;
import lockstep.lessons.quiz.Task;
import lockstep.table.OsState;
import lockstep.tcp.TcpState;

/** Questions about how each system spells the states. */
final class NameQuestions {
  private static final int MOST_CODES = 14;

  private NameQuestions() {}

  static List<Template> all() {
    return List.of(
        template("linux", "Linux", OsState::linux),
        template("windows", "Windows", OsState::windows),
        template("macos", "macOS", OsState::macos));
  }

  private static Template template(String id, String system, IntFunction<OsState> states) {
    List<OsState> known =
        IntStream.range(0, MOST_CODES)
            .mapToObj(states)
            .filter(state -> state.meaning().isPresent())
            // Linux has two numbers for SYN-RECEIVED and one word.
            .filter(state -> !state.name().contains("NEW_SYN"))
            // Where both say the same the question would have its answer in it.
            .filter(state -> !state.netstatWord().equals(state.meaning().orElseThrow().rfcName()))
            .toList();
    return new Template(
        "state-on-" + id,
        "names",
        "how netstat spells the states on " + system,
        (name, dice) -> question(name, dice, system, known));
  }

  private static Question question(String name, Dice dice, String system, List<OsState> known) {
    OsState state = dice.pick(known);
    TcpState meaning = state.meaning().orElseThrow();
    String word = state.netstatWord();
    // A name that differs by a sign at most would only be typed again.
    boolean back = dice.oneIn(2) && !letters(word).equals(letters(meaning.rfcName()));
    Task task = back ? ShortText.states(meaning.rfcName()) : exactly(word);
    String stem =
        back
            ? "netstat on " + system + " prints " + word + ". What does RFC 9293 call this state?"
            : "RFC 9293 calls a state "
                + meaning.rfcName()
                + ". How does netstat on "
                + system
                + " spell it exactly?";
    return new Question(
        name,
        stem,
        Exhibit.NONE,
        task,
        "RFC 9293 section 3.3.2 says "
            + meaning.rfcName()
            + "; netstat on "
            + system
            + " prints "
            + word
            + ", and the system's own constant is "
            + state.name()
            + ".",
        List.of(
            "skill:state:" + meaning.rfcName(),
            "skill:switch:netstat_-t",
            "proof:word:" + system.toLowerCase(Locale.ROOT) + ":" + state.code()),
        Optional.empty());
  }

  private static String letters(String name) {
    return name.replaceAll("[-_]", "");
  }

  /** Signs count, capitals do not: nobody mistakes them. */
  private static Task exactly(String word) {
    List<String> accepted = new ArrayList<>(List.of(word));
    if (!word.equals(word.toLowerCase(Locale.ROOT))) accepted.add(word.toLowerCase(Locale.ROOT));
    return ShortText.exactly(accepted.toArray(String[]::new));
  }
}
