package lockstep.probe.survey;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.tcp.SeqNumber;

/** A sequence number by names, as {@code rcv_nxt+rcv_wnd+192}. */
final class SymbolicNumber {
  static final Set<String> NAMES =
      Set.of("iss", "irs", "snd_una", "snd_nxt", "snd_wnd", "rcv_nxt", "rcv_wnd");

  private static final Pattern TERM = Pattern.compile("([+-])(\\d{1,10}|[a-z_]+)");

  private SymbolicNumber() {}

  /** Whether it is one, or empty. */
  static boolean isOne(String words) {
    if (words.isEmpty()) return true;
    Matcher term = TERM.matcher(signed(words));
    int end = 0;
    while (term.find() && term.start() == end) {
      end = term.end();
      boolean digits = Character.isDigit(term.group(2).charAt(0));
      if (!digits && !NAMES.contains(term.group(2))) return false;
    }
    return end == signed(words).length();
  }

  /**
   * The number.
   *
   * @param values of all {@link #NAMES}
   */
  static SeqNumber of(String words, Map<String, Long> values) {
    Matcher term = TERM.matcher(signed(words));
    long sum = 0;
    while (term.find()) {
      String word = term.group(2);
      long value = Character.isDigit(word.charAt(0)) ? Long.parseLong(word) : values.get(word);
      sum += term.group(1).equals("-") ? -value : value;
    }
    return SeqNumber.of(sum);
  }

  private static String signed(String words) {
    String plain = words.replace(" ", "").toLowerCase(java.util.Locale.ROOT).replace('.', '_');
    return plain.startsWith("-") ? plain : "+" + plain;
  }
}
