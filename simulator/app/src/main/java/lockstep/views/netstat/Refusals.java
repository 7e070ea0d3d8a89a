package lockstep.views.netstat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What each tool says to an argument that it does not take, and what helps on. */
final class Refusals {
  private Refusals() {}

  static SwitchRefused unknownLetter(Dialect dialect, char letter) {
    List<String> words =
        switch (dialect) {
          case LINUX, SS -> List.of(tool(dialect) + ": invalid option -- '" + letter + "'");
          case MACOS -> List.of("netstat: illegal option -- " + letter);
          // netstat.exe says nothing but its help.
          case WINDOWS -> List.of();
        };
    return new SwitchRefused(withUsage(dialect, words), hintsFor(dialect, letter));
  }

  static SwitchRefused unknownName(Dialect dialect, String name) {
    List<String> hints = elsewhereFor("--" + name, known -> known.names().contains(name), dialect);
    if (hints.isEmpty()) hints = List.of(nearestName(dialect, name));
    List<String> words =
        switch (dialect) {
          case LINUX, SS -> List.of(tool(dialect) + ": unrecognized option '--" + name + "'");
          // These two have letters only, and take the second stroke for one.
          case MACOS -> List.of("netstat: illegal option -- -");
          case WINDOWS -> List.of();
        };
    return new SwitchRefused(withUsage(dialect, words), hints);
  }

  static SwitchRefused ambiguousName(Dialect dialect, String name, List<Switch> found) {
    String possible =
        found.stream()
            .map(one -> "'--" + longest(one, name) + "'")
            .collect(Collectors.joining(" "));
    return new SwitchRefused(
        withUsage(
            dialect,
            List.of(
                tool(dialect)
                    + ": option '--"
                    + name
                    + "' is ambiguous; possibilities: "
                    + possible)),
        List.of());
  }

  private static String longest(Switch one, String begin) {
    return one.names().stream().filter(name -> name.startsWith(begin)).findFirst().orElseThrow();
  }

  static SwitchRefused noArgument(Dialect dialect, Switch choice) {
    return new SwitchRefused(
        withUsage(
            dialect,
            List.of(
                tool(dialect)
                    + ": option '--"
                    + choice.names().get(0)
                    + "' doesn't allow an argument")),
        List.of());
  }

  static SwitchRefused missingArgument(Dialect dialect, Switch choice) {
    List<String> words =
        dialect == Dialect.WINDOWS
            ? List.of()
            : List.of(tool(dialect) + ": option requires an argument -- '" + choice.letter() + "'");
    return new SwitchRefused(
        withUsage(dialect, words), List.of("after " + choice.forms() + " something is missing"));
  }

  /** The tool has it, but it is about what is not shown here. */
  static SwitchRefused notShown(Dialect dialect, Switch choice) {
    return new SwitchRefused(
        List.of(),
        List.of(
            choice.shortest()
                + " is a switch of "
                + tool(dialect)
                + " ("
                + choice.says()
                + "), but Lockstep does not show that"
                + nearest(choice.concept(), dialect)
                    .filter(one -> one.concept() != choice.concept())
                    .map(one -> "; " + one.shortest() + " comes nearest" + elsewhere(one, dialect))
                    .orElse("")));
  }

  /** Something that is wrong in the words of the tool. */
  static SwitchRefused says(List<String> words, String... hints) {
    return new SwitchRefused(words, List.of(hints));
  }

  static List<String> withUsage(Dialect dialect, List<String> words) {
    List<String> all = new ArrayList<>(words);
    all.addAll(dialect == Dialect.WINDOWS ? dialect.help() : dialect.usage());
    return all;
  }

  private static List<String> hintsFor(Dialect dialect, char letter) {
    List<String> hints = elsewhereFor("-" + letter, known -> known.letter() == letter, dialect);
    if (!hints.isEmpty()) return hints;
    Optional<Switch> otherCase =
        dialect.switches().stream()
            .filter(Switch::isShown)
            .filter(known -> Character.toLowerCase(known.letter()) == Character.toLowerCase(letter))
            .findFirst();
    return List.of(
        "no dialect has -"
            + letter
            + " for what is shown here"
            + otherCase.map(one -> "; " + one.shortest() + told(one, dialect)).orElse("")
            + letters(dialect));
  }

