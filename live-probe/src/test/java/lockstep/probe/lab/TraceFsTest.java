package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the trace is, or why it cannot be had. */
class TraceFsTest {
  @TempDir Path there;
  @TempDir Path elsewhere;

  @Test
  void isWhereItIsMounted() throws IOException {
    Files.createDirectories(elsewhere.resolve("instances"));
    Files.createDirectories(elsewhere.resolve(TraceFs.EVENT));
    assertThat(TraceFs.find("Linux", true, List.of(there, elsewhere))).isEqualTo(elsewhere);
  }

  @Test
  void whereItIsNotMountedTheCommandIsSaid() {
    refused("Linux", true, "not mounted", "mount -t tracefs nodev /sys/kernel/tracing");
  }

  @Test
  void onlyRootMayReadIt() {
    refused("Linux", false, "only root");
  }

  @Test
  void otherSystemsHaveNone() {
    refused("Mac OS X", true, "Linux only", "Mac OS X");
  }

  @Test
  void aKernelWithoutTheEventIsNamed() throws IOException {
    Files.createDirectories(there.resolve("instances"));
    refused("Linux", true, "no event sock:inet_sock_set_state");
  }

  private void refused(String system, boolean root, String... words) {
    assertThatThrownBy(() -> TraceFs.find(system, root, List.of(there, elsewhere)))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(words);
  }
}
