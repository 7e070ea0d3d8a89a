package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import lockstep.probe.lab.LabOptions.Family;
import lockstep.scenario.Action;
import lockstep.scenario.Option;
import lockstep.scenario.OptionValue;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioParser;
import lockstep.scenario.Stage.Lack;
import lockstep.table.SocketRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that Java does not have, read back from this kernel's own sockets. */
@Timeout(30)
class LinuxTcpOptionTest {
  private static final int IPPROTO_TCP = 6;
  private static final int TCP_MAXSEG = 2;
  private static final int TCP_INFO = 11;
  private static final int TCP_USER_TIMEOUT = 18;

  /** Where {@code struct tcp_info} of linux/tcp.h has its options, and the MSS for its peer. */
  private static final int OPTIONS_AT = 5;

  private static final int ADVERTISED_MSS_AT = 84;

  /** The bit of timestamps, and what they take of each segment's text. */
  private static final int TIMESTAMPS = 1;

  private static final int TIMESTAMP_OCTETS = 12;

  @BeforeEach
  void onLinux() {
    Telling.assumeThatTheTableCanBeRead();
    assertThat(LinuxListener.missing()).isEmpty();
  }

  private static ByteBuffer read(int descriptor, int option, int length) {
    byte[] octets = new byte[length];
    LinuxCalls.getsockopt(descriptor, IPPROTO_TCP, option, octets, new int[] {length});
    return ByteBuffer.wrap(octets).order(ByteOrder.nativeOrder());
  }

  private static int number(int descriptor, int option) {
    return read(descriptor, option, Integer.BYTES).getInt(0);
  }

  private static int userTimeout(int descriptor) {
    return number(descriptor, TCP_USER_TIMEOUT);
  }

  /** The MSS of the SYN that the socket sent. */
  private static int toldMss(int descriptor) {
    ByteBuffer info = read(descriptor, TCP_INFO, ADVERTISED_MSS_AT + Integer.BYTES);
    boolean stamped = (info.get(OPTIONS_AT) & TIMESTAMPS) != 0;
    return info.getInt(ADVERTISED_MSS_AT) + (stamped ? TIMESTAMP_OCTETS : 0);
  }

  /** What the sockets of a run have when its lines are played, by their state. */
  private static Map<String, List<Integer>> played(
      Family family, IntUnaryOperator having, String lines) throws Exception {
    Scenario scenario = ScenarioParser.parse("t", "t.scenario", "title: T\n" + lines);
    Map<String, List<Integer>> found = new TreeMap<>();
    try (LoopbackStage stage = new LoopbackStage(LabOptions.DEFAULT.with(family))) {
      assertThat(stage.lacks(scenario)).isEmpty();
      stage.begin(scenario);
      for (Action action : scenario.actions()) stage.play(action, Map.of(), step -> {});
      for (SocketRow row : stage.rows()) {
        String state = row.state().meaning().orElseThrow().rfcName();
        int value = having.applyAsInt(LinuxDescriptors.ofInode(row.inode()));
        found.computeIfAbsent(state, s -> new ArrayList<>()).add(value);
      }
    }
    found.values().forEach(values -> values.sort(null));
    return found;
  }

  @ParameterizedTest
  @EnumSource
  void theMssIsToldToThePeerByBothEnds(Family family) throws Exception {
    assertThat(
            played(
                family,
                LinuxTcpOptionTest::toldMss,
                "set client mss 600\nset server mss 1000\nserver listen\nclient connect\n"
                    + "server accept\n"))
        .containsEntry("ESTABLISHED", List.of(600, 1000));
  }

  /** What is accepted has it from its listener, before anybody accepts. */
  @ParameterizedTest
  @EnumSource
  void theUserTimeoutIsTheConnectionsFromItsBeginning(Family family) throws Exception {
    assertThat(
            played(
                family,
                LinuxTcpOptionTest::userTimeout,
                "set client user-timeout 1500ms\nset server user-timeout 2500ms\n"
                    + "server listen\nclient connect\nserver accept\n"))
        .containsEntry("LISTEN", List.of(2500))
        .containsEntry("ESTABLISHED", List.of(1500, 2500));
  }

  @Test
  void socketsThatCrossHaveThemToo() throws Exception {
    assertThat(
            played(
                Family.IPV4,
                LinuxTcpOptionTest::userTimeout,
                "set client user-timeout 3s\nset server user-timeout 4s\n"
                    + "together\nclient connect\nserver connect\nend\n"))
        .containsEntry("ESTABLISHED", List.of(3000, 4000));
  }

  @ParameterizedTest
  @EnumSource
  void aSocketHasThemBeforeItCalls(Family family) throws Exception {
    try (LabSockets sockets = new LabSockets(family, () -> {})) {
      LabConnection one = sockets.bound();
      LabConnection other = sockets.bound();
      SocketSetting mss = new SocketSetting(Option.MSS, new OptionValue.Number(88));
      SocketSetting timeout =
          new SocketSetting(Option.USER_TIMEOUT, new OptionValue.Time(Duration.ofDays(1)));
      assertThat(one.apply(mss)).isNull();
      assertThat(one.apply(timeout)).isNull();
      int descriptor = LinuxDescriptors.boundAt(one.local());
      assertThat(number(descriptor, TCP_MAXSEG)).isEqualTo(88);
      assertThat(userTimeout(descriptor)).isEqualTo(86_400_000);
      int others = LinuxDescriptors.boundAt(other.local());
      assertThat(others).isNotEqualTo(descriptor);
      assertThat(userTimeout(others)).isZero();
    }
  }

  @Test
  void whatThisKernelDoesNotTakeIsRefusedWithItsName() throws Exception {
    try (LabSockets sockets = new LabSockets(Family.IPV4, () -> {})) {
      LabConnection connection = sockets.bound();
      assertThatThrownBy(
              () -> connection.apply(new SocketSetting(Option.MSS, new OptionValue.Number(87))))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("TCP_MAXSEG 87: ");
    }
  }

  @Test
  void onlyAnOwnSocketIsFoundByItsAddress() {
    InetSocketAddress nobodys = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    assertThatThrownBy(() -> LinuxDescriptors.boundAt(nobodys))
        .isInstanceOf(IOException.class)
        .hasMessage("no descriptor in /proc/self/fd leads to a socket at " + nobodys);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mss 600", "user-timeout 2s"})
  void aSecondConnectionHasWhatItsListenerHas(String option) throws Exception {
    String line = "set server2 " + option;
    Scenario scenario =
        ScenarioParser.parse(
            "t", "t.scenario", "title: T\n" + line + "\nserver listen\nserver2 accept\n");
    try (LoopbackStage stage = new LoopbackStage(LabOptions.DEFAULT)) {
      assertThat(stage.lacks(scenario))
          .containsExactly(
              new Lack(
                  2,
                  "\"%s\" has no counterpart on loopback and is passed over; a connection that"
                          .formatted(line)
                      + " comes in has its listener's: set server",
                  false));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "87", "32768"})
  void anMssThatNoSocketTakesIsPassedOverWithTheReason(String mss) throws Exception {
    String line = "set client mss " + mss;
    Scenario scenario =
        ScenarioParser.parse("t", "t.scenario", "title: T\n" + line + "\nclient connect\n");
    try (LoopbackStage stage = new LoopbackStage(LabOptions.DEFAULT)) {
      assertThat(stage.lacks(scenario))
          .containsExactly(
              new Lack(
                  2,
                  "\"%s\" has no counterpart on loopback and is passed over; this kernel always"
                          .formatted(line)
                      + " sends an MSS, and takes 88 to 32,767 octets",
                  false));
    }
  }
}
