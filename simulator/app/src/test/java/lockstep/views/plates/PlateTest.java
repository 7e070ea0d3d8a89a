package lockstep.views.plates;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lockstep.comparison.Moment;
import lockstep.scenario.ScenarioLibrary;
import lockstep.table.OsState;
import lockstep.tcp.Event;
import lockstep.tcp.Figure5;
import lockstep.tcp.TcpState;
import lockstep.trace.Trace;
import lockstep.trace.TraceStep;
import lockstep.trace.TraceText;
import lockstep.views.diagram.Course;
import lockstep.views.diagram.DiagramPart;
import lockstep.views.diagram.DiagramPicture;
import lockstep.views.diagram.TakenEdge;
import lockstep.views.fixtures.Moments;
import lockstep.views.plates.Plate.Line;
import lockstep.views.plates.Plate.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the plates of all states and edges say. */
class PlateTest {
  static Stream<DiagramPart> parts() {
    return DiagramPart.all().stream();
  }

  static Stream<Figure5.Edge> edges() {
    return Figure5.EDGES.stream();
  }

  @Test
  void thereIsAPlateForEveryNodeAndEdge() {
    assertThat(DiagramPart.all()).hasSize(12 + 20);
  }

  @ParameterizedTest
  @MethodSource("parts")
  void nothingIsMissingOnAPlate(DiagramPart part) throws Exception {
    Plate plate = plate(part, facts(11));
    assertThat(plate.title()).isNotBlank();
    assertThat(plate.said()).endsWith(".").doesNotContain("{");
    List<String> ids = plate.parts().stream().map(Part::id).toList();
    if (part.isEdge()) assertThat(ids).contains("figure", "decided", "code", "seen", "scenarios");
    else assertThat(ids).contains("waits", "names", "rows", "scenarios");
    for (Part one : plate.parts()) {
      assertThat(one.head()).as(one.id()).isNotBlank().doesNotContain("{");
      assertThat(one.lines()).as(one.id()).isNotEmpty();
      for (Line line : one.lines())
        assertThat(line.text()).as(one.id()).isNotBlank().doesNotContain("{");
    }
    assertThat(plate.part("scenarios").kind()).isEqualTo(Plate.Kind.SCENARIOS);
  }

  /** Every code of every system whose meaning is a state stands on that state's plate. */
  @Test
  void eachSystemsNamesStandOnThePlateOfTheirState() {
    for (int code = 0; code < 32; code++)
      for (OsState os : List.of(OsState.linux(code), OsState.windows(code), OsState.macos(code)))
        for (TcpState state : TcpState.values()) {
          String names =
              text(StatePlate.of(DiagramPart.node(state.name()), PlateFacts.NONE), "names");
          boolean means = os.meaning().filter(state::equals).isPresent();
          assertThat(names.contains(os.toString())).as(os + " on " + state).isEqualTo(means);
        }
  }

  @ParameterizedTest
  @CsvSource({
    "SYN_RECEIVED, SYN-RECV, SYN_RECV, SYN_RECEIVED, SYN_RCVD",
    "FIN_WAIT_2, FIN-WAIT-2, FIN_WAIT2, FIN_WAIT_2, FIN_WAIT_2",
    "ESTABLISHED, ESTAB, ESTABLISHED, ESTABLISHED, ESTABLISHED",
    "LISTEN, LISTEN, LISTEN, LISTENING, LISTEN"
  })
  void theToolsOfTheSystemsHaveWordsOfTheirOwn(
      TcpState state, String ss, String linux, String windows, String macos) {
    Plate plate = StatePlate.of(DiagramPart.node(state.name()), PlateFacts.NONE);
    assertThat(plate.part("names").lines())
        .extracting(line -> line.text().split(", ")[0])
        .containsExactly(ss, linux, windows, macos);
  }

  @Test
  void aStateSaysWhoIsThereAndWhichRowsAre() throws Exception {
    Plate plate = plate(DiagramPart.node("FIN_WAIT_2"), facts(11));
    assertThat(text(plate, "here"))
        .isEqualTo("The client is here, model and kernel. It waits for the server's FIN.");
    assertThat(text(plate, "rows")).isEqualTo("127.0.0.1:52114 to 127.0.0.1:38443");
    assertThat(text(plate(DiagramPart.node("CLOSING"), facts(11)), "rows")).isEqualTo("None.");
  }

  @Test
  void rowsAreThoseOfTheComputerWhereItsTableIsShown() throws Exception {
    PlateFacts of = facts(11);
    PlateFacts computer =
        new PlateFacts(of.picture(), of.soFar(), true, List.of(), of.seen(), of.leads());
    Part rows = plate(DiagramPart.node("FIN_WAIT_2"), computer).part("rows");
    assertThat(rows.head()).isEqualTo("Rows of this computer in it now");
    assertThat(rows.lines()).containsExactly(Line.of("None."));
  }

  @Test
  void theModelAloneHasNoRows() {
    PlateFacts alone =
        new PlateFacts(
            DiagramPicture.EMPTY, Moments.teardownInTheModel(), false, null, Set.of(), null);
    Plate plate = StatePlate.of(DiagramPart.node("TIME_WAIT"), alone);
    assertThat(text(plate, "rows")).isEqualTo("The model has no rows.");
    assertThat(text(plate, "scenarios")).isEqualTo("Being worked out.");
  }

