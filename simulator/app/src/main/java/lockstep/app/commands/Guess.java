package lockstep.app.commands;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Guesses which known word someone meant. */
final class Guess {
  private Guess() {}

  /** {@code ; did you mean "play"?}, or nothing when no known word is near. */
  static String hint(String found, Collection<String> known) {
    String word = found.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(k -> near(word, k))
        .min(Comparator.comparingInt(k -> apart(word, k)))
        .map(k -> "; did you mean \"" + k + "\"?")
        .orElse("");
  }

  private static boolean near(String word, String known) {
    // A long word is no slip of the keyboard.
    return word.length() <= 40 && apart(word, known) <= Math.max(1, known.length() / 3);
  }

  private static int apart(String word, String known) {
    // A word cut short is as near as one wrong letter.
    return word.length() >= 2 && known.startsWith(word) ? 1 : distance(word, known);
  }

  /** Letters to add, leave out, replace or swap with their neighbour. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1))
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
    return cost[a.length()][b.length()];
  }
}
