package lockstep.probe.wire;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A child process that is told lines and answers in lines. */
public final class ChildProcess implements AutoCloseable {
  private static final String END = "\0";
  private static final int MOST_ERRORS = 20;
  private static final long CLOSE_SECONDS = 2;

  private final Process process;
  private final BufferedWriter in;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final Deque<String> errors = new ArrayDeque<>();
  private final Thread answering;
  private final Thread complaining;

  public ChildProcess(List<String> command) throws IOException {
    process = new ProcessBuilder(command).start();
    in =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    answering = listen(process.getInputStream(), answers::add, () -> answers.add(END));
    complaining = listen(process.getErrorStream(), this::complain, () -> {});
  }

  private static Thread listen(InputStream stream, Consumer<String> take, Runnable end) {
    Thread thread =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine())
                  take.accept(line);
              } catch (IOException e) {
                // The process was ended in the midst of a line: that is its end.
              } finally {
                end.run();
              }
            },
            "lockstep-wire-answers");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void complain(String line) {
    synchronized (errors) {
      errors.add(line);
      if (errors.size() > MOST_ERRORS) errors.remove();
    }
  }

  /** What it last wrote to its standard error, after its end. */
  public String complaint() throws InterruptedException {
    complaining.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
    synchronized (errors) {
      return String.join("; ", errors);
    }
  }

  public void tell(List<String> lines) throws IOException {
    for (String line : lines) {
      in.write(line);
      in.write('\n');
    }
    in.flush();
  }

  /** Its next line, or null when it has ended. */
  public String answer() throws InterruptedException {
    String line = answers.take();
    if (!line.equals(END)) return line;
    answers.add(END);
    return null;
  }

  public long pid() {
    return process.pid();
  }

  /** Ends it, and all that it holds with it; returns when it is gone. */
  @Override
  public void close() {
    process.destroyForcibly();
    boolean interrupted = false;
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
    for (Thread thread : List.of(answering, complaining)) {
      while (thread.isAlive() && System.nanoTime() < until) {
        try {
          thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    try {
      process.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    try {
      in.close();
    } catch (IOException e) {
      // What was still to be told was for a process that is gone.
    }
    if (interrupted) Thread.currentThread().interrupt();
  }
}
