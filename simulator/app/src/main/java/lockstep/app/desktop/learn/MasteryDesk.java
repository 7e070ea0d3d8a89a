package lockstep.app.desktop.learn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Overlays;
import lockstep.app.desktop.desk.Work;
import lockstep.lessons.ports.KnownPort;
import lockstep.lessons.ports.OwnTable;
import lockstep.lessons.quiz.Misconceptions;
import lockstep.lessons.review.Mastery;
import lockstep.lessons.review.Progress;
import lockstep.lessons.review.Skill;
import lockstep.tcp.Figure5;
import lockstep.tcp.TcpState;
import lockstep.views.diagram.MasteryMark;
import lockstep.views.learn.MasteryPane;
import lockstep.views.learn.MasteryView;
import lockstep.views.learn.MasteryView.Line;

/** Shows what is known by now. */
final class MasteryDesk {
  private final Desk desk;
  private final Work work;
  private final LearnerFile file;
  private MasteryPane pane;

  MasteryDesk(Desk desk, Work work, LearnerFile file) {
    this.desk = desk;
    this.work = work;
    this.file = file;
  }

  void open() {
    if (pane == null) pane = new MasteryPane(() -> desk.overlays().close(pane));
    if (desk.overlays().isOpen(pane)) {
      desk.overlays().close(pane);
      return;
    }
    desk.overlays().open(pane, Overlays.PAGE);
    pane.focusLists();
    file.read(progress -> work.begin(() -> view(progress, Instant.now()), pane::show, pane::tell));
  }

  /** What a progress comes to. */
  static MasteryView view(Progress progress, Instant now) {
    Map<TcpState, Line> states = new EnumMap<>(TcpState.class);
    for (TcpState state : TcpState.values())
      states.put(state, line(state.rfcName(), Skill.of(state), progress, now));
    Map<String, Line> edges = new HashMap<>();
    for (Figure5.Edge edge : Figure5.EDGES)
      edges.put(
          edge.id(),
          line(
              edge.from().rfcName() + " \u2192 " + edge.to().rfcName(),
              Skill.of(edge),
              progress,
              now));
    return new MasteryView(
        states,
        edges,
        List.of(
            ports(progress, now),
            new MasteryView.Named("switches", of(Skill.Kind.SWITCH, progress, now), 0),
            new MasteryView.Named("ideas", ideas(progress, now), 0)));
  }

  private static List<Line> of(Skill.Kind kind, Progress progress, Instant now) {
    List<Line> lines = new ArrayList<>();
    for (Skill skill : progress.skills().keySet())
      if (skill.kind() == kind) lines.add(line(skill.name(), skill, progress, now));
    return lines;
  }

  /** Misconceptions with what is believed. */
  private static List<Line> ideas(Progress progress, Instant now) {
    return of(Skill.Kind.IDEA, progress, now).stream()
        .map(line -> new Line(believed(line.name()), line.mark(), line.percent()))
        .toList();
  }

  private static String believed(String id) {
    return Misconceptions.find(id).map(idea -> id + ": " + idea.statement()).orElse(id);
  }

  /** Those that were met, by their numbers and with their names, and how many more are asked. */
  private static MasteryView.Named ports(Progress progress, Instant now) {
    SortedMap<Integer, Line> met = new TreeMap<>();
    Map<Integer, String> names = new HashMap<>();
    Set<Integer> others = new HashSet<>();
    for (KnownPort port : OwnTable.all()) {
      names.putIfAbsent(port.endpoint().port(), port.assignment().name());
      if (port.group().asked()) others.add(port.endpoint().port());
    }
    for (Skill skill : progress.skills().keySet()) {
      if (skill.kind() != Skill.Kind.PORT || !skill.known()) continue;
      int number = Integer.parseInt(skill.name());
      String name = (number + " " + names.getOrDefault(number, "")).strip();
      met.put(number, line(name, skill, progress, now));
      others.remove(number);
    }
    return new MasteryView.Named("ports", List.copyOf(met.values()), others.size());
  }

  private static Line line(String name, Skill skill, Progress progress, Instant now) {
    Mastery.Standing standing = progress.mastery(skill, now);
    return new Line(name, mark(standing.mastery()), (int) Math.round(standing.recall() * 100));
  }

  private static MasteryMark mark(Mastery mastery) {
    return switch (mastery) {
      case UNSEEN -> MasteryMark.UNMET;
      case LEARNING -> MasteryMark.LEARNING;
      case SHAKY -> MasteryMark.DUE;
      case KNOWN -> MasteryMark.KNOWN;
    };
  }
}
