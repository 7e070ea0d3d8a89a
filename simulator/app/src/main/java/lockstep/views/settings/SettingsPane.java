package lockstep.views.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import lockstep.views.parts.IconButton;
import lockstep.views.parts.Theme;
import lockstep.views.words.Language;
import lockstep.views.words.Words;

/** The user's choices for the whole window; each shows at once, and is told in words. */
public final class SettingsPane extends VBox {
  private final Settings settings;
  private final DoubleSupplier suggested;
  private final Label size = new Label();
  private final Label sizeWhy = why("");
  private final List<ToggleButton> themes = new ArrayList<>();

  /**
   * The choices.
   *
   * @param suggested the size of text, 1 for the usual one, that the window's own size suggests
   * @param languages the tags of the languages there are
   * @param folder where the user may put further ones; null for nowhere
   */
  public SettingsPane(
      Settings settings, DoubleSupplier suggested, List<String> languages, String folder) {
    this.settings = settings;
    this.suggested = suggested;
    getStyleClass().add("ls-settings");
    getChildren()
        .addAll(
            part("theme", themes(), null),
            part("text", sizes(), sizeWhy),
            part("motion", motion(), why(Words.of("settings.motion.why"))),
            part("language", languages(languages), why(languageWhy(folder))));
    settings.text().addListener((property, was, now) -> follow());
    follow();
  }

  /** Gives the keys to the first choice. */
  public void enter() {
    themes.stream().filter(ToggleButton::isSelected).findFirst().ifPresent(Node::requestFocus);
  }

  /** Says the size of text as it is now. */
  public void follow() {
    int percent = (int) Math.round(settings.size(suggested.getAsDouble()) * 100);
    size.setText(Words.of("settings.text.size", percent));
    boolean own = settings.text().get() != Settings.AS_THE_WINDOW;
    sizeWhy.setText(Words.of(own ? "settings.text.own" : "settings.text.window"));
  }

  private static VBox part(String id, Node control, Label why) {
    Label head = new Label(Words.of("settings." + id));
    head.getStyleClass().add("ls-settings-head");
    VBox part = new VBox(head, control);
    if (why != null) part.getChildren().add(why);
    part.getStyleClass().add("ls-settings-part");
    return part;
  }

  private static Label why(String words) {
    Label why = new Label(words);
    why.getStyleClass().add("ls-second");
    why.setWrapText(true);
    why.setMinHeight(USE_PREF_SIZE);
    return why;
  }

  private Node themes() {
    ToggleGroup group = new ToggleGroup();
    for (Theme theme : Theme.values()) {
      String word = theme.name().toLowerCase(Locale.ROOT);
      ToggleButton button = toggle("theme-" + word, Words.of("settings.theme." + word), group);
      themes.add(button);
      button.setSelected(settings.theme().get() == theme);
      button.selectedProperty().addListener((p, was, now) -> set(settings.theme(), theme, now));
    }
    settings
        .theme()
        .addListener((property, was, now) -> themes.get(now.ordinal()).setSelected(true));
    return row(themes);
  }

  private Node sizes() {
    Button smaller =
        IconButton.of("zoom-out", Words.of("settings.text.smaller"), () -> change(settings, false));
    Button larger =
        IconButton.of("zoom-in", Words.of("settings.text.larger"), () -> change(settings, true));
    smaller.setId("settings-smaller");
    larger.setId("settings-larger");
    size.getStyleClass().add("ls-settings-size");
    size.setMinWidth(USE_PREF_SIZE);
    Button window = new Button(Words.of("settings.text.reset"));
    window.getStyleClass().add("ls-button");
    window.setId("settings-as-window");
    window.setOnAction(event -> settings.text().set(Settings.AS_THE_WINDOW));
    return row(List.of(smaller, size, larger, window));
  }

  private void change(Settings chosen, boolean larger) {
    chosen.change(larger, suggested.getAsDouble());
  }

  private Node motion() {
    ToggleGroup group = new ToggleGroup();
    ToggleButton full = toggle("motion-full", Words.of("settings.motion.full"), group);
    ToggleButton less = toggle("motion-reduced", Words.of("settings.motion.reduced"), group);
    (settings.reducedMotion().get() ? less : full).setSelected(true);
    less.selectedProperty().addListener((p, was, now) -> settings.reducedMotion().set(now));
    settings
        .reducedMotion()
        .addListener((property, was, now) -> (now ? less : full).setSelected(true));
    return row(List.of(full, less));
  }

  private Node languages(List<String> tags) {
    ComboBox<String> chooser = new ComboBox<>();
    chooser.setId("settings-language");
    chooser.getStyleClass().add("ls-combo");
    chooser.getItems().add("");
    chooser.getItems().addAll(tags);
    chooser.setConverter(new Names());
    chooser.setAccessibleText(Words.of("settings.language"));
    chooser.setValue(settings.language().get());
    chooser.valueProperty().addListener((property, was, now) -> settings.language().set(now));
    chooser.setMaxWidth(Double.MAX_VALUE);
    return chooser;
  }

  private static String languageWhy(String folder) {
    String when = Words.of("settings.language.why");
    return folder == null ? when : when + " " + Words.of("settings.language.own", folder);
  }

  private static ToggleButton toggle(String id, String text, ToggleGroup group) {
    ToggleButton button = new ToggleButton(text);
    button.getStyleClass().setAll("ls-button", "ls-choice");
    button.setId("settings-" + id);
    button.setToggleGroup(group);
    // One is always chosen: a second click on it changes nothing.
    button.setOnAction(
        event -> {
          if (group.getSelectedToggle() == null) button.setSelected(true);
        });
    return button;
  }

  private static <T> void set(Property<T> setting, T value, boolean chosen) {
    if (chosen) setting.setValue(value);
  }

  private static Node row(List<? extends Node> controls) {
    FlowPane row = new FlowPane();
    row.getStyleClass().add("ls-settings-row");
    row.getChildren().addAll(controls);
    return row;
  }

  private static final class Names extends StringConverter<String> {
    @Override
    public String toString(String tag) {
      if (tag == null) return "";
      return tag.isEmpty()
          ? Words.of("settings.language.system")
          : new Language(tag, Map.of()).title();
    }

    @Override
    public String fromString(String title) {
      return title;
    }
  }
}
