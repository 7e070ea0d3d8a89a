package lockstep.lessons.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.Choice.Option;
import lockstep.lessons.quiz.Exhibit;
import lockstep.lessons.quiz.Question;
import lockstep.tcp.Figure5;
import lockstep.tcp.TcpState;

/** Questions about the diagram: what leads where, and what cannot be. */
final class DiagramQuestions {
  private static final String PAIRS = "/lockstep/lessons/pairs.txt";
  private static final Set<String> REACHED = new HashSet<>(Pool.text(PAIRS));

  /** Causes in the figure's words, and what they are for the machine. */
  private static final Map<String, Happening> CAUSES =
      Map.ofEntries(
          Map.entry("passive OPEN", Happening.OPEN_PASSIVE),
          Map.entry("active OPEN", Happening.OPEN_ACTIVE),
          Map.entry("CLOSE", Happening.CLOSE),
          Map.entry("rcv RST (note 1)", Happening.RST),
          Map.entry("rcv SYN", Happening.SYN),
          Map.entry("rcv ACK of SYN", Happening.ACK_OF_SYN),
          Map.entry("rcv SYN,ACK", Happening.SYN_ACK),
          Map.entry("rcv FIN", Happening.FIN),
          Map.entry("rcv ACK of FIN", Happening.ACK_OF_FIN),
          Map.entry("Timeout=2MSL", Happening.TWO_MSL));

  private DiagramQuestions() {}

  static List<Template> all() {
    return List.of(
        new Template(
            "which-event",
            "states",
            "what leads from one state to another",
            DiagramQuestions::event),
        new Template("edge-cause", "states", "the arrows of Figure 5", DiagramQuestions::edge),
        new Template(
            "impossible-together",
            "states",
            "which states the two ends can have at once",
            DiagramQuestions::impossible));
  }

  /** From one state to another; several events may do it, and then all are to be marked. */
  private static Question event(String name, Dice dice) {
    List<TcpState[]> ways = new ArrayList<>();
    for (TcpState from : TcpState.values())
      for (TcpState to : TcpState.values())
        if (from != to && !Happening.between(from, to).isEmpty() && wrong(from, to).size() >= 2)
          ways.add(new TcpState[] {from, to});
    TcpState[] way = dice.pick(ways);
    List<Happening> right = Happening.between(way[0], way[1]);
    List<Option> options = new ArrayList<>();
    for (Happening one : right) options.add(Option.right(one.words()));
    for (Happening one : dice.some(wrong(way[0], way[1]), 3))
      options.add(Option.wrong(one.words(), leads(way[0], one), idea(way[0], way[1], one)));
    boolean several = right.size() > 1;
    String stem =
        "An end stands in "
            + way[0].rfcName()
            + (way[0] == TcpState.SYN_RECEIVED ? ", to which it came from LISTEN" : "")
            + ". "
            + (several ? "Which of these take it to " : "Which of these takes it to ")
            + way[1].rfcName()
            + (several ? "? Mark each that does." : "?");
    List<Option> shuffled = dice.shuffled(options);
    List<String> tags = new ArrayList<>();
    tags.add("skill:state:" + way[0].rfcName());
    tags.add("skill:state:" + way[1].rfcName());
    Figure5.edge(way[0], way[1]).ifPresent(edge -> tags.add("skill:edge:" + edge.id()));
    tags.add("proof:event:" + way[0].name() + ":" + way[1].name());
    return new Question(
        name,
        stem,
        Exhibit.NONE,
        several ? Choice.several(shuffled) : Choice.one(shuffled),
        Reasons.capital(
            String.join("; ", right.stream().map(Happening::words).toList())
                + ": that leads from "
                + way[0].rfcName()
                + " to "
                + way[1].rfcName()
                + " (RFC 9293 section 3.10)."),
        tags,
        Optional.empty());
  }

  /** What who takes this for the cause believes; empty where none of the misconceptions fits. */
  private static String idea(TcpState from, TcpState to, Happening taken) {
    boolean fin = taken == Happening.FIN || taken == Happening.FIN_AND_ACK;
    if (from == TcpState.CLOSE_WAIT && taken != Happening.CLOSE && taken != Happening.ABORT)
      return "M29";
    if (to == TcpState.CLOSED && fin) return "M22";
    if (to == TcpState.TIME_WAIT && taken == Happening.RST) return "M33";
    return "";
  }

