package lockstep.app.desktop.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user's scenarios and drafts. */
class UserFolderTest {
  @TempDir Path home;

  @Test
  void whatIsSavedIsFoundAgain() throws IOException {
    UserFolder folder = new UserFolder(Optional.of(home));
    assertThat(folder.all()).isEmpty();
    Path file = folder.save(new NamedText("a b/c", "title: T\n", true, null));
    assertThat(file).isEqualTo(home.resolve("scenarios/a-b-c.scenario"));
    assertThat(folder.all()).containsExactly(new NamedText("a-b-c", "title: T\n", true, file));
  }

  @Test
  void aDraftIsKeptUntilItIsDropped() throws IOException {
    UserFolder folder = new UserFolder(Optional.of(home));
    folder.keepDraft("x", "title");
    assertThat(folder.draft("x")).contains("title");
    assertThat(folder.drafts()).extracting(NamedText::name).containsExactly("x");
    NamedText other = new NamedText("x", "other", true, null);
    assertThat(folder.besideDrafts(other).name()).isEqualTo("x-2");
    folder.dropDraft("x");
    assertThat(folder.draft("x")).isEmpty();
    assertThat(folder.besideDrafts(other).name()).isEqualTo("x");
  }

  @Test
  void aTextOfTheUsersNeverHasTheNameOfOneThatShips() throws IOException {
    Path file = Files.writeString(home.resolve("teardown.scenario"), "title: T\r\n");
    assertThat(UserFolder.read(file))
        .isEqualTo(new NamedText("my-teardown", "title: T\n", true, file));
  }

  @Test
  void aFileThatIsTooLargeIsRefusedInWords() throws IOException {
    Path file = Files.write(home.resolve("large.scenario"), new byte[300_000]);
    assertThatThrownBy(() -> UserFolder.read(file)).hasMessageContaining("256 KiB");
  }

  @Test
  void withoutAFolderNothingIsKept() throws IOException {
    UserFolder folder = new UserFolder(Optional.empty());
    folder.keepDraft("x", "title");
    assertThat(folder.keeps()).isFalse();
    assertThat(folder.draft("x")).isEmpty();
    assertThat(folder.all()).isEmpty();
  }

  @Test
  void onlyAFileThatMayBeAScenarioIsTakenIn() throws IOException {
    assertThat(FileDrop.takes(Files.createFile(home.resolve("a.scenario")))).isTrue();
    assertThat(FileDrop.takes(Files.createFile(home.resolve("a")))).isTrue();
    assertThat(FileDrop.takes(Files.createFile(home.resolve("a.json")))).isFalse();
    assertThat(FileDrop.takes(home)).isFalse();
    assertThat(FileDrop.takes(home.resolve("none.scenario"))).isFalse();
  }
}
