package lockstep.views.predict;

import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;

/**
 * An answer that was given before its step was shown.
 *
 * @param at when, in milliseconds since 1970
 * @param scenario the name of what was played
 * @param step the number of the step
 * @param from the state that the actor was in
 * @param event what happened to it, as the trace writes it: {@code gets FIN,ACK seq 1 ack 7}; empty
 *     where that was not its own event
 * @param given the state that was answered; null for "I am not sure"
 * @param expected the state that the model entered
 */
public record Prediction(
    long at,
    String scenario,
    int step,
    Actor actor,
    TcpState from,
    String event,
    TcpState given,
    TcpState expected) {
  /** Whether the answer was the model's. */
  public boolean isRight() {
    return given == expected;
  }
}
