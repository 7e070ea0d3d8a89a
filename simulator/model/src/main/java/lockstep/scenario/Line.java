package lockstep.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The words of one line, taken one after the other. */
final class Line {
  private final SourceLine source;
  private final List<Token> tokens = new ArrayList<>();
  private String text;
  private int next;

  private Line(SourceLine source) {
    this.source = source;
  }

  /**
   * Cuts a line into words, quoted texts and commas.
   *
   * @throws LineFault when a quoted text has no end or an unknown escape
   */
  static Line of(SourceLine source) throws LineFault {
    Line line = new Line(source);
    line.scan();
    return line;
  }

  int number() {
    return source.number();
  }

  /** The line as written, without comment and outer blanks. */
  String text() {
    return text;
  }

  /** The word that comes next, without taking it. */
  Token peek() {
    return tokens.get(next);
  }

  /** Takes the next word; at the line's end it gives END again and again. */
  Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Token.Kind.END) next++;
    return token;
  }

  /** Takes the next word if it is this one. */
  boolean takes(String word) {
    boolean is = peek().isWord(word);
    if (is) next++;
    return is;
  }

  /** Takes the next token if it is a comma. */
  boolean takesComma() {
    boolean is = peek().kind() == Token.Kind.COMMA;
    if (is) next++;
    return is;
  }

  boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  /** Goes on to the next comma or to the end, so that one line can tell more than one error. */
  void skipToComma() {
    while (!atEnd() && peek().kind() != Token.Kind.COMMA) next++;
  }

  /** Holds that nothing is left. */
  void end() throws LineFault {
    if (!atEnd()) throw expected("the end of the line");
  }

  /** A fault at the next word: {@code expected WHAT, found "word"}. */
  LineFault expected(String what) {
    return expected(what, List.of());
  }

  /** The same, with the nearest of these words as a guess. */
  LineFault expected(String what, Collection<String> words) {
    Token found = peek();
    Optional<String> guess =
        found.kind() == Token.Kind.WORD ? Closest.to(found.text(), words) : Optional.empty();
    return expected(what, guess.map(w -> "did you mean \"" + w + "\"?").orElse(""), words);
  }

  /** The same, with a hint in words; none when it is empty. */
  LineFault expectedWithHint(String what, String hint) {
    return expected(what, hint, List.of());
  }

  private LineFault expected(String what, String hint, Collection<String> words) {
    return new LineFault(
        peek().column(),
        "expected " + what + ", found " + peek().shown() + (hint.isEmpty() ? "" : "; " + hint),
        words);
  }

  private void scan() throws LineFault {
    String raw = source.raw();
    int i = source.start();
    int end = i;
    while (i < raw.length() && !source.startsComment(i)) {
      char c = raw.charAt(i);
      if (c == ',') {
        tokens.add(new Token(Token.Kind.COMMA, ",", source.column(i)));
        i++;
      } else {
        i = c == '"' ? quoted(i) : word(i);
      }
      end = i;
      i = source.afterBlanks(i);
    }
    text = source.between(0, end);
    tokens.add(new Token(Token.Kind.END, "", source.column(end)));
  }

  /** Takes the word that starts here; gives the index after it. */
  private int word(int start) throws LineFault {
    String raw = source.raw();
    int i = start;
    while (i < raw.length() && !endsWord(raw.charAt(i))) {
      if (Character.isSpaceChar(raw.charAt(i)))
        throw source.fault(
            i,
            String.format("an unusual blank, U+%04X; write an ordinary one", (int) raw.charAt(i)));
      i++;
    }
    if (i < raw.length() && raw.charAt(i) == '"')
      throw source.fault(i, "expected a blank before the quoted text");
    tokens.add(new Token(Token.Kind.WORD, raw.substring(start, i), source.column(start)));
    return i;
  }

  private static boolean endsWord(char c) {
    return SourceLine.isBlank(c) || c == ',' || c == '"';
  }

  /** Takes the quoted text that starts here; gives the index after its closing quote. */
  private int quoted(int start) throws LineFault {
    String raw = source.raw();
    StringBuilder said = new StringBuilder();
    int i = start + 1;
    while (i < raw.length() && raw.charAt(i) != '"') {
      char c = raw.charAt(i);
      if (c == '\\') {
        said.append(escaped(i));
        i++;
      } else {
        said.append(c);
      }
      i++;
    }
    if (i == raw.length())
      throw source.fault(start, "the quoted text that starts here has no closing quote");
    i++;
    if (i < raw.length() && !SourceLine.isBlank(raw.charAt(i)) && raw.charAt(i) != ',')
      throw source.fault(i, "expected a blank after the quoted text");
    tokens.add(new Token(Token.Kind.QUOTED, said.toString(), source.column(start)));
    return i;
  }

  private char escaped(int backslash) throws LineFault {
    char c = backslash + 1 < source.raw().length() ? source.raw().charAt(backslash + 1) : ' ';
    return switch (c) {
      case '"', '\\' -> c;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default ->
          throw source.fault(backslash, "expected \\\", \\\\, \\n, \\r or \\t after the backslash");
    };
  }
}
