package lockstep.scenario;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known word someone meant. */
final class Closest {
  /** A longer word is no slip of the keyboard, and comparing it would only cost time. */
  private static final int LONGEST = 40;

  private Closest() {}

  /** The one word that is nearest; empty when none is near. */
  static Optional<String> to(String found, Collection<String> words) {
    return all(found, words).stream().findFirst();
  }

  /** The words that are near, the nearest first. */
  static List<String> all(String found, Collection<String> words) {
    if (found.isEmpty() || found.length() > LONGEST) return List.of();
    return words.stream()
        .distinct()
        .filter(word -> !word.equals(found))
        .filter(word -> isCutShort(found, word) || isOfLikeLength(found, word))
        .map(word -> new Near(word, distance(found, word), sharedBeginning(found, word)))
        .filter(near -> near.distance <= tolerated(found, near.word))
        .sorted(Comparator.comparingInt(Near::distance).thenComparingInt(near -> -near.shared))
        .map(Near::word)
        .toList();
  }

  private record Near(String word, int distance, int shared) {}

  /** Words of other lengths cannot be near: so most words cost no counting of steps. */
  private static boolean isOfLikeLength(String found, String word) {
    return Math.abs(found.length() - word.length()) <= tolerated(found, word);
  }

  private static boolean isCutShort(String found, String word) {
    return found.length() >= 3
        && found.length() < word.length()
        && plain(word).startsWith(plain(found));
  }

  /** People slip towards a word's end rather than at its start: it decides between equals. */
  private static int sharedBeginning(String found, String word) {
    int i = 0;
    while (i < found.length() && i < word.length() && found.charAt(i) == word.charAt(i)) i++;
    return i;
  }

  private static int tolerated(String found, String word) {
    return Math.max(1, Math.max(found.length(), word.length()) / 3);
  }

  /**
   * How many characters must be added, left out, replaced or swapped with their neighbour, when
   * case counts for nothing and {@code _} is {@code -}. A word that was cut short, such as ESTAB,
   * is 1 away.
   */
  static int distance(String found, String word) {
    String a = plain(found);
    String b = plain(word);
    if (isCutShort(a, b)) return 1;
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) steps[i][0] = i;
    for (int j = 0; j <= b.length(); j++) steps[0][j] = j;
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replaced = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int addedOrLeftOut = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
        steps[i][j] = Math.min(replaced, addedOrLeftOut);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
      }
    }
    return steps[a.length()][b.length()];
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
