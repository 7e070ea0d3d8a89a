package lockstep.app.learn;

import java.util.ArrayList;
import java.util.List;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Exhibit;
import lockstep.lessons.quiz.Matching;
import lockstep.lessons.quiz.Order;
import lockstep.lessons.quiz.Parts;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.Task;
import lockstep.views.terminal.Look;
import lockstep.views.terminal.Role;
import lockstep.views.terminal.Text;

/** A question as lines of at most 80 columns. */
public final class QuestionText {
  private static final int INDENT = 2;
  private static final int OPTION = 5;

  private final Look look;

  public QuestionText(Look look) {
    this.look = look;
  }

  /** What is asked, what is looked at, and what may be chosen from; no key. */
  public List<String> lines(Question question) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : question.stem().split("\n")) {
      if (paragraph.isBlank()) lines.add("");
      else lines.addAll(wrap(paragraph, 0));
    }
    lines.addAll(exhibit(question.exhibit()));
    lines.addAll(choices(question.task()));
    return lines;
  }

  private List<String> exhibit(Exhibit exhibit) {
    List<String> lines = new ArrayList<>();
    if (exhibit.isEmpty()) return lines;
    lines.add("");
    if (!exhibit.caption().isBlank())
      lines.add(look.paint(Role.DIM, look.signs(exhibit.caption())));
    // Cut by no means: a row without its end would be another row.
    for (String line : exhibit.lines())
      lines.add((" ".repeat(INDENT) + look.signs(line)).stripTrailing());
    return lines;
  }

  private List<String> choices(Task task) {
    List<String> lines = new ArrayList<>();
    if (task instanceof Choice choice) {
      lines.add("");
      for (int i = 0; i < choice.options().size(); i++)
        lines.addAll(entry(String.valueOf(Choice.letter(i)), choice.options().get(i).text()));
    } else if (task instanceof Matching matching) {
      lines.add("");
      for (int i = 0; i < matching.pairs().size(); i++)
        lines.addAll(entry(String.valueOf(i + 1), matching.pairs().get(i).left()));
      lines.add("");
      List<String> column = matching.column();
      for (int i = 0; i < column.size(); i++)
        lines.addAll(entry(String.valueOf(Character.toLowerCase(Choice.letter(i))), column.get(i)));
    } else if (task instanceof Order order) {
      lines.add("");
      for (int i = 0; i < order.shown().size(); i++)
        lines.addAll(entry(String.valueOf(i + 1), order.shown().get(i)));
    } else if (task instanceof Parts parts) {
      for (Parts.Part part : parts.parts()) {
        lines.add("");
        lines.addAll(wrap("- " + part.label() + " (" + part.task().form() + ")", 0));
        lines.addAll(choices(part.task()).stream().filter(line -> !line.isEmpty()).toList());
      }
    }
    return lines;
  }

  private List<String> entry(String mark, String text) {
    List<String> lines = new ArrayList<>();
    for (String line : Text.wrap(look.signs(text), Talk.WIDTH - OPTION))
      lines.add(
          lines.isEmpty()
              ? " ".repeat(INDENT)
                  + look.paint(Role.BOLD, mark)
                  + " ".repeat(OPTION - INDENT - mark.length())
                  + line
              : " ".repeat(OPTION) + line);
    return lines;
  }

  /** Words that flow, with every line so far from the left. */
  List<String> wrap(String words, int indent) {
    return Text.wrap(look.signs(words), Talk.WIDTH - indent).stream()
        .map(line -> " ".repeat(indent) + line)
        .toList();
  }
}
