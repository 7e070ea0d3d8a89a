package lockstep.app.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import lockstep.views.parts.Theme;
import lockstep.views.settings.Division;
import lockstep.views.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The user's settings in their file. */
class SettingsFileTest {
  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();
  private final Logger log = Logger.getLogger(SettingsFile.class.getName());
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          told.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    log.setUseParentHandlers(false);
    log.addHandler(handler);
  }

  @AfterEach
  void stop() {
    log.removeHandler(handler);
    log.setUseParentHandlers(true);
  }

  @Test
  void whatIsChangedIsReadAgainAndNothingElseLiesBeside() throws IOException {
    Path file = folder.resolve("new/settings.properties");
    try (SettingsFile kept = new SettingsFile(file)) {
      Settings settings = kept.read();
      assertThat(settings.text().get()).isEqualTo(Settings.AS_THE_WINDOW);
      kept.follow(settings);
      settings.theme().set(Theme.CONTRAST);
      settings.text().set(250);
      settings.reducedMotion().set(true);
      settings.language().set("de");
      settings.folder().set("/course/week 3");
      settings.division().set(new Division(0.5125, 0.6, -1));
    }
    Settings again = new SettingsFile(file).read();
    assertThat(again.theme().get()).isEqualTo(Theme.CONTRAST);
    assertThat(again.text().get()).isEqualTo(250);
    assertThat(again.reducedMotion().get()).isTrue();
    assertThat(again.language().get()).isEqualTo("de");
    assertThat(again.folder().get()).isEqualTo("/course/week 3");
    assertThat(again.division().get()).isEqualTo(new Division(0.5125, 0.6, -1));
    try (var files = Files.list(folder.resolve("new"))) {
      assertThat(files).containsExactly(file);
    }
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "theme=pink, 'theme: expected light, dark or contrast, found \"pink\"'",
    "text=99, 'text: expected window, or a number from 100 to 300, found \"99\"'",
    "text=large, 'text: expected window, or a number from 100 to 300, found \"large\"'",
    "motion=much, 'motion: expected full or reduced, found \"much\"'",
    "dividers=0.5 0.6, 'dividers: expected two shares from 0 to 1 and a number of rows, such as"
        + " 0.52 0.6 0, found \"0.5 0.6\"'",
    "dividers=2 0.6 0, 'found \"2 0.6 0\"'",
    "dividers=NaN 0.6 0, 'found \"NaN 0.6 0\"'",
    "dividers=0.5 0.6 99, 'found \"0.5 0.6 99\"'",
  })
  void whatIsWrongIsToldAndTheRestHolds(String line, String words) throws IOException {
    Path file = folder.resolve("settings.properties");
    Files.writeString(file, "language=de\n" + line + "\n");
    Settings settings = new SettingsFile(file).read();
    assertThat(settings.language().get()).isEqualTo("de");
    assertThat(settings.theme().get()).isEqualTo(Theme.LIGHT);
    assertThat(settings.text().get()).isEqualTo(Settings.AS_THE_WINDOW);
    assertThat(settings.division().get()).isEqualTo(Division.USUAL);
    assertThat(told).singleElement().asString().contains(words);
  }

  @Test
  void aFileThatCannotBeReadIsToldAndTheUsualSettingsHold() throws IOException {
    Path file = Files.writeString(folder.resolve("settings.properties"), "theme=\\u12");
    assertThat(new SettingsFile(file).read().theme().get()).isEqualTo(Theme.LIGHT);
    assertThat(told).singleElement().asString().contains("cannot be read");
  }

  @Test
  void whereNothingCanBeKeptNothingBreaks() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "");
    try (SettingsFile kept = new SettingsFile(inTheWay.resolve("settings.properties"))) {
      Settings settings = new Settings();
      kept.follow(settings);
      settings.text().set(200);
    }
    assertThat(told).singleElement().asString().contains("not kept");
    assertThat(new SettingsFile(null).read().text().get()).isEqualTo(Settings.AS_THE_WINDOW);
  }

  @Test
  void textGrowsByStepsFromWhatTheWindowSuggests() {
    Settings settings = new Settings();
    settings.change(true, 1.4);
    assertThat(settings.text().get()).isEqualTo(150);
    settings.change(false, 1.4);
    assertThat(settings.text().get()).isEqualTo(125);
    for (int i = 0; i < 20; i++) settings.change(true, 1);
    assertThat(settings.text().get()).isEqualTo(300);
    for (int i = 0; i < 20; i++) settings.change(false, 1);
    assertThat(settings.text().get()).isEqualTo(100);
  }
}
