package lockstep.views.netstat;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes arguments apart as getopt does: letters in clusters, long names that may be cut short, an
 * argument in the same word or the next. Windows also takes a slash, and letters of either case.
 */
final class SwitchReader {
  private final Dialect dialect;
  private final List<Switch> table;
  private final List<Chosen> switches = new ArrayList<>();
  private final List<String> rest = new ArrayList<>();
  private List<String> args;
  private int at;

  SwitchReader(Dialect dialect) {
    this.dialect = dialect;
    this.table = dialect.switches();
  }

  Given read(List<String> newArgs) throws SwitchRefused {
    args = newArgs;
    for (at = 0; at < args.size(); at++) {
      String word = args.get(at);
      if (word.equals("--")) {
        rest.addAll(args.subList(at + 1, args.size()));
        break;
      }
      if (word.startsWith("--")) longName(word.substring(2));
      else if (isCluster(word)) cluster(word.substring(1));
      else rest.add(word);
    }
    return new Given(switches, rest);
  }

  private boolean isCluster(String word) {
    return word.length() > 1
        && (word.startsWith("-") || dialect == Dialect.WINDOWS && word.startsWith("/"));
  }

  private void cluster(String letters) throws SwitchRefused {
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      Switch found = byLetter(letter);
      if (found == null) throw Refusals.unknownLetter(dialect, letter);
      if (!found.takesArgument()) {
        choose(found, "");
        continue;
      }
      String inWord = letters.substring(i + 1);
      choose(found, inWord.isEmpty() ? next(found) : inWord);
      return;
    }
  }

  private Switch byLetter(char letter) {
    char wanted = dialect == Dialect.WINDOWS ? Character.toLowerCase(letter) : letter;
    return table.stream().filter(known -> known.letter() == wanted).findFirst().orElse(null);
  }

  private void longName(String word) throws SwitchRefused {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    List<Switch> found =
        table.stream().filter(known -> known.names().contains(name)).limit(1).toList();
    if (found.isEmpty() && !name.isEmpty())
      found =
          table.stream()
              .filter(known -> known.names().stream().anyMatch(full -> full.startsWith(name)))
              .toList();
    if (found.isEmpty()) throw Refusals.unknownName(dialect, name);
    if (found.size() > 1) throw Refusals.ambiguousName(dialect, name, found);
    Switch choice = found.get(0);
    if (equals >= 0 && !choice.takesArgument()) throw Refusals.noArgument(dialect, choice);
    choose(
        choice,
        equals >= 0 ? word.substring(equals + 1) : choice.takesArgument() ? next(choice) : "");
  }

  private String next(Switch choice) throws SwitchRefused {
    if (at + 1 >= args.size()) throw Refusals.missingArgument(dialect, choice);
    return args.get(++at);
  }

  private void choose(Switch choice, String value) throws SwitchRefused {
    if (!choice.isShown()) throw Refusals.notShown(dialect, choice);
    switches.add(new Chosen(choice, value));
  }
}
