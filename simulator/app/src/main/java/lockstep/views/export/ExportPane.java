package lockstep.views.export;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import lockstep.views.export.What.As;
import lockstep.views.parts.PaneHead;
import lockstep.views.parts.Scrolled;
import lockstep.views.words.Words;

/** Asks what is to become a file, and says how far that is. */
public final class ExportPane extends VBox {
  /** What is wanted: the scale is in pixels for each unit of the window. */
  public record Wish(What what, As as, int scale) {}

  /** What the pane asks for. */
  public interface Actions {
    void save(Wish wish);

    void cancel();
  }

  private final ToggleGroup whats = new ToggleGroup();
  private final ToggleGroup kinds = new ToggleGroup();
  private final ToggleGroup scales = new ToggleGroup();
  private final FlowPane kindRow = row(List.of());
  private final FlowPane scaleRow;
  private final Label scaleName = head("export.scale");
  private final Label meaning = new Label();
  private final Label told = new Label();
  private final ProgressBar progress = new ProgressBar();
  private final Button save = new Button(Words.of("export.save"));
  private final Button cancel = new Button(Words.of("export.cancel"));
  private final HBox work = new HBox(progress, cancel);

  /**
   * A pane that asks for the window as a picture.
   *
   * @param closing closes it; what is being written goes on
   */
  public ExportPane(Actions actions, Runnable closing) {
    getStyleClass().addAll("ls-popover", "ls-export");
    PaneHead head = new PaneHead("export", Words.of("export.title"), closing);
    FlowPane whatRow = row(toggles(List.of(What.values()), whats, w -> "export.what." + w.word()));
    scaleRow = row(toggles(List.of(1, 2, 3), scales, s -> "export.scale." + s));
    meaning.getStyleClass().add("ls-second");
    told.setAccessibleRole(AccessibleRole.TEXT);
    told.setId("export-told");
    for (Label label : List.of(meaning, told)) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    save.getStyleClass().addAll("ls-button");
    save.setId("export-save");
    save.setDefaultButton(false);
    save.setOnAction(e -> actions.save(wish()));
    cancel.getStyleClass().addAll("ls-button", "ls-small");
    cancel.setId("export-cancel");
    cancel.setOnAction(e -> actions.cancel());
    work.setAlignment(Pos.CENTER_LEFT);
    work.setSpacing(10);
    VBox asked =
        new VBox(
            head("export.what"), whatRow, head("export.as"), kindRow, meaning, scaleName, scaleRow);
    asked.getStyleClass().add("ls-export-asked");
    getChildren().addAll(head, new Scrolled(asked), save, work, told);
    whats.selectedToggleProperty().addListener((property, was, now) -> offerKinds());
    kinds.selectedToggleProperty().addListener((property, was, now) -> explain());
    offerKinds();
    tell("");
  }

  /** Gives the keys to the first choice. */
  public void focusFirst() {
    ((ToggleButton) whats.getSelectedToggle()).requestFocus();
  }

  /** Says how far the work is: 0 to 1. */
  public void work(double share) {
    progress.setProgress(share);
    show(work, true);
    show(told, false);
    save.setDisable(true);
  }

  /** Says how the work ended; nothing for the empty text. */
  public void tell(String words) {
    told.setText(words);
    show(work, false);
    show(told, !words.isEmpty());
    save.setDisable(false);
  }

  private Wish wish() {
    return new Wish(
        (What) whats.getSelectedToggle().getUserData(),
        (As) kinds.getSelectedToggle().getUserData(),
        (Integer) scales.getSelectedToggle().getUserData());
  }

  private void offerKinds() {
    What what = (What) whats.getSelectedToggle().getUserData();
    kinds.getToggles().clear();
    kindRow.getChildren().setAll(toggles(what.kinds(), kinds, as -> "export.as." + as.word()));
    explain();
  }

  private void explain() {
    if (kinds.getSelectedToggle() == null) return;
    As as = (As) kinds.getSelectedToggle().getUserData();
    meaning.setText(Words.of("export.as." + as.word() + ".why"));
    boolean scaled = as == As.PNG || as == As.GIF || as == As.NUMBERED;
    show(scaleName, scaled);
    show(scaleRow, scaled);
  }

  private static <T> List<ToggleButton> toggles(
      List<T> values, ToggleGroup group, Function<T, String> words) {
    List<ToggleButton> buttons = values.stream().map(value -> toggle(value, words, group)).toList();
    group.selectToggle(buttons.get(0));
    group
        .selectedToggleProperty()
        .addListener(
            (property, was, now) -> {
              // One is always chosen: a second click on it changes nothing.
              if (now == null && was != null && group.getToggles().contains(was))
                group.selectToggle(was);
            });
    return buttons;
  }

  private static <T> ToggleButton toggle(T value, Function<T, String> words, ToggleGroup group) {
    ToggleButton button = new ToggleButton(Words.of(words.apply(value)));
    button.setUserData(value);
    button.setId(words.apply(value).replace('.', '-'));
    button.getStyleClass().setAll("ls-export-choice");
    button.setToggleGroup(group);
    return button;
  }

  private static FlowPane row(List<ToggleButton> buttons) {
    FlowPane row = new FlowPane(6, 6);
    row.getChildren().addAll(buttons);
    return row;
  }

  private static Label head(String key) {
    Label head = new Label(Words.of(key));
    head.getStyleClass().add("ls-difference-head");
    return head;
  }

  private static void show(javafx.scene.Node node, boolean yes) {
    node.setVisible(yes);
    node.setManaged(yes);
  }
}
