package lockstep.probe.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import lockstep.scenario.Action;
import lockstep.scenario.OptionValue;
import lockstep.scenario.Scenario;
import lockstep.scenario.UserCall;
import lockstep.tcp.TcpState;

/**
 * How long the wire's kernel waits before it sends again, and before it gives up.
 *
 * @param leastRtoMicros the least time before a segment other than a SYN is sent again, in
 *     microseconds: a minute where segments stand still and somebody looks; the second of RFC 6298
 *     where the scenario waits for it, so that its other lines are played before; empty for the
 *     kernel's own choice, which a window that is filled needs, for only the kernel's probes open
 *     it again
 * @param retries how many of its shortest timeouts, each twice as long as the one before, it sits
 *     through before it gives a connection up; empty for its own choice, a quarter of an hour
 */
record KernelPatience(OptionalLong leastRtoMicros, OptionalInt retries) {
  /** 0.2 s and 0.4, 0.8, 1.6 s: given up after 3 s of silence, within what a wait may last. */
  private static final int FEW = 3;

  /**
   * What a scenario needs.
   *
   * @param somebodyLooks whether somebody may drop any segment, and waits then until it is sent
   *     again
   */
  static KernelPatience of(Scenario scenario, boolean somebodyLooks) {
    // What is left to chance goes by itself: no hand can stop it.
    boolean hand = somebodyLooks && !leavesToChance(scenario);
    boolean givesUp = false;
    for (Action action : scenario.actions())
      givesUp |=
          action instanceof Action.Wait wait
              && wait.until() instanceof Action.Until.State state
              && state.state() == TcpState.CLOSED;
    return new KernelPatience(
        leastRto(scenario, hand), givesUp && !hand ? OptionalInt.of(FEW) : OptionalInt.empty());
  }

  private static boolean leavesToChance(Scenario scenario) {
    return scenario.actions().stream()
        .anyMatch(
            action ->
                action instanceof Action.Set set
                    && set.option().ofWire()
                    && set.value() instanceof OptionValue.Percent share
                    && share.percent() > 0);
  }

  private static OptionalLong leastRto(Scenario scenario, boolean hand) {
    boolean holds = hand;
    boolean waits = hand;
    for (Action action : scenario.actions()) {
      holds |= action instanceof Action.Wire wire && wire.verb() == Action.WireVerb.HOLD;
      waits |= action instanceof Action.Wait wait && !(wait.until() instanceof Action.Until.TwoMsl);
      boolean fills =
          action instanceof Action.Call call && call.call() instanceof UserCall.FillWindow;
      if (fills) return OptionalLong.empty();
    }
    return holds
        ? OptionalLong.of(TimeUnit.SECONDS.toMicros(waits ? 1 : 60))
        : OptionalLong.empty();
  }

  /** The commands by which the child is told, each answered by itself. */
  List<String> commands() {
    List<String> commands = new ArrayList<>();
    leastRtoMicros.ifPresent(micros -> commands.add("rto " + micros));
    retries.ifPresent(times -> commands.add("retries " + times));
    return commands;
  }

  /** What is changed, a line each, for whoever compares. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    leastRtoMicros.ifPresent(
        micros ->
            words.add(
                "nothing but a SYN is repeated before "
                    + TimeUnit.MICROSECONDS.toSeconds(micros)
                    + " s (Linux 6.11 on)"));
    retries.ifPresent(
        times -> words.add("it gives up after 3 s of silence (tcp_retries2 " + times + ")"));
    return words;
  }
}
