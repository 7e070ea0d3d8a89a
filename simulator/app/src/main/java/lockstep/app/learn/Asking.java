package lockstep.app.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.lessons.quiz.Grade;
import lockstep.lessons.quiz.Kind;
import lockstep.lessons.quiz.Misconception;
import lockstep.lessons.quiz.Misconceptions;
import lockstep.lessons.quiz.NotUnderstood;
import lockstep.lessons.quiz.Question;

/**
 * One question while it is asked: how often it may be answered, and what is to be told after that.
 * The terminal and the window both ask by it, each in its own way of showing.
 */
public final class Asking {
  /** How often a question may be answered. */
  public static final int TRIES = 2;

  private final Question question;
  private final List<Asked.Try> tries = new ArrayList<>();
  private boolean passed;

  public Asking(Question question) {
    this.question = question;
  }

  public Question question() {
    return question;
  }

  /**
   * Takes an answer.
   *
   * @throws NotUnderstood when the line is none; then nothing is counted
   */
  public Grade give(String line) throws NotUnderstood {
    Grade grade = question.task().grade(line);
    tries.add(new Asked.Try(line, grade));
    return grade;
  }

  /** The learner goes on without an answer, or without another one. */
  public void pass() {
    passed = true;
  }

  /** Whether nothing more is answered: it was right, passed over, or the last try. */
  public boolean isDone() {
    return passed || isRight() || tries.size() >= TRIES || question.kind() == Kind.DESCRIPTION;
  }

  /** Whether the last answer was right. */
  public boolean isRight() {
    return !tries.isEmpty() && tries.get(tries.size() - 1).grade().isRight();
  }

  /** Whether another answer may follow a wrong one. */
  public boolean mayTryAgain() {
    return !isDone() && !tries.isEmpty();
  }

  /** What the answer is, in full words, where the learner did not say it; empty where he did. */
  public Optional<String> answer() {
    if (isRight() || !question.kind().isGraded()) return Optional.empty();
    try {
      return Optional.of(question.task().grade(question.task().key()).understood());
    } catch (NotUnderstood e) {
      throw new IllegalStateException("the key of " + question.name() + " is no answer", e);
    }
  }

  /** Whether the transition is shown once more: a try was wrong, or there was none. */
  public boolean showsMore() {
    return tries.isEmpty() || tries.stream().anyMatch(one -> !one.grade().isRight());
  }

  /** The cards of the misconceptions that the answers show. */
  public List<Misconception> cards() {
    if (!showsMore()) return List.of();
    return asked(false).ideas().stream().flatMap(id -> Misconceptions.find(id).stream()).toList();
  }

  /**
   * What came of it.
   *
   * @param ended whether there was nobody to answer any more
   */
  public Asked asked(boolean ended) {
    return new Asked(question, tries, ended);
  }
}
