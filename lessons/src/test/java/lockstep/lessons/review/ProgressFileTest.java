package lockstep.lessons.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProgressFileTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Skill HTTPS = Skill.port(443);

  @TempDir Path folder;
  private Path path;
  private Path backup;
  private ProgressFile file;

  @BeforeEach
  void name() {
    path = folder.resolve("progress.json");
    backup = folder.resolve("progress.json.bak");
    file = new ProgressFile(path);
  }

  private static Progress everything() {
    return Progress.NONE
        .answered(
            new Answer(
                NOON,
                "ports",
                "q#1",
                "numeric",
                List.of(HTTPS, Skill.parse("gesture:wave")),
                "80 \"or\" 81\n→",
                false,
                1,
                true,
                Optional.of("M8")))
        .reached("half-close", 3, NOON)
        .finished("opening", NOON.plusMillis(1));
  }

  private void answer(int second) throws IOException {
    file.update(p -> p.answered(List.of(HTTPS), true, NOON.plusSeconds(second)));
  }

  @Test
  void nothingKeptYetIsNoError() throws IOException {
    assertThat(file.read()).isEqualTo(new ProgressFile.Reading(Progress.NONE, List.of()));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatWasWrittenIsReadAgain() throws IOException {
    file.update(p -> everything());
    ProgressFile.Reading reading = file.read();
    assertThat(reading.remarks()).isEmpty();
    Progress read = reading.progress();
    assertThat(read.skills()).isEqualTo(everything().skills());
    assertThat(read.lessons()).isEqualTo(everything().lessons());
    assertThat(read.beliefs()).isEqualTo(everything().beliefs());
    assertThat(read.answers()).isEqualTo(everything().answers());
    assertThat(Files.readString(path)).contains("\n    \"gesture:wave\": {\"state\":\"learning\"");
  }

  @Test
  void aNewerVersionIsRefusedAndLeftAsItIs() throws IOException {
    for (String newer :
        List.of(
            "{\"version\": 2, \"all\": \"is new\"}", "{\"version\": 7, \"check\": \"by hand\"}")) {
      Files.writeString(path, newer);
      assertThatThrownBy(() -> file.read())
          .hasMessageContaining("this Lockstep reads up to version 1");
      assertThatThrownBy(() -> answer(0)).hasMessageContaining("nothing was changed");
      assertThat(path).hasContent(newer);
    }
  }

  @Test
  void aNewerVersionWithItsCheckIsRefusedToo() throws IOException {
    byte[] newer = ProgressJson.sealed("{\n  \"version\": 2,\n  \"skills\": [\"other\"],\n");
    Files.write(path, newer);
    assertThatThrownBy(() -> answer(0)).hasMessageContaining("it is of version 2");
    assertThat(path).hasBinaryContent(newer);
  }

  private static String byHand(String text) {
    return text.replaceAll("\"check\": \"[^\"]*\"", "\"check\": \"by hand\"");
  }

  @Test
  void whatIsChangedByHandIsTakenWhenItSaysSo() throws IOException {
    file.update(p -> everything());
    Files.writeString(path, byHand(Files.readString(path)).replace("\"page\":3", "\"page\":5"));
    assertThat(file.read().progress().lessons().get("half-close").page()).isEqualTo(5);
    answer(1);
    assertThat(Files.readString(path)).contains("\"check\": \"crc32 ");
  }

  @Test
  void fieldsOfLaterVersionsAreKept() throws IOException {
    file.update(p -> everything());
    String text =
        byHand(Files.readString(path))
            .replace("{\n  \"version\"", "{\n  \"colour\": {\"deep\":[1.50,null]},\n  \"version\"")
            .replace("\"page\":3", "\"page\":3,\"mood\":\"good\"")
            .replace("\"where\":\"ports\"", "\"where\":\"ports\",\"millis\":123456789012345678901")
            .replace(
                "\"right\":false,\"sure\":true}", "\"right\":false,\"sure\":true,\"ink\":1e2}");
    Files.writeString(path, text);
    file.update(
        p ->
            p.answered(ProgressTest.answer(NOON.plusSeconds(9), HTTPS, true, 1, false))
                .reached("half-close", 4, NOON.plusSeconds(9)));
    assertThat(Files.readString(path))
        .contains("\"colour\": {\n    \"deep\": [1.50,null]\n  }")
        .contains("\"page\":4")
        .contains("\"mood\":\"good\"")
        .containsOnlyOnce("\"millis\":123456789012345678901")
        .contains("\"ink\":1E+2");
    // Once more, now that the check fits and the lines of the answers are taken as they stand.
    answer(10);
    assertThat(Files.readString(path))
        .contains("\"mood\":\"good\"")
        .containsOnlyOnce("\"millis\":123456789012345678901")
        .contains("\"ink\":1E+2");
    assertThat(file.read().progress().answers()).startsWith(everything().answers().get(0));
    assertThat(file.read().progress().answers()).hasSize(2);
  }

  @Test
  void aWrongFieldIsNamedWithWhatWasExpected() throws IOException {
    file.update(p -> everything());
    String good = byHand(Files.readString(path));
    refused(good.replace("\"page\":3", "\"page\":0"), "lessons.half-close: expected a page of 1");
    refused(
        good.replace("\"page\":3", "\"page\":\"3\""),
        "lessons.half-close.page: expected a whole number of 0 or more, found \"3\"");
    refused(
        good.replace("\"state\":\"learning\"", "\"state\":\"asleep\""),
        "skills.gesture:wave: expected the state learning, review or relearning");
    refused(
        good.replace("\"version\": 1", "\"version\": \"1\""), "version: expected 1, found \"1\"");
    refused(good.replace("\"gesture:wave\": ", "\"gesture\": "), "expected a skill such as");
    refused("[".repeat(100), "nesting depth");
    refused("{\"version\": 1, \"version\": 1}", "Duplicate");
  }

  private void refused(String text, String words) throws IOException {
    Files.deleteIfExists(backup);
    Files.writeString(path, text);
    assertThatThrownBy(() -> file.read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(words);
  }

  @Test
  void twoProgramsAtOnceLoseNoAnswer() throws Exception {
    List<Process> programs = new ArrayList<>();
    for (String skill : List.of("port:1", "port:2"))
      programs.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  TwoPrograms.class.getName(),
                  path.toString(),
                  skill)
              .inheritIO()
              .start());
    try {
      for (Process program : programs) {
        assertThat(program.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isZero();
      }
    } finally {
      programs.forEach(Process::destroyForcibly);
    }
    Progress progress = file.read().progress();
    assertThat(progress.answers()).hasSize(2 * TwoPrograms.ANSWERS);
    assertThat(progress.skills().get(Skill.port(1)).right()).isEqualTo(TwoPrograms.ANSWERS);
    assertThat(progress.skills().get(Skill.port(2)).right()).isEqualTo(TwoPrograms.ANSWERS);
  }

  @Test
  void twoThreadsAtOnceLoseNoAnswer() throws Exception {
    List<Throwable> failures = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int number = 1; number <= 2; number++) {
      String skill = "port:" + number;
      Thread thread =
          new Thread(
              () -> {
                try {
                  TwoPrograms.main(new String[] {path.toString(), skill});
                } catch (IOException e) {
                  synchronized (failures) {
                    failures.add(e);
                  }
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) thread.join(100_000);
    assertThat(failures).isEmpty();
    assertThat(file.read().progress().answers()).hasSize(2 * TwoPrograms.ANSWERS);
  }

  @Test
  void waitsForTheLockOnlyAsLongAsStated() throws IOException {
    answer(0);
    ProgressFile hasty = new ProgressFile(path, Duration.ofMillis(100));
    ProgressLock held =
        ProgressLock.take(folder.resolve("progress.json.lock"), Duration.ofMillis(60));
    try {
      List<Throwable> thrown = new ArrayList<>();
      Thread other =
          new Thread(
              () -> {
                try {
                  hasty.update(p -> p);
                } catch (IOException e) {
                  thrown.add(e);
                }
              });
      other.start();
      join(other);
      assertThat(thrown)
          .singleElement()
          .satisfies(
              e -> assertThat(e).hasMessageContaining("another Lockstep is writing the progress"));
    } finally {
      held.close();
    }
    hasty.update(p -> p);
  }

  private static void join(Thread thread) {
    try {
      thread.join(20_000);
    } catch (InterruptedException e) {
      throw new AssertionError("the test was stopped", e);
    }
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void exportCopiesAndNeverOverwrites() throws IOException {
    file.update(p -> everything());
    Path copy = folder.resolve("copy.json");
    assertThat(file.export(copy)).isEmpty();
    assertThat(copy).hasSameBinaryContentAs(path);
    assertThatThrownBy(() -> file.export(copy)).isInstanceOf(FileAlreadyExistsException.class);
    Files.delete(copy);
    answer(1);
    Files.writeString(path, "");
    assertThat(file.export(copy)).singleElement().asString().contains("progress.json.bak");
    assertThat(new ProgressFile(copy).read().progress().lessons()).hasSize(2);
  }

  @Test
  void deleteLeavesNothing() throws IOException {
    answer(0);
    answer(1);
    Files.writeString(path, "damaged");
    answer(2);
    Files.writeString(folder.resolve(".progress.json.4194305.part"), "left over");
    Files.writeString(folder.resolve("other.json"), "not ours");
    assertThat(file.delete()).hasSize(5);
    assertThat(folder).isDirectoryContaining("glob:**/other.json");
    try (var rest = Files.list(folder)) {
      assertThat(rest).hasSize(1);
    }
    assertThat(new ProgressFile(folder.resolve("none").resolve("p.json")).delete()).isEmpty();
    assertThat(file.read().progress().skills()).isEmpty();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "making links takes a privilege there")
  void throughALinkItsTargetIsWritten() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real")).resolve("mine.json");
    new ProgressFile(real).update(p -> everything());
    Files.createSymbolicLink(path, real);
    answer(1);
    assertThat(path).isSymbolicLink();
    assertThat(new ProgressFile(real).read().progress().skills().get(HTTPS).right()).isEqualTo(1);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "making links takes a privilege there")
  void aFolderReachedByTwoNamesHasOneLock() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    ProgressFile other = new ProgressFile(link.resolve("mine.json"));
    new ProgressFile(real.resolve("mine.json"))
        .update(
            p -> {
              assertThatThrownBy(
                      () ->
                          ProgressLock.take(
                              link.toRealPath().resolve("mine.json.lock"), Duration.ZERO))
                  .as("the thread has it already, the system gives it once")
                  .hasMessageContaining("another Lockstep is writing");
              return p.answered(List.of(HTTPS), true, NOON);
            });
    other.update(p -> p.answered(List.of(HTTPS), true, NOON));
    assertThat(other.read().progress().skills().get(HTTPS).right()).isEqualTo(2);
  }

  @Test
  void theLogOfTenThousandAnswersDropsTheOldest() throws IOException {
    List<Answer> full =
        Collections.nCopies(Progress.LOG, ProgressTest.answer(NOON, HTTPS, true, 1, false));
    file.update(p -> new Progress(Map.of(), Map.of(), Map.of(), full, 0));
    file.update(p -> p.answered(ProgressTest.answer(NOON, HTTPS, true, 1, false)));
    assertThat(file.read().progress().dropped()).isEqualTo(1);
    assertThat(file.read().progress().answers()).isEqualTo(full);
    Answer last = ProgressTest.answer(NOON.plusSeconds(1), HTTPS, false, 1, false);
    file.update(p -> p.answered(last).answered(last));
    assertThat(file.read().progress().dropped()).isEqualTo(3);
    assertThat(file.read().progress().answers()).hasSize(Progress.LOG).endsWith(last, last);
  }

  @Test
  void aWrongAnswerInAFileChangedByHandIsToldByItsPlace() throws IOException {
    file.update(p -> everything());
    Files.writeString(
        path, byHand(Files.readString(path)).replaceFirst("\"try\":\\d+", "\"try\":\"no\""));
    assertThatThrownBy(() -> ProgressJson.read(Files.readAllBytes(path)))
        .hasMessageContaining("answers[")
        .hasMessageContaining("try: expected");
  }
}
