package lockstep.probe.lab;

import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import java.net.SocketOption;
import java.time.Duration;
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
      case DELAYED_ACK, MSS, USER_TIMEOUT, LATENCY, LOSS, DUPLICATION, REORDERING, SEED ->
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
          SEED ->
          false;
    };
  }

  /** Sets what the connections of a listener inherit and cannot be given later. */
  void applyToListener(LabChannel.Server listener) {
    if (option == Option.RECEIVE_BUFFER) listener.config().setReceiveBufferSize(octets());
  }

  void applyTo(LabChannel connection) {
    switch (option) {
      case RECEIVE_BUFFER -> connection.config().setReceiveBufferSize(octets());
      case SEND_BUFFER -> connection.config().setSendBufferSize(octets());
      case NAGLE -> connection.config().setTcpNoDelay(!((OptionValue.Switch) value).on());
      case LINGER ->
          connection.config().setSoLinger(value instanceof OptionValue.Number ? number() : -1);
      case KEEP_ALIVE -> keepAlive(connection, (OptionValue.KeepAlive) value);
      default -> throw new IllegalStateException("no socket has " + option.word());
    }
  }

  private int number() {
    return (int) Math.min(Integer.MAX_VALUE, ((OptionValue.Number) value).number());
  }

  /** A buffer has at least one octet; how many it really gets is the kernel's to say. */
  private int octets() {
    return Math.max(1, number());
  }

  private static void keepAlive(LabChannel connection, OptionValue.KeepAlive value) {
    connection.config().setKeepAlive(true);
    set(connection, ExtendedSocketOptions.TCP_KEEPIDLE, seconds(value.idle()));
    set(connection, ExtendedSocketOptions.TCP_KEEPINTERVAL, seconds(value.interval()));
    set(connection, ExtendedSocketOptions.TCP_KEEPCOUNT, value.count());
  }

  private static void set(LabChannel connection, SocketOption<Integer> name, int value) {
    ChannelOption<Integer> option = NioChannelOption.of(name);
    connection.config().setOption(option, value);
  }

  /** The kernel counts in whole seconds, from 1 on. */
  private static int seconds(Duration duration) {
    return (int) Math.max(1, Math.min(Short.MAX_VALUE, duration.toSeconds()));
  }
}
