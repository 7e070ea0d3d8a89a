package lockstep.model;

import lockstep.scenario.Action;
import lockstep.scenario.OptionValue;
import lockstep.tcp.Actor;
import lockstep.tcp.SeqNumber;

/** What the options of a scenario are in the model. */
final class ModelOptions {
  private ModelOptions() {}

  /** Does what a line with {@code set} says. */
  static void apply(Action.Set set, ModelWorld world) {
    if (set.option().ofWire()) applyToWire(set, world.wire().habits);
    else for (Actor actor : set.actors()) applyTo(world.socket(actor), set);
  }

  private static void applyTo(ModelSocket socket, Action.Set set) {
    TcbSettings settings = socket.settings();
    OptionValue value = set.value();
    switch (set.option()) {
      case RECEIVE_BUFFER -> socket.setSettings(settings.withReceiveBuffer(count(value)));
      case SEND_BUFFER -> socket.setSettings(settings.withSendBuffer(count(value)));
      case NAGLE -> socket.setSettings(settings.withNagle(isOn(value)));
      case DELAYED_ACK -> socket.setSettings(settings.withDelayedAck(isOn(value)));
      case KEEP_ALIVE -> socket.setSettings(settings.withKeepAlive(keepAlive(value)));
      case LINGER ->
          socket.setResetsOnClose(value instanceof OptionValue.Number n && n.number() == 0);
      case MSS ->
          socket.setSettings(
              settings.withMss(value instanceof OptionValue.Number ? count(value) : 0));
      case ISS -> socket.setSettings(settings.withIss(SeqNumber.of(number(value))));
      case MSL -> socket.setSettings(settings.withMsl(((OptionValue.Time) value).duration()));
      case USER_TIMEOUT ->
          socket.setSettings(settings.withUserTimeout(((OptionValue.Time) value).duration()));
      case RETRANSMISSION -> socket.setSettings(settings.withRetransmission(isOn(value)));
      case WINDOW_PROBES -> socket.setSettings(settings.withWindowProbes(isOn(value)));
      case SILLY_WINDOW_AVOIDANCE ->
          socket.setSettings(settings.withSillyWindowAvoidance(isOn(value)));
      case CONGESTION_CONTROL -> socket.setSettings(settings.withCongestionControl(isOn(value)));
      case LATENCY, LOSS, DUPLICATION, REORDERING, SEED, COMPARE ->
          throw new AssertionError("an option of the wire: " + set.text());
    }
  }

  private static void applyToWire(Action.Set set, Wire.Habits habits) {
    switch (set.option()) {
      case LATENCY ->
          habits.latencyMicros = ((OptionValue.Time) set.value()).duration().toNanos() / 1000;
      case LOSS -> habits.loss = percent(set.value());
      case DUPLICATION -> habits.duplication = percent(set.value());
      case REORDERING -> habits.reordering = percent(set.value());
      case SEED -> {} // the whole run's, taken before its first step
      case COMPARE -> {} // said to the comparison; a wire carries all of a segment anyway
      case RECEIVE_BUFFER,
          SEND_BUFFER,
          NAGLE,
          DELAYED_ACK,
          KEEP_ALIVE,
          LINGER,
          MSS,
          ISS,
          MSL,
          USER_TIMEOUT,
          RETRANSMISSION,
          WINDOW_PROBES,
          SILLY_WINDOW_AVOIDANCE,
          CONGESTION_CONTROL ->
          throw new AssertionError("an option of an actor: " + set.text());
    }
  }

  private static TcbSettings.KeepAlive keepAlive(OptionValue value) {
    return value instanceof OptionValue.KeepAlive on
        ? new TcbSettings.KeepAlive(on.idle(), on.interval(), on.count())
        : null;
  }

  private static boolean isOn(OptionValue value) {
    return ((OptionValue.Switch) value).on();
  }

  private static double percent(OptionValue value) {
    return ((OptionValue.Percent) value).percent();
  }

  private static int count(OptionValue value) {
    return Math.toIntExact(number(value));
  }

  private static long number(OptionValue value) {
    return ((OptionValue.Number) value).number();
  }
}
