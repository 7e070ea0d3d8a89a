package lockstep.views.terminal;

import static lockstep.tcp.Actor.CLIENT;
import static lockstep.tcp.Actor.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import lockstep.comparison.Standing;
import lockstep.table.OsState;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.trace.Sighting;
import org.junit.jupiter.api.Test;

class KernelWordsTest {
  private static final Actor LISTENER = SERVER.asListener();

  @Test
  void aWordStandsOnceWhereTheKernelCameToIt() {
    KernelWords words = new KernelWords();
    assertThat(words.changed(Map.of(LISTENER, at(10)))).isEqualTo("server listener TCP_LISTEN");
    assertThat(words.changed(Map.of(LISTENER, at(10), SERVER, at(1), CLIENT, at(1))))
        .isEqualTo("client TCP_ESTABLISHED, server TCP_ESTABLISHED");
    assertThat(words.changed(Map.of(LISTENER, at(10), SERVER, at(1), CLIENT, at(1)))).isEmpty();
    assertThat(words.changed(Map.of(SERVER, at(8), CLIENT, at(5))))
        .isEqualTo("client TCP_FIN_WAIT2, server TCP_CLOSE_WAIT");
  }

  @Test
  void aRowThatVanishedIsSaidButNotOneThatNeverWas() {
    KernelWords words = new KernelWords();
    assertThat(words.changed(Map.of(CLIENT, gone(), SERVER, at(1))))
        .isEqualTo("server TCP_ESTABLISHED");
    assertThat(words.changed(Map.of(CLIENT, gone(), SERVER, gone()))).isEqualTo("server no row");
  }

  @Test
  void manyInARowWithTheSameWordAreSaidAtOnce() {
    Map<Actor, Standing> standings = new HashMap<>(Map.of(LISTENER, at(10)));
    for (int i = 1; i <= 5; i++) standings.put(Actor.of(Side.CLIENT, i), at(i == 3 ? 4 : 5));
    for (int i = 1; i <= 4; i++) standings.put(Actor.of(Side.SERVER, i), at(8));
    assertThat(new KernelWords().changed(standings))
        .isEqualTo(
            "client TCP_FIN_WAIT2, client2 TCP_FIN_WAIT2, client3 TCP_FIN_WAIT1,"
                + " client4 TCP_FIN_WAIT2, client5 TCP_FIN_WAIT2,"
                + " server to server4 TCP_CLOSE_WAIT, server listener TCP_LISTEN");
  }

  @Test
  void whatWasNotSeenHasNoWord() {
    KernelWords words = new KernelWords();
    Standing unseen = new Standing(TcpState.SYN_SENT, null, true, null, null);
    assertThat(words.changed(Map.of(CLIENT, unseen))).isEmpty();
    assertThat(words.changed(Map.of(CLIENT, at(99)))).isEqualTo("client code 99");
  }

  private static Standing at(int code) {
    OsState os = OsState.linux(code);
    return new Standing(null, os.state(), false, os, Sighting.How.OBSERVED);
  }

  private static Standing gone() {
    return new Standing(null, TcpState.CLOSED, false, null, Sighting.How.OBSERVED);
  }
}
