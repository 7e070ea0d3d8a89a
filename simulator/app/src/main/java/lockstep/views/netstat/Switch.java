package lockstep.views.netstat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A switch of a dialect. */
public final class Switch {
  private final char letter;
  private final List<String> names;
  private final String argument;
  private final Concept concept;
  private final String says;
  private final boolean shown;

  private Switch(
      char letter,
      List<String> names,
      String argument,
      Concept concept,
      String says,
      boolean shown) {
    this.letter = letter;
    this.names = names;
    this.argument = argument;
    this.concept = concept;
    this.says = says;
    this.shown = shown;
  }

  /**
   * A switch.
   *
   * @param forms its letter and its long names with blanks between: {@code "n numeric"}; {@code -}
   *     in the letter's place when it has none
   * @param concept what it is for
   * @param says what it does, in plain words
   */
  static Switch of(String forms, Concept concept, String says) {
    List<String> words = List.of(forms.split(" "));
    char letter = words.get(0).equals("-") ? 0 : words.get(0).charAt(0);
    return new Switch(letter, words.subList(1, words.size()), "", concept, says, true);
  }

  /** The same with an argument of this name. */
  Switch taking(String newArgument) {
    return new Switch(letter, names, newArgument, concept, says, shown);
  }

  /** The same, but the tool alone has it: it is known here and not shown. */
  Switch unshown() {
    return new Switch(letter, names, argument, concept, says, false);
  }

  char letter() {
    return letter;
  }

  List<String> names() {
    return names;
  }

  boolean takesArgument() {
    return !argument.isEmpty();
  }

  Concept concept() {
    return concept;
  }

  boolean isShown() {
    return shown;
  }

  /** What it does, in plain words. */
  public String says() {
    return says;
  }

  /** Its shortest form: {@code -n}, {@code --numeric-ports}. */
  String shortest() {
    return letter == 0 ? "--" + names.get(0) : "-" + letter;
  }

  /** Its forms, the argument behind them: {@code -A, --family AF}. */
  public String forms() {
    String forms =
        Stream.concat(
                letter == 0 ? Stream.empty() : Stream.of("-" + letter),
                names.stream().limit(1).map(name -> "--" + name))
            .collect(Collectors.joining(", "));
    return argument.isEmpty() ? forms : forms + " " + argument;
  }
}
