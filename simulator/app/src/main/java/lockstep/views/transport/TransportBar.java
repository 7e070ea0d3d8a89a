package lockstep.views.transport;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import lockstep.comparison.Moment;
import lockstep.views.parts.Hint;
import lockstep.views.parts.Icons;
import lockstep.views.words.Words;

/** To start, step back, play, step, to end, restart; one square a step; speed; live. */
public final class TransportBar extends HBox {
  private static final double MICROS = 1_000_000;

  /** Below so many times the size of its letters it has not the room for every word. */
  private static final double NARROW = 32;

  private final Button start;
  private final Button back;
  private final Button play;
  private final Button step;
  private final Button end;
  private final Button restart;
  private final StepTrack track;
  private final Label position = new Label();
  private final Label time = new Label();
  private final ComboBox<Double> speed = new ComboBox<>();
  private final Hint playHint;
  private final Button leave = new Button(Words.of("fork.leave"));
  private final Button live = new Button(Words.of("transport.live"));
  private final Hint liveHint = Hint.on(live);
  private boolean playing;

  /** Whether there is a live run, and whether its newest step is shown. */
  public enum Live {
    /** The model plays alone. */
    NONE,
    /** What a live world showed comes from a file. */
    RECORDED,
    /** There is one, and another step is shown. */
    OFF,
    /** Its newest step is shown. */
    ON
  }

  /**
   * A bar with nothing played yet.
   *
   * @param closed runs when the list of speeds that had popped up is gone
   */
  public TransportBar(TransportActions actions, Runnable closed) {
    getStyleClass().add("ls-transport");
    setAlignment(Pos.CENTER_LEFT);
    start = button("to-start", "start", 18, actions::toStart);
    back = button("step-back", "back", 18, actions::back);
    play = button("play", "play", 20, actions::playOrPause);
    play.getStyleClass().add("ls-play");
    playHint = Hint.on(play);
    name(play, playHint, "play", "space");
    step = button("step", "step", 18, actions::step);
    step.getStyleClass().add("ls-outlined");
    end = button("to-end", "end", 18, actions::toEnd);
    restart = button("retry", "restart", 17, actions::restart);
    name(start, Hint.on(start), "start", "start");
    name(back, Hint.on(back), "back", "back");
    name(step, Hint.on(step), "step", "step");
    name(end, Hint.on(end), "end", "end");
    name(restart, Hint.on(restart), "restart", "restart");
    track = new StepTrack(actions::goTo);
    HBox.setHgrow(track, Priority.ALWAYS);
    // It has what the words leave.
    track.setPrefWidth(0);
    position.getStyleClass().add("ls-position");
    time.getStyleClass().add("ls-second");
    VBox where = new VBox(position, time);
    where.setAlignment(Pos.CENTER_LEFT);
    where.getStyleClass().add("ls-where");
    where.setMinWidth(USE_PREF_SIZE);
    speed.getItems().setAll(0.25, 0.5, 1.0, 2.0, 4.0);
    speed.setValue(1.0);
    speed.setConverter(new Times());
    Hint.on(speed, Words.of("transport.speed"));
    speed.setAccessibleText(Words.of("transport.speed"));
    speed.getStyleClass().add("ls-combo");
    speed.setMinWidth(USE_PREF_SIZE);
    speed.setOnHidden(e -> closed.run());
    speed.valueProperty().addListener((property, was, now) -> actions.setSpeed(now));
    leave.getStyleClass().add("ls-button");
    leave.setMinWidth(USE_PREF_SIZE);
    leave.setId("transport-leave");
    leave.setGraphic(Icons.of("chevron-left", 15));
    leave.setOnAction(e -> actions.leaveFork());
    Hint.on(leave, Words.of("fork.leave.why"));
    live.getStyleClass().addAll("ls-button", "ls-live");
    live.setMinWidth(USE_PREF_SIZE);
    // With large text in a narrow window its sign says enough: the place in the run has no other.
    live.contentDisplayProperty()
        .bind(
            Bindings.createObjectBinding(
                () ->
                    getWidth() < NARROW * position.getFont().getSize()
                        ? ContentDisplay.GRAPHIC_ONLY
                        : ContentDisplay.LEFT,
                widthProperty(),
                position.fontProperty()));
    live.setId("transport-live");
    live.setGraphic(Icons.of("live", 16));
    live.setOnAction(e -> actions.toLive());
    getChildren().addAll(start, back, play, step, end, restart, track, where, leave, speed, live);
    tell(Live.NONE, -1, "", "");
  }

  /**
   * Says where the run comes from and why it stands here.
   *
   * @param forkedAt after which step it left another run; negative when it did not
   * @param origin where it comes from, in words; may be empty
   * @param stopped why it stopped here, in words; may be empty
   */
  public void tell(Live now, int forkedAt, String origin, String stopped) {
    leave.setVisible(forkedAt >= 0);
    leave.setManaged(forkedAt >= 0);
    track.tell(forkedAt, origin, stopped);
    live.setDisable(now == Live.NONE || now == Live.RECORDED);
    live.getStyleClass().remove("ls-on");
    if (now == Live.ON) live.getStyleClass().add("ls-on");
    String words = Words.of("transport.live." + now.name().toLowerCase(Locale.ROOT));
    live.setAccessibleText(words);
    liveHint.say(words);
  }

  /**
   * Shows where the run is.
   *
   * @param moments the steps known so far
   * @param shown the step that is shown, 0 for none
   * @param total how many steps there are in all, 0 when that is not known
   * @param canStep whether there may be a further step
   */
  public void show(
      List<Moment> moments, int shown, int total, boolean canStep, boolean nowPlaying) {
    track.show(moments, shown, total);
    position.setText(positionText(shown, total));
    time.setText(
        shown == 0
            ? Words.of("transport.ready")
            : Words.of("transport.time", seconds(moments.get(shown - 1).step().atMicros())));
    start.setDisable(shown == 0);
    back.setDisable(shown == 0);
    step.setDisable(!canStep);
    end.setDisable(!canStep);
    restart.setDisable(moments.isEmpty());
    if (playing == nowPlaying) return;
    playing = nowPlaying;
    play.setGraphic(Icons.of(playing ? "pause" : "play", 20));
    name(play, playHint, playing ? "pause" : "play", "space");
  }

  private static String positionText(int shown, int total) {
    if (total > 0) return Words.of("transport.position", shown, total);
    return Words.of("transport.position.open", shown);
  }

  private static String seconds(long micros) {
    return String.format(Locale.ROOT, "%.6f", micros / MICROS);
  }

  private static Button button(String icon, String name, double size, Runnable action) {
    Button button = new Button();
    button.setGraphic(Icons.of(icon, size));
    button.getStyleClass().add("ls-icon-button");
    button.setOnAction(e -> action.run());
    button.setId("transport-" + name);
    return button;
  }

  private static void name(Button button, Hint hint, String name, String key) {
    String words = Words.of("transport." + name);
    button.setAccessibleText(words);
    hint.say(words + "  " + Words.of("key." + key));
  }

  private static final class Times extends StringConverter<Double> {
    @Override
    public String toString(Double speed) {
      if (speed == null) return "";
      return (speed == Math.rint(speed) ? String.valueOf(speed.intValue()) : speed.toString())
          + "×";
    }

    @Override
    public Double fromString(String text) {
      return Double.valueOf(text.substring(0, text.length() - 1));
    }
  }
}
