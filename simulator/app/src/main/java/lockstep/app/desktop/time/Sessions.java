package lockstep.app.desktop.time;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lockstep.app.Daemons;
import lockstep.app.desktop.desk.Desk;
import lockstep.app.desktop.desk.FileQuestion;
import lockstep.app.desktop.run.Opened;
import lockstep.app.desktop.run.RunState;
import lockstep.app.replay.CaptureShown;
import lockstep.app.session.Session;
import lockstep.app.session.SessionFault;
import lockstep.app.session.SessionFile;
import lockstep.views.words.Words;

/** Runs as files: chosen with the system's own dialogue, written and read on a thread beside. */
final class Sessions {
  /** How the names of captures end. */
  private static final List<String> CAPTURES = List.of(".pcapng", ".pcap", ".cap");

  private final Desk desk;
  private final Notice notice;
  private final Runnable hush;
  private final ExecutorService files = Executors.newSingleThreadExecutor(Daemons.named("files"));

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
    for (String suffix : CAPTURES) desk.drops().register(suffix, this::openCapture);
  }

  void save() {
    RunState state = desk.state();
    if (state == null || state.moments().isEmpty()) {
      refuse("session.not.saved", Words.of("session.not.saved.nothing"));
      return;
    }
    desk.files()
        .save(Words.of("session.save"), Words.of("session.name", state.scenario().name()), kind())
        .ifPresent(this::save);
  }

  void open() {
    desk.files().open(Words.of("session.open"), null, kind()).ifPresent(this::open);
  }

  private static FileQuestion.Kind kind() {
    return new FileQuestion.Kind(Words.of("session.kind"), "*" + SessionFile.SUFFIX);
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

  /** Shows the longest connection of a capture; until it is read the present run stays. */
  private void openCapture(Path file) {
    int mine = ++asked;
    notice.say("open", Words.of("session.opening", file.getFileName()), "");
    files.execute(
        () -> {
          try {
            Opened opened = Opened.of(CaptureShown.of(file, 0));
            desk.ui()
                .execute(
                    () -> {
                      if (mine != asked) return;
                      hush.run();
                      desk.controller().open(opened);
                    });
          } catch (IOException e) {
            tell("warning", "session.not.opened", named(file, e.getMessage()));
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
