package lockstep.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import lockstep.app.Picture;
import lockstep.app.desktop.PicturePainter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A captured connection in the window's own views. */
class CapturePictureTest {
  @TempDir private Path folder;

  @Test
  void ladderAndDiagramDrawACapture() throws Exception {
    CaptureShown shown = CaptureShown.of(CaptureFiles.teardown(folder), 0);
    assertThat(shown.moments()).hasSize(16);
    Picture.Shown run =
        new Picture.Shown(
            shown.name(),
            shown.title(),
            true,
            shown.place(),
            shown.remarks(),
            shown.moments(),
            true);
    for (Picture.View view : List.of(Picture.View.LADDER, Picture.View.DIAGRAM)) {
      byte[] before = draw(view, run.upTo(4));
      byte[] after = draw(view, run);
      assertThat(after).as("%s", view).isNotEqualTo(before);
    }
  }

  private static byte[] draw(Picture.View view, Picture.Shown run) throws InterruptedException {
    return new PicturePainter()
        .draw(
            new Picture(
                view, Picture.Format.PNG, "beside", "light", view.width(), view.height(), 1, run));
  }
}
