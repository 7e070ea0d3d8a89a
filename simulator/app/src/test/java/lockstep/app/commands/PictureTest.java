package lockstep.app.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import lockstep.app.Picture;
import lockstep.app.desktop.PicturePainter;
import lockstep.views.fixtures.SvgAgain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** {@code lockstep picture}. */
@Timeout(60)
final class PictureTest {
  private static final byte[] NOTHING = {1, 2, 3};

  @TempDir private Path folder;
  private final List<Picture> wanted = new ArrayList<>();

  private CliRun.Result refused(String... args) {
    return new CliRun()
        .painter(
            picture -> {
              wanted.add(picture);
              return NOTHING;
            })
        .go(args);
  }

  private byte[] drawn(String... more) throws IOException {
    return drawnTo("drawn.png", more);
  }

  private byte[] drawnTo(String name, String... more) throws IOException {
    Path file = folder.resolve(name);
    List<String> args = new ArrayList<>(List.of("picture", "--out", file.toString()));
    args.addAll(List.of(more));
    CliRun.Result result =
        new CliRun().painter(new PicturePainter()).go(args.toArray(String[]::new));
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).isEmpty();
    return Files.readAllBytes(file);
  }

  /** Width and height stand in the first chunk of a PNG file, after its signature. */
  private static List<Integer> measures(byte[] png) {
    ByteBuffer octets = ByteBuffer.wrap(png);
    assertThat(octets.getLong()).isEqualTo(0x89504E470D0A1A0AL);
    octets.position(16);
    return List.of(octets.getInt(), octets.getInt());
  }

  @ParameterizedTest
  @EnumSource
  void everyViewHasItsSize(Picture.View view) throws IOException {
    assertThat(measures(drawn(view.word()))).containsExactly(view.width(), view.height());
  }

  @Test
  void aGifHasAFrameForEachStepAndRepeats() throws IOException {
    byte[] gif = drawnTo("run.gif", "diagram", "--size", "500x380", "--step", "3");
    List<Integer> delays = new ArrayList<>();
    ImageReader reader = ImageIO.getImageReadersBySuffix("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(gif))) {
      reader.setInput(in);
      for (int i = 0; i < reader.getNumImages(true); i++) {
        assertThat(reader.getWidth(i)).isEqualTo(500);
        Node data = reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
        Node control = ((Element) data).getElementsByTagName("GraphicControlExtension").item(0);
        delays.add(Integer.valueOf(((Element) control).getAttribute("delayTime")));
      }
    } finally {
      reader.dispose();
    }
    // Three actions of teardown make six steps.
    assertThat(delays).containsExactly(130, 130, 130, 130, 130, 300);
    assertThat(new String(gif, StandardCharsets.ISO_8859_1)).contains("NETSCAPE2.0");
  }

  @Test
  void numberedPicturesAreOneForEachStep() throws IOException {
    String[] args = {
      "picture", "table", "--step", "2", "--out", folder.resolve("s-##.png").toString()
    };
    assertThat(
            new CliRun()
                .painter(picture -> new byte[] {(byte) picture.run().moments().size()})
                .go(args)
                .exit())
        .isZero();
    for (int step = 1; step <= 5; step++)
      assertThat(Files.readAllBytes(folder.resolve("s-0" + step + ".png"))).containsExactly(step);
    assertThat(folder.resolve("s-06.png")).doesNotExist();
  }

  @Test
  void theSizeIsMultipliedByTheScale() throws IOException {
    assertThat(measures(drawn("diagram", "--size", "500x380", "--scale", "1.5")))
        .containsExactly(750, 570);
  }

  /**
   * The shapes, read and drawn anew, are what the pixels show; only the edges of letters differ.
   */
  @ParameterizedTest
  @EnumSource
  void theShapesShowWhatThePixelsShow(Picture.View view) throws Exception {
    showTheSame(view.word(), "--scenario", "simultaneous-close", "--step", "5");
  }

  /** A kernel's TIME-WAIT has dots in its band, which no other state has. */
  @ParameterizedTest
  @CsvSource({"'loopback'", "'model,loopback'"})
  void soDoThoseOfALadderWithAKernelInTimeWait(String worlds) throws Exception {
    showTheSame("ladder", "--scenario", "teardown", "--on", worlds);
  }

  private void showTheSame(String... run) throws Exception {
    Image pixels = new Image(new ByteArrayInputStream(drawnTo("a.png", run)));
    byte[] svg = drawnTo("a.svg", run);
    CompletableFuture<Image> again = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            SnapshotParameters whole = new SnapshotParameters();
            whole.setViewport(new Rectangle2D(0, 0, pixels.getWidth(), pixels.getHeight()));
            again.complete(SvgAgain.of(svg).snapshot(whole, null));
          } catch (Exception e) {
            again.completeExceptionally(e);
          }
        });
    assertThat(parts(pixels, again.get(20, TimeUnit.SECONDS))).isLessThan(0.015);
  }

  @Test
  void theLadderIsMadeOfShapesAndItsWordsCanBeFound() throws IOException {
    String svg = new String(drawnTo("l.svg", "ladder", "--scenario", "lost-fin"), UTF_8);
    assertThat(svg).doesNotContain("<image").contains("<title>FIN,ACK</title>");
    assertThat(svg).contains("<title>FIN-WAIT-1</title>", "<title>now: after step ");
  }

  @Test
  void theLadderIsTextForMermaidAndASheetToFillInWithoutAnyDrawing() throws IOException {
    Path mermaid = folder.resolve("run.mmd");
    assertThat(refused("picture", "ladder", "--out", mermaid.toString()).exit()).isZero();
    assertThat(Files.readString(mermaid)).startsWith("sequenceDiagram\n").contains("->>");
    Path sheet = folder.resolve("sheet.svg");
    assertThat(refused("picture", "ladder", "--blank", "--out", sheet.toString()).exit()).isZero();
    assertThat(Files.readString(sheet)).startsWith("<svg").doesNotContain("FIN-WAIT");
    refused("picture", "ladder", "--blank", "--answers", "--out", sheet.toString());
    assertThat(Files.readString(sheet)).contains("FIN-WAIT-2");
    assertThat(wanted).isEmpty();
  }

  /** Which part of a picture has quite another colour. */
  private static double parts(Image one, Image other) {
    int different = 0;
    for (int y = 1; y < one.getHeight() - 1; y++)
      for (int x = 1; x < one.getWidth() - 1; x++)
        if (apart(one.getPixelReader().getArgb(x, y), other.getPixelReader().getArgb(x, y)) > 96)
          different++;
    return different / (one.getWidth() * one.getHeight());
  }

  private static int apart(int one, int other) {
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8)
      most = Math.max(most, Math.abs((one >> shift & 255) - (other >> shift & 255)));
    return most;
  }

  @Test
  void theSameRunIsTheSamePictureAndAnotherStepAnother() throws IOException {
    byte[] first = drawn("diagram", "--scenario", "handshake", "--step", "1");
    assertThat(drawn("diagram", "--scenario", "handshake", "--step", "1")).isEqualTo(first);
    assertThat(drawn("diagram", "--scenario", "handshake", "--step", "2")).isNotEqualTo(first);
    assertThat(drawn("diagram", "--scenario", "handshake", "--step", "1", "--theme", "dark"))
        .isNotEqualTo(first);
  }

  @Test
  void aStepIsAnActionOfTheScenario() {
    String out = folder.resolve("a.png").toString();
    for (String step : List.of("0", "1", "2"))
      assertThat(refused("picture", "diagram", "--out", out, "--step", step).exit()).isZero();
    assertThat(wanted.get(0).run().moments()).isEmpty();
    assertThat(wanted.get(1).run().moments()).isNotEmpty();
    assertThat(wanted.get(2).run().moments().size())
        .isGreaterThan(wanted.get(1).run().moments().size());
    assertThat(wanted.get(2).run().finished()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "diagramm --out a.png | there is a picture of diagram, ladder, tcb, table or window, not of"
            + " \"diagramm\"; did you mean \"diagram\"?",
        "table --out a.jpg | --out takes a name that ends in .png, .svg or .gif, or for the ladder"
            + " .mmd, not \"a.jpg\"",
        "table --out a.mmd | only the ladder is text for Mermaid, a .mmd file, not the table",
        "tcb --blank --out a.svg | --blank is a sheet of the ladder, not of the tcb",
        "ladder --blank --out a.png | --blank takes an --out that ends in .svg, not \"a.png\"",
        "ladder --answers --out a.svg | --answers goes with --blank",
        "ladder --page 2 --out a.svg | --page goes with --blank",
        "ladder --blank --page 9 --out a.svg | --page takes 1 to 1, the pages of this run, not 9",
        "table --out a.png --theme drak | --theme takes light, dark or contrast, not \"drak\";"
            + " did you mean \"dark\"?",
        "ladder --out a.png --compare overly | --compare takes beside, overlay or apart, not"
            + " \"overly\"; did you mean \"overlay\"?",
        "table --out a.png --size 12 | --size takes width x height, each 100 to 8192, as in"
            + " 1366x768, not \"12\"",
        "table --out a.png --size 99x200 | --size takes width x height",
        "table --out a.png --scale 9 | --scale takes a number from 0.1 to 8, not \"9\"",
        "table --out a.png --scale NaN | --scale takes a number from 0.1 to 8, not \"NaN\"",
        "table --out a.png --size 8000x200 --scale 2 | a picture of 8000 x 200 units at scale 2 is"
            + " larger than 8192 pixels",
        "table --out a.png --step 99 | --step takes 0 to",
        "table --out a.png --scenario handshak | no scenario is called \"handshak\"",
        "table --out no/such/folder/a.png | no/such/folder/a.png cannot be written: there is no"
            + " directory",
      })
  void whatIsWrongIsSaid(String args, String words) {
    CliRun.Result result = refused(("picture " + args).split(" "));
    assertThat(result.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(result.err()).startsWith("lockstep picture: " + words);
    assertThat(wanted).isEmpty();
  }

  @Test
  void whereNothingCanBeDrawnNoFileIsLeft() throws IOException {
    Path file = folder.resolve("b.png");
    CliRun.Result result =
        new CliRun()
            .painter(
                picture -> {
                  throw new UnsupportedOperationException("no toolkit");
                })
            .go("picture", "table", "--out", file.toString());
    assertThat(result.exit()).isEqualTo(Exit.MACHINE_CANNOT);
    assertThat(result.err()).contains("nothing can be drawn here: no toolkit");
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }
}
