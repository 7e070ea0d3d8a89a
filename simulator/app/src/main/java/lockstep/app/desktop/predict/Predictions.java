package lockstep.app.desktop.predict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import lockstep.app.Daemons;
import lockstep.app.json.PredictionJson;
import lockstep.views.predict.Prediction;

/**
 * The answers that were given: those of this session, and in a file of JSON lines all that ever
 * were. Whoever makes lessons of them reads the file with {@link #read}. A line that is lost is one
 * answer less, so nothing that goes wrong with the file stops the program.
 */
public final class Predictions implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Predictions.class.getName());
  private static final long PATIENCE_SECONDS = 2;

  private final List<Prediction> session = new ArrayList<>();
  private Path file;
  private ExecutorService writer;

  /**
   * Appends the answers to a file from now on.
   *
   * @param path null where nothing is to be kept
   */
  public void keepIn(Path path) {
    file = path;
  }

  /** Takes an answer. */
  public void add(Prediction prediction) {
    session.add(prediction);
    if (file == null) return;
    if (writer == null) writer = Executors.newSingleThreadExecutor(Daemons.named("predictions"));
    Path path = file;
    writer.execute(() -> append(path, prediction));
  }

  /** The answers of this session, the first one first. */
  public List<Prediction> session() {
    return List.copyOf(session);
  }

  /** How many of this session named a state; who was not sure has not predicted. */
  public int named() {
    return (int) session.stream().filter(prediction -> prediction.given() != null).count();
  }

  /** How many answers of this session were right. */
  public int right() {
    return (int) session.stream().filter(Prediction::isRight).count();
  }

  /** Ends the writing when all is written. */
  @Override
  public void close() {
    if (writer == null) return;
    writer.shutdown();
    try {
      if (!writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS))
        LOG.log(System.Logger.Level.WARNING, file + " was not written within its time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * All answers of a file, the oldest first; a line that is none is told in the log and left out.
   *
   * @throws IOException when the file is there and cannot be read
   */
  public static List<Prediction> read(Path path) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(path, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return List.of();
    }
    List<Prediction> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) continue;
      try {
        all.add(PredictionJson.read(lines.get(i)));
      } catch (IOException e) {
        LOG.log(System.Logger.Level.WARNING, path + ":" + (i + 1) + ": " + e.getMessage());
      }
    }
    return all;
  }

  private static void append(Path path, Prediction prediction) {
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(
          path,
          PredictionJson.line(prediction) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "an answer is not kept: " + e);
    }
  }
}
