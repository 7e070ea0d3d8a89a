package lockstep.lessons.quiz;

import java.text.Normalizer;
import java.util.Locale;

/** What two answers have in common that only look different. */
final class Answers {
  private Answers() {}

  /** The answer without outer blanks, double blanks, full-width signs and a final full stop. */
  static String plain(String answer) {
    String text =
        Normalizer.normalize(answer, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ");
    return text.replaceAll("[.!?;,]+$", "").strip();
  }

  /** Whether both say the same but for case, blanks and a final full stop. */
  static boolean same(String a, String b) {
    return fold(a).equals(fold(b));
  }

  static String fold(String answer) {
    return plain(answer).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** Whether one letter added, left out or changed, or two neighbours swapped, makes them equal. */
  static boolean isSlip(String a, String b) {
    String left = fold(a);
    String right = fold(b);
    int front = 0;
    while (front < Math.min(left.length(), right.length())
        && left.charAt(front) == right.charAt(front)) front++;
    String l = left.substring(front);
    String r = right.substring(front);
    if (l.isEmpty() || r.isEmpty()) return Math.abs(l.length() - r.length()) == 1;
    return l.substring(1).equals(r.substring(1))
        || l.equals(r.substring(1))
        || l.substring(1).equals(r)
        || l.length() > 1
            && r.length() > 1
            && l.charAt(0) == r.charAt(1)
            && l.charAt(1) == r.charAt(0)
            && l.substring(2).equals(r.substring(2));
  }
}
