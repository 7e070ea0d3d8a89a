package lockstep.app.desktop.settings;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ChangeListener;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Feature;
import lockstep.app.desktop.desk.Overlays;
import lockstep.views.parts.Motion;
import lockstep.views.parts.Panel;
import lockstep.views.settings.Settings;
import lockstep.views.settings.SettingsPane;
import lockstep.views.words.Languages;
import lockstep.views.words.Words;

/** The settings: an overlay, keys for the size of text, and who follows them. */
public final class SettingsFeature implements Feature {
  private final Desk desk;
  private final Settings settings;
  private final ChangeListener<Boolean> motion = (property, was, now) -> Motion.reduced().set(now);
  private SettingsPane pane;
  private Panel panel;

  public SettingsFeature(Desk desk) {
    this.desk = desk;
    settings = desk.settings();
    Motion.reduced().set(settings.reducedMotion().get());
    settings.reducedMotion().addListener(motion);
    desk.commands().add("settings", "Shortcut+Comma", this::toggle);
    desk.commands().add("larger", "Shortcut+Plus", () -> change(true));
    // Where plus is a shifted sign, and on the block of digits.
    desk.commands().add("larger", "Shortcut+Shift+Plus", () -> change(true));
    desk.commands().add("larger", "Shortcut+Equals", () -> change(true));
    desk.commands().add("larger", "Shortcut+Shift+Equals", () -> change(true));
    desk.commands().add("larger", "Shortcut+Add", () -> change(true));
    desk.commands().add("smaller", "Shortcut+Minus", () -> change(false));
    desk.commands().add("smaller", "Shortcut+Subtract", () -> change(false));
    desk.commands().add("usual", "Shortcut+0", this::asTheWindow);
    desk.commands().add("usual", "Shortcut+Numpad 0", this::asTheWindow);
    desk.addButton("settings", "settings", this::toggle);
  }

  private void asTheWindow() {
    settings.text().set(Settings.AS_THE_WINDOW);
  }

  private void change(boolean larger) {
    settings.change(larger, desk.suggestedTextSize());
  }

  private void toggle() {
    if (panel == null) make();
    if (desk.overlays().isOpen(panel)) {
      desk.overlays().close(panel);
      return;
    }
    pane.follow();
    desk.overlays().open(panel, Overlays.RIGHT);
    pane.enter();
  }

  private void make() {
    Path own = settings.languages();
    pane =
        new SettingsPane(
            settings,
            desk::suggestedTextSize,
            List.copyOf(new Languages(own).tags()),
            own == null ? null : own.toString());
    panel =
        new Panel(
                Words.of("settings.title"),
                "settings",
                Words.of("settings.close"),
                () -> desk.overlays().close(panel))
            .scrolling(pane);
    panel.getStyleClass().add("ls-settings-panel");
  }

  @Override
  public void close() {
    settings.reducedMotion().removeListener(motion);
  }
}
