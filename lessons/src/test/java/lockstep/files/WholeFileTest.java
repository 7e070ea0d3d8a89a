package lockstep.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeFileTest {
  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (var all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void untilItIsWrittenTheOldOneStandsAndWhatWasBegunIsForgotten() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    try (WholeFile whole = WholeFile.open(file)) {
      assertThat(file).hasContent("old");
      assertThat(names()).hasSize(2);
      assertThat(whole).isNotNull();
    }
    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("a.txt");
    try (WholeFile whole = WholeFile.open(file)) {
      whole.write(new byte[] {'n', 'e', 'w'});
      assertThat(file).hasContent("new");
      assertThatThrownBy(() -> whole.write(new byte[1])).isInstanceOf(IllegalStateException.class);
    }
    assertThat(names()).containsExactly("a.txt");
  }

  @Test
  void foldersThatAreMissingAreMadeByPutAndRefusedByOpen() throws IOException {
    Path file = folder.resolve("new").resolve("a.txt");
    assertThatThrownBy(() -> WholeFile.open(file))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("there is no directory");
    WholeFile.put(file, "words");
    assertThat(file).hasContent("words");
  }

  @Test
  void whatCannotBeWrittenLeavesTheOldOneAndNothingBeside() throws IOException {
    assertThatThrownBy(() -> WholeFile.put(folder, "words")).hasMessageContaining("a directory");
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    Files.createDirectory(WholeFile.neighbour(file));
    assertThatThrownBy(() -> WholeFile.put(file, "new"))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("is in the way");
    assertThat(file).hasContent("old");
    Files.delete(WholeFile.neighbour(file));
    WholeFile.put(file, "new");
    assertThat(names()).containsExactly("a.txt");
  }

  @Test
  void twoThatWriteOneFileDoNotMixTheirOctets() throws IOException {
    Path file = folder.resolve("a.txt");
    try (WholeFile whole = WholeFile.open(file)) {
      assertThatThrownBy(() -> WholeFile.put(file, "other")).hasMessageContaining("writing it");
      whole.write(new byte[] {'m', 'e'});
    }
    assertThat(file).hasContent("me");
  }

  @Test
  void whatACrashLeftIsWrittenOverAndFound() throws IOException {
    Path file = folder.resolve("a.txt");
    Path other = Files.writeString(folder.resolve(".a.txt.4194305.part"), "half");
    Files.writeString(WholeFile.neighbour(file), "half of one that had our number");
    Files.writeString(folder.resolve(".b.txt.4194305.part"), "another file's");
    WholeFile.put(file, "whole");
    assertThat(file).hasContent("whole");
    assertThat(WholeFile.leftovers(file)).containsExactly(other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-rw-rw-", "rwxr-x---", "rw-r--r--"})
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its files have no POSIX permissions")
  void whoMightReadAndWriteTheOldOneMayDoSoWithTheNewOne(String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    WholeFile.put(file, "new");
    assertThat(file).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo(permissions);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "making links takes a privilege there")
  void throughALinkItsTargetIsWrittenAlsoWhereThereIsNoneYet() throws IOException {
    Path real = folder.resolve("real.txt");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real.txt"));
    for (String text : List.of("first", "second")) {
      WholeFile.put(link, text);
      assertThat(link).isSymbolicLink();
      assertThat(real).hasContent(text);
    }
    Path ring = Files.createSymbolicLink(folder.resolve("ring"), Path.of("ring"));
    assertThatThrownBy(() -> WholeFile.put(ring, "words")).hasMessageContaining("leads to itself");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDeviceTakesTheOctetsItself() throws IOException {
    WholeFile.put(Path.of("/dev/null"), "words");
    assertThat(Path.of("/dev/null")).exists();
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    Path full = Path.of("/dev/full");
    if (Files.exists(full))
      assertThatThrownBy(() -> WholeFile.put(full, "words")).isInstanceOf(IOException.class);
  }
}
