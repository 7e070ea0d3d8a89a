package lockstep.views.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lockstep.tcp.Actor;
import lockstep.tcp.Figure5;
import lockstep.tcp.Side;
import lockstep.views.diagram.DiagramLayout.NodePlace;
import lockstep.views.diagram.DiagramPicture.Stand;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/** A node of the diagram in words: "FIN-WAIT-2. The client is here, model and kernel. ..." */
public final class DiagramText {
  private DiagramText() {}

  static String of(NodePlace place, DiagramPicture picture) {
    List<String> here = here(place.id(), picture);
    return place.state().rfcName() + "." + (here.isEmpty() ? "" : " " + String.join(" ", here));
  }

  /** An edge in words: "From ESTABLISHED to FIN-WAIT-1. CLOSE. Seen in this course." */
  static String of(String edge, boolean seen) {
    Figure5.Edge of = DiagramPart.edge(edge).edge();
    String key = seen ? "here.edge.seen" : "here.edge.unseen";
    return Words.of(key, of.from().rfcName(), of.to().rfcName(), of.cause());
  }

  /**
   * Who is in a node: "The client is here, model and kernel. It waits for the server's FIN." Those
   * who are there in the same way share a sentence.
   */
  public static List<String> here(String node, DiagramPicture picture) {
    NodePlace place = DiagramLayout.figure5().nodes().get(node);
    Map<String, List<Actor>> groups = new LinkedHashMap<>();
    picture
        .tokens()
        .forEach(
            (actor, stand) -> {
              if (stand.in(node))
                groups
                    .computeIfAbsent(actor.side() + " " + how(node, stand), k -> new ArrayList<>())
                    .add(actor);
            });
    List<String> here = new ArrayList<>();
    for (List<Actor> group : groups.values()) {
      String how = how(node, picture.tokens().get(group.get(0)));
      Side side = group.get(0).side();
      boolean one = group.size() == 1;
      String waits = Sentences.waits(side, place.state());
      here.add(
          one
              ? Sentences.say("here." + how, group.get(0)) + " " + Words.of("waits.sentence", waits)
              : Words.of(
                      "here.many." + how,
                      group.size(),
                      Words.of("here.ends." + side.word()),
                      names(group))
                  + " "
                  + Words.of("waits.sentence.each", waits));
    }
    return here;
  }

  /** {@code client to client5, client7}: numbers that follow each other share a name. */
  static String names(List<Actor> actors) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < actors.size(); i++) {
      int last = i;
      while (last + 1 < actors.size()
          && actors.get(last + 1).number() == actors.get(last).number() + 1) last++;
      if (last > i + 1) {
        names.add(Words.of("plate.range", actors.get(i), actors.get(last)));
        i = last;
      } else {
        names.add(actors.get(i).toString());
      }
    }
    return String.join(", ", names);
  }

  private static String how(String node, Stand stand) {
    boolean ring = node.equals(stand.ring());
    boolean disc = node.equals(stand.disc());
    return ring && disc ? "both" : disc ? "kernel" : stand.unseen() ? "unseen" : "model";
  }
}
