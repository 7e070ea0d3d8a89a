package lockstep.views.plates;

import java.util.List;
import java.util.Set;
import lockstep.comparison.Moment;
import lockstep.table.SocketRow;
import lockstep.views.diagram.DiagramPicture;

/**
 * What plates are written from: the run as it stands.
 *
 * @param picture what the diagram shows
 * @param soFar the moments up to the one that is shown
 * @param live whether a live world plays
 * @param computer this computer's rows where its table is shown, else null
 * @param seen the edges that the course has seen, by their ids
 * @param leads which scenarios lead where; null while that is being worked out
 */
public record PlateFacts(
    DiagramPicture picture,
    List<Moment> soFar,
    boolean live,
    List<SocketRow> computer,
    Set<String> seen,
    Leads leads) {
  /** Nothing is played, nothing is known. */
  public static final PlateFacts NONE =
      new PlateFacts(DiagramPicture.EMPTY, List.of(), false, null, Set.of(), null);

  public PlateFacts {
    soFar = List.copyOf(soFar);
    computer = computer == null ? null : List.copyOf(computer);
    seen = Set.copyOf(seen);
  }
}
