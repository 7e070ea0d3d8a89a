package lockstep.views.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import lockstep.model.ModelStage;
import lockstep.scenario.LineWords;
import lockstep.scenario.Scenario;
import lockstep.scenario.ScenarioLibrary;
import lockstep.tcp.Event;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The calls behind the steps, over all verbs and all scenarios. */
class SocketCallsTest {
  @TempDir Path folder;

  static Stream<String> verbs() {
    return LineWords.callVerbs().stream();
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyVerbHasItsCodeInBothLanguages(String verb) {
    String rest = verb.equals("send") || verb.equals("receive") ? verb + " 5" : verb;
    Code code = Code.of(rest, false);
    boolean isCall = !verb.equals("crash");
    assertThat(code.c().isEmpty()).isEqualTo(!isCall);
    assertThat(code.java().isEmpty()).isEqualTo(!isCall);
    assertThat(code.c() + code.java()).doesNotContain("{0}", "{1}");
  }

  @Test
  void aCallTakesItsNumbersAndTexts() {
    assertThat(Code.of("listen port 80 backlog 2", false).c()).endsWith("listen(l, 2);");
    assertThat(Code.of("listen port 80 backlog 2", false).java()).contains("bind(here, 2)");
    assertThat(Code.of("listen", false).c()).contains("SOMAXCONN");
    assertThat(Code.of("listen", false).java()).contains("bind(here)");
    assertThat(Code.of("send \"a\\n\"", false).c()).isEqualTo("send(s, \"a\\n\", 2, 0);");
    assertThat(Code.of("receive all", false).c()).startsWith("while");
    assertThat(Code.of("close", true).java()).isEqualTo("listener.close();");
  }

  @Test
  void whatStandsThereInJavaIsJava() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Assumptions.assumeTrue(compiler != null, "this Java has no compiler");
    List<String> calls = new ArrayList<>(LineWords.callVerbs());
    calls.removeAll(List.of("send", "receive", "crash"));
    calls.addAll(
        List.of(
            "listen backlog 3",
            "listen reuse-address",
            "listen defer-accept 1s",
            "send 5",
            "send \"hello\"",
            "receive 5",
            "receive all"));
    StringBuilder source =
        new StringBuilder(
            "import static java.net.StandardSocketOptions.*;"
                + "import static java.nio.charset.StandardCharsets.*;"
                + "import java.net.*; import java.nio.*; import java.nio.channels.*;\n"
                + "class Snippets { ServerSocketChannel listener; SocketChannel channel;"
                + " SocketAddress here, there; ByteBuffer text; int n;\n");
    for (int i = 0; i < calls.size(); i++)
      source
          .append("void call" + i + "() throws Exception {\n")
          .append(Code.of(calls.get(i), false).java())
          .append("\n}\n");
    source.append("}");
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///Snippets.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    StringWriter said = new StringWriter();
    boolean compiled =
        compiler
            .getTask(said, null, null, List.of("-d", folder.toString()), null, List.of(file))
            .call();
    assertThat(compiled).as(said + "\n" + source).isTrue();
  }

