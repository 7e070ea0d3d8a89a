package lockstep.app.desktop.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who takes which file. */
class DropsTest {
  private final Drops drops = new Drops();
  private final List<String> taken = new ArrayList<>();

  @Test
  void eachFileGoesToTheFirstWhoTakesIt() {
    drops.register(".lockstep", file -> taken.add("run " + file));
    drops.register(file -> !file.toString().endsWith(".png"), file -> taken.add("text " + file));
    assertThat(drops.take(Path.of("A.LOCKSTEP"))).isTrue();
    assertThat(drops.take(Path.of("hello.scenario"))).isTrue();
    assertThat(drops.take(Path.of("window.png"))).isFalse();
    assertThat(taken).containsExactly("run A.LOCKSTEP", "text hello.scenario");
  }
}
