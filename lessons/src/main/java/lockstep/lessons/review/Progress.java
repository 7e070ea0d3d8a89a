package lockstep.lessons.review;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one learner has done and remembers. Never changes: each verb gives a new one.
 *
 * <p>Only a question's first try counts for its skills (right is {@link Rating#GOOD}, wrong {@link
 * Rating#AGAIN}); a second try is logged, so that finding out by elimination is not taken for
 * knowing.
 */
public final class Progress {
  /** How many answers the log keeps; older ones are dropped and counted. */
  public static final int LOG = 10_000;

  /** Of somebody who has not begun. */
  public static final Progress NONE = new Progress(Map.of(), Map.of(), Map.of(), List.of(), 0);

  private static final Fsrs FSRS = Fsrs.STANDARD;

  private final SortedMap<Skill, Practice> skills;
  private final SortedMap<String, LessonMark> lessons;
  private final SortedMap<String, Belief> beliefs;
  private final Log log;
  private final long dropped;

  Progress(
      Map<Skill, Practice> skills,
      Map<String, LessonMark> lessons,
      Map<String, Belief> beliefs,
      List<Answer> answers,
      long dropped) {
    this(skills, lessons, beliefs, Log.of(answers), dropped);
  }

  Progress(
      Map<Skill, Practice> skills,
      Map<String, LessonMark> lessons,
      Map<String, Belief> beliefs,
      Log log,
      long dropped) {
    this.skills = Collections.unmodifiableSortedMap(new TreeMap<>(skills));
    this.lessons = Collections.unmodifiableSortedMap(new TreeMap<>(lessons));
    this.beliefs = Collections.unmodifiableSortedMap(new TreeMap<>(beliefs));
    int over = Math.max(0, log.size() - LOG);
    this.log = log.without(over);
    this.dropped = dropped + over;
  }

  /** Every skill that was asked, also of kinds that this version does not know. */
  public SortedMap<Skill, Practice> skills() {
    return skills;
  }

  /** Every lesson that was opened, by its name. */
  public SortedMap<String, LessonMark> lessons() {
    return lessons;
  }

  /** Every misconception that an answer has shown, by its id. */
  public SortedMap<String, Belief> beliefs() {
    return beliefs;
  }

  /** The log, the oldest first, up to {@link #LOG} answers. */
  public List<Answer> answers() {
    return log.answers();
  }

  /** The log as it is kept. */
  Log log() {
    return log;
  }

  /** How many answers were dropped from the log because it was full. */
  public long dropped() {
    return dropped;
  }

  /** After a first try that leaves no row in the log. */
  public Progress answered(Collection<Skill> asked, boolean right, Instant at) {
    return new Progress(
        practised(asked, new Practice.Outcome(at, right, false)), lessons, beliefs, log, dropped);
  }

  /** After an answer, which is logged too; the misconception it shows is counted at any try. */
  public Progress answered(Answer answer) {
    Map<String, Belief> believed = new TreeMap<>(beliefs);
    answer
        .misconception()
        .ifPresent(
            id ->
                believed.compute(
                    id, (key, b) -> b == null ? new Belief(1, answer.at()) : b.again(answer.at())));
    Practice.Outcome outcome = new Practice.Outcome(answer.at(), answer.right(), answer.sure());
    return new Progress(
        answer.attempt() == 1 ? practised(answer.skills(), outcome) : skills,
        lessons,
        believed,
        log.and(answer),
        dropped);
  }

  private Map<Skill, Practice> practised(Collection<Skill> asked, Practice.Outcome outcome) {
    Map<Skill, Practice> after = new TreeMap<>(skills);
    for (Skill skill : new LinkedHashSet<>(asked))
      after.compute(
          skill,
          (key, practice) ->
              practice == null ? Practice.first(FSRS, outcome) : practice.and(FSRS, outcome));
    return after;
  }

  /**
   * After a page of a lesson was opened; the first one begins the lesson.
   *
   * @param page from 1
   */
  public Progress reached(String lesson, int page, Instant at) {
    LessonMark before = lessons.get(lesson);
    return marked(
        lesson,
        before == null
            ? new LessonMark(page, at, Optional.empty(), at)
            : new LessonMark(page, before.begun(), before.finished(), at));
  }

  /** After the last page of a lesson was done; the first time stays. */
  public Progress finished(String lesson, Instant at) {
    LessonMark before = lessons.getOrDefault(lesson, new LessonMark(1, at, Optional.empty(), at));
    Optional<Instant> finished = before.finished().or(() -> Optional.of(at));
    return marked(lesson, new LessonMark(before.page(), before.begun(), finished, at));
  }

  private Progress marked(String lesson, LessonMark mark) {
    Map<String, LessonMark> after = new TreeMap<>(lessons);
    after.put(lesson, mark);
    return new Progress(skills, after, beliefs, log, dropped);
  }

  /** How a skill stands, with the chance that it would be recalled now. */
  public Mastery.Standing mastery(Skill skill, Instant now) {
    Practice practice = skills.get(skill);
    if (practice == null) return new Mastery.Standing(Mastery.UNSEEN, 0);
    Memory memory = practice.memory();
    Mastery mastery =
        switch (memory.state()) {
          case LEARNING -> Mastery.LEARNING;
          case RELEARNING -> Mastery.SHAKY;
          case REVIEW -> now.isBefore(memory.due()) ? Mastery.KNOWN : Mastery.SHAKY;
        };
    return new Mastery.Standing(mastery, FSRS.retrievability(memory, now));
  }

  /**
   * The skills that are due, in the order to ask them: first those that were answered wrong by a
   * learner who was sure, then the others; each part by turns of kind, within a kind the longest
   * overdue first. Skills that this version cannot ask about are left out.
   */
  public List<Skill> due(Instant now) {
    List<Skill> due =
        skills.entrySet().stream()
            .filter(e -> e.getKey().known() && !e.getValue().memory().due().isAfter(now))
            .sorted(
                Comparator.<Map.Entry<Skill, Practice>, Instant>comparing(
                        e -> e.getValue().memory().due())
                    .thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .toList();
    List<Skill> order = new ArrayList<>();
    order.addAll(byTurns(due.stream().filter(s -> skills.get(s).surelyWrong()).toList()));
    order.addAll(byTurns(due.stream().filter(s -> !skills.get(s).surelyWrong()).toList()));
    return order;
  }

  /** One of each kind in turn; the kinds in the order in which they come first. */
  private static List<Skill> byTurns(List<Skill> sorted) {
    Map<Skill.Kind, Deque<Skill>> kinds = new LinkedHashMap<>();
    for (Skill skill : sorted)
      kinds.computeIfAbsent(skill.kind(), kind -> new ArrayDeque<>()).add(skill);
    List<Skill> mixed = new ArrayList<>();
    while (mixed.size() < sorted.size())
      for (Deque<Skill> kind : kinds.values()) if (!kind.isEmpty()) mixed.add(kind.remove());
    return mixed;
  }
}
