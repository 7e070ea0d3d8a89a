package lockstep.app.desktop;

import java.lang.Thread.UncaughtExceptionHandler;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.Overlays;
import lockstep.views.parts.Icons;
import lockstep.views.words.Words;

/**
 * What became of a fault of the program on the JavaFX thread: a sentence over the cards for who
 * looks at the window, the trace in the log for who mends it. The run goes on.
 */
final class Mishap implements UncaughtExceptionHandler {
  private static final System.Logger LOG = System.getLogger(Mishap.class.getName());
  private static final int LONGEST = 160;

  private final Desk desk;
  private final Label what = new Label();
  private VBox pane;
  private boolean telling;

  Mishap(Desk desk) {
    this.desk = desk;
  }

  /** Tells in this window what fails on the thread that calls, the JavaFX one. */
  static void watch(Desk desk) {
    Thread.currentThread().setUncaughtExceptionHandler(new Mishap(desk));
  }

  @Override
  public void uncaughtException(Thread thread, Throwable fault) {
    // JavaFX's own threads go one after the other then, and what they miss in each other is no
    // fault.
    if (isProcessEnding()) return;
    LOG.log(System.Logger.Level.ERROR, "something failed in the window", fault);
    // A fault in the telling itself must not call for more of it.
    if (telling) return;
    telling = true;
    // Later: the fault may have come in the middle of a layout.
    Platform.runLater(
        () -> {
          try {
            tell(fault);
          } finally {
            telling = false;
          }
        });
  }

  /**
   * Whether the virtual machine is on its way out, by Ctrl-C for one. It says so in no other way.
   */
  private static boolean isProcessEnding() {
    Thread probe = new Thread(() -> {}, "never-started");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private void tell(Throwable fault) {
    if (pane == null) pane = pane();
    what.setText(Words.of("mishap.what", words(fault)));
    desk.overlays().open(pane, Overlays.MIDDLE);
  }

  /** The fault's own words, as far as they are few; never its trace. */
  static String words(Throwable fault) {
    String said = fault.getLocalizedMessage();
    String words = said == null || said.isBlank() ? fault.getClass().getSimpleName() : said.strip();
    int end = words.indexOf('\n');
    if (end >= 0) words = words.substring(0, end);
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
  }

  private VBox pane() {
    Label title = new Label(Words.of("mishap.title"), Icons.of("warning", 17));
    title.getStyleClass().add("ls-help-title");
    what.getStyleClass().add("ls-mishap");
    what.setWrapText(true);
    what.setMinHeight(Label.USE_PREF_SIZE);
    Label next = new Label(Words.of("mishap.next"));
    next.getStyleClass().add("ls-mishap");
    next.setWrapText(true);
    next.setMinHeight(Label.USE_PREF_SIZE);
    Button close = new Button(Words.of("mishap.close"));
    close.getStyleClass().add("ls-button");
    VBox all = new VBox(title, what, next, close);
    close.setOnAction(event -> desk.overlays().close(all));
    all.getStyleClass().addAll("ls-popover", "ls-help", "ls-mishap-pane");
    return all;
  }
}
