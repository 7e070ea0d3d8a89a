package lockstep.app.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lockstep.app.RealRuns;
import lockstep.app.session.SessionFile;
import lockstep.comparison.Breakpoint;
import lockstep.comparison.ListedBreakpoint;
import lockstep.comparison.Moment;
import lockstep.comparison.Verdict;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Files that an earlier Lockstep saved. They are what users have, so they are never written anew:
 * who changes the program so that one no longer opens has to make it open.
 */
class OldSessionsTest {
  private static final String WHEN = "2030-01-01T00:00:00Z";

  private final Pump pump = new Pump(RealRuns.shipped());

  @AfterEach
  void close() {
    pump.close();
  }

  private static String text(String name) throws IOException {
    try (InputStream file =
        OldSessionsTest.class.getResourceAsStream("/lockstep/app/session/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void open(String text) throws Exception {
    assertThat(text).contains("\"version\": 1,").doesNotContain("breakpoints");
    pump.controller.open(Opened.of(SessionFile.read(text)));
  }

  @Test
  void aRunOfVersion1BesideThisComputer() throws Exception {
    String text = text("beside.version-1.lockstep");
    ListedBreakpoint own =
        new ListedBreakpoint(new Breakpoint.AtVerdict(Verdict.UNEXPLAINED), true);
    pump.controller.setBreakpoints(List.of(own));
    open(text);
    assertThat(pump.now().position()).isEqualTo(8);
    assertThat(pump.now().live()).isTrue();
    assertThat(pump.now().failure()).isNull();
    assertThat(pump.now().moments())
        .hasSize(16)
        .extracting(Moment::verdict)
        .contains(Verdict.AGREES, Verdict.UNSEEN, Verdict.EXPLAINED)
        .doesNotContainNull();
    assertThat(pump.controller.breakpoints()).containsExactly(own);
    pump.controller.setBreakpoints(List.of());
    assertThat(SessionFile.write(pump.controller.session(WHEN).orElseThrow()))
        .isEqualToNormalizingNewlines(text);
  }

  @Test
  void aForkOfAForkOfVersion1() throws Exception {
    String text = text("forks.version-1.lockstep");
    open(text);
    assertThat(pump.now().origin().forks()).isEqualTo(2);
    assertThat(pump.now().origin().what()).isEqualTo("a second passes");
    assertThat(pump.now().moments()).hasSize(10);
    assertThat(SessionFile.write(pump.controller.session(WHEN).orElseThrow()))
        .isEqualToNormalizingNewlines(text);
    pump.controller.leaveFork();
    assertThat(pump.now().origin().what()).isEqualTo("the client aborts");
    assertThat(pump.now().moments().get(8).step().state()).isEqualTo(TcpState.CLOSED);
    pump.controller.leaveFork();
    assertThat(pump.now().moments()).hasSize(16);
  }
}
