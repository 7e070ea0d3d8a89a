package lockstep.app.desktop.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.util.Duration;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.FileQuestion;
import lockstep.app.desktop.desk.Overlays;
import lockstep.app.desktop.desk.Work;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.scenario.LineWords;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioErrors;
import lockstep.scenario.ScenarioParser;
import lockstep.views.editor.CodeSpan;
import lockstep.views.editor.EditorPage;
import lockstep.views.editor.Fault;
import lockstep.views.words.Words;

/**
 * What the editor does: reads as one types, keeps a draft of what is not saved, saves, runs. A
 * draft goes only when its text was saved or the user takes it back.
 */
final class EditorDesk implements EditorPage.Actions, AutoCloseable {
  private static final Duration PAUSE = Duration.millis(180);

  private final Desk desk;
  private final Work work;
  private final Runnable saved;
  private final PauseTransition resting = new PauseTransition(PAUSE);
  private UserFolder folder;
  private EditorPage page;
  private NamedText opened;
  private String title = "";
  private List<Fault> faults = List.of();
  private int version;

  /**
   * @param saved runs when the user's scenarios are others
   */
  EditorDesk(Desk desk, Runnable saved) {
    this.desk = desk;
    this.saved = saved;
    work = new Work("editor", desk.ui());
    resting.setOnFinished(event -> rested());
    // In the editor its keys are its own, whatever they do elsewhere in the window.
    desk.commands()
        .keep(
            event ->
                isOpen()
                    && hasFocus()
                    && (event.isShortcutDown()
                            && List.of(KeyCode.S, KeyCode.O, KeyCode.ENTER, KeyCode.SPACE)
                                .contains(event.getCode())
                        || event.isShortcutDown() && isWriting(event.getCode())
                        || event.getCode() == KeyCode.ESCAPE && page.code().isSuggesting()));
  }

  /** Keys with Ctrl that a text has in every program. */
  private static boolean isWriting(KeyCode code) {
    return List.of(
            KeyCode.A,
            KeyCode.C,
            KeyCode.V,
            KeyCode.X,
            KeyCode.Z,
            KeyCode.Y,
            KeyCode.LEFT,
            KeyCode.RIGHT,
            KeyCode.HOME,
            KeyCode.END,
            KeyCode.BACK_SPACE,
            KeyCode.DELETE,
            KeyCode.TAB)
        .contains(code);
  }

  boolean isOpen() {
    return page != null && desk.overlays().isOpen(page);
  }

  private boolean hasFocus() {
    for (Node node = page.getScene().getFocusOwner(); node != null; node = node.getParent())
      if (node == page) return true;
    return false;
  }

  /** Opens the page with what it had, or with what the window plays. */
  void open(NamedText present) {
    if (isOpen()) {
      close();
      return;
    }
    boolean same = opened != null && (present == null || present.name().equals(opened.name()));
    if (same) {
      lay();
      page.focusText();
    } else if (present != null) {
      edit(present);
    }
  }

  /** Opens a text; a draft of that name goes before it. */
  void edit(NamedText text) {
    keep();
    if (folder == null) folder = new UserFolder(desk.folder());
    work.begin(
        () -> folder.draft(text.name()),
        draft -> show(text, draft.orElse(text.text())),
        reason -> {
          show(text, text.text());
          page.tellFailure(reason);
        });
  }

  /** Opens a file of the user's, wherever it lies. */
  void edit(Path file) {
    if (folder == null) folder = new UserFolder(desk.folder());
    keep();
    work.begin(
        () -> folder.besideDrafts(UserFolder.read(file)),
        text -> show(text, text.text()),
        this::tellFailure);
  }

  private void tellFailure(String reason) {
    if (page == null) show(new NamedText("scenario", "", true, null), "");
    page.tellFailure(reason);
  }

  private void show(NamedText text, String written) {
    if (page == null) page = new EditorPage(EditorDesk::colours, ScenarioParser::nextWords, this);
    opened = text;
    lay();
    page.show(text.name(), written);
    rested();
  }

  private void lay() {
    desk.overlays().open(page, Overlays.PAGE, this::keep);
  }

  @Override
  public void changed(String text) {
    resting.playFromStart();
  }

  /** Reads the text and keeps a draft, beside the JavaFX thread. */
  private void rested() {
    resting.stop();
    String text = page.text();
    String name = opened.name();
    int asked = ++version;
    work.begin(() -> Reading.of(name, text), reading -> heard(reading, asked), page::tellFailure);
    keep();
  }

