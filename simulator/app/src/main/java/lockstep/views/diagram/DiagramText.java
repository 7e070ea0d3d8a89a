package lockstep.views.diagram;

import lockstep.tcp.Actor;
import lockstep.views.diagram.DiagramLayout.NodePlace;
import lockstep.views.diagram.DiagramPicture.Stand;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/** A node of the diagram in words: "FIN-WAIT-2. The client is here, model and kernel. ..." */
final class DiagramText {
  private DiagramText() {}

  static String of(NodePlace place, DiagramPicture picture) {
    StringBuilder text = new StringBuilder(place.state().rfcName()).append('.');
    picture
        .tokens()
        .forEach(
            (actor, stand) -> {
              if (stand.in(place.id())) text.append(' ').append(here(actor, stand, place));
            });
    return text.toString();
  }

  private static String here(Actor actor, Stand stand, NodePlace place) {
    boolean ring = place.id().equals(stand.ring());
    boolean disc = place.id().equals(stand.disc());
    String key = ring && disc ? "both" : disc ? "kernel" : stand.unseen() ? "unseen" : "model";
    String waits = Sentences.waits(actor.side(), place.state());
    return Sentences.say("here." + key, actor) + " " + Words.of("waits.sentence", waits);
  }
}
