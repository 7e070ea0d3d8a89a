package lockstep.probe.survey;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import lockstep.probe.wire.ChildProcess;
import lockstep.probe.wire.PrivateNetwork;

/**
 * Asks this computer's kernel what its TCP does: one cell, one connection, in a private network
 * that ends with this object. Linux only.
 */
public final class KernelSurvey implements AutoCloseable {
  /** There is no private network here, or it has ended; the message says why and what mends it. */
  public static final class Unavailable extends IOException {
    Unavailable(String why) {
      super(why);
    }
  }

  private final ChildProcess child;

  private KernelSurvey(ChildProcess child) {
    this.child = child;
  }

  /**
   * Starts the network.
   *
   * @throws Unavailable where there is none to be had
   */
  public static KernelSurvey start() throws Unavailable, InterruptedException {
    String lack = PrivateNetwork.lack().orElse(null);
    if (lack != null) throw new Unavailable(lack);
    ChildProcess child;
    try {
      child =
          new ChildProcess(
              PrivateNetwork.command(SurveyChild.class, List.of(PrivateNetwork.here())));
    } catch (IOException e) {
      throw new Unavailable(
          "the command unshare does not start (" + e.getMessage() + "); install util-linux");
    }
    KernelSurvey survey = new KernelSurvey(child);
    try {
      survey.awaitReady();
      return survey;
    } catch (Unavailable | InterruptedException e) {
      survey.close();
      throw e;
    }
  }

  private void awaitReady() throws Unavailable, InterruptedException {
    String answer = child.answer();
    if (answer == null) throw new Unavailable(PrivateNetwork.refusal(child.complaint()));
    if (!answer.equals("ready")) throw new Unavailable(answer.substring(answer.indexOf(' ') + 1));
  }

  /**
   * Measures these cells.
   *
   * @param measured is told how many are done, after each
   * @return the answers, in the order of the cells
   * @throws Unavailable when the process that measures has ended
   */
  public List<Answer> measure(List<SurveyCell> cells, IntConsumer measured)
      throws Unavailable, InterruptedException {
    Answer[] answers = new Answer[cells.size()];
    List<String> commands = new ArrayList<>();
    for (SurveyCell cell : cells)
      commands.add("cell " + commands.size() + " " + CellLine.write(cell));
    commands.add("measure");
    try {
      child.tell(commands);
    } catch (IOException e) {
      throw gone();
    }
    int done = 0;
    for (String line = child.answer(); !"done".equals(line); line = child.answer()) {
      if (line == null) throw gone();
      String[] words = line.split(" ", 3);
      if (words[0].equals("cannot")) throw new Unavailable(line.substring(line.indexOf(' ') + 1));
      answers[Integer.parseInt(words[1])] = AnswerLine.read(words[2]);
      measured.accept(++done);
    }
    return Arrays.asList(answers);
  }

  private Unavailable gone() throws InterruptedException {
    String complaint = child.complaint();
    return new Unavailable(
        "the process that measures in the private network has ended"
            + (complaint.isEmpty() ? "" : ": " + complaint));
  }

  /** The child's process number; for tests. */
  long childPid() {
    return child.pid();
  }

  @Override
  public void close() {
    child.close();
  }
}