  /** What can happen in a state and does not lead there. */
  private static List<Happening> wrong(TcpState from, TcpState to) {
    return Arrays.stream(Happening.values())
        .filter(one -> one.isPossible(from) && one.from(from) != to)
        .toList();
  }

  private static String leads(TcpState from, Happening one) {
    TcpState to = one.from(from);
    return to == from ? "That changes no state here." : "That leads to " + to.rfcName() + ".";
  }

  private static Question edge(String name, Dice dice) {
    Figure5.Edge edge = dice.pick(Figure5.EDGES);
    Set<String> causes = new LinkedHashSet<>();
    // Those that leave the same state first: they are the ones to be told apart.
    for (Figure5.Edge other : Figure5.EDGES)
      if (other.from() == edge.from()) causes.add(other.cause());
    causes.addAll(dice.shuffled(Figure5.EDGES.stream().map(Figure5.Edge::cause).toList()));
    causes.remove(edge.cause());
    causes.removeIf(cause -> leadsThere(cause, edge));
    List<Option> wrong =
        causes.stream()
            .map(
                cause ->
                    CAUSES.containsKey(cause)
                        ? Options.wrong(cause, idea(edge.from(), edge.to(), CAUSES.get(cause)))
                        : Options.plain(cause))
            .toList();
    return new Question(
        name,
        "Figure 5 of RFC 9293 has an arrow from "
            + edge.from().rfcName()
            + " to "
            + edge.to().rfcName()
            + ". What is written at it as the cause?",
        Exhibit.NONE,
        Options.one(dice, edge.cause(), wrong),
        edge.cause()
            + " leads from "
            + edge.from().rfcName()
            + " to "
            + edge.to().rfcName()
            + (edge.note().isEmpty() ? "" : ", " + edge.note())
            + " (RFC 9293 section 3.3.2, Figure 5).",
        List.of(
            "skill:edge:" + edge.id(),
            "skill:state:" + edge.from().rfcName(),
            "skill:state:" + edge.to().rfcName(),
            "proof:edge:" + edge.id()),
        Optional.empty());
  }

  /** Whether a cause leads along an edge in the machine, though the figure does not write it. */
  static boolean leadsThere(String cause, Figure5.Edge edge) {
    // A SEND in LISTEN is the figure's word for turning active; elsewhere it changes nothing.
    if (cause.equals("SEND"))
      return edge.from() == TcpState.LISTEN && edge.to() == TcpState.SYN_SENT;
    Happening happening = CAUSES.get(cause);
    return happening.isPossible(edge.from()) && happening.from(edge.from()) == edge.to();
  }

  private static Question impossible(String name, Dice dice) {
    List<String> never = new ArrayList<>();
    List<String> reached = new ArrayList<>();
    TcpState[] states = TcpState.values();
    for (TcpState one : states)
      for (TcpState other : states)
        // A real system's listener stays beside its connections: LISTEN is no fair key.
        if (one.ordinal() <= other.ordinal() && one != TcpState.LISTEN && other != TcpState.LISTEN)
          (isReached(one, other) ? reached : never).add(pair(one, other));
    String key = dice.pick(never);
    List<Option> wrong = new ArrayList<>();
    for (String pair : dice.some(reached, 3))
      wrong.add(Option.wrong(pair, "That comes about.", isOdd(pair) ? "M18" : ""));
    List<String> tags = new ArrayList<>();
    for (String state : key.split(" and ")) tags.add("skill:state:" + state);
    tags.add("proof:pair");
    return new Question(
        name,
        "Two ends open at most once each and share one connection. Segments may be lost, doubled"
            + " or overtaken, but no host forgets anything. Which two states can the ends never"
            + " have at the same moment?",
        Exhibit.NONE,
        Options.one(dice, key, wrong),
        "No way through the two machines of RFC 9293 section 3.10 leads to "
            + key
            + ": to get into the one state, an end needs a segment that the other cannot have"
            + " sent or acknowledged and still be in the other.",
        tags.stream().distinct().toList(),
        Optional.empty());
  }

  private static boolean isOdd(String pair) {
    String[] states = pair.split(" and ");
    return !states[0].equals(states[1]);
  }

  private static String pair(TcpState one, TcpState other) {
    return one.rfcName() + " and " + other.rfcName();
  }

  static boolean isReached(TcpState one, TcpState other) {
    return REACHED.contains(one + " " + other) || REACHED.contains(other + " " + one);
  }
}
