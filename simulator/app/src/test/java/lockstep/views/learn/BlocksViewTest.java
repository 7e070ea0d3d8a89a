package lockstep.views.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of a machine, as a question shows them. */
class BlocksViewTest {
  @Test
  void gapsBetweenColumnsAreNoWiderThanTheyNeedToBe() {
    assertThat(
            BlocksView.narrow(
                List.of(
                    "State              Local Address:Port",
                    "LISTEN                   0.0.0.0:9000",
                    "CLOSE-WAIT            192.0.2.10:9000  x")))
        .containsExactly(
            "State       Local Address:Port",
            "LISTEN            0.0.0.0:9000",
            "CLOSE-WAIT     192.0.2.10:9000  x");
    assertThat(BlocksView.narrow(List.of("a         b", "cc        d", "e")))
        .containsExactly("a   b", "cc  d", "e");
  }

  @Test
  void whatLinesAreIndentedByStays() {
    List<String> indented = List.of("    if (end)", "      close();");
    assertThat(BlocksView.narrow(indented)).isEqualTo(indented);
    assertThat(BlocksView.narrow(List.of())).isEmpty();
  }
}
