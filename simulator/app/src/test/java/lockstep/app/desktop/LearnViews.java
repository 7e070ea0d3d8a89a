package lockstep.app.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import lockstep.views.words.Words;

/** What learning shows in the window: the course, each page of a lesson, what is known. */
final class LearnViews {
  private static final int LESSONS = 18;
  private static final int PAGES = 8;

  private LearnViews() {}

  static List<NothingIsCutTest.View> of(MainWindow window) {
    List<NothingIsCutTest.View> views = new ArrayList<>();
    Function<String, Node> find = window::lookup;
    views.add(
        new NothingIsCutTest.View(
            "course", () -> window.commands().run("learn"), () -> lessons(find) == LESSONS));
    views.add(
        new NothingIsCutTest.View(
            "what is known",
            () -> window.commands().run("learn.mastery"),
            () -> window.lookup(".ls-mastery-list") != null));
    views.add(
        new NothingIsCutTest.View(
            "lesson 11, page 1", () -> window.commands().run("learn"), () -> opened(find)));
    views.add(
        new NothingIsCutTest.View(
            "an answer in a lesson",
            () -> fire(find, "#not-sure"),
            () -> find.apply(".ls-said").isVisible()));
    for (int page = 2; page <= PAGES; page++) {
      String place = Words.of("learn.page", page, PAGES);
      views.add(
          new NothingIsCutTest.View(
              "lesson 11, page " + page,
              () -> fire(find, "#lesson-next"),
              () -> LearnInWindowTest.says(find.apply("#lesson"), place)));
    }
    views.add(
        new NothingIsCutTest.View(
            "the end of lesson 11",
            () -> fire(find, "#lesson-next"),
            () -> LearnInWindowTest.says(find.apply("#lesson"), Words.of("learn.end"))));
    views.add(
        new NothingIsCutTest.View(
            "no lesson", () -> fire(find, "#lesson-close"), () -> find.apply("#lesson") == null));
    return views;
  }

  private static int lessons(Function<String, Node> find) {
    return find.apply("#course-list") instanceof ListView<?> list ? list.getItems().size() : 0;
  }

  /** Opens the eleventh lesson, once; it begins with its first page in a new window. */
  private static boolean opened(Function<String, Node> find) {
    Node lesson = find.apply("#lesson");
    // In a window that was looked at before it goes on where it was left.
    if (lesson != null && find.apply("#lesson-back").isVisible()) fire(find, "#lesson-back");
    if (lesson != null) return find.apply("#option-A") != null;
    if (lessons(find) == LESSONS && find.apply("#course-list") instanceof ListView<?> list) {
      list.getSelectionModel().select(10);
      Event.fireEvent(
          list,
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    }
    return false;
  }

  private static void fire(Function<String, Node> find, String button) {
    ((ButtonBase) find.apply(button)).fire();
  }
}
