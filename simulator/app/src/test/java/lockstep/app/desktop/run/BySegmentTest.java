package lockstep.app.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lockstep.app.RealRuns;
import lockstep.comparison.HeldSegment;
import lockstep.scenario.Action.WireVerb;
import lockstep.tcp.TcpState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The steps of a run in which each segment stops. */
class BySegmentTest {
  private final Pump pump = new Pump(RealRuns.shipped());

  @AfterEach
  void close() {
    pump.close();
  }

  private void step() throws InterruptedException {
    int before = pump.now().position();
    pump.controller.step();
    pump.until(state -> state.position() > before && state.working() == null);
  }

  /** To the step that says that what was sent stands. */
  private HeldSegment stands() throws InterruptedException {
    pump.controller.shownLongEnough();
    pump.until(state -> !state.inHand().isEmpty());
    return pump.now().inHand().get(0);
  }

  private void connect() throws InterruptedException {
    pump.choose("teardown", false);
    pump.controller.bySegment(true);
    step();
    step();
  }

  @Test
  void aStepDeliversTheSegmentThatStands() throws Exception {
    connect();
    assertThat(stands()).hasToString("client <SEQ=0><CTL=SYN>");
    step();
    assertThat(pump.now().shown().orElseThrow().step().entered())
        .containsExactly(TcpState.SYN_RECEIVED);
    assertThat(stands()).hasToString("server <SEQ=0><ACK=1><CTL=SYN,ACK>");
  }

  @Test
  void aStepGoesPastWhatOnlySaysThatOneStands() throws Exception {
    connect();
    assertThat(pump.now().isHoldNext()).isTrue();
    step();
    assertThat(pump.now().shown().orElseThrow().step().event().toString()).startsWith("gets");
  }

  @Test
  void whatIsDroppedComesAgain() throws Exception {
    connect();
    HeldSegment syn = stands();
    pump.controller.wish(syn.action(WireVerb.DROP, null));
    pump.until(state -> state.working() == null && state.inHand().isEmpty());
    assertThat(pump.now().shown().orElseThrow().step().event().toString()).startsWith("wire loses");
    step();
    assertThat(pump.now().shown().orElseThrow().step().event())
        .hasToString("timeout RETRANSMISSION");
    assertThat(stands()).hasToString("client <SEQ=0><CTL=SYN>");
  }

  @Test
  void aForkGoesOnFromWhatAHandDid() throws Exception {
    connect();
    pump.controller.wish(stands().action(WireVerb.DROP, null));
    pump.until(state -> state.working() == null && state.inHand().isEmpty());
    List<String> lines = new ArrayList<>();
    pump.controller.askWhatIf(found -> found.forEach(one -> lines.add(one.line())));
    pump.hear(() -> !lines.isEmpty());
    assertThat(lines).contains("client abort").noneMatch(line -> line.startsWith("deliver"));
  }

  @Test
  void theNextRunStopsItsSegmentsToo() throws Exception {
    connect();
    pump.choose("handshake", false);
    step();
    step();
    assertThat(stands()).hasToString("client <SEQ=0><CTL=SYN>");
  }
}
