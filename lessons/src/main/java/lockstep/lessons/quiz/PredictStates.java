package lockstep.lessons.quiz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.table.StateWords;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;

/**
 * The state in which each end stands next. An answer is written {@code client FIN-WAIT-2, server
 * CLOSE-WAIT}, or as the states alone in the order asked; in any system's spelling.
 *
 * @param ends the ends in the order asked, one to six
 */
public record PredictStates(List<End> ends) implements Task {
  public PredictStates {
    ends = List.copyOf(ends);
    if (ends.isEmpty() || ends.size() > 6)
      throw new IllegalArgumentException("one to six ends are asked for, not " + ends.size());
  }

  /**
   * One end.
   *
   * @param state where it stands next
   * @param ideas the misconceptions that wrong answers show
   */
  public record End(Actor actor, TcpState state, Map<TcpState, String> ideas) {
    public End {
      ideas = Map.copyOf(ideas);
    }

    /** An end whose wrong answers show nothing of note. */
    public static End of(Actor actor, TcpState state) {
      return new End(actor, state, Map.of());
    }
  }

  @Override
  public Kind kind() {
    return Kind.PREDICT_STATES;
  }

  @Override
  public Grade grade(String answer) throws NotUnderstood {
    Map<Actor, TcpState> given = read(answer);
    int right = 0;
    List<String> understood = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    Set<String> ideas = new LinkedHashSet<>();
    for (End end : ends) {
      TcpState state = given.get(end.actor());
      understood.add(end.actor() + " " + state.rfcName());
      if (state == end.state()) right++;
      else if (end.ideas().containsKey(state)) ideas.add(end.ideas().get(state));
      if (state != end.state() && ends.size() > 1)
        remarks.add("Not so for " + end.actor().inWords() + ".");
    }
    return new Grade((double) right / ends.size(), String.join(", ", understood), remarks, ideas);
  }

  private Map<Actor, TcpState> read(String answer) throws NotUnderstood {
    Map<Actor, TcpState> given = new LinkedHashMap<>();
    int next = 0;
    String[] parts = Answers.plain(answer).split("\\s*[,;]\\s*|\\s+");
    for (int i = 0; i < parts.length; i++) {
      Optional<Actor> named = Actor.named(parts[i].toLowerCase(java.util.Locale.ROOT));
      Actor actor;
      if (named.isPresent()) {
        if (++i == parts.length) throw NotUnderstood.expected(form(), answer);
        actor = named.get();
      } else {
        if (next >= ends.size()) throw NotUnderstood.expected(form(), answer);
        actor = ends.get(next++).actor();
      }
      Optional<TcpState> state = StateWords.named(parts[i]);
      if (state.isEmpty()
          || ends.stream().noneMatch(end -> end.actor().equals(actor))
          || given.put(actor, state.get()) != null) throw NotUnderstood.expected(form(), answer);
    }
    if (given.size() < ends.size()) throw NotUnderstood.expected(form(), answer);
    return given;
  }

  @Override
  public String key() {
    return ends.stream()
        .map(end -> end.actor() + " " + end.state().rfcName())
        .collect(Collectors.joining(", "));
  }

  @Override
  public Optional<String> wrong() {
    return Optional.of(
        ends.stream()
            .map(
                end ->
                    end.actor()
                        + " "
                        + (end.state() == TcpState.CLOSING
                            ? TcpState.LISTEN.rfcName()
                            : TcpState.CLOSING.rfcName()))
            .collect(Collectors.joining(", ")));
  }

  @Override
  public String form() {
    return ends.size() == 1
        ? "the name of a state"
        : "a state for each end: "
            + ends.stream().map(end -> end.actor() + " STATE").collect(Collectors.joining(", "));
  }
}
