package lockstep.lessons.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import lockstep.tcp.TcpState;

/**
 * All situations that questions are made of. The list of them is laid down in a resource, which a
 * test holds against the model, so that one question needs only one run to be played.
 */
final class Pool {
  private static final String RESOURCE = "/lockstep/lessons/turns.txt";
  private static final List<Entry> ALL = read();
  private static final Map<String, List<List<Entry>>> CHOICES = new ConcurrentHashMap<>();

  /** The mark of a call whose segments have an order to ask for. */
  static final String ORDERS = "o";

  /** The mark of a call that ends a connection. */
  static final String ENDS = "e";

  private Pool() {}

  /**
   * A turn that can be asked about.
   *
   * @param from the state before it
   * @param to the state after it
   * @param event {@link Turn#eventKind()}
   * @param sends how many segments it sends
   * @param marks letters for what else is to be known: {@code c} clean, {@code f} first of its
   *     line, {@link #ORDERS}, {@link #ENDS}
   */
  record Entry(
      String run, int number, TcpState from, TcpState to, String event, int sends, String marks) {
    boolean isClean() {
      return marks.contains("c");
    }

    boolean isFirst() {
      return marks.contains("f");
    }

    boolean isCall() {
      return event.startsWith("call:");
    }

    boolean changes() {
      return from != to;
    }

    Turn turn() {
      return new Turn(Run.named(run), number);
    }

    @Override
    public String toString() {
      return String.join(
          " ", run, "" + number, from.name(), to.name(), event, "" + sends, "-" + marks);
    }
  }

  /** All turns. */
  static List<Entry> all() {
    return ALL;
  }

  /**
   * A turn of those that fit. Each sort of turn, by states and event, has the same share, however
   * often it comes up in the runs.
   *
   * @param key a name of the filter, for what it lets through to be found once
   */
  static Turn pick(Dice dice, String key, Predicate<Entry> filter) {
    List<List<Entry>> sorts =
        CHOICES.computeIfAbsent(
            key,
            k -> {
              Map<String, List<Entry>> groups = new TreeMap<>();
              for (Entry entry : ALL)
                if (filter.test(entry))
                  groups
                      .computeIfAbsent(
                          entry.from() + " " + entry.to() + " " + entry.event(),
                          g -> new ArrayList<>())
                      .add(entry);
              return List.copyOf(groups.values());
            });
    return dice.pick(dice.pick(sorts)).turn();
  }

  /** What the resource has to hold, as the model says it now. */
  static List<String> computed() {
    List<String> lines = new ArrayList<>();
    for (String name : Run.names()) {
      Run run = Run.named(name);
      Set<String> seen = new HashSet<>();
      for (int number = 1; number <= run.steps().size(); number++) {
        Turn turn = new Turn(run, number);
        if (!turn.canBeAsked()) continue;
        Entry entry = entry(turn);
        // The same once more in one run teaches nothing new.
        String sort = turn.actor() + " " + entry.from() + entry.to() + entry.event();
        if (seen.add(sort)) lines.add(entry.toString());
      }
    }
    return lines;
  }

  private static Entry entry(Turn turn) {
    return new Entry(
        turn.run().name(),
        turn.number(),
        turn.from(),
        turn.to(),
        turn.eventKind(),
        turn.step().sends().size(),
        (turn.isClean() ? "c" : "")
            + (turn.isFirstOfAction() ? "f" : "")
            + (SegmentQuestions.isOrder(turn) ? ORDERS : "")
            + (ClosingQuestions.isEnding(turn) ? ENDS : ""));
  }

  private static List<Entry> read() {
    List<Entry> entries = new ArrayList<>();
    for (String line : text(RESOURCE)) {
      String[] words = line.split(" ");
      entries.add(
          new Entry(
              words[0],
              Integer.parseInt(words[1]),
              TcpState.valueOf(words[2]),
              TcpState.valueOf(words[3]),
              words[4],
              Integer.parseInt(words[5]),
              words[6].substring(1)));
    }
    return List.copyOf(entries);
  }

  /** The lines of a resource of ours, those with a {@code #} left out. */
  static List<String> text(String resource) {
    try (InputStream in = Pool.class.getResourceAsStream(resource)) {
      if (in == null) throw new IllegalStateException("the resource " + resource + " is missing");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + resource + " cannot be read", e);
    }
  }
}
