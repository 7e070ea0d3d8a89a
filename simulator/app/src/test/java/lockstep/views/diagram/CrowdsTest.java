package lockstep.views.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.views.diagram.Crowds.Count;
import lockstep.views.diagram.DiagramPicture.Hop;
import lockstep.views.diagram.DiagramPicture.Stand;
import org.junit.jupiter.api.Test;

/** Many clients of one server: one token with a number. */
class CrowdsTest {
  private static final Stand ESTABLISHED = new Stand("ESTABLISHED", "ESTABLISHED", false, false);

  @Test
  void clientsInOneStateShareATokenAndANumber() {
    Map<Actor, Stand> tokens = new TreeMap<>();
    for (int i = 1; i <= 20; i++) tokens.put(Actor.of(Side.CLIENT, i), ESTABLISHED);
    tokens.put(Actor.SERVER, ESTABLISHED);
    DiagramPicture picture = new DiagramPicture(tokens, List.of());
    assertThat(Crowds.of(picture)).containsExactly(new Count("ESTABLISHED", Side.CLIENT, 20, 20));
    assertThat(Crowds.words(Crowds.of(picture).get(0))).isEqualTo("×20");
    assertThat(Crowds.hidden(picture)).hasSize(19).doesNotContain(Actor.CLIENT, Actor.SERVER);
    assertThat(DiagramText.here("ESTABLISHED", picture))
        .contains(
            "20 clients are here, model and kernel: client to client20. Each sends and receives.");
  }

  @Test
  void theOneThatActsIsDrawnBeforeTheOthers() {
    Actor third = Actor.of(Side.CLIENT, 3);
    Map<Actor, Stand> tokens = new TreeMap<>();
    for (int i = 1; i <= 3; i++) tokens.put(Actor.of(Side.CLIENT, i), ESTABLISHED);
    Hop hop = new Hop(third, "synsent-estab", "SYN_SENT", "ESTABLISHED");
    assertThat(Crowds.hidden(new DiagramPicture(tokens, List.of(hop))))
        .containsExactlyInAnyOrder(Actor.CLIENT, Actor.of(Side.CLIENT, 2));
  }

  @Test
  void aKernelThatIsBehindIsCountedApart() {
    Map<Actor, Stand> tokens = new TreeMap<>();
    tokens.put(Actor.CLIENT, ESTABLISHED);
    tokens.put(Actor.of(Side.CLIENT, 2), ESTABLISHED);
    tokens.put(Actor.of(Side.CLIENT, 3), new Stand("ESTABLISHED", "SYN_SENT", false, false));
    DiagramPicture picture = new DiagramPicture(tokens, List.of());
    assertThat(Crowds.words(Crowds.of(picture).get(0))).isEqualTo("×3, kernel ×2");
    assertThat(Crowds.hidden(picture)).containsExactly(Actor.of(Side.CLIENT, 2));
  }

  @Test
  void numbersThatFollowEachOtherShareAName() {
    assertThat(
            DiagramText.names(
                List.of(
                    Actor.CLIENT,
                    Actor.of(Side.CLIENT, 2),
                    Actor.of(Side.CLIENT, 3),
                    Actor.of(Side.CLIENT, 7),
                    Actor.of(Side.CLIENT, 8))))
        .isEqualTo("client to client3, client7, client8");
  }
}
