package lockstep.lessons.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash, a bad disk or another program may do to the progress file. */
class ProgressFileDamageTest {
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

  private void answer(int second) throws IOException {
    file.update(p -> p.answered(List.of(HTTPS), true, NOON.plusSeconds(second)));
  }

  private int answers() throws IOException {
    return file.read().progress().skills().get(HTTPS).last().size();
  }

  /** Every beginning of the file, and the file with each octet changed, gives the backup. */
  @Test
  void damageAtAnyOctetIsFoundAndTheBackupUsed() throws IOException {
    answer(0);
    answer(1);
    byte[] whole = Files.readAllBytes(path);
    assertThat(answers()).isEqualTo(2);
    List<byte[]> damaged = new ArrayList<>();
    for (int i = 0; i < whole.length; i++) {
      damaged.add(Arrays.copyOf(whole, i));
      byte[] flipped = whole.clone();
      flipped[i] ^= (byte) (1 << i % 8);
      damaged.add(flipped);
    }
    for (byte[] octets : damaged) {
      Files.write(path, octets);
      ProgressFile.Reading reading = file.read();
      boolean right =
          reading.progress().skills().get(HTTPS).right() == 1
              && reading.remarks().size() == 1
              && reading.remarks().get(0).contains("progress.json cannot be read: ")
              && reading.remarks().get(0).contains("progress.json.bak: the latest");
      assertThat(right).as("%s read from %s", reading, new Text(octets)).isTrue();
    }
  }

  /** Written only when a test fails. */
  private record Text(byte[] octets) {
    @Override
    public String toString() {
      return new String(octets, StandardCharsets.ISO_8859_1);
    }
  }

  /** A crash while writing: of the new file or of the new backup any beginning may be left. */
  @Test
  void whatACrashLeftHalfWrittenIsNeverRead() throws IOException {
    answer(0);
    answer(1);
    byte[] whole = Files.readAllBytes(path);
    for (int i = 0; i <= whole.length; i++) {
      Files.write(folder.resolve(".progress.json.4194305.part"), Arrays.copyOf(whole, i));
      Files.write(folder.resolve(".progress.json.bak.4194305.part"), Arrays.copyOf(whole, i));
      ProgressFile.Reading reading = file.read();
      assertThat(reading.remarks()).isEmpty();
      assertThat(reading.progress().skills().get(HTTPS).right()).isEqualTo(2);
    }
    answer(2);
    assertThat(answers()).isEqualTo(3);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aDamagedFileIsSetAsideAndNotOverwritten() throws IOException {
    answer(0);
    answer(1);
    Files.writeString(path, "half");
    ProgressFile.Reading reading =
        file.update(p -> p.answered(List.of(HTTPS), true, NOON.plusSeconds(9)));
    assertThat(reading.remarks()).hasSize(2);
    assertThat(reading.remarks().get(1)).contains("progress.json.damaged");
    assertThat(folder.resolve("progress.json.damaged")).hasContent("half");
    assertThat(answers()).isEqualTo(2);
    Files.writeString(path, "again");
    answer(10);
    assertThat(folder.resolve("progress.json.damaged-2")).hasContent("again");
  }

  @Test
  void aMissingFileIsReplacedByItsBackupInWords() throws IOException {
    answer(0);
    answer(1);
    Files.delete(path);
    assertThat(file.read().remarks()).singleElement().asString().contains("is missing");
    assertThat(answers()).isEqualTo(1);
  }

  @Test
  void whenBothAreDamagedNothingIsTouched() throws IOException {
    Files.writeString(path, "{}");
    assertThatThrownBy(() -> answer(0)).hasMessageContaining("There is no backup");
    Files.writeString(backup, "[");
    assertThatThrownBy(() -> answer(0)).hasMessageContaining("cannot be read either");
    assertThat(path).hasContent("{}");
    assertThat(backup).hasContent("[");
  }
}
