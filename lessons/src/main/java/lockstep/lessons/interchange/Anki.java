package lockstep.lessons.interchange;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Description;
import lockstep.lessons.quiz.Matching;
import lockstep.lessons.quiz.Order;
import lockstep.lessons.quiz.Parts;
import lockstep.lessons.quiz.Question;
import lockstep.lessons.quiz.Task;
import lockstep.lessons.quiz.TrueFalse;

/**
 * Questions as cards of two sides in the text that Anki imports: the front, the back and tags,
 * parted by tabs, each in quotes. The lines at its head need Anki 2.1.54 or later. Two notes with
 * the same front are one to Anki, so a front that is not the first of its words is told apart by
 * the question's name. A text without a question makes no card. It is only written: a card no
 * longer says what else would be right.
 *
 * @see <a href="https://docs.ankiweb.net/importing/text-files.html">Anki's manual on text files</a>
 */
public final class Anki {
  private static final String HEAD =
      "#separator:tab\n#html:false\n#notetype:Basic\n#deck:TCP\n#tags column:3\n";

  private Anki() {}

  /** Writes a card for each question. Lines end with LF; to be stored in UTF-8. */
  public static String write(List<Question> questions) {
    StringBuilder out = new StringBuilder(HEAD);
    Set<String> fronts = new HashSet<>();
    for (Question question : questions) {
      if (question.task() instanceof Description) continue;
      String front = front(question);
      String named = front;
      for (int i = 1; !fronts.add(named); i++)
        named = front + "\n\n[" + question.name() + (i == 1 ? "" : " " + i) + "]";
      String tags =
          question.tags().stream()
              .map(tag -> Safe.text(tag).trim().replaceAll("\\s+", "_"))
              .filter(tag -> !tag.isEmpty())
              .collect(Collectors.joining(" "));
      out.append(field(named))
          .append('\t')
          .append(field(back(question)))
          .append('\t')
          .append(field(tags))
          .append('\n');
    }
    return out.toString();
  }

  private static String field(String text) {
    return '"' + Safe.text(text).trim().replace("\"", "\"\"") + '"';
  }

  private static String front(Question question) {
    StringBuilder front = new StringBuilder(question.stem());
    if (!question.exhibit().isEmpty()) {
      front.append("\n\n");
      if (!question.exhibit().caption().isEmpty())
        front.append(question.exhibit().caption()).append('\n');
      front.append(String.join("\n", question.exhibit().lines()));
    }
    return Safe.text(front.append(shown(question.task())).toString()).trim();
  }

  /** What a learner must see to be able to answer. */
  private static String shown(Task task) {
    StringBuilder shown = new StringBuilder();
    if (task instanceof Choice choice)
      for (int i = 0; i < choice.options().size(); i++)
        shown
            .append(i == 0 ? "\n\n" : "\n")
            .append(Choice.letter(i))
            .append(") ")
            .append(choice.options().get(i).text());
    else if (task instanceof Matching matching)
      shown
          .append("\n\n")
          .append(
              matching.pairs().stream().map(Matching.Pair::left).collect(Collectors.joining("\n")))
          .append("\n\n")
          .append(String.join("\n", matching.column()));
    else if (task instanceof Order order)
      shown.append("\n\n").append(String.join("\n", order.shown()));
    else if (task instanceof TrueFalse) shown.append("\n\nTrue or false?");
    else if (task instanceof Parts parts)
      for (Parts.Part part : parts.parts())
        shown.append("\n\n").append(part.label()).append(": ").append(shown(part.task()).strip());
    return shown.toString();
  }

  private static String back(Question question) {
    String answer = answer(question.task());
    return answer + (answer.isEmpty() || question.why().isEmpty() ? "" : "\n\n") + question.why();
  }

  private static String answer(Task task) {
    if (task instanceof Parts parts)
      return parts.parts().stream()
          .map(part -> part.label() + ": " + Abroad.answer(part.task()))
          .collect(Collectors.joining("\n"));
    return task instanceof Matching || task instanceof Order
        ? Abroad.answer(task).replace("; ", "\n")
        : Abroad.answer(task);
  }
}
