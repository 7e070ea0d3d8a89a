package lockstep.probe.lab;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import lockstep.scenario.Action;
import lockstep.scenario.Option;
import lockstep.scenario.OptionValue;

/** An option of a scenario that a socket has too. */
record SocketSetting(Option option, OptionValue value) {
  /** The setting that a line asks for; empty when sockets here have no such option. */
  static Optional<SocketSetting> of(Action.Set set) {
    return switch (set.option()) {
      case RECEIVE_BUFFER, SEND_BUFFER, NAGLE, KEEP_ALIVE, LINGER ->
          Optional.of(new SocketSetting(set.option(), set.value()));
      case DELAYED_ACK, MSS, USER_TIMEOUT, LATENCY, LOSS, DUPLICATION, REORDERING, SEED, COMPARE ->
          Optional.empty();
      case ISS, MSL, RETRANSMISSION, WINDOW_PROBES, SILLY_WINDOW_AVOIDANCE, CONGESTION_CONTROL ->
          Optional.empty(); // a kernel does not let them be chosen
    };
  }

  /** Whether no socket of any system has it: only the model lets it be chosen. */
  static boolean onlyTheModelHas(Option option) {
    return switch (option) {
      case ISS, MSL, RETRANSMISSION, WINDOW_PROBES, SILLY_WINDOW_AVOIDANCE, CONGESTION_CONTROL ->
          true;
      case RECEIVE_BUFFER,
          SEND_BUFFER,
          NAGLE,
          DELAYED_ACK,
          KEEP_ALIVE,
          LINGER,
          MSS,
          USER_TIMEOUT,
          LATENCY,
          LOSS,
          DUPLICATION,
          REORDERING,
          SEED,
          COMPARE ->
          false;
    };
  }

  /**
   * Sets what the connections of a listener inherit and cannot be given later.
   *
   * @return a remark where the system gives something else than was asked for, or null
   */
  String applyToListener(NetworkChannel listener) throws IOException {
    return option == Option.RECEIVE_BUFFER ? applyTo(listener) : null;
  }

  /**
   * Sets it on a socket.
   *
   * @return a remark where the system gives something else than was asked for, or null
   */
  String applyTo(NetworkChannel socket) throws IOException {
    return switch (option) {
      case RECEIVE_BUFFER -> buffer(socket, StandardSocketOptions.SO_RCVBUF);
      case SEND_BUFFER -> buffer(socket, StandardSocketOptions.SO_SNDBUF);
      case NAGLE ->
          set(socket, StandardSocketOptions.TCP_NODELAY, !((OptionValue.Switch) value).on());
      case LINGER ->
          set(
              socket,
              StandardSocketOptions.SO_LINGER,
              value instanceof OptionValue.Number ? number() : -1);
      case KEEP_ALIVE -> keepAlive(socket, (OptionValue.KeepAlive) value);
      default -> throw new IllegalStateException("no socket has " + option.word());
    };
  }

  /**
   * Linux doubles what is asked for, to have room for its own bookkeeping, and the JDK halves what
   * it reads back, so both numbers are of octets to keep (socket(7), SO_RCVBUF and SO_SNDBUF).
   */
  private String buffer(NetworkChannel socket, SocketOption<Integer> name) throws IOException {
    String remark = set(socket, name, octets());
    if (remark != null) return remark;
    int given = socket.getOption(name);
    return given == octets()
        ? null
        : String.format(
            Locale.ROOT, "%s %,d: this system makes it %,d octets", option.word(), octets(), given);
  }

  private int number() {
    return (int) Math.min(Integer.MAX_VALUE, ((OptionValue.Number) value).number());
  }

  /** A buffer has at least one octet; how many it really gets is the kernel's to say. */
  private int octets() {
    return Math.max(1, number());
  }

  private String keepAlive(NetworkChannel socket, OptionValue.KeepAlive value) throws IOException {
    String remark = set(socket, StandardSocketOptions.SO_KEEPALIVE, true);
    if (remark == null)
      remark = set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, seconds(value.idle()));
    if (remark == null)
      remark = set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, seconds(value.interval()));
    return remark == null
        ? set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, value.count())
        : remark;
  }

  private <T> String set(NetworkChannel socket, SocketOption<T> name, T to) throws IOException {
    if (!socket.supportedOptions().contains(name))
      return option.word() + ": sockets of this system have no " + name.name();
    socket.setOption(name, to);
    return null;
  }

  /** The kernel counts in whole seconds, from 1 on. */
  private static int seconds(Duration duration) {
    return (int) Math.max(1, Math.min(Short.MAX_VALUE, duration.toSeconds()));
  }
}
