package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lockstep.scenario.Action;
import lockstep.trace.KernelEvent;
import org.junit.jupiter.api.Test;

/** What every user may hear, and what a run says that cannot hear it all. */
class KernelWordTest {
  @Test
  void theEndOfEachSocketIsTold() throws Exception {
    Telling.assumeThatTheTableCanBeRead();
    Story story =
        Story.handshake()
            .call("client close")
            .awaiting("client FIN-WAIT-2, server CLOSE-WAIT")
            .call("server close")
            .awaiting("client TIME-WAIT, server CLOSED");
    List<String> destroyed = new ArrayList<>();
    try (LoopbackStage stage = new LoopbackStage(LabOptions.DEFAULT.withKernelTrace(true))) {
      stage.begin(story.scenario());
      for (Action action : story.scenario().actions()) {
        stage.play(action, story.awaitedAfter(action), step -> {});
        for (KernelEvent event : stage.heard())
          if (event instanceof KernelEvent.Destroyed gone) destroyed.add(gone.actor().toString());
      }
    }
    assertThat(destroyed).containsExactly("client", "server");
  }

  @Test
  void whatCannotBeHadIsARemarkAndLeavesTheStageIn() {
    try (LoopbackStage stage = new LoopbackStage(LabOptions.DEFAULT.withKernelTrace(true))) {
      assertThat(stage.lacks(Story.handshake().scenario()))
          .allSatisfy(
              lack -> {
                assertThat(lack.leavesOut()).isFalse();
                assertThat(lack.what()).contains("cannot be had: ");
              });
    }
  }

  @Test
  void nothingIsHeardUnlessItWasAskedFor() throws Exception {
    Telling.assumeThatTheTableCanBeRead();
    Story story = Story.handshake();
    try (LoopbackStage stage = new LoopbackStage(LabOptions.DEFAULT)) {
      assertThat(stage.lacks(story.scenario())).isEmpty();
      stage.begin(story.scenario());
      for (Action action : story.scenario().actions()) {
        stage.play(action, story.awaitedAfter(action), step -> {});
        assertThat(stage.heard()).isEmpty();
      }
    }
  }
}
