package lockstep.app.netstat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lockstep.views.netstat.LinuxSixRoute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Linux's file of IPv6 routes, by lines that a kernel gave. */
final class SixRoutesFileTest {
  @TempDir private Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("ipv6_route"), List.of(lines));
  }

  @Test
  void aLineIsReadWithItsCounts() throws IOException {
    String none = "0".repeat(32);
    assertThat(
            SixRoutesFile.read(
                file(
                    "fe800000000000000000000000000000 40 "
                        + none
                        + " 00 "
                        + none
                        + " 00000100 00000001 00000000 00000001     eth0",
                    none
                        + " 00 "
                        + none
                        + " 00 "
                        + none
                        + " ffffffff 0000001a 00000000 00200200 lo")))
        .contains(
            List.of(
                new LinuxSixRoute("fe80::/64", "::", 256, 1, 0, 1, "eth0"),
                new LinuxSixRoute("::/0", "::", -1, 26, 0, 0x200200, "lo")));
  }

  @Test
  void noFileIsNoAnswer() throws IOException {
    assertThat(SixRoutesFile.read(folder.resolve("not-there"))).isEmpty();
  }

  @Test
  void aWrongLineIsNamed() throws IOException {
    Path file = file("fe80 40");
    assertThatIOException()
        .isThrownBy(() -> SixRoutesFile.read(file))
        .withMessage(file + ", line 1: expected 10 columns, found 2");
  }
}
