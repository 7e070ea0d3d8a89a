package lockstep.app.desktop.ladder;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Feature;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.app.desktop.run.RunState;
import lockstep.scenario.ScenarioLibrary;
import lockstep.views.ladder.Coming;
import lockstep.views.ladder.SegmentPopover;
import lockstep.views.ladder.SegmentShown;

/**
 * The ladder's calls to come, how its run goes on, and the popover of a segment. The keys of the
 * segments are the ladder's own, for they work only where it has the focus.
 */
public final class LadderFeature implements Feature {
  private final Desk desk;
  private final HandDesk hand;
  private SegmentPopover popover;
  private SegmentShown shown;
  private Choice expected;
  private boolean closed;

  public LadderFeature(Desk desk) {
    this.desk = desk;
    hand = new HandDesk(desk, () -> Optional.ofNullable(shown));
    desk.ladder().onSegment(this::segment);
    desk.commands().list("segments");
    desk.commands().list("segment");
  }

  @Override
  public void show(RunState state) {
    desk.ladder().showRun(state.working(), state.failure());
    hand.show(state);
    desk.ladder().playsAlone(state.beside() == null);
    if (Objects.equals(expected, state.scenario())) return;
    expected = state.scenario();
    desk.ladder().expect(List.of());
    Choice wanted = expected;
    if (wanted == null) return;
    CompletableFuture.supplyAsync(() -> coming(wanted.name()))
        .thenAcceptAsync(
            coming -> {
              if (!closed && wanted.equals(expected)) desk.ladder().expect(coming);
            },
            desk.ui());
  }

  /** A scenario that does not ship with the program has a ladder that says nothing of it yet. */
  private static List<Coming> coming(String scenario) {
    return ScenarioLibrary.load(scenario).map(CallsToCome::of).orElse(List.of());
  }

  private void segment(Optional<SegmentShown> now) {
    shown = now.orElse(null);
    if (shown == null) {
      if (popover != null) desk.overlays().close(popover);
      return;
    }
    if (popover == null) {
      popover = new SegmentPopover(this::leave);
      popover.onHand(
          verb -> {
            if (shown != null) hand.act(shown.way(), verb);
          });
    }
    popover.show(shown.facts(), shown.inHand());
    if (!desk.overlays().isOpen(popover))
      desk.overlays()
          .open(
              popover,
              (overlay, width, height, top) -> popover.place(shown, width, height, top),
              this::left);
    else desk.window().requestLayout();
  }

  private void leave() {
    desk.overlays().close(popover);
  }

  private void left() {
    desk.ladder().leaveSegment();
  }

  @Override
  public void close() {
    closed = true;
  }
}
