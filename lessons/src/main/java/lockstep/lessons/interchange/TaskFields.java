package lockstep.lessons.interchange;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.lessons.quiz.Choice;
import lockstep.lessons.quiz.ClickState;
import lockstep.lessons.quiz.Description;
import lockstep.lessons.quiz.Essay;
import lockstep.lessons.quiz.Kind;
import lockstep.lessons.quiz.Matching;
import lockstep.lessons.quiz.Numeric;
import lockstep.lessons.quiz.Order;
import lockstep.lessons.quiz.Parts;
import lockstep.lessons.quiz.PredictStates;
import lockstep.lessons.quiz.SegmentOrder;
import lockstep.lessons.quiz.ShortText;
import lockstep.lessons.quiz.Task;
import lockstep.lessons.quiz.TrueFalse;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;

/** The fields of what is answered; see {@link Fields}. */
final class TaskFields {
  private TaskFields() {}

  static void put(Map<String, String> to, String p, Task task) {
    to.put(p + "kind", task.kind().word());
    if (task instanceof Choice choice) {
      for (int i = 0; i < choice.options().size(); i++) {
        Choice.Option option = choice.options().get(i);
        answer(
            to,
            p + "option." + (i + 1),
            option.text(),
            option.weight(),
            option.feedback(),
            option.idea());
      }
    } else if (task instanceof TrueFalse t) {
      to.put(p + "so", String.valueOf(t.so()));
      to.put(p + "right", t.whenRight());
      to.put(p + "wrong", t.whenWrong());
      to.put(p + "idea", t.idea());
    } else if (task instanceof Numeric numeric) {
      to.put(p + "port", String.valueOf(numeric.port()));
      to.put(p + "other", numeric.other());
      for (int i = 0; i < numeric.targets().size(); i++) {
        Numeric.Target target = numeric.targets().get(i);
        String name = p + "target." + (i + 1);
        answer(
            to, name, target.value().toString(), target.weight(), target.feedback(), target.idea());
        to.put(name + ".tolerance", target.tolerance().toString());
      }
    } else if (task instanceof ShortText text) {
      to.put(p + "vocabulary", text.vocabulary().name());
      for (int i = 0; i < text.accepted().size(); i++) {
        ShortText.Accepted a = text.accepted().get(i);
        answer(to, p + "accepted." + (i + 1), a.text(), a.weight(), a.feedback(), a.idea());
      }
    } else if (task instanceof Matching matching) {
      for (int i = 0; i < matching.pairs().size(); i++) {
        to.put(p + "pair." + (i + 1) + ".left", matching.pairs().get(i).left());
        to.put(p + "pair." + (i + 1) + ".right", matching.pairs().get(i).right());
      }
      Fields.list(to, p + "extra.", matching.extra());
    } else if (task instanceof Order order) {
      Fields.list(to, p + "shown.", order.shown());
      to.put(
          p + "right",
          order.right().stream().map(String::valueOf).collect(Collectors.joining(" ")));
      if (order.judge() instanceof SegmentOrder segments)
        to.put(p + "scenario", segments.scenario());
    } else if (task instanceof PredictStates predict) {
      for (int i = 0; i < predict.ends().size(); i++) {
        PredictStates.End end = predict.ends().get(i);
        to.put(p + "end." + (i + 1) + ".actor", end.actor().toString());
        to.put(p + "end." + (i + 1) + ".state", end.state().rfcName());
        ideas(to, p + "end." + (i + 1) + ".", end.ideas());
      }
    } else if (task instanceof ClickState click) {
      to.put(
          p + "accepted",
          EnumSet.copyOf(click.accepted()).stream()
              .map(TcpState::rfcName)
              .collect(Collectors.joining(" ")));
      ideas(to, p, click.ideas());
    } else if (task instanceof Parts parts) {
      for (int i = 0; i < parts.parts().size(); i++) {
        to.put(p + "part." + (i + 1) + ".label", parts.parts().get(i).label());
        put(to, p + "part." + (i + 1) + ".task.", parts.parts().get(i).task());
      }
    }
  }

  private static void answer(
      Map<String, String> to,
      String name,
      String text,
      double weight,
      String feedback,
      String idea) {
    to.put(name + ".text", text);
    to.put(name + ".weight", Double.toString(weight));
    to.put(name + ".feedback", feedback);
    to.put(name + ".idea", idea);
  }

  private static void ideas(Map<String, String> to, String p, Map<TcpState, String> ideas) {
    for (TcpState state : TcpState.values())
      if (ideas.containsKey(state)) to.put(p + "idea." + state.rfcName(), ideas.get(state));
  }

