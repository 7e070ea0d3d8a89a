package lockstep.views.netstat;

import java.util.List;
import java.util.function.Predicate;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;

/** ss's filter words behind the states: {@code ( sport = :443 or dport gt :1024 ) and not ...}. */
final class SsFilter {

  private final List<String> words;
  private final SsHosts hosts;
  private int at;

  private SsFilter(List<String> words, SsHosts hosts) {
    this.words = words;
    this.hosts = hosts;
  }

  /** Understands the words; no words select every row. */
  static Predicate<SocketRow> parse(List<String> words, SsHosts hosts) throws SwitchRefused {
    if (words.isEmpty()) return row -> true;
    SsFilter filter = new SsFilter(tokens(words), hosts);
    Predicate<SocketRow> found = filter.alternatives();
    if (filter.at < filter.words.size())
      throw wrong("\"" + filter.words.get(filter.at) + "\" is one word too many");
    return found;
  }

  /** Brackets and comparisons may stand without blanks: {@code (sport=:443)}. */
  private static List<String> tokens(List<String> words) {
    return List.of(
        String.join(" ", words)
            .replaceAll("([()!]|==?|<=|>=|<|>)", " $1 ")
            .replaceAll("([!<>]) +=+", "$1=")
            .strip()
            .split(" +"));
  }

  private Predicate<SocketRow> alternatives() throws SwitchRefused {
    Predicate<SocketRow> found = conditions();
    while (takes("or", "|", "||")) found = found.or(conditions());
    return found;
  }

  private Predicate<SocketRow> conditions() throws SwitchRefused {
    Predicate<SocketRow> found = condition();
    while (at < words.size() && !is("or", "|", "||", ")")) {
      takes("and", "&", "&&");
      found = found.and(condition());
    }
    return found;
  }

  private Predicate<SocketRow> condition() throws SwitchRefused {
    if (takes("not", "!")) return condition().negate();
    if (takes("(")) {
      Predicate<SocketRow> inside = alternatives();
      if (!takes(")")) throw wrong("a bracket is not closed");
      return inside;
    }
    if (at >= words.size()) throw wrong("the filter ends too early");
    String what = words.get(at++);
    return switch (what) {
      case "sport" -> port(true);
      case "dport" -> port(false);
      case "src" -> address(true);
      case "dst" -> address(false);
      case "dev", "fwmark", "cgroup", "autobound" ->
          throw Refusals.says(
              List.of(),
              "\""
                  + what
                  + "\" is a filter word of ss, but Lockstep does not know it; it knows sport, dport,"
                  + " src and dst");
      default ->
          throw wrong(
              "\"" + what + "\" is no filter word; expected sport, dport, src, dst, ( or not");
    };
  }

  private Predicate<SocketRow> port(boolean local) throws SwitchRefused {
    String how = comparison();
    int port = hosts.port(value());
    return row -> {
      int found = local ? row.local().port() : row.foreign().port();
      return switch (how) {
        case "=" -> found == port;
        case "!=" -> found != port;
        case ">=" -> found >= port;
        case "<=" -> found <= port;
        case ">" -> found > port;
        case "<" -> found < port;
        default -> throw new IllegalStateException(how);
      };
    };
  }

  private Predicate<SocketRow> address(boolean local) throws SwitchRefused {
    if (!comparison().equals("="))
      throw wrong("src and dst are compared with = alone; write: not src ADDRESS");
    Predicate<SocketAddress> host = hosts.host(value());
    return row -> host.test(local ? row.local() : row.foreign());
  }

  private String comparison() {
    if (at >= words.size()) return "=";
    String how =
        switch (words.get(at)) {
          case "=", "==", "eq" -> "=";
          case "!=", "ne", "neq" -> "!=";
          case ">=", "ge", "geq" -> ">=";
          case "<=", "le", "leq" -> "<=";
          case ">", "gt" -> ">";
          case "<", "lt" -> "<";
          default -> "";
        };
    if (how.isEmpty()) return "=";
    at++;
    return how;
  }

  private String value() throws SwitchRefused {
    if (at >= words.size()) throw wrong("the filter ends before its value");
    return words.get(at++);
  }

  private boolean is(String... some) {
    return at < words.size() && List.of(some).contains(words.get(at));
  }

  private boolean takes(String... some) {
    if (!is(some)) return false;
    at++;
    return true;
  }

  private static SwitchRefused wrong(String why) {
    return Refusals.says(
        Refusals.withUsage(
            Dialect.SS,
            List.of("ss: bison bellows (while parsing filter): \"syntax error!\" Sorry.")),
        why);
  }
}
