package lockstep.app.commands;

import java.io.IOException;
import lockstep.app.conform.ConformanceFile;
import lockstep.app.conform.CoverageTable;
import lockstep.app.conform.Tally;
import lockstep.app.conform.Verdict;
import lockstep.app.json.ConformJson;
import lockstep.views.terminal.Look;
import lockstep.views.terminal.Role;

/** Prints what came of conformance lines: failures and a table, or JSON. */
final class ConformShow {
  /** Lines are handed on in batches: a call of the system for each would take most of the time. */
  private static final int BATCH = 500;

  private final Output out;
  private final Look look;
  private final Tally tally = new Tally();

  private ConformShow(Output out, Look look) {
    this.out = out;
    this.look = look;
  }

  static ConformShow json(Output out) {
    return new ConformShow(out, null);
  }

  static ConformShow text(Output out, Look look) {
    return new ConformShow(out, look);
  }

  /** What a file is called in words. */
  static String name(String file) {
    return file.equals("-") ? "<stdin>" : file;
  }

  Tally tally() {
    return tally;
  }

  /** Listens to the lines of this file. */
  ConformanceFile.Listener of(String file) {
    return new ConformanceFile.Listener() {
      @Override
      public void judged(Verdict verdict) throws IOException {
        tally.add(verdict);
        if (look == null) out.line(ConformJson.line(verdict));
        else if (!verdict.passed()) out.line(failure(verdict));
        handOn();
      }

      @Override
      public void malformed(int number, String error) throws IOException {
        tally.addMalformed();
        String words = name(file) + ":" + number + ": " + error;
        if (look == null) out.line(ConformJson.malformed(number, words));
        else out.line(head("MALFORMED") + look.signs(words));
        handOn();
      }
    };
  }

  private void handOn() throws IOException {
    if (tally.all() % BATCH == 0) out.flush();
  }

  private String failure(Verdict v) {
    String words =
        v.of().id()
            + ": expected "
            + v.expected()
            + "; found "
            + v.found()
            + (v.decided() == null ? "" : " (" + v.decided() + ")");
    return head(v.standing().name()) + look.signs(words);
  }

  private String head(String word) {
    return look.paint(Role.UNEXPLAINED, word) + " ";
  }

  /** After the last file. */
  void end() throws IOException {
    if (look != null && tally.all() > 0) {
      if (!tally.allPassed()) out.line("");
      out.lines(new CoverageTable(tally, look).lines());
      out.line(summary());
    }
    out.flush();
  }

  private String summary() {
    StringBuilder words = new StringBuilder();
    words.append(tally.passed()).append(" of ").append(tally.all());
    words.append(tally.all() == 1 ? " line" : " lines").append(" passed");
    add(words, tally.failed(), "failed");
    add(words, tally.tolerated(), "tolerated");
    add(words, tally.malformed(), "malformed");
    return look.paint(tally.allPassed() ? Role.AGREES : Role.UNEXPLAINED, words.append('.') + "");
  }

  private static void add(StringBuilder words, int count, String what) {
    if (count > 0) words.append(", ").append(count).append(' ').append(what);
  }
}
