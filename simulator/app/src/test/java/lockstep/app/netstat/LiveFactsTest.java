package lockstep.app.netstat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import lockstep.probe.table.SocketTables;
import lockstep.table.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
final class LiveFactsTest {
  @Test
  void thatTheFallBackIsReadIsSaidOnce() throws Exception {
    try (LiveFacts facts =
        new LiveFacts(OptionalInt::empty, () -> SocketTables.openFallBack("netlink refused"))) {
      facts.begin();
      facts.rows(Selection.EVERYTHING);
      assertThat(facts.remarks())
          .anyMatch(line -> line.startsWith("read from /proc/net/") && line.contains("refused"));
      facts.begin();
      facts.rows(Selection.EVERYTHING);
      assertThat(facts.remarks()).noneMatch(line -> line.startsWith("read from"));
    }
  }
}