  private void heard(Reading reading, int asked) {
    if (asked != version) return;
    faults = reading.faults();
    title = reading.title();
    page.tellFaults(faults, Words.of("editor.right", reading.actions()));
  }

  private boolean isUnsaved() {
    return opened != null && !page.text().equals(opened.text());
  }

  private void keep() {
    if (page == null || opened == null) return;
    boolean unsaved = isUnsaved();
    page.tellKept(keptWhere(unsaved), unsaved);
    String text = page.text();
    String name = opened.name();
    work.begin(
        () -> {
          if (unsaved) folder.keepDraft(name, text);
          else folder.dropDraft(name);
          return name;
        },
        done -> {},
        reason -> page.tellFailure(Words.of("editor.draft.failed", reason)));
  }

  private String keptWhere(boolean unsaved) {
    if (unsaved) return Words.of(folder.keeps() ? "editor.draft" : "editor.draft.nowhere");
    if (opened.file() == null) return Words.of("editor.copy");
    return Words.of("editor.saved", opened.file());
  }

  @Override
  public void run(boolean besideLoopback) {
    String text = page.text();
    String name = opened.name();
    int asked = ++version;
    work.begin(
        () -> Reading.of(name, text),
        reading -> {
          heard(reading, asked);
          if (!faults.isEmpty()) {
            page.goToFault();
            return;
          }
          keep();
          while (desk.overlays().isAnyOpen()) desk.overlays().closeTop();
          desk.controller().chooseText(new Choice(name, title), text, besideLoopback);
        },
        page::tellFailure);
  }

  @Override
  public void save() {
    if (!folder.keeps() && opened.file() == null) {
      page.tellFailure(Words.of("editor.save.nowhere"));
      return;
    }
    String name = page.name().isEmpty() ? opened.name() : UserFolder.plain(page.name());
    boolean renamed = !name.equals(opened.name());
    String draft = opened.name();
    NamedText text = new NamedText(name, page.text(), true, renamed ? null : opened.file());
    work.begin(
        () -> {
          Path file = folder.save(text);
          folder.dropDraft(draft);
          return file;
        },
        file -> {
          opened = new NamedText(name, text.text(), true, file);
          keep();
          saved.run();
        },
        reason -> page.tellFailure(Words.of("editor.save.failed", reason)));
  }

  @Override
  public void open() {
    desk.files()
        .open(
            Words.of("editor.open.why"),
            folder.scenarios(),
            new FileQuestion.Kind(Words.of("editor.files"), "*" + NamedText.ENDING),
            new FileQuestion.Kind(Words.of("editor.files.all"), "*"))
        .ifPresent(this::edit);
  }

  @Override
  public void discard() {
    page.show(opened.name(), opened.text());
    rested();
  }

  @Override
  public void close() {
    if (isOpen()) desk.overlays().close(page);
  }

  /** Ends its thread; the last draft is written before. */
  void end() {
    resting.stop();
    keep();
    work.close();
  }

  private static List<CodeSpan> colours(String line) {
    return LineWords.of(line).stream()
        .map(word -> new CodeSpan(word.start(), word.end(), styleClass(line, word)))
        .toList();
  }

  /** Ends and values have their plates; the rest is told by the kind of word. */
  private static String styleClass(String line, LineWords.Word word) {
    if (word.kind() == LineWords.Kind.TEXT) return CodeSpan.QUOTED;
    if (word.kind() == LineWords.Kind.NUMBER) return CodeSpan.NUMBER;
    if (word.kind() != LineWords.Kind.ACTOR)
      return "ls-code-" + word.kind().name().toLowerCase(Locale.ROOT);
    if (line.startsWith("client", word.start())) return CodeSpan.CLIENT;
    return line.startsWith("wire", word.start()) ? "ls-code-word" : CodeSpan.SERVER;
  }

  /** What the parser says of a text. */
  private record Reading(String title, int actions, List<Fault> faults) {
    static Reading of(String name, String text) {
      try {
        Scenario scenario = ScenarioParser.parse(name, name, text);
        return new Reading(scenario.title(), scenario.actions().size(), List.of());
      } catch (ScenarioErrors e) {
        return new Reading(
            "",
            0,
            e.errors().stream()
                .map(error -> new Fault(error.line(), error.column(), error.message()))
                .toList());
      }
    }
  }
}
