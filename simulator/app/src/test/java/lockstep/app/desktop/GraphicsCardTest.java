package lockstep.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When JavaFX is told to draw in software. */
class GraphicsCardTest {
  @TempDir Path folder;

  @Test
  void linuxWithoutADeviceHasNone() {
    assertThat(GraphicsCard.isMissing("Linux", null, folder.resolve("dri"))).isTrue();
    assertThat(GraphicsCard.isMissing("Linux", null, folder)).isFalse();
  }

  @Test
  void nothingIsKnownOfOtherSystemsNorSaidAgainstAChoice() {
    assertThat(GraphicsCard.isMissing("Windows 11", null, folder.resolve("dri"))).isFalse();
    assertThat(GraphicsCard.isMissing("Linux", "es2", folder.resolve("dri"))).isFalse();
  }
}