  /**
   * The task of these fields.
   *
   * @throws IllegalArgumentException when they make none
   */
  static Task task(Map<String, String> f, String p) {
    Kind kind = Fields.kind(f, p);
    return switch (kind) {
      case MULTIPLE_CHOICE -> new Choice(options(f, p), false);
      case MULTIPLE_RESPONSE -> new Choice(options(f, p), true);
      case TRUE_FALSE ->
          new TrueFalse(
              yes(f, p + "so"),
              Fields.get(f, p + "right"),
              Fields.get(f, p + "wrong"),
              Fields.get(f, p + "idea"));
      case NUMERIC ->
          new Numeric(
              Fields.each(f, p + "target.", ".text", i -> target(f, p + "target." + i)),
              yes(f, p + "port"),
              Fields.get(f, p + "other"));
      case SHORT_TEXT ->
          new ShortText(
              Fields.each(f, p + "accepted.", ".text", i -> accepted(f, p + "accepted." + i)),
              ShortText.Vocabulary.valueOf(Fields.get(f, p + "vocabulary")));
      case MATCHING ->
          new Matching(
              Fields.each(
                  f,
                  p + "pair.",
                  ".left",
                  i ->
                      new Matching.Pair(
                          Fields.get(f, p + "pair." + i + ".left"),
                          Fields.get(f, p + "pair." + i + ".right"))),
              Fields.list(f, p + "extra."));
      case ORDER -> order(f, p);
      case PREDICT_STATES ->
          new PredictStates(Fields.each(f, p + "end.", ".actor", i -> end(f, p + "end." + i)));
      case CLICK_STATE ->
          new ClickState(
              Arrays.stream(Fields.get(f, p + "accepted").split(" "))
                  .map(TaskFields::state)
                  .collect(Collectors.toUnmodifiableSet()),
              ideas(f, p));
      case FILL_LADDER, READ_ROW, DIAGNOSE_TABLE ->
          new Parts(kind, Fields.each(f, p + "part.", ".label", i -> part(f, p + "part." + i)));
      case ESSAY -> new Essay();
      case DESCRIPTION -> new Description();
    };
  }

  private static List<Choice.Option> options(Map<String, String> f, String p) {
    return Fields.each(
        f,
        p + "option.",
        ".text",
        i -> {
          String name = p + "option." + i;
          return new Choice.Option(
              Fields.get(f, name + ".text"),
              weight(f, name),
              Fields.get(f, name + ".feedback"),
              Fields.get(f, name + ".idea"));
        });
  }

  private static Numeric.Target target(Map<String, String> f, String name) {
    return new Numeric.Target(
        Numbers.read(Fields.get(f, name + ".text")),
        Numbers.read(Fields.get(f, name + ".tolerance")),
        weight(f, name),
        Fields.get(f, name + ".feedback"),
        Fields.get(f, name + ".idea"));
  }

  private static ShortText.Accepted accepted(Map<String, String> f, String name) {
    return new ShortText.Accepted(
        Fields.get(f, name + ".text"),
        weight(f, name),
        Fields.get(f, name + ".feedback"),
        Fields.get(f, name + ".idea"));
  }

  private static Order order(Map<String, String> f, String p) {
    List<Integer> right =
        Arrays.stream(Fields.get(f, p + "right").split(" "))
            .filter(word -> word.matches("\\d{1,4}"))
            .map(Integer::valueOf)
            .toList();
    return new Order(
        Fields.list(f, p + "shown."),
        right,
        f.containsKey(p + "scenario")
            ? new SegmentOrder(f.get(p + "scenario"))
            : new Order.OneOrder());
  }

  private static PredictStates.End end(Map<String, String> f, String name) {
    String actor = Fields.get(f, name + ".actor");
    return new PredictStates.End(
        Actor.named(actor)
            .orElseThrow(() -> new IllegalArgumentException("\"" + actor + "\" acts nowhere")),
        state(Fields.get(f, name + ".state")),
        ideas(f, name + "."));
  }

  private static Parts.Part part(Map<String, String> f, String name) {
    // Parts of parts are refused by their constructor; here they would be a way into deep nesting.
    Kind kind = Fields.kind(f, name + ".task.");
    if (Set.of(Kind.FILL_LADDER, Kind.READ_ROW, Kind.DIAGNOSE_TABLE).contains(kind))
      throw new IllegalArgumentException("a part is a " + kind.word());
    return new Parts.Part(Fields.get(f, name + ".label"), task(f, name + ".task."));
  }

  private static Map<TcpState, String> ideas(Map<String, String> f, String p) {
    Map<TcpState, String> ideas = new EnumMap<>(TcpState.class);
    for (TcpState state : TcpState.values()) {
      String idea = f.get(p + "idea." + state.rfcName());
      if (idea != null) ideas.put(state, idea);
    }
    return ideas;
  }

  private static TcpState state(String name) {
    return TcpState.named(name)
        .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is no state"));
  }

  private static boolean yes(Map<String, String> f, String name) {
    return Boolean.parseBoolean(Fields.get(f, name));
  }

  private static double weight(Map<String, String> f, String name) {
    String weight = Fields.get(f, name + ".weight");
    if (!Numbers.isNumber(weight))
      throw new IllegalArgumentException("a weight is no number: " + Source.quoted(weight));
    return Double.parseDouble(weight);
  }
}
