package lockstep.model;

import lockstep.scenario.Action;
import lockstep.scenario.Option;
import lockstep.scenario.OptionValue;
import lockstep.tcp.SeqNumber;

/** The options of a scenario that the model has. */
final class ModelOptions {
  private ModelOptions() {}

  /** Whether {@code set} of this option does something in the model. */
  static boolean has(Option option) {
    return switch (option) {
      case RECEIVE_BUFFER, NAGLE, MSS, ISS, MSL, LATENCY, SEED -> true;
      case SEND_BUFFER,
          DELAYED_ACK,
          KEEP_ALIVE,
          LINGER,
          USER_TIMEOUT,
          LOSS,
          DUPLICATION,
          REORDERING ->
          false;
    };
  }

  static void apply(Action.Set set, ModelSocket socket) {
    TcbSettings settings = socket.settings();
    socket.setSettings(
        switch (set.option()) {
          case RECEIVE_BUFFER -> settings.withReceiveBuffer(Math.toIntExact(number(set)));
          case NAGLE -> settings.withNagle(((OptionValue.Switch) set.value()).on());
          case MSS -> settings.withMss(Math.toIntExact(number(set)));
          case ISS -> settings.withIss(SeqNumber.of(number(set)));
          case MSL -> settings.withMsl(((OptionValue.Time) set.value()).duration());
          case SEND_BUFFER,
              DELAYED_ACK,
              KEEP_ALIVE,
              LINGER,
              USER_TIMEOUT,
              LATENCY,
              LOSS,
              DUPLICATION,
              REORDERING,
              SEED ->
              settings;
        });
  }

  static void applyToWire(Action.Set set, Wire wire) {
    if (set.option() == Option.LATENCY)
      wire.setLatency(((OptionValue.Time) set.value()).duration().toNanos() / 1000);
  }

  private static long number(Action.Set set) {
    return ((OptionValue.Number) set.value()).number();
  }
}
