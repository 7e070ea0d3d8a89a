package lockstep.lessons.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import lockstep.lessons.quiz.Exhibit;
import lockstep.lessons.quiz.Matching;
import lockstep.lessons.quiz.Matching.Pair;
import lockstep.lessons.quiz.Question;
import lockstep.table.OsState;
import lockstep.tcp.Event;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/** Questions of what belongs together; their keys are those of tables and of the model. */
final class MatchQuestions {
  private static final int PAIRS = 4;
  private static final int FEWEST_CALLS = 3;
  private static final int MOST_TRIED = 200;

  private MatchQuestions() {}

  static List<Template> all() {
    return List.of(
        new Template("match-words", "names", "one state in two spellings", MatchQuestions::words),
        new Template("match-ports", "ports", "services and their ports", MatchQuestions::ports),
        new Template(
            "match-calls", "segments", "which call sends which segment", MatchQuestions::calls));
  }

  /** How a system writes the states. */
  enum Spelling {
    RFC("RFC 9293", TcpState::rfcName),
    LINUX("netstat on Linux", Table::netstatWord),
    SS("ss", Table::ssWord),
    WINDOWS("netstat on Windows", state -> word(OsState::windows, state)),
    MACOS("netstat on macOS", state -> word(OsState::macos, state));

    private static final int MOST_CODES = 14;

    final String system;
    private final Function<TcpState, String> word;

    Spelling(String system, Function<TcpState, String> word) {
      this.system = system;
      this.word = word;
    }

    String of(TcpState state) {
      return word.apply(state);
    }

    private static String word(IntFunction<OsState> states, TcpState state) {
      return IntStream.range(0, MOST_CODES)
          .mapToObj(states)
          .filter(one -> one.meaning().filter(state::equals).isPresent())
          .findFirst()
          .orElseThrow()
          .netstatWord();
    }
  }

  private static Question words(String name, Dice dice) {
    List<Spelling> two = dice.some(Arrays.asList(Spelling.values()), 2);
    Spelling left = two.get(0);
    Spelling right = two.get(1);
    // CLOSED is in no row, and LISTEN and ESTABLISHED are mistaken for nothing.
    List<TcpState> states =
        dice.some(
            Arrays.stream(TcpState.values())
                .filter(state -> state != TcpState.CLOSED && state != TcpState.LISTEN)
                .toList(),
            PAIRS + 1);
    List<Pair> pairs = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (TcpState state : states.subList(0, PAIRS)) {
      pairs.add(new Pair(left.of(state), right.of(state)));
      tags.add("skill:state:" + state.rfcName());
      said.add(left.of(state) + " is " + right.of(state));
    }
    tags.add("skill:switch:netstat_-t");
    tags.add("proof:match-words:" + left.name() + ":" + right.name());
    return new Question(
        name,
        "These are states as "
            + left.system
            + " writes them. How does "
            + right.system
            + " write each? One word is left over.",
        Exhibit.NONE,
        new Matching(pairs, List.of(right.of(states.get(PAIRS)))),
        String.join("; ", said) + " (RFC 9293 section 3.3.2).",
        tags,
        Optional.empty());
  }

  private static Question ports(String name, Dice dice) {
    List<PortBook.Entry> entries = dice.some(PortBook.ALL, PAIRS + 1);
    List<Pair> pairs = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (PortBook.Entry entry : entries.subList(0, PAIRS)) {
      pairs.add(new Pair(entry.name(), String.valueOf(entry.port())));
      tags.add("skill:port:" + entry.port());
      said.add(entry.name() + " has port " + entry.port() + ", " + entry.transport());
    }
    tags.add("proof:match-ports");
    return new Question(
        name,
        "Which port has each of these services? One port is left over.",
        Exhibit.NONE,
        new Matching(pairs, List.of(String.valueOf(entries.get(PAIRS).port()))),
        String.join("; ", said) + " (Lockstep's own table of ports).",
        tags,
        Optional.empty());
  }

  /** What a call of a run sends first. */
  private record Sent(int number, String call, String segment) {}

  private static Question calls(String name, Dice dice) {
    for (int i = 0; i < MOST_TRIED; i++) {
      Turn last = Pool.pick(dice, "clean calls", e -> e.isCall() && e.isClean() && e.isFirst());
      List<Sent> sent = sent(last);
      if (sent.size() >= FEWEST_CALLS) return calls(name, dice, last, sent);
    }
    throw new IllegalStateException("no run has " + FEWEST_CALLS + " calls that send");
  }

  /** The calls up to a turn that send at once, each call and each segment once. */
  private static List<Sent> sent(Turn last) {
    List<Sent> sent = new ArrayList<>();
    Set<String> met = new HashSet<>();
    for (int number = 1; number <= last.number(); number++) {
      TraceStep step = last.run().steps().get(number - 1);
      if (!(step.event() instanceof Event.Call call)) continue;
      String words = step.actor() + " " + call.words();
      // A call that is made twice could be either.
      if (!met.add(words)) return List.of();
      if (step.sends().isEmpty()) continue;
      Segment first = step.sends().get(0);
      if (!met.add(step.actor() + ">" + first)) return List.of();
      sent.add(new Sent(number, words, first.toString()));
    }
    Set<String> segments = new HashSet<>();
    for (Sent one : sent) if (!segments.add(one.segment())) return List.of();
    return sent;
  }

  private static Question calls(String name, Dice dice, Turn last, List<Sent> all) {
    List<Sent> asked = dice.some(all, PAIRS);
    List<String> made = new ArrayList<>();
    for (TraceStep step : last.run().steps().subList(0, last.number()))
      if (step.event() instanceof Event.Call call) made.add(step.actor() + " " + call.words());
    List<Pair> pairs = asked.stream().map(one -> new Pair(one.call(), one.segment())).toList();
    Turn shown = new Turn(last.run(), asked.stream().mapToInt(Sent::number).max().orElseThrow());
    return new Question(
        name,
        "On one connection the programs make these calls, and nothing is lost: "
            + String.join("; ", made)
            + ". Numbers count from each end's initial sequence number. Which segment does each"
            + " call make its TCP send first?",
        Exhibit.NONE,
        new Matching(pairs, List.of()),
        "SYN and FIN take one number each, text one an octet (RFC 9293 section 3.4). "
            + Reasons.of(shown),
        StateQuestions.tags(shown, "proof:match-calls"),
        Optional.of(shown.replay()));
  }
}
