package lockstep.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import lockstep.comparison.Judged;
import lockstep.comparison.Played;
import lockstep.scenario.Action;
import lockstep.scenario.ScenarioParser;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.World;
import lockstep.trace.Sighting;
import lockstep.trace.TraceStep;
import org.junit.jupiter.api.Test;

/** What is said of the sockets' addresses beside the lanes. */
class HeldSocketsTest {
  private static final int LISTEN = 10;
  private static final int FIN_WAIT_1 = 4;

  private static Played played(String line, Actor actor, int code, Event event) throws Exception {
    String before = line.startsWith("stand") ? "server listen\nclient connect\n" : "";
    List<Action> actions =
        ScenarioParser.parse("t", "t.scenario", "title: T\n" + before + line + "\n").actions();
    Action action = actions.get(actions.size() - 1);
    OsState os = OsState.linux(code);
    SocketRow row =
        new SocketRow(
            "tcp",
            new SocketAddress("127.0.0.1", 41_000),
            code == LISTEN
                ? new SocketAddress("0.0.0.0", 0)
                : new SocketAddress("127.0.0.1", 52_000),
            os,
            0,
            0,
            RowTimer.OFF,
            1,
            1,
            OptionalInt.empty());
    TraceStep step =
        new TraceStep(
            1,
            2,
            line,
            World.LOOPBACK,
            0,
            actor,
            List.of(os.state()),
            event,
            List.of(),
            null,
            null,
            null,
            null,
            new Sighting(Sighting.How.OBSERVED, 1, os, row));
    return new Played(action, List.of(new Judged(step, null, null)), List.of());
  }

  @Test
  void aPortThatTheSystemGaveIsToldOnce() throws Exception {
    ScenarioPorts ports = new ScenarioPorts();
    Played other = played("server listen port 8080", Actor.SERVER, LISTEN, null);
    assertThat(ports.learn(other))
        .containsExactly("the scenario's port 8080 is 127.0.0.1:41000 here");
    assertThat(ports.learn(other)).isEmpty();
  }

  @Test
  void aPortThatIsTheScenariosOwnOrThatItDoesNotWriteIsNotTold() throws Exception {
    for (String line : List.of("server listen port 41000", "server listen"))
      assertThat(new ScenarioPorts().learn(played(line, Actor.SERVER, LISTEN, null))).isEmpty();
  }

  @Test
  void whatStandsIsNamedWithStateAndAddresses() throws Exception {
    Played stands = played("stand client FIN-WAIT-1", Actor.CLIENT, FIN_WAIT_1, new Event.Stands());
    assertThat(StandingWords.of(stands))
        .containsExactly("client FIN-WAIT-1 127.0.0.1:41000 to 127.0.0.1:52000");
    Played listens = played("stand server LISTEN", Actor.SERVER, LISTEN, new Event.Stands());
    assertThat(StandingWords.of(listens)).containsExactly("server LISTEN 127.0.0.1:41000");
    assertThat(StandingWords.of(played("server listen", Actor.SERVER, LISTEN, null))).isEmpty();
  }
}
