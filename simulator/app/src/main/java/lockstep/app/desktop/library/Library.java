package lockstep.app.desktop.library;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Feature;
import lockstep.app.desktop.run.RunState;
import lockstep.scenario.ScenarioLibrary;

/** The library of scenarios, the editor, and two runs side by side. */
public final class Library implements Feature {
  private final Desk desk;
  private final EditorDesk editor;
  private final LibraryDesk library;
  private final PairDesk pair;

  /** Adds the commands and buttons; pages are made when they are first opened. */
  public Library(Desk desk) {
    this.desk = desk;
    editor = new EditorDesk(desk, this::reload);
    pair = new PairDesk(desk);
    library = new LibraryDesk(desk, this::edit, pair::openWith);
    desk.commands().add("library", "Shortcut+L", library::toggle);
    desk.commands().add("editor", "Shortcut+E", this::openEditor);
    desk.commands()
        .add(
            "pair",
            new KeyCodeCombination(KeyCode.DIGIT2, KeyCombination.SHORTCUT_DOWN),
            () -> true,
            pair::toggle);
    desk.commands()
        .add("library-find", KeyCombination.valueOf("Shortcut+F"), library::isOpen, library::find);
    for (String id :
        List.of(
            "library-play",
            "library-edit",
            "library-pair",
            "editor-model",
            "editor-loopback",
            "editor-suggest",
            "editor-save",
            "editor-open")) desk.commands().list(id);
    desk.addButton("library", "library", library::toggle);
    desk.addButton("editor", "editor", this::openEditor);
    desk.drops().register(FileDrop::takes, editor::edit);
  }

  private void reload() {
    library.reload();
  }

  private void edit(NamedText text) {
    editor.edit(asCopy(text));
  }

  /** A scenario that ships is never changed: what is edited is the user's own copy. */
  private static NamedText asCopy(NamedText text) {
    return text.own() ? text : new NamedText("my-" + text.name(), text.text(), true, null);
  }

  private void openEditor() {
    editor.open(present());
  }

  private NamedText present() {
    RunState state = desk.state();
    if (state == null || state.scenario() == null) return null;
    String name = state.scenario().name();
    String text = desk.controller().text();
    if (text != null) return new NamedText(name, text, true, null);
    return ScenarioLibrary.text(name)
        .map(shipped -> asCopy(NamedText.shipped(name, shipped)))
        .orElse(null);
  }

  @Override
  public void close() {
    library.end();
    pair.end();
    editor.end();
  }
}
