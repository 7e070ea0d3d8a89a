package lockstep.probe.survey;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lockstep.probe.wire.CalmKernel;
import lockstep.probe.wire.Interfaces;
import lockstep.probe.wire.PrivateNetwork;
import lockstep.probe.wire.TunDevice;

/**
 * The child process that measures in the private network, and ends with its standard input.
 *
 * <p>It says {@code ready}, or {@code cannot WORDS}. Then {@code cell NUMBER CELL} lines are told,
 * and {@code measure}; it answers {@code answer NUMBER ANSWER} lines in any order, and {@code
 * done}.
 */
public final class SurveyChild {
  private static final String DEVICE = "survey0";
  private static final int BITS = 24;

  /** Linux's own; it counts where a timeout is what is looked at. */
  private static final long USUAL_RTO_MICROS = TimeUnit.MILLISECONDS.toMicros(200);

  private static final long LONG_RTO_MICROS = TimeUnit.SECONDS.toMicros(60);

  /**
   * How many cells are measured at the same time: nearly all of it is waiting. What goes astray is
   * measured anew with fewer beside it.
   */
  private static final int[] AT_ONCE = {24, 24, 8, 4, 2, 1};

  private record Asked(int number, SurveyCell cell) {}

  private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();
  private final PrintStream out;
  private final Measuring measuring;

  private SurveyChild(PrintStream out, Measuring measuring) {
    this.out = out;
    this.measuring = measuring;
  }

  /**
   * Runs.
   *
   * @param args the name of the network that this process must not be in
   */
  public static void main(String[] args) throws InterruptedException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    // Whatever else prints must not get among the answers.
    System.setOut(System.err);
    try {
      child(out, args[0]).serve();
    } catch (IOException | RuntimeException | LinkageError e) {
      say(out, "cannot " + String.valueOf(e.getMessage()).replace('\n', ' '));
    }
    Runtime.getRuntime().halt(0);
  }

  private static SurveyChild child(PrintStream out, String outside) throws IOException {
    String here = PrivateNetwork.here();
    if (here.equals(outside))
      throw new IOException("this process is not in a network of its own (" + here + ")");
    CalmKernel.plain();
    CalmKernel.forgetful();
    TunDevice device = TunDevice.open(DEVICE);
    try (Interfaces interfaces = new Interfaces()) {
      interfaces.address(DEVICE, InetAddress.getByName(SurveyWire.NEAR), BITS);
      interfaces.up(DEVICE);
    }
    SurveyWire wire = new SurveyWire(device);
    daemon(wire::serve, "lockstep-survey-wire").start();
    return new SurveyChild(out, new Measuring(wire));
  }

  private static Thread daemon(Runnable body, String name) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    return thread;
  }

  private void serve() throws InterruptedException, IOException {
    daemon(this::read, "lockstep-commands").start();
    say(out, "ready");
    List<Asked> asked = new ArrayList<>();
    while (true) {
      String command = commands.take();
      if (command.equals("measure")) {
        measure(asked);
        asked.clear();
        say(out, "done");
      } else {
        String[] words = command.split(" ", 3);
        asked.add(new Asked(Integer.parseInt(words[1]), CellLine.read(words[2])));
      }
    }
  }

  /** The end of the input is the end of the process, also in the midst of a measurement. */
  private void read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) commands.add(line);
    } catch (IOException e) {
      System.err.println("the commands cannot be read any more: " + e);
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  /**
   * Timeouts are measured with the kernel's own; for all else a socket waits long before it repeats
   * anything, so that nothing is taken for an answer that is none.
   */
  private void measure(List<Asked> asked) throws InterruptedException, IOException {
    CalmKernel.shortestRto(USUAL_RTO_MICROS);
    together(asked.stream().filter(a -> a.cell().event() instanceof Happening.RunsOut).toList());
    CalmKernel.shortestRto(LONG_RTO_MICROS);
    together(asked.stream().filter(a -> !(a.cell().event() instanceof Happening.RunsOut)).toList());
  }

  private void together(List<Asked> asked) throws InterruptedException {
    Map<Asked, String> astray = new ConcurrentHashMap<>();
    List<Asked> left = asked;
    for (int atOnce : AT_ONCE) {
      astray.clear();
      Queue<Asked> waiting = new ConcurrentLinkedQueue<>(left);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < Math.min(atOnce, left.size()); i++)
        threads.add(daemon(() -> work(waiting, astray), "lockstep-survey-" + i));
      threads.forEach(Thread::start);
      for (Thread thread : threads) thread.join();
      left = List.copyOf(astray.keySet());
    }
    astray.forEach((one, why) -> answer(one, new Answer.NotMeasured(why)));
  }

  private void work(Queue<Asked> waiting, Map<Asked, String> astray) {
    try {
      for (Asked one = waiting.poll(); one != null; one = waiting.poll()) {
        try {
          answer(one, measuring.measure(one.cell()));
        } catch (Connection.Astray e) {
          astray.put(one, e.getMessage());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(Asked one, Answer answer) {
    synchronized (out) {
      say(out, "answer " + one.number() + " " + AnswerLine.write(answer));
    }
  }

  private static void say(PrintStream out, String line) {
    out.println(line);
    out.flush();
  }
}
