package lockstep.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.tcp.SegmentField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code set wire compare ...} is read; its mistakes are in {@link LineErrorsTest}. */
class ComparedOptionTest {
  static Stream<Arguments> fields() {
    return Stream.of(
        Arguments.of("window", Set.of(SegmentField.WINDOW)),
        Arguments.of("options", Set.of(SegmentField.OPTIONS)),
        Arguments.of("window options", Set.of(SegmentField.WINDOW, SegmentField.OPTIONS)),
        Arguments.of("options window", Set.of(SegmentField.WINDOW, SegmentField.OPTIONS)),
        Arguments.of("off", Set.of()));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void whatIsComparedTooIsReadInAnyOrder(String words, Set<SegmentField> fields)
      throws ScenarioErrors {
    String line = "set wire compare " + words;
    String text = "title: T\nclient connect\n" + line + "\n";
    assertThat(ScenarioParser.parse("t", "t.scenario", text).actions().get(1))
        .isEqualTo(
            new Action.Set(3, line, List.of(), Option.COMPARE, new OptionValue.Compared(fields)));
  }
}
