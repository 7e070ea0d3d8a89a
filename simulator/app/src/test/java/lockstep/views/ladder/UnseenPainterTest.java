package lockstep.views.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.text.Text;
import lockstep.packet.TcpHeader;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Octets;
import lockstep.views.parts.Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** A kernel's own ladder says of each segment whether it was seen. */
@ExtendWith(ApplicationExtension.class)
class UnseenPainterTest {
  private static final double WIDE = 800;
  private static final double HIGH = 900;

  private static PassedHeader syn() {
    Octets none = Octets.NONE;
    int bits = ControlBit.SYN.mask();
    return new PassedHeader(
        new TcpHeader(1, 2, 3, 0, 5, 0, bits, 502, 0, 0, List.of(), none, none), 0, false);
  }

  @Test
  void onLoopbackNoneIsSeen() throws Exception {
    PlayedScenario played = PlayedScenario.shipped("handshake");
    assertThat(said(played)).hasSize(3).containsOnly("not seen on loopback");
  }

  @Test
  void onAWireOnlyThatIsMissingWhichDidNotPass() throws Exception {
    PlayedScenario played = PlayedScenario.shipped("handshake");
    List<Arrow> arrows = played.picture().arrows();
    arrows.get(0).way().passed(syn());
    arrows.get(1).way().passed(PassedHeader.UNSEEN);
    arrows.get(2).way().passed(PassedHeader.UNSEEN);
    assertThat(arrows).filteredOn(arrow -> arrow.way().isKernelsSeen()).hasSize(1);
    assertThat(said(played)).hasSize(2).containsOnly("not seen");
  }

  /** The words in the places of segments that were not seen. */
  private static List<String> said(PlayedScenario played) {
    return WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          Fonts.load();
          ShapeBrush brush = new ShapeBrush();
          List<LadderPlan.Part> parts = LadderPlan.of(Laying.APART, true, true, WIDE).parts();
          Sheet sheet =
              new Sheet(
                  brush,
                  new Inks(() -> {}),
                  new Lettering(),
                  new Sheet.Paper(WIDE, WIDE, HIGH, 1, 0),
                  parts.get(1));
          new UnseenPainter(sheet).draw(played.picture(), played.last());
          return brush.drawn().getChildren().stream()
              .filter(Text.class::isInstance)
              .map(text -> ((Text) text).getText())
              .toList();
        });
  }
}