  @Test
  void anEdgeSaysWhetherTheCourseHasSeenIt() throws Exception {
    DiagramPart edge = DiagramPart.edge("finwait1-finwait2");
    assertThat(text(plate(edge, facts(11)), "seen"))
        .startsWith("In step 11 of this run, by the client.");
    PlateFacts none = facts(1);
    assertThat(text(plate(edge, none), "seen")).isEqualTo("Not yet in this course.");
    PlateFacts course =
        new PlateFacts(
            none.picture(), none.soFar(), true, null, Set.of("finwait1-finwait2"), none.leads());
    assertThat(text(plate(edge, course), "seen"))
        .isEqualTo("In this course, not in this run so far.");
  }

  @Test
  void anEdgeSaysWhichCheckDecides() {
    Plate plate = EdgePlate.of(DiagramPart.edge("finwait1-finwait2"), PlateFacts.NONE);
    assertThat(text(plate, "decided"))
        .isEqualTo("RFC 9293 section 3.10.7.4, fifth check, ACK field");
    assertThat(text(plate, "code")).isEqualTo("SegmentArrives.checkAck");
    Plate close = EdgePlate.of(DiagramPart.edge("estab-finwait1"), PlateFacts.NONE);
    assertThat(text(close, "decided")).isEqualTo("RFC 9293 section 3.10.4, CLOSE call");
  }

  /** Renaming a method of the machine without the plate fails here. */
  @ParameterizedTest
  @MethodSource("edges")
  void theCodeThatDecidesAnEdgeIsThere(Figure5.Edge edge) throws ClassNotFoundException {
    Deciding deciding = Deciding.of(edge.id());
    assertThat(
            Arrays.stream(Class.forName(deciding.type()).getDeclaredMethods()).map(Method::getName))
        .contains(deciding.method());
  }

  /** The traces that ship file each edge under the passage that its plate names. */
  @ParameterizedTest
  @MethodSource("edges")
  void theMachineFilesTheEdgeUnderThePassageOfItsPlate(Figure5.Edge edge) throws Exception {
    Set<String> passages = new TreeSet<>();
    for (Trace trace : traces())
      for (TraceStep step : trace.steps())
        if (TakenEdge.all(step).contains(edge) && !step.decided().isSocketsLayer())
          passages.add(step.decided().section() + " " + step.decided().part());
    String usual =
        Deciding.of(edge.id()).ref().section() + " " + Deciding.of(edge.id()).ref().part();
    if (edge.id().equals("listen-synsent")) {
      // The figure has SEND; the one scenario that goes along it makes the active OPEN of 3.10.1.
      assertThat(passages).containsExactly("3.10.1 ");
      return;
    }
    assertThat(passages).isNotEmpty();
    assertThat(passages).anySatisfy(passage -> assertThat(passage).isEqualTo(usual));
  }

  @Test
  void scenariosThatLeadToTimeWaitDoWhenTheModelPlaysThem() throws Exception {
    Leads leads = Leads.of(traces());
    for (Trace trace : traces()) {
      boolean enters =
          trace.steps().stream().anyMatch(step -> step.entered().contains(TcpState.TIME_WAIT));
      assertThat(leads.into(TcpState.TIME_WAIT).contains(trace.scenario()))
          .as(trace.scenario())
          .isEqualTo(enters);
    }
    assertThat(leads.along("closing-timewait"))
        .contains("simultaneous-close")
        .doesNotContain("teardown");
  }

  @Test
  void aResetIsNoCloseAndNoTimeout() throws Exception {
    int resets = 0;
    for (Trace trace : traces())
      for (TraceStep step : trace.steps()) {
        boolean reset =
            step.event() instanceof Event.Arrives a
                && a.segment().control().toString().contains("RST");
        if (!reset || step.state() != TcpState.CLOSED || step.entered().isEmpty()) continue;
        resets++;
        assertThat(TakenEdge.all(step)).as(trace.scenario() + " " + step).isEmpty();
      }
    assertThat(resets).isPositive();
  }

  private static PlateFacts facts(int step) throws Exception {
    List<Moment> soFar = Moments.teardown().subList(0, step);
    Course before = Course.of(soFar.subList(0, step - 1));
    return new PlateFacts(
        DiagramPicture.of(soFar.get(step - 1), before),
        soFar,
        true,
        null,
        Course.of(soFar).edges(),
        Leads.of(traces()));
  }

  private static List<Trace> traces() throws Exception {
    List<Trace> traces = new ArrayList<>();
    for (String name : ScenarioLibrary.names())
      traces.add(TraceText.read(ScenarioLibrary.trace(name).orElseThrow()));
    return traces;
  }

  private static Plate plate(DiagramPart part, PlateFacts facts) {
    return part.isEdge() ? EdgePlate.of(part, facts) : StatePlate.of(part, facts);
  }

  private static String text(Plate plate, String part) {
    return String.join("\n", plate.part(part).lines().stream().map(Line::text).toList());
  }
}
