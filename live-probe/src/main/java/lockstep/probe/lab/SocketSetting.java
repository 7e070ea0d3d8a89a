package lockstep.probe.lab;

import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
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
      case DELAYED_ACK, MSS, ISS, MSL, USER_TIMEOUT, LATENCY, LOSS, DUPLICATION, REORDERING, SEED ->
          Optional.empty();
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
          connection.config().setSoLinger(value instanceof OptionValue.Number ? octets() : -1);
      case KEEP_ALIVE -> keepAlive(connection, (OptionValue.KeepAlive) value);
      default -> throw new IllegalStateException("no socket has " + option.word());
    }
  }

  private int octets() {
    return Math.toIntExact(((OptionValue.Number) value).number());
  }

  private static void keepAlive(LabChannel connection, OptionValue.KeepAlive value) {
    connection.config().setKeepAlive(true);
    set(connection, ExtendedSocketOptions.TCP_KEEPIDLE, (int) value.idle().toSeconds());
    set(connection, ExtendedSocketOptions.TCP_KEEPINTERVAL, (int) value.interval().toSeconds());
    set(connection, ExtendedSocketOptions.TCP_KEEPCOUNT, value.count());
  }

  private static void set(LabChannel connection, java.net.SocketOption<Integer> name, int value) {
    ChannelOption<Integer> option = NioChannelOption.of(name);
    connection.config().setOption(option, value);
  }
}
