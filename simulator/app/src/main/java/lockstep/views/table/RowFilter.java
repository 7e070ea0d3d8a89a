package lockstep.views.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.table.StateWords;
import lockstep.tcp.TcpState;
import lockstep.views.words.Addresses;

/**
 * Which rows are shown, as words with blanks between them; a row must fit each of them. A word is a
 * port ({@code 443}, {@code :443}), an address or a part of one, a state in any system's spelling
 * or a part of it, or a protocol ({@code tcp6}).
 */
final class RowFilter {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern PORT = Pattern.compile(":?\\d{1,5}");

  private final List<Predicate<SocketRow>> wanted = new ArrayList<>();
  private final String text;

  RowFilter(String text) {
    this.text = text;
    for (String word : words(text)) wanted.add(fits(word.toLowerCase(Locale.ROOT)));
  }

  boolean passes(SocketRow row) {
    for (int i = 0; i < wanted.size(); i++) if (!wanted.get(i).test(row)) return false;
    return true;
  }

  /** The state that is asked for; empty where none is, or more than one. */
  Optional<TcpState> state() {
    List<TcpState> states =
        words(text).stream().map(StateWords::named).flatMap(Optional::stream).distinct().toList();
    return states.size() == 1 ? Optional.of(states.get(0)) : Optional.empty();
  }

  /** The same words with this state in the place of any other; null for none. */
  static String withState(String text, TcpState state) {
    StringJoiner words = new StringJoiner(" ");
    if (state != null) words.add(state.rfcName());
    for (String word : words(text)) if (StateWords.named(word).isEmpty()) words.add(word);
    return words.toString();
  }

  private static List<String> words(String text) {
    return Arrays.stream(BLANKS.split(text)).filter(word -> !word.isEmpty()).toList();
  }

  private static Predicate<SocketRow> fits(String word) {
    if (PORT.matcher(word).matches()) return ofPort(word);
    Optional<TcpState> state = StateWords.named(word);
    String letters = StateWords.letters(word);
    return row ->
        state.isPresent() && state.get() == row.state().state()
            || !letters.isEmpty() && hasStateLike(row, letters)
            || row.protocol().equals(word)
            || isLike(row.local(), word)
            || isLike(row.foreign(), word);
  }

  private static boolean hasStateLike(SocketRow row, String letters) {
    return StateWords.letters(row.state().netstatWord()).contains(letters)
        || row.state().meaning().map(s -> s.rfcName()).map(StateWords::letters).stream()
            .anyMatch(name -> name.contains(letters));
  }

  /** Mapped addresses fit as they are shown and as they are. */
  private static boolean isLike(SocketAddress address, String word) {
    return address.toString().contains(word) || Addresses.shown(address).toString().contains(word);
  }

  /** A whole port, so that 80 does not find 8080; without the colon also how an address begins. */
  private static Predicate<SocketRow> ofPort(String word) {
    int port = Integer.parseInt(word.startsWith(":") ? word.substring(1) : word);
    String begin = word + ".";
    return row -> isAt(row.local(), port, begin) || isAt(row.foreign(), port, begin);
  }

  private static boolean isAt(SocketAddress address, int port, String begin) {
    return address.port() == port && port != 0 || Addresses.shown(address).host().startsWith(begin);
  }
}
