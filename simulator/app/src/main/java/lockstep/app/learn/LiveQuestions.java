package lockstep.app.learn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.lessons.generate.LiveTemplates;
import lockstep.lessons.quiz.Question;
import lockstep.table.SocketRow;

/** Puts questions about rows that this computer has right now among others. */
public final class LiveQuestions {
  /** One of so many questions is about rows. */
  private static final int TURN = 3;

  /** So many seeds are tried before it is said that the rows give no other question. */
  private static final int SEEDS = 30;

  private static final int APART = 1000;

  private LiveQuestions() {}

  /** Reads the rows. */
  public interface Rows {
    /**
     * @throws IOException when they cannot be read; the message is one line for the user
     */
    List<SocketRow> read() throws IOException;
  }

  /**
   * What is asked.
   *
   * @param remarks what is to be said before: why there are no questions about rows, or few
   */
  public record Mixed(List<Question> questions, List<String> remarks) {
    public Mixed {
      questions = List.copyOf(questions);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Questions about rows among others: the first, and each third after it. Where rows give too few,
   * others stand in their places.
   *
   * @param most how many questions at most
   * @param seed decides which rows and what is asked of them
   */
  public static Mixed mix(List<Question> others, int most, Rows rows, long seed) {
    List<String> remarks = new ArrayList<>();
    List<Question> live = live(needed(others.size(), most), rows, seed, remarks);
    List<Question> all = new ArrayList<>();
    int next = 0;
    int other = 0;
    while (all.size() < most && other < others.size())
      if (all.size() % TURN == 0 && next < live.size()) all.add(live.get(next++));
      else all.add(others.get(other++));
    return new Mixed(all, remarks);
  }

  private static int needed(int others, int most) {
    int all = (int) Math.min(most, (long) others * TURN / (TURN - 1));
    return Math.max(1, (all + TURN - 1) / TURN);
  }

  private static List<Question> live(int wanted, Rows rows, long seed, List<String> remarks) {
    List<Question> live = new ArrayList<>();
    List<SocketRow> read;
    try {
      read = rows.read();
    } catch (IOException e) {
      remarks.add("--live: " + e.getMessage() + "; the other questions are asked");
      return live;
    }
    Set<List<Object>> said = new HashSet<>();
    int tried = 0;
    for (long each = seed * APART; live.size() < wanted && tried < SEEDS; each++) {
      Optional<Question> made = LiveTemplates.make(read, each);
      if (made.isEmpty()) {
        remarks.add(
            "--live: this computer's table has no row of TCP that can be asked about;"
                + " the other questions are asked");
        return live;
      }
      Question question = made.get();
      boolean isNew = said.add(List.of(question.stem(), question.exhibit().lines()));
      tried = isNew ? 0 : tried + 1;
      if (isNew) live.add(question);
    }
    if (live.size() < wanted)
      remarks.add(
          "--live: the rows of this computer's table give "
              + (live.size() == 1 ? "1 question" : live.size() + " different questions")
              + ", and others are asked in place of the rest");
    return live;
  }
}
