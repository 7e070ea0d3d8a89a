package lockstep.lessons.quiz;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.table.StateWords;
import lockstep.tcp.TcpState;

/**
 * A state of the diagram, clicked or named.
 *
 * @param accepted the states that are right
 * @param ideas the misconceptions that wrong ones show
 */
public record ClickState(Set<TcpState> accepted, Map<TcpState, String> ideas) implements Task {
  public ClickState {
    if (accepted.isEmpty() || accepted.size() == TcpState.values().length)
      throw new IllegalArgumentException("some states are right and some are not");
    accepted = Set.copyOf(accepted);
    ideas = Map.copyOf(ideas);
  }

  /** These states and no other. */
  public static ClickState of(TcpState first, TcpState... others) {
    return new ClickState(EnumSet.of(first, others), Map.of());
  }

  @Override
  public Kind kind() {
    return Kind.CLICK_STATE;
  }

  @Override
  public Grade grade(String answer) throws NotUnderstood {
    TcpState state =
        StateWords.named(Answers.plain(answer))
            .orElseThrow(() -> NotUnderstood.expected(form(), answer));
    boolean right = accepted.contains(state);
    return Grade.of(right ? 1 : 0, state.rfcName(), "", right ? "" : ideas.getOrDefault(state, ""));
  }

  @Override
  public String key() {
    return EnumSet.copyOf(accepted).iterator().next().rfcName();
  }

  @Override
  public Optional<String> wrong() {
    return EnumSet.complementOf(EnumSet.copyOf(accepted)).stream()
        .map(TcpState::rfcName)
        .findFirst();
  }

  @Override
  public String form() {
    return "the name of a state";
  }
}