  /** What other dialects mean by a form, a sentence a meaning, and what comes near it here. */
  private static List<String> elsewhereFor(
      String form, Predicate<Switch> isMeant, Dialect dialect) {
    Map<Concept, Set<String>> meanings = new LinkedHashMap<>();
    for (Dialect other : Dialect.values())
      for (Switch known : other.switches())
        if (other != dialect && known.isShown() && isMeant.test(known))
          meanings.computeIfAbsent(known.concept(), c -> new LinkedHashSet<>()).add(other.word());
    List<String> hints = new ArrayList<>();
    Set<Switch> named = new HashSet<>();
    meanings.forEach(
        (concept, dialects) ->
            hints.add(
                form
                    + " is a switch of "
                    + String.join(" and ", dialects)
                    + ": "
                    + concept.words()
                    + "; "
                    + nearHere(concept, dialect, named)));
    return hints;
  }

  private static String nearHere(Concept concept, Dialect here, Set<Switch> named) {
    Optional<Switch> near = nearest(concept, here);
    if (near.isEmpty()) return "nothing here does that";
    Switch one = near.get();
    boolean again = !named.add(one);
    String form = one.shortest() + (again ? " again" : "");
    String others = again ? "" : elsewhere(one, here);
    return one.concept() == concept
        ? "here that is " + form + others
        : "nearest here is " + form + (again ? "" : ", " + one.concept().words()) + others;
  }

  private static String told(Switch one, Dialect dialect) {
    return " shows " + one.concept().words() + elsewhere(one, dialect);
  }

  /** What may be written instead; the usage of the other tools has it already. */
  private static String letters(Dialect dialect) {
    if (dialect != Dialect.SS) return "";
    return dialect.switches().stream()
        .filter(known -> known.isShown() && known.letter() != 0)
        .map(Switch::shortest)
        .collect(Collectors.joining(" ", "; ss has ", ""));
  }

  /** The long name that differs least, if it is not another word altogether. */
  private static String nearestName(Dialect dialect, String name) {
    Switch best = null;
    String bestName = "";
    int least = Math.max(1, name.length() / 3) + 1;
    for (Switch known : dialect.switches())
      for (String full : known.isShown() ? known.names() : List.<String>of()) {
        int edits = edits(name, full);
        if (edits >= least) continue;
        least = edits;
        best = known;
        bestName = full;
      }
    return best == null
        ? "no dialect has --" + name + ", nor one that is written nearly so" + letters(dialect)
        : "no dialect has --" + name + "; --" + bestName + told(best, dialect);
  }

  /** How many letters must be put in, taken out or changed to make one word of the other. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) row[j] = j;
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }

  /** The switch of a dialect that is for this, or what comes nearest to it. */
  static Optional<Switch> nearest(Concept concept, Dialect dialect) {
    Optional<Switch> exact = exact(concept, dialect);
    if (exact.isPresent()) return exact;
    return concept.near().stream().flatMap(near -> exact(near, dialect).stream()).findFirst();
  }

  private static Optional<Switch> exact(Concept concept, Dialect dialect) {
    return dialect.switches().stream()
        .filter(one -> one.concept() == concept && one.isShown())
        .findFirst();
  }

  /** {@code (windows -o, macos -v)}: its names in the other dialects. */
  static String elsewhere(Switch one, Dialect here) {
    String names =
        Arrays.stream(Dialect.values())
            .filter(other -> other != here)
            .flatMap(
                other ->
                    nearest(one.concept(), other).stream()
                        .map(found -> other.word() + " " + found.shortest()))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : " (" + names + ")";
  }

  static String tool(Dialect dialect) {
    return dialect == Dialect.SS ? "ss" : "netstat";
  }
}
