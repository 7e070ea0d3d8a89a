package lockstep.app.desktop.ladder;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.run.RunState;
import lockstep.comparison.HeldSegment;
import lockstep.scenario.Action.WireVerb;
import lockstep.views.ladder.HandVerb;
import lockstep.views.ladder.InHand;
import lockstep.views.ladder.SegmentShown;
import lockstep.views.ladder.SegmentWay;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.words.Words;

/**
 * The wire in somebody's hand: each segment stops in mid-air, and is delivered, dropped, doubled or
 * delayed there, in the model and on the wire at once.
 */
final class HandDesk implements InHand {
  private static final double ICON = 15;

  private final Desk desk;
  private final Supplier<Optional<SegmentShown>> chosen;
  private final ToggleButton turn = new ToggleButton();
  private RunState state;
  private String told = "";

  /**
   * @param chosen the segment of which the popover tells, if it tells of one
   */
  HandDesk(Desk desk, Supplier<Optional<SegmentShown>> chosen) {
    this.desk = desk;
    this.chosen = chosen;
    turn.setGraphic(Icons.of("hold", ICON));
    turn.getStyleClass().setAll("ls-segment", "ls-small-segment", "ls-alone", "ls-hand-turn");
    turn.setId("by-segment");
    turn.setMinWidth(ToggleButton.USE_PREF_SIZE);
    turn.setAccessibleText(Words.of("hand.turn"));
    Hint.on(turn, Words.of("hand.turn.why"));
    turn.setOnAction(event -> desk.controller().bySegment(turn.isSelected()));
    desk.ladder().addFootTool(turn);
    desk.commands().add("by-segment", KeyCode.W, turn::fire);
    desk.commands()
        .add(
            "hand",
            new KeyCodeCombination(KeyCode.H),
            () -> state != null && !state.inHand().isEmpty(),
            () -> desk.ladder().openInHand());
    add(HandVerb.DELIVER, KeyCode.ENTER);
    add(HandVerb.DROP, KeyCode.DELETE);
    add(HandVerb.DUPLICATE, KeyCode.D);
    add(HandVerb.DELAY, KeyCode.L);
    desk.commands()
        .leaveOut(Arrays.stream(HandVerb.values()).map(verb -> "hand." + verb.word()).toList());
    desk.ladder().setInHand(this);
  }

  private void add(HandVerb verb, KeyCode key) {
    desk.commands()
        .add(
            "hand." + verb.word(),
            new KeyCodeCombination(key),
            () -> chosen.get().filter(SegmentShown::inHand).isPresent(),
            () -> chosen.get().ifPresent(shown -> act(shown.way(), verb)));
  }

  void show(RunState now) {
    state = now;
    turn.setSelected(now.segments().on());
    String words = words();
    if (words.equals(told)) return;
    told = words;
    desk.ladder().setInHand(this);
  }

  @Override
  public boolean has(SegmentWay way) {
    return way.from() != null && held(way).isPresent();
  }

  private Optional<HeldSegment> held(SegmentWay way) {
    if (state == null || way.fate(state.position()) != SegmentWay.Fate.HELD)
      return Optional.empty();
    return state.inHand().stream()
        .filter(one -> one.from().equals(way.from()) && one.segment().equals(way.segment()))
        .findFirst();
  }

  @Override
  public void act(SegmentWay way, HandVerb verb) {
    Optional<HeldSegment> held = held(way);
    if (held.isEmpty() || state.working() != null) return;
    desk.ladder().leaveSegment();
    desk.controller()
        .wish(
            held.get()
                .action(
                    WireVerb.valueOf(verb.name()),
                    verb == HandVerb.DELAY ? HeldSegment.LATE : null));
  }

  @Override
  public String words() {
    if (state == null || state.scenario() == null || !state.segments().on()) return "";
    if (!state.segments().can() && state.origin().forks() == 0 && !state.origin().opened())
      return state.beside() == null || state.live() ? Words.of("hand.cannot") : "";
    List<HeldSegment> hand = state.inHand();
    if (hand.isEmpty()) return "";
    return hand.stream().allMatch(HeldSegment::ofScenario)
        ? Words.of("hand.scenario", hand.size())
        : Words.of("hand.stand", hand.size());
  }
}
