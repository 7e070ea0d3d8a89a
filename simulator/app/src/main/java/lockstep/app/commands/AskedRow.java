package lockstep.app.commands;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;

/**
 * The rows of a listing that {@code --explain-row} asks for: one by its number, or each that has a
 * local address, which stays the same when rows above it come and go between two listings.
 */
final class AskedRow {
  /**
   * As Linux and Windows write it: {@code 127.0.0.1:8080}, {@code ::1:8080}, {@code [::1]:8080}.
   */
  private static final Pattern BY_COLON = Pattern.compile("(.+):(\\d{1,5})");

  /** As macOS writes it: {@code 127.0.0.1.8080}, {@code ::1.8080}. */
  private static final Pattern BY_DOT =
      Pattern.compile("((?:[^.]+\\.){3}[^.]+|.*:.*)\\.(\\d{1,5})");

  private final String word;

  AskedRow(String word) {
    this.word = word;
  }

  /**
   * The numbers of the rows asked for, counted from 1.
   *
   * @throws Refusal when the listing has none of them
   */
  List<Integer> in(List<SocketRow> listed) throws Refusal {
    if (word.matches("-?\\d{1,9}")) return List.of(numbered(listed.size()));
    Matcher address =
        Stream.of(BY_COLON, BY_DOT)
            .map(form -> form.matcher(word))
            .filter(Matcher::matches)
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.wrongUse(
                        "--explain-row "
                            + word
                            + ": expected a row's number, or its local address with the port, as in"
                            + " 127.0.0.1:8080"));
    String host = address.group(1).replaceAll("[\\[\\]]", "");
    int port = Integer.parseInt(address.group(2));
    List<Integer> found =
        IntStream.rangeClosed(1, listed.size())
            .filter(row -> is(listed.get(row - 1).local(), host, port))
            .boxed()
            .toList();
    if (found.isEmpty())
      throw Refusal.wrongUse("the listing has no row with the local address " + word);
    return found;
  }

  private int numbered(int rows) throws Refusal {
    int row = Integer.parseInt(word);
    if (row >= 1 && row <= rows) return row;
    throw Refusal.wrongUse(
        "the listing has no row "
            + row
            + (rows == 0
                ? ": it has no rows of sockets"
                : rows == 1 ? ": it has row 1 alone" : ": its rows are 1 to " + rows));
  }

  private static boolean is(SocketAddress local, String host, int port) {
    return local.port() == port && local.host().equalsIgnoreCase(host);
  }
}
