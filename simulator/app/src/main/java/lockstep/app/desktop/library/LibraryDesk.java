package lockstep.app.desktop.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Overlays;
import lockstep.app.desktop.desk.Work;
import lockstep.app.desktop.run.RunFactory.Choice;
import lockstep.scenario.ScenarioLibrary;
import lockstep.views.library.LibraryPage;
import lockstep.views.library.ScenarioCard;

/** What the library does: finds the scenarios, tries each in the model, plays the chosen one. */
final class LibraryDesk implements LibraryPage.Actions {
  /** Pictures come in handfuls: each handful is a layout of the list. */
  private static final int HANDFUL = 8;

  private final Desk desk;
  private final Consumer<NamedText> edit;
  private final Consumer<String> pair;
  private final Work work;

  /** What was found out; used by the thread that works. */
  private final Map<NamedText, ScenarioCard> tried = new HashMap<>();

  private LibraryPage page;
  private List<NamedText> texts = List.of();
  private int asked;

  LibraryDesk(Desk desk, Consumer<NamedText> edit, Consumer<String> pair) {
    this.desk = desk;
    this.edit = edit;
    this.pair = pair;
    work = new Work("library", desk.ui());
    // The keys of the transport are the list's own here.
    desk.commands()
        .keep(
            event ->
                isOpen()
                    && page.holds(page.getScene().getFocusOwner())
                    && !event.isShortcutDown()
                    && !event.getCode().isFunctionKey()
                    && event.getCode() != KeyCode.ESCAPE);
  }

  boolean isOpen() {
    return page != null && desk.overlays().isOpen(page);
  }

  void toggle() {
    if (isOpen()) close();
    else open();
  }

  private void open() {
    if (page == null) {
      List<String> subjects =
          Stream.concat(Arrays.stream(Subject.values()).map(Subject::key), Stream.of("own"))
              .toList();
      page = new LibraryPage(subjects, this);
    }
    desk.overlays().open(page, Overlays.PAGE);
    page.find();
    reload();
  }

  void find() {
    page.find();
  }

  /** Looks again which scenarios there are. */
  void reload() {
    if (page == null) return;
    int now = ++asked;
    List<String> shipped = desk.factory().scenarios().stream().map(Choice::name).toList();
    UserFolder folder = new UserFolder(desk.folder());
    work.begin(
        () -> {
          List<NamedText> all = new ArrayList<>(folder.all());
          all.addAll(folder.drafts());
          for (String name : shipped)
            ScenarioLibrary.text(name).ifPresent(text -> all.add(NamedText.shipped(name, text)));
          tellAll(all, now);
          return all;
        },
        all -> {},
        reason -> page.show(List.of()));
  }

  private void tellAll(List<NamedText> all, int now) throws InterruptedException {
    List<ScenarioCard> cards = new ArrayList<>();
    for (NamedText text : all)
      cards.add(tried.containsKey(text) ? tried.get(text) : Catalogue.untried(text));
    tell(all, cards, now, true);
    try (Catalogue catalogue = new Catalogue(desk.factory())) {
      for (int i = 0; i < all.size(); i++) {
        if (tried.containsKey(all.get(i))) continue;
        keep(all.get(i), catalogue.tried(all.get(i)), cards, i);
        if (i % HANDFUL == HANDFUL - 1) tell(all, cards, now, false);
      }
      tell(all, cards, now, false);
      // Its process takes longer to start than many a scenario to be tried.
      for (int i = 0; i < all.size(); i++)
        if (cards.get(i).wire().isEmpty())
          keep(all.get(i), catalogue.asked(all.get(i), cards.get(i)), cards, i);
    }
    tell(all, cards, now, false);
  }

  private void keep(NamedText text, ScenarioCard card, List<ScenarioCard> cards, int at) {
    tried.put(text, card);
    cards.set(at, card);
  }

  private void tell(List<NamedText> all, List<ScenarioCard> cards, int now, boolean first) {
    List<ScenarioCard> copy = List.copyOf(cards);
    List<NamedText> names = List.copyOf(all);
    desk.ui()
        .execute(
            () -> {
              if (now != asked) return;
              texts = names;
              page.show(copy);
              if (first && desk.state() != null && desk.state().scenario() != null)
                page.mark(desk.state().scenario().name());
            });
  }

  @Override
  public void play(ScenarioCard card) {
    NamedText text = text(card);
    if (text == null) return;
    close();
    boolean live = desk.state() != null && desk.state().withKernel();
    if (text.own())
      desk.controller().chooseText(new Choice(card.name(), card.title()), text.text(), live);
    else desk.controller().choose(new Choice(card.name(), card.title()), live);
  }

  @Override
  public void edit(ScenarioCard card) {
    NamedText text = text(card);
    if (text != null) edit.accept(text);
  }

  @Override
  public void pair(ScenarioCard card) {
    if (!card.own()) pair.accept(card.name());
  }

  @Override
  public void close() {
    if (isOpen()) desk.overlays().close(page);
  }

  private NamedText text(ScenarioCard card) {
    return texts.stream()
        .filter(text -> text.name().equals(card.name()) && text.own() == card.own())
        .findFirst()
        .orElse(null);
  }

  void end() {
    work.stop();
  }
}
