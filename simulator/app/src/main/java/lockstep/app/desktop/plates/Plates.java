package lockstep.app.desktop.plates;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import lockstep.app.Daemons;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Feature;
import lockstep.app.desktop.desk.Overlays;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.app.desktop.run.RunState;
import lockstep.comparison.Moment;
import lockstep.table.SocketRow;
import lockstep.views.diagram.Course;
import lockstep.views.diagram.DiagramPart;
import lockstep.views.diagram.DiagramParts;
import lockstep.views.plates.EdgePlate;
import lockstep.views.plates.Leads;
import lockstep.views.plates.MissingPane;
import lockstep.views.plates.Plate;
import lockstep.views.plates.PlateFacts;
import lockstep.views.plates.PlateView;
import lockstep.views.plates.StatePlate;

/**
 * Says what a state or an edge is to whoever points at it, walks to it or clicks on it, and which
 * edges the course has not seen.
 */
public final class Plates implements Feature, DiagramParts.Listener {
  private static final System.Logger LOG = System.getLogger(Plates.class.getName());

  private final Desk desk;
  private final DiagramParts parts;
  private final Beside beside;
  private ExecutorService worker;
  private Leads leads;
  private PlateView pinnedView;
  private DiagramPart pinned;
  private MissingPane missing;

  /** Puts the walk's keys on the desk and listens to the diagram. */
  public Plates(Desk desk) {
    this.desk = desk;
    parts = desk.diagram().parts();
    beside = new Beside(desk, this::plate);
    parts.tell(this);
    desk.diagram().onSeen(this::showMissing);
    desk.edgesSeen().onChange(this::seenChanged);
    WalkKeys.add(desk, this);
  }

  @Override
  public void show(RunState state) {
    beside.refresh();
    refreshPinned();
  }

  @Override
  public void close() {
    beside.close();
    if (worker != null) worker.shutdownNow();
  }

  @Override
  public void pointed(DiagramPart part, boolean byKey) {
    beside.point(part, byKey);
  }

  @Override
  public void chosen(DiagramPart part) {
    pin(part);
  }

  /** Pins what is said of a part to the tab of the states. */
  void pin(DiagramPart part) {
    pinned = part;
    if (pinnedView == null) pinnedView = PlateView.pinned(this::play, this::unpin);
    pinnedView.show(plate(part));
    desk.states().pin(pinnedView);
    desk.chooseTab("state");
    beside.close();
  }

  boolean isPinned() {
    return pinned != null;
  }

  /** Takes off what is pinned. */
  void unpin() {
    pinned = null;
    boolean hadFocus = holdsFocus(pinnedView);
    desk.states().pin(null);
    if (hadFocus) desk.diagram().requestFocus();
  }

  /** Whether the keys are the diagram's, or those of what is pinned. */
  boolean ownsFocus() {
    return holdsFocus(desk.diagram()) || holdsFocus(pinnedView);
  }

  /** Whether nothing but a plate beside the diagram lies over the cards. */
  boolean isUncovered() {
    return !desk.overlays().isAnyOpenBut(beside.view());
  }

  /** Shows the edges that the course has not seen, or closes that list. */
  void showMissing() {
    if (missing == null)
      missing = new MissingPane(this::play, this::forget, () -> desk.overlays().close(missing));
    missing.show(desk.edgesSeen().all(), leads());
    if (desk.overlays().isOpen(missing)) {
      desk.overlays().close(missing);
      return;
    }
    desk.overlays().open(missing, Overlays.MIDDLE);
    missing.closing().requestFocus();
  }

  /** Forgets the edges of earlier runs; those of this run are seen. */
  private void forget() {
    RunState state = desk.state();
    List<Moment> now = state == null ? List.of() : state.soFar();
    desk.edgesSeen().forget();
    desk.edgesSeen().add(Course.of(now).edges());
  }

  private void seenChanged() {
    desk.diagram().setEdgesSeen(desk.edgesSeen().all());
    refreshAll();
  }

  private void refreshAll() {
    beside.refresh();
    refreshPinned();
    if (missing == null || !desk.overlays().isOpen(missing)) return;
    missing.show(desk.edgesSeen().all(), leads());
    desk.overlays().refit();
  }

  private void refreshPinned() {
    if (pinned != null) pinnedView.show(plate(pinned));
  }

  private void play(String scenario) {
    for (Choice choice : desk.factory().scenarios())
      if (choice.name().equals(scenario)) {
        boolean loopback = desk.state() != null && desk.state().withKernel();
        if (missing != null) desk.overlays().close(missing);
        desk.controller().choose(choice, loopback);
        desk.diagram().requestFocus();
        return;
      }
    LOG.log(System.Logger.Level.WARNING, "no scenario is called " + scenario);
  }

  private Plate plate(DiagramPart part) {
    RunState state = desk.state();
    boolean computer = desk.table().isComputerShown();
    List<SocketRow> rows = computer ? desk.table().live().read() : null;
    PlateFacts facts =
        new PlateFacts(
            desk.diagram().picture(),
            state == null ? List.of() : state.soFar(),
            state != null && state.live(),
            rows,
            desk.edgesSeen().all(),
            leads());
    return part.isEdge() ? EdgePlate.of(part, facts) : StatePlate.of(part, facts);
  }

  /** Null until the traces are read, which the first plate asks for. */
  private Leads leads() {
    if (leads != null || worker != null) return leads;
    worker = Executors.newSingleThreadExecutor(Daemons.named("leads"));
    worker.execute(
        () -> {
          Leads read = ShippedLeads.read();
          desk.ui()
              .execute(
                  () -> {
                    leads = read;
                    refreshAll();
                  });
        });
    worker.shutdown();
    return null;
  }

  private static boolean holdsFocus(Node part) {
    if (part == null || part.getScene() == null) return false;
    for (Node at = part.getScene().getFocusOwner(); at != null; at = at.getParent())
      if (at == part) return true;
    return false;
  }
}
