package lockstep.probe.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
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
import lockstep.tcp.Side;

/** An option of a scenario that a socket has too. */
record SocketSetting(Option option, OptionValue value) {
  /** What Linux takes as TCP_MAXSEG (include/net/tcp.h, TCP_MIN_MSS and MAX_TCP_WINDOW). */
  private static final int LEAST_MSS = 88;

  private static final int MOST_MSS = 32_767;

  /** The setting that a line asks for; empty when sockets here have no such option. */
  static Optional<SocketSetting> of(Action.Set set) {
    return switch (set.option()) {
      case RECEIVE_BUFFER, SEND_BUFFER, NAGLE, KEEP_ALIVE, LINGER ->
          Optional.of(new SocketSetting(set.option(), set.value()));
      case MSS, USER_TIMEOUT ->
          whyNot(set).isEmpty()
              ? Optional.of(new SocketSetting(set.option(), set.value()))
              : Optional.empty();
      case DELAYED_ACK, LATENCY, LOSS, DUPLICATION, REORDERING, SEED, COMPARE -> Optional.empty();
      case ISS, MSL, RETRANSMISSION, WINDOW_PROBES, SILLY_WINDOW_AVOIDANCE, CONGESTION_CONTROL ->
          Optional.empty(); // a kernel does not let them be chosen
    };
  }

  /** Why an option that has no counterpart here has none, in words; empty where all is said. */
  static String whyNot(Action.Set set) {
    return switch (set.option()) {
      case ISS, MSL, RETRANSMISSION, WINDOW_PROBES, SILLY_WINDOW_AVOIDANCE, CONGESTION_CONTROL ->
          "only the model has it";
      case MSS, USER_TIMEOUT -> LinuxListener.missing().orElseGet(() -> whyNotHere(set));
      case RECEIVE_BUFFER,
          SEND_BUFFER,
          NAGLE,
          DELAYED_ACK,
          KEEP_ALIVE,
          LINGER,
          LATENCY,
          LOSS,
          DUPLICATION,
          REORDERING,
          SEED,
          COMPARE ->
          "";
    };
  }

  private static String whyNotHere(Action.Set set) {
    boolean comesIn =
        set.actors().stream().anyMatch(one -> one.side() == Side.SERVER && one.number() > 1);
    if (comesIn) return "a connection that comes in has its listener's: set server";
    if (set.option() == Option.USER_TIMEOUT) return "";
    boolean takes =
        set.value() instanceof OptionValue.Number mss
            && mss.number() >= LEAST_MSS
            && mss.number() <= MOST_MSS;
    return takes
        ? ""
        : String.format(
            Locale.ROOT,
            "this kernel always sends an MSS, and takes %,d to %,d octets",
            LEAST_MSS,
            MOST_MSS);
  }

  /**
   * Whether it is set before a connection opens and not after, as in the model; what is accepted
   * has its listener's.
   */
  boolean isOfOpening() {
    return option == Option.MSS || option == Option.USER_TIMEOUT;
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
      case MSS, USER_TIMEOUT -> linux(socket);
      default -> throw new IllegalStateException("no socket has " + option.word());
    };
  }

  /**
   * Sets what all connections of a listener inherit.
   *
   * @return a remark where the system gives something else than was asked for, or null
   */
  String applyTo(LinuxListener listener) throws IOException, InterruptedException {
    return asMade(listener.set(linuxOption(), linuxValue()));
  }

  /** The socket is bound and has made no call yet. */
  private String linux(NetworkChannel socket) throws IOException {
    InetSocketAddress local = (InetSocketAddress) socket.getLocalAddress();
    return asMade(linuxOption().set(LinuxDescriptors.boundAt(local), linuxValue()));
  }

  private LinuxTcpOption linuxOption() {
    return option == Option.MSS ? LinuxTcpOption.MAXSEG : LinuxTcpOption.USER_TIMEOUT;
  }

  /** In octets, or in milliseconds, of which a day is the most. */
  private int linuxValue() {
    return value instanceof OptionValue.Time time
        ? Math.toIntExact(time.duration().toMillis())
        : number();
  }

  private String asMade(int made) {
    int asked = linuxValue();
    String unit = option == Option.MSS ? "octets" : "ms";
    return made == asked
        ? null
        : String.format(
            Locale.ROOT, "%s %,d: this system makes it %,d %s", option.word(), asked, made, unit);
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
