package lockstep.app.desktop.export;

import java.util.List;
import java.util.stream.Collectors;
import lockstep.app.Picture;
import lockstep.app.json.StepJson;
import lockstep.comparison.Judged;
import lockstep.comparison.Moment;
import lockstep.trace.Trace;
import lockstep.trace.TraceText;
import lockstep.views.export.What.As;

/** A run as text. */
final class RunTexts {
  private RunTexts() {}

  /** The text of a kind of file. */
  static String of(As as, Picture.Shown run) {
    return switch (as) {
      case TEXT -> trace(run);
      case JSON -> json(run.moments());
      default -> throw new IllegalArgumentException(as + " is no text");
    };
  }

  private static String trace(Picture.Shown run) {
    return TraceText.write(
        new Trace(
            run.name(),
            run.moments().get(0).step().world(),
            0,
            run.moments().stream().map(Moment::step).toList()));
  }

  private static String json(List<Moment> moments) {
    return moments.stream()
        .map(moment -> StepJson.line(judged(moment)) + "\n")
        .collect(Collectors.joining());
  }

  private static Judged judged(Moment moment) {
    return new Judged(moment.step(), moment.verdict(), moment.difference());
  }
}
