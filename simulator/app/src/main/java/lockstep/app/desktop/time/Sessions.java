package lockstep.app.desktop.time;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import lockstep.app.Daemons;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.run.Opened;
import lockstep.app.desktop.run.RunState;
import lockstep.app.session.Session;
import lockstep.app.session.SessionFault;
import lockstep.app.session.SessionFile;
import lockstep.views.words.Words;

/** Runs as files: chosen with the system's own dialogue, written and read on a thread beside. */
final class Sessions {
  private final Desk desk;
  private final Notice notice;
  private final Runnable hush;
  private final ExecutorService files = Executors.newSingleThreadExecutor(Daemons.named("files"));

  /** Where the user was last; null before that. */
  private File folder;

  /** Of several files that are being opened the last one is shown. */
  private int asked;

  /**
   * @param hush takes away what a notice says
   */
  Sessions(Desk desk, Notice notice, Runnable hush) {
    this.desk = desk;
    this.notice = notice;
    this.hush = hush;
  }

  void takeDrops() {
    desk.drops().register(SessionFile.SUFFIX, this::open);
  }

  void save() {
    RunState state = desk.state();
    if (state == null || state.moments().isEmpty()) {
      refuse("session.not.saved", Words.of("session.not.saved.nothing"));
      return;
    }
    File file =
        choose(
            "session.save",
            chooser -> {
              chooser.setInitialFileName(Words.of("session.name", state.scenario().name()));
              return chooser;
            },
            true);
    if (file != null) save(withSuffix(file.toPath()));
  }

  void open() {
    File file = choose("session.open", chooser -> chooser, false);
    if (file != null) open(file.toPath());
  }

  private File choose(String title, UnaryOperator<FileChooser> prepare, boolean saves) {
    FileChooser chooser = prepare.apply(new FileChooser());
    chooser.setTitle(Words.of(title));
    chooser
        .getExtensionFilters()
        .add(new ExtensionFilter(Words.of("session.kind"), "*" + SessionFile.SUFFIX));
    if (folder != null && folder.isDirectory()) chooser.setInitialDirectory(folder);
    var window = desk.window().getScene().getWindow();
    File file = saves ? chooser.showSaveDialog(window) : chooser.showOpenDialog(window);
    if (file != null) folder = file.getParentFile();
    return file;
  }

  private static Path withSuffix(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(SessionFile.SUFFIX)
        ? file
        : file.resolveSibling(name + SessionFile.SUFFIX);
  }

  /** Saves the run that is shown. */
  void save(Path file) {
    Optional<Session> session =
        desk.controller().session(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    if (session.isEmpty()) {
      refuse("session.not.saved", Words.of("session.not.saved.text"));
      return;
    }
    files.execute(
        () -> {
          try {
            SessionFile.write(session.get(), file);
            tell("check", "session.saved", Words.of("session.saved.why", file));
          } catch (IOException e) {
            tell(
                "warning",
                "session.not.saved",
                Words.of("session.not.saved.why", file, e.getMessage()));
          }
        });
  }

  /** Opens a file; until it is whole and fits together the present run stays. */
  void open(Path file) {
    int mine = ++asked;
    notice.say("open", Words.of("session.opening", file.getFileName()), "");
    files.execute(
        () -> {
          try {
            Opened opened = Opened.of(SessionFile.read(file));
            desk.ui()
                .execute(
                    () -> {
                      if (mine != asked) return;
                      hush.run();
                      desk.controller().open(opened);
                    });
          } catch (SessionFault e) {
            String why = e.getMessage();
            tell("warning", "session.not.opened", named(file, why));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** The reader names the file; who plays what is in it does not know it. */
  private static String named(Path file, String why) {
    String name = file.getFileName() + ": ";
    return why.startsWith(name) ? why : name + why;
  }

  private void tell(String icon, String sentence, String reason) {
    desk.ui().execute(() -> notice.say(icon, Words.of(sentence), reason));
  }

  private void refuse(String sentence, String reason) {
    notice.say("warning", Words.of(sentence), reason);
  }

  void close() {
    files.shutdown();
  }
}
