package lockstep.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.StandardProtocolFamily;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is found out, on folders and files that the test writes, and on this computer's loopback.
 */
final class MachineProbeTest {
  private static final List<String> WITH_TRACEFS = List.of("nodev\tproc", "nodev\ttracefs");

  @Test
  void anAddressThatJavaDoesNotTakeIsOneThatFails() throws Exception {
    byte[] six = new byte[16];
    six[15] = 1;
    assertThat(LoopbackProbe.reach(StandardProtocolFamily.INET, six).works()).isFalse();
    byte[] four = {127, 0, 0, 1};
    assertThat(LoopbackProbe.reach(StandardProtocolFamily.INET, four).failed()).isEmpty();
  }

  @ParameterizedTest(name = "{0} / {1}: {2}")
  @CsvSource({
    "000001ffffffffff, 0 0 4294967295, ROOT",
    "00000000a80425fb, 0 0 4294967295, CONFINED",
    "000001ffffffffff, 0 1000 1, CONFINED"
  })
  void rootOfANamespaceOrWithoutRightsIsNotTheHosts(String rights, String map, Privilege found) {
    assertThat(Privilege.of(List.of("Name:\tjava", "CapEff:\t" + rights), map)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({"tcp_diag, LOADABLE", "inet_diag, BUILT_IN", "tcp, ABSENT", "udp_diag, ABSENT"})
  void aModuleIsFoundByItsWholeName(String name, KernelModule found, @TempDir Path folder)
      throws Exception {
    assertThat(KernelModule.find(folder, name)).isEqualTo(KernelModule.UNKNOWN);
    Files.writeString(
        folder.resolve("modules.dep"), "kernel/net/ipv4/tcp_diag.ko.xz: kernel/net/inet_diag.ko\n");
    Files.writeString(folder.resolve("modules.builtin"), "kernel/net/ipv4/inet_diag.ko\n");
    assertThat(KernelModule.find(folder, name)).isEqualTo(found);
  }

  @Test
  void theTraceIsLookedForWhereItIsMounted(@TempDir Path folder) throws Exception {
    List<String> mounts =
        List.of("proc /proc proc rw 0 0", "tracefs " + folder + " tracefs rw 0 0");
    assertThat(TraceProbe.look(List.of("nodev\tproc"), mounts)).isEqualTo(Machine.Trace.NO_TRACEFS);
    assertThat(TraceProbe.look(WITH_TRACEFS, mounts.subList(0, 1)))
        .isEqualTo(Machine.Trace.NOT_MOUNTED);
    assertThat(TraceProbe.look(WITH_TRACEFS, mounts)).isEqualTo(Machine.Trace.NO_EVENT);
    Path event = Files.createDirectories(folder.resolve("events/sock/inet_sock_set_state"));
    assertThat(TraceProbe.look(WITH_TRACEFS, mounts)).isEqualTo(Machine.Trace.FORBIDDEN);
    Files.writeString(event.resolve("enable"), "0\n");
    Files.writeString(folder.resolve("trace_pipe"), "");
    assertThat(TraceProbe.look(WITH_TRACEFS, mounts))
        .as("the format is not there to be read")
        .isEqualTo(Machine.Trace.LOCKED);
    Files.writeString(event.resolve("format"), "name: inet_sock_set_state\n");
    assertThat(TraceProbe.look(WITH_TRACEFS, mounts)).isEqualTo(Machine.Trace.READABLE);
  }

  @ParameterizedTest
  @CsvSource({"nonsense, names no display", "localhost:999.0, refused", "elsewhere:0, ''"})
  void aDisplayIsAskedUnlessItIsOnAnotherComputer(String display, String silence) {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "X11's displays are Linux's");
    assertThat(ScreenProbe.silence(display)).endsWith(silence);
    assertThat(ScreenProbe.silence(display).isEmpty()).isEqualTo(silence.isEmpty());
  }
}
