package lockstep.scenario;

import java.util.ArrayList;
import java.util.List;
import lockstep.scenario.Action.Call;
import lockstep.tcp.Actor;

/** Reads the lines after the head, and gathers the calls between {@code together} and its end. */
final class ActionParser {
  static final List<String> VERBS =
      List.of("set", "together", "end", "wait", "stand", "expect", "predict", "note");
  private static final String CALL_OR_END =
      "a call (such as client close) or \"end\" after \"together\"";

  private final Problems problems;
  private final Cast cast = new Cast();
  private final List<Action> actions = new ArrayList<>();
  private int first;
  private int seedLine;
  private Block block;

  /** An open {@code together}. */
  private static final class Block {
    private final Line line;
    private final int column;
    private final int problemsBefore;
    private final List<Call> calls = new ArrayList<>();
    private int nested;

    private Block(Line line, int column, int problemsBefore) {
      this.line = line;
      this.column = column;
      this.problemsBefore = problemsBefore;
    }
  }

  ActionParser(Problems problems) {
    this.problems = problems;
  }

  /** Who was called so far, by name. */
  List<String> names() {
    return cast.names();
  }

  /** The line of the first action that is no option, 0 while there is none. */
  int first() {
    return first;
  }

  List<Action> actions() {
    return actions;
  }

  /** A line could not even be cut into words; it may have been a call. */
  void missesALine() {
    cast.missesALine();
  }

  /** Takes a line that is neither empty nor of the head. */
  void parse(SourceLine source) throws LineFault {
    if (isNote(source)) {
      note(source);
      return;
    }
    Line line = cut(source);
    if (block == null) topLevel(line);
    else inBlock(line);
  }

  /** Files what can be said only after the last line. */
  void end() {
    if (block != null)
      problems.add(
          block.line.number(),
          block.column,
          "expected \"end\" for this \"together\", found the end of the file");
    if (first == 0 && problems.count() == 0)
      problems.add(1, 1, "expected at least one action after the head, found none");
    cast.check(problems);
  }

  /** Holds that a line by itself was an action. */
  void endOfOne() throws LineFault {
    if (block != null)
      throw new LineFault(block.column, "expected an action of one line, found \"together\"");
  }

  private Line cut(SourceLine source) throws LineFault {
    try {
      return Line.of(source);
    } catch (LineFault fault) {
      missesALine();
      throw fault;
    }
  }

  private static boolean isNote(SourceLine source) {
    int after = source.start() + "note".length();
    return source.raw().startsWith("note", source.start())
        && (after == source.raw().length() || SourceLine.isBlank(source.raw().charAt(after)));
  }

  /** A note is read without cutting it: its quotes and commas are its own. */
  private void note(SourceLine source) throws LineFault {
    int start = source.start();
    if (block != null) throw source.fault(start, "expected " + CALL_OR_END + ", found \"note\"");
    acts(source.number());
    int after = start + "note".length();
    String words = source.wordsFrom(after);
    if (words.isEmpty())
      throw source.fault(source.afterBlanks(after), "expected words after \"note\", found none");
    actions.add(new Action.Note(source.number(), source.wordsFrom(start), words));
  }

  private void topLevel(Line line) throws LineFault {
    Token word = line.peek();
    String verb = word.kind() == Token.Kind.WORD ? word.text() : "";
    if (VERBS.contains(verb)) {
      ownVerb(line, verb);
    } else if (WireParser.VERBS.contains(verb)) {
      acts(line.number());
      actions.add(WireParser.parse(line));
    } else if (Actors.isMeant(verb)) {
      acts(line.number());
      actions.add(call(line));
    } else {
      throw noVerb(line, verb);
    }
  }

  private void ownVerb(Line line, String verb) throws LineFault {
    if (!verb.equals("set")) acts(line.number());
    Token word = line.take();
    ExpectParser asking = new ExpectParser(line, problems, cast);
    switch (verb) {
      case "set" -> actions.add(option(line));
      case "wait" -> actions.add(asking.waiting());
      case "stand" -> actions.add(asking.stand());
      case "expect" -> actions.add(asking.expect());
      case "predict" -> actions.add(asking.predict());
      case "together" -> {
        block = new Block(line, word.column(), problems.count());
        line.end();
      }
      case "end" -> throw new LineFault(word.column(), "\"end\" without a \"together\" before it");
      default -> throw new IllegalStateException("a verb without a reader: " + verb);
    }
  }

  private Action option(Line line) throws LineFault {
    int column = line.peek().column();
    Action.Set set = OptionParser.parse(line, cast);
    if (set.option() == Option.SEED) {
      if (seedLine > 0)
        throw new LineFault(
            column, "the seed is set in line " + seedLine + " already; a scenario has one");
      seedLine = line.number();
    }
    return set;
  }

  private void inBlock(Line line) throws LineFault {
    Token word = line.peek();
    if (line.takes("together")) {
      block.nested++;
      throw new LineFault(
          word.column(), "\"together\" inside the \"together\" of line " + block.line.number());
    }
    if (line.takes("end")) {
      if (block.nested > 0) block.nested--;
      else close();
      line.end();
      return;
    }
    if (word.kind() != Token.Kind.WORD || !Actors.isMeant(word.text())) {
      boolean known = VERBS.contains(word.text()) || WireParser.VERBS.contains(word.text());
      if (!known) missesALine();
      throw known
          ? line.expected(CALL_OR_END)
          : line.expected(CALL_OR_END, List.of("client", "server", "end"));
    }
    block.calls.add(call(line));
  }

  private void close() {
    Block done = block;
    block = null;
    if (done.calls.isEmpty() && problems.count() == done.problemsBefore)
      problems.add(
          done.line.number(),
          done.column,
          "expected at least one call between \"together\" and \"end\", found none");
    actions.add(new Action.Together(done.line.number(), done.line.text(), done.calls));
  }

  private Call call(Line line) throws LineFault {
    boolean read = false;
    try {
      List<Actor> actors = cast.callers(line);
      UserCall call = CallParser.parse(line);
      line.end();
      if (call instanceof UserCall.Listen) cast.listens();
      read = true;
      return new Call(line.number(), line.text(), actors, call);
    } finally {
      if (!read) missesALine();
    }
  }

  /** The first action ends the head; a line that is none does not, or one slip would make many. */
  private void acts(int line) {
    if (first == 0) first = line;
  }

  private LineFault noVerb(Line line, String verb) {
    missesALine();
    if (CallParser.VERBS.contains(verb))
      return line.expectedWithHint("an actor before the verb", "say who: client " + verb);
    List<String> words = new ArrayList<>(List.of("client", "server"));
    words.addAll(VERBS);
    words.addAll(WireParser.VERBS);
    words.addAll(List.of("title:", "about:", "needs:"));
    return line.expected(
        "an actor (client, server, client2, ...) or a verb (set, wait, expect, note, ...)", words);
  }
}
