package lockstep.app.learn;

import java.math.BigInteger;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import lockstep.lessons.generate.Template;
import lockstep.lessons.generate.Templates;
import lockstep.lessons.quiz.Question;

/** Questions that templates make: the same seed gives the same ones, in terminal and window. */
public final class MadeQuestions {
  /** So many seeds of a template belong to one seed of a quiz. */
  public static final int MOST = 1000;

  /** So many belong to one seed of a lesson. */
  private static final int MOST_OF_PAGE = 20;

  private MadeQuestions() {}

  /**
   * One template after the other, so that a short quiz, too, asks about many things; not in their
   * order, in which those that ask alike stand together. Each question is made when it is asked, so
   * that the first does not wait for the last.
   */
  public static List<Question> mixed(List<Template> templates, long seed, int count) {
    Question[] made = new Question[count];
    int stride = stride(templates.size());
    return new AbstractList<>() {
      @Override
      public Question get(int i) {
        Objects.checkIndex(i, count);
        if (made[i] == null) {
          int turn = Math.floorMod(seed + (long) i * stride, templates.size());
          made[i] = templates.get(turn).make(seed * MOST + i);
        }
        return made[i];
      }

      @Override
      public int size() {
        return count;
      }
    };
  }

  /** How far to go on in a list of so many, to come to each of them before any comes again. */
  private static int stride(int size) {
    for (int stride = size * 3 / 8; stride > 1; stride--)
      if (BigInteger.valueOf(stride).gcd(BigInteger.valueOf(size)).equals(BigInteger.ONE))
        return stride;
    return 1;
  }

  /** So many questions of one template, as a lesson asks them; none when there is no such one. */
  public static List<Question> of(String template, int count, long seed) {
    return Templates.find(template)
        .map(
            found ->
                IntStream.range(0, count)
                    .mapToObj(i -> found.make(seed * MOST_OF_PAGE + i))
                    .toList())
        .orElse(List.of());
  }
}
