package lockstep.app.commands;

import static lockstep.app.commands.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lockstep.app.commands.CliRun.Result;
import lockstep.lessons.interchange.Gift;
import lockstep.lessons.interchange.Imported;
import lockstep.lessons.interchange.MoodleXml;
import lockstep.lessons.quiz.Question;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code lockstep quiz --live} on this kernel's table. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
final class QuizLiveTest {
  @TempDir Path folder;
  private final List<Channel> open = new ArrayList<>();

  /** A listener with connections, some of them half closed. */
  @BeforeEach
  void hold() throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    open.add(listener);
    listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 9);
    for (int i = 0; i < 6; i++) {
      SocketChannel client = SocketChannel.open(listener.getLocalAddress());
      open.add(client);
      if (i % 2 == 0) client.shutdownOutput();
    }
  }

  @AfterEach
  void close() throws IOException {
    for (Channel channel : open) channel.close();
  }

  private static List<Question> live(List<Question> questions) {
    return questions.stream().filter(q -> q.name().startsWith("live-row/")).toList();
  }

  @Test
  void rowsAreFrozenInTheFileAndAskedFromItWithTheirKeys() throws IOException {
    for (String ending : List.of(".gift", ".xml")) {
      String file = folder.resolve("today" + ending).toString();
      Result made = run("quiz", "rows", "--live", "--seed", "7", "--count", "9", "--export", file);
      assertThat(made.exit()).as(made.err()).isZero();
      String text = Files.readString(Path.of(file));
      Imported read = ending.equals(".xml") ? MoodleXml.read(text.getBytes()) : Gift.read(text);
      assertThat(read.problems()).isEmpty();
      assertThat(read.questions()).hasSize(9);
      assertThat(live(read.questions())).isNotEmpty();
      for (Question question : live(read.questions())) {
        assertThat(question.exhibit().caption()).contains("rows of a real computer");
        assertThat(question.exhibit().lines()).hasSizeBetween(2, 11);
      }
      assertThat(
              ending.equals(".xml")
                  ? MoodleXml.write(read.questions())
                  : Gift.write(read.questions()))
          .isEqualTo(text);
    }
  }

  @Test
  void theKeysOfRowsAreTakenAsRight() throws IOException {
    String file = folder.resolve("today.gift").toString();
    run("quiz", "rows", "--live", "--seed", "3", "--count", "6", "--export", file);
    List<Question> live = live(Gift.read(Files.readString(Path.of(file))).questions());
    Path rows = Files.writeString(folder.resolve("rows.gift"), Gift.write(live));
    Path answers = folder.resolve("answers");
    Files.writeString(
        answers, live.stream().map(q -> q.task().key() + "\n").collect(Collectors.joining()));
    Result asked =
        run("quiz", rows.toString(), "--answers", answers.toString(), "--progress", "none");
    assertThat(asked.out()).contains(live.size() + " of " + live.size() + " right at once.");
  }

  @Test
  void rowsAreShownWithinEightyColumnsAndOnlyWhenAskedFor() {
    String[] words = {"quiz", "closing", "--seed", "5", "--count", "3", "--progress", "none"};
    assertThat(run(words).out()).doesNotContain("real computer");
    List<String> more = new ArrayList<>(List.of(words));
    more.add("--live");
    Result live = new CliRun().in("pass\n".repeat(3)).go(more.toArray(String[]::new));
    assertThat(live.out()).contains("1 of 3", "rows of a real computer", "3 of 3");
    assertThat(live.lines()).allMatch(line -> line.length() <= 80);
    assertThat(live.err()).isEmpty();
  }
}
