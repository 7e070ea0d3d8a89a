package lockstep.views.plates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lockstep.comparison.Moment;
import lockstep.tcp.Figure5;
import lockstep.tcp.RfcRef;
import lockstep.trace.TraceStep;
import lockstep.views.diagram.DiagramPart;
import lockstep.views.diagram.TakenEdge;
import lockstep.views.plates.Plate.Kind;
import lockstep.views.plates.Plate.Line;
import lockstep.views.plates.Plate.Part;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/** What is said of an edge: the figure's words, what decides it, whether it was seen. */
public final class EdgePlate {
  private EdgePlate() {}

  /** The plate of an edge. */
  public static Plate of(DiagramPart part, PlateFacts facts) {
    Figure5.Edge edge = part.edge();
    Deciding deciding = Deciding.of(edge.id());
    Moment taken = lastTaken(edge, facts.soFar());
    List<Part> parts = new ArrayList<>();
    parts.add(StatePlate.part("figure", Kind.WORDS, figure(edge)));
    RfcRef ref = decided(taken, deciding);
    parts.add(StatePlate.part("decided", Kind.WORDS, List.of(Line.of(passage(ref)))));
    parts.add(StatePlate.part("code", Kind.MONO, List.of(Line.of(deciding.code()))));
    parts.add(StatePlate.part("seen", Kind.WORDS, seen(edge, taken, facts)));
    parts.add(
        Scenarios.part(
            facts.leads() == null ? null : facts.leads().along(edge.id()),
            "plate.scenarios.along"));
    return new Plate(title(edge), Words.of("plate.edge." + edge.id()), parts);
  }

  /** {@code FIN-WAIT-1 → FIN-WAIT-2}. */
  static String title(Figure5.Edge edge) {
    return Words.of("plate.edge.title", edge.from().rfcName(), edge.to().rfcName());
  }

  private static List<Line> figure(Figure5.Edge edge) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(Words.of("plate.figure.cause"), edge.cause()));
    if (edge.actions().equals(List.of("x")))
      lines.add(new Line(Words.of("plate.figure.action"), Words.of("plate.figure.x")));
    else if (!edge.actions().isEmpty())
      lines.add(new Line(Words.of("plate.figure.action"), String.join(", ", edge.actions())));
    if (!edge.note().isEmpty()) lines.add(new Line(Words.of("plate.figure.note"), edge.note()));
    return lines;
  }

  /** The passage that the model named when it took the edge last, or the one that is usual. */
  private static RfcRef decided(Moment taken, Deciding deciding) {
    RfcRef told = taken == null ? null : taken.step().decided();
    return told == null ? deciding.ref() : told;
  }

  /** {@code RFC 9293 section 3.10.7.4, fifth check, ACK field}. */
  static String passage(RfcRef ref) {
    if (ref.isSocketsLayer()) return ref.toString();
    String passage = Words.of("plate.passage", ref.document(), ref.section());
    String about = "plate.section." + ref.section();
    if (Words.has(about)) passage += ", " + Words.of(about);
    if (ref.part().isEmpty()) return passage;
    return passage + ", " + parts(ref, ref.section().equals("3.10.7.4"));
  }

  /** The checks by their numbers and subjects: {@code fifth check, the ACK field}. */
  private static String parts(RfcRef ref, boolean checks) {
    List<String> words = new ArrayList<>();
    for (String part : ref.part().split(", "))
      words.add(
          checks && Words.has("plate.check." + part)
              ? Words.of("plate.check." + part)
              : part.toLowerCase(Locale.ROOT));
    return String.join("; ", words);
  }

  private static List<Line> seen(Figure5.Edge edge, Moment taken, PlateFacts facts) {
    List<Line> lines = new ArrayList<>();
    if (taken != null) {
      TraceStep step = taken.step();
      String why = step.why() == null ? "" : Words.of("plate.seen.why", step.why());
      lines.add(
          Line.of(Words.of("plate.seen.step", taken.number(), Sentences.who(step.actor())) + why));
    } else if (facts.seen().contains(edge.id())) {
      lines.add(Line.of(Words.of("plate.seen.course")));
    } else {
      lines.add(Line.of(Words.of("plate.seen.not")));
    }
    return lines;
  }

  private static Moment lastTaken(Figure5.Edge edge, List<Moment> soFar) {
    for (int i = soFar.size() - 1; i >= 0; i--)
      if (TakenEdge.all(soFar.get(i).step()).contains(edge)) return soFar.get(i);
    return null;
  }
}