  static Stream<String> scenarios() {
    return ScenarioLibrary.names().stream();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyStepOfEveryScenarioSaysWhoNoticesIt(String name) throws Exception {
    for (TraceStep step : play(ScenarioLibrary.load(name).orElseThrow())) {
      SocketCalls calls = SocketCalls.of(step);
      assertThat(calls.head()).as(step.toString()).isNotBlank();
      assertThat(calls.answer()).as(step.toString()).isNotBlank();
      assertThat(calls.c().isEmpty()).isEqualTo(!calls.call());
      if (step.signal() != null && step.signal().startsWith("error: "))
        assertThat(calls.failure()).as(step.signal()).isNotBlank();
    }
  }

  @Test
  void tcpActsAloneOnlyWhereItActs() throws Exception {
    List<TraceStep> steps = play(ScenarioLibrary.load("half-open-reconnect").orElseThrow());
    TraceStep crash =
        steps.stream()
            .filter(step -> step.event().equals(new Event.Call("crash")))
            .findFirst()
            .orElseThrow();
    assertThat(SocketCalls.of(crash).head()).isEqualTo("No call: the machine has crashed");
    assertThat(SocketCalls.of(crash).call()).isFalse();
    TraceStep arrival =
        steps.stream()
            .filter(step -> step.event() instanceof Event.Arrives)
            .findFirst()
            .orElseThrow();
    assertThat(SocketCalls.of(arrival).head()).isEqualTo("No call: TCP acts alone");
  }

  @Test
  void whatStandsStillIsNoDeedOfTcp() throws Exception {
    List<String> heads = new ArrayList<>();
    for (TraceStep step : play(ScenarioLibrary.load("hold-time-wait").orElseThrow()))
      if (step.event() instanceof Event.Stands) heads.add(SocketCalls.of(step).head());
    assertThat(heads).isNotEmpty().containsOnly("No call: the state stands still here");
  }

  @Test
  void aRefusedConnectFailsWithTheErrorOfBothLanguages() throws Exception {
    List<TraceStep> steps = play(ScenarioLibrary.load("refused").orElseThrow());
    assertThat(steps)
        .map(SocketCalls::of)
        .anySatisfy(
            calls -> {
              assertThat(calls.failure()).contains("ECONNREFUSED", "ConnectException");
              assertThat(calls.call()).isFalse();
              assertThat(calls.answer()).contains("connect()");
            });
  }

  @Test
  void aTeardownIsTold() throws Exception {
    List<String> told =
        play(ScenarioLibrary.load("teardown").orElseThrow()).stream()
            .map(SocketCalls::of)
            .map(SocketCalls::answer)
            .toList();
    assertThat(told)
        .anyMatch(words -> words.startsWith("Nothing yet. The call waits for SYN+ACK"))
        .anyMatch(words -> words.startsWith("connect(), which waited: it returns 0."))
        .anyMatch(words -> words.startsWith("recv(): after all text it returns 0"))
        .anyMatch(words -> words.startsWith("No program. The program let go of the socket"));
  }

  @Test
  void aPortThatTheKernelKeepsInTimeWaitIsFreeInTheModelOnly() throws Exception {
    TraceStep over =
        play(ScenarioLibrary.load("teardown").orElseThrow()).stream()
            .filter(step -> step.event() instanceof Event.Timeout)
            .findFirst()
            .orElseThrow();
    assertThat(SocketCalls.of(over, TcpState.TIME_WAIT).answer())
        .endsWith(
            "In the model the port is free again; the kernel keeps it for its own TIME-WAIT.");
    assertThat(SocketCalls.of(over, TcpState.CLOSED).answer())
        .isEqualTo(SocketCalls.of(over).answer())
        .endsWith("In the model the port is free again.");
  }

  @Test
  void aFurtherConnectionIsNoCallOfTheProgram() throws Exception {
    List<TraceStep> steps = play(ScenarioLibrary.load("backlog-overflow").orElseThrow());
    Set<String> calls = new TreeSet<>();
    for (TraceStep step : steps)
      if (SocketCalls.of(step).call()) calls.add(step.event().toString());
    assertThat(calls)
        .contains("call accept", "call close", "call connect", "call listen backlog 1")
        .doesNotContain("call listen");
    assertThat(steps).anySatisfy(s -> assertThat(SocketCalls.of(s).answer()).contains("dropped"));
  }

  static List<TraceStep> play(Scenario scenario) throws Exception {
    List<TraceStep> steps = new ArrayList<>();
    try (ModelStage stage = new ModelStage()) {
      stage.begin(scenario);
      for (var action : scenario.actions()) stage.play(action, Map.of(), steps::add);
    }
    return steps;
  }
}
