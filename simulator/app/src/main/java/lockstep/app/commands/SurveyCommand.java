package lockstep.app.commands;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lockstep.app.Surroundings;
import lockstep.app.conform.SurveyedFile;
import lockstep.app.json.SurveyJson;
import lockstep.app.survey.Cell;
import lockstep.app.survey.Survey;
import lockstep.app.survey.SurveyText;
import lockstep.probe.survey.Answer;
import lockstep.probe.survey.KernelSurvey;
import lockstep.probe.survey.SurveyCell;
import lockstep.views.terminal.Look;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lockstep survey}. */
@Command(
    name = "survey",
    header = "Asks this kernel what its TCP does, state by state.",
    customSynopsis = {"lockstep survey [--json FILE] [--lines FILE.jsonl]"},
    description = {
      "A socket of this kernel is brought into each state, in a private network, by a far end whose"
          + " every segment is written by hand. One segment of each kind arrives, at each place of"
          + " the window; what the kernel answers is collected for 130 ms, and the state is read"
          + " from its socket table. Each cell has a connection of its own. Linux only; no root"
          + " where user namespaces are allowed and /dev/net/tun is for you. Nothing outside the"
          + " private network is touched, and nothing stays behind.",
      "",
      "Printed is the matrix of segment and state:",
      "",
      "  =  AGREES   with what the model of RFC 9293 does",
      "  *  KNOWN    differs, by a known difference: the letter says which",
      "  !  DIFFERS  and no difference explains it",
      "  ?  CANNOT   be measured, with the reason",
      "",
      "Below it each cell that differs: the segment, what the model did, what the kernel did.",
      "",
      "The kernel is without timestamps, SACK, window scaling, ECN, SYN cookies, early"
          + " retransmission and the rationing of its answers; TCP_NODELAY is on, the segment size"
          + " is 1460. Where the connection is accepted its listener is closed. Only for timeouts"
          + " the kernel repeats as it is used to; else it waits for 60 s.",
      "",
      "With --lines it measures conformance lines instead (lockstep help conform) and prints"
          + " for each, in their order: id, next_state, emits, agrees_with_rfc9293; or id and"
          + " not_measured, the reason. The kernel's receive window is its own, whatever rcv_wnd"
          + " says: what seq_symbolic names is counted from the window it last told.",
    },
    exitCodeList = {
      "0:No cell differs without a known difference. With --lines: all were lines.",
      "1:A cell does. With --lines: one was none.",
      "2:Used wrongly; the message says how.",
      "3:There is no private network here; the message says what is missing.",
      "70:A fault of Lockstep itself.",
    },
    footer = {
      "  lockstep survey",
      "  lockstep survey --json kernel.json",
      "  lockstep survey --lines transitions.jsonl | grep false",
    })
final class SurveyCommand implements Callable<Integer> {
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = {
        "Write what was found into FILE too: one JSON object with all cells; with --lines the"
            + " lines that are printed."
      })
  private String json;

  @Option(
      names = "--lines",
      paramLabel = "FILE.jsonl",
      description = "Measure the lines of this file; - reads standard input.")
  private String lines;

  private final Host host;

  SurveyCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Refusal, IOException, InterruptedException {
    List<SurveyedFile.Item> items = lines == null ? null : read();
    if (json == null) return run(items, null);
    try (OutputFile file = OutputFile.open(json)) {
      return run(items, file);
    }
  }

  private List<SurveyedFile.Item> read() throws Refusal, IOException {
    if (!lines.equals("-")) ConformCommand.check(lines);
    try (InputStream in = ConformCommand.open(host, lines)) {
      return SurveyedFile.read(in);
    }
  }

  private int run(List<SurveyedFile.Item> items, OutputFile file)
      throws Refusal, IOException, InterruptedException {
    KernelSurvey kernel = null;
    try {
      kernel = host.closing().add(KernelSurvey.start());
      return items == null ? whole(kernel, file) : lines(kernel, items, file);
    } catch (KernelSurvey.Unavailable e) {
      throw Refusal.machineCannot("no private network: " + e.getMessage());
    } finally {
      if (kernel != null) host.closing().close(kernel);
    }
  }

  private int whole(KernelSurvey kernel, OutputFile file)
      throws Refusal, IOException, InterruptedException {
    host.remark("survey", Survey.size() + " cells; it takes some seconds");
    Survey survey = Survey.of(kernel, done -> {});
    Surroundings surroundings = host.surroundings();
    Look look = new Look(surroundings.colour(), !surroundings.unicode());
    if (file != null) file.write(SurveyJson.survey(system(), survey) + "\n");
    Output out = new Output(surroundings.out(), surroundings.charset());
    out.line(system() + ", in a private network, beside RFC 9293");
    out.line("");
    out.lines(new SurveyText(survey, look).lines());
    out.flush();
    return survey.count(Cell.Standing.DIFFERS) == 0 ? Exit.GOOD : Exit.NO;
  }

  private static String system() {
    return System.getProperty("os.name") + " " + System.getProperty("os.version");
  }

  private int lines(KernelSurvey kernel, List<SurveyedFile.Item> items, OutputFile file)
      throws Refusal, IOException, InterruptedException {
    List<SurveyCell> cells = new ArrayList<>();
    for (SurveyedFile.Item item : items) if (item.line() != null) cells.add(item.line().cell());
    List<Answer> answers = kernel.measure(cells, done -> {});
    List<String> printed = new ArrayList<>();
    int measured = 0;
    for (SurveyedFile.Item item : items)
      printed.add(item.line() == null ? malformed(item) : line(item, answers.get(measured++)));
    if (file != null) file.write(String.join("\n", printed) + "\n");
    Output out = new Output(host.surroundings().out(), StandardCharsets.UTF_8);
    out.lines(printed);
    out.flush();
    return measured == items.size() ? Exit.GOOD : Exit.NO;
  }

  private static String line(SurveyedFile.Item item, Answer answer) {
    boolean agrees = answer instanceof Answer.Measured found && item.line().judge().accepts(found);
    return SurveyJson.line(item.id(), answer, agrees);
  }

  private String malformed(SurveyedFile.Item item) {
    host.remark("survey", ConformShow.name(lines) + ":" + item.number() + ": " + item.error());
    return item.id() == null
        ? SurveyJson.malformed(item.number(), item.error())
        : SurveyJson.line(item.id(), new Answer.NotMeasured(item.error()), false);
  }
}
