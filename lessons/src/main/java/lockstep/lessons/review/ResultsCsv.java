package lockstep.lessons.review;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Answers as CSV for a teacher's spreadsheet: RFC 4180, one row an answer under a row of names.
 *
 * <p>What learners type may begin like a formula; a spreadsheet would run it. Such cells get an
 * apostrophe in front (OWASP, "CSV Injection"), which makes them text.
 */
public final class ResultsCsv {
  private static final List<String> COLUMNS =
      List.of(
          "time",
          "where",
          "question",
          "kind",
          "skills",
          "given",
          "right",
          "try",
          "sure",
          "misconception");

  private ResultsCsv() {}

  /** The whole text: lines end in CR LF, times are UTC, several skills stand between semicolons. */
  public static String of(Collection<Answer> answers) {
    StringBuilder csv = new StringBuilder(line(COLUMNS));
    for (Answer answer : answers) csv.append(line(cells(answer)));
    return csv.toString();
  }

  private static List<String> cells(Answer answer) {
    return List.of(
        answer.at().toString(),
        answer.where(),
        answer.question(),
        answer.kind(),
        answer.skills().stream().map(Skill::id).collect(Collectors.joining("; ")),
        answer.given(),
        answer.right() ? "yes" : "no",
        String.valueOf(answer.attempt()),
        answer.sure() ? "yes" : "no",
        answer.misconception().orElse(""));
  }

  private static String line(List<String> cells) {
    return cells.stream().map(ResultsCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    String safe = likeAFormula(text) ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /** Blanks in front do not hinder every spreadsheet, and some take the wide forms of signs too. */
  private static boolean likeAFormula(String text) {
    if (text.isEmpty()) return false;
    if ("\t\r\n".indexOf(text.charAt(0)) >= 0) return true;
    String begin = text.strip();
    return !begin.isEmpty() && "=+-@＝＋－＠".indexOf(begin.charAt(0)) >= 0;
  }
}
