package lockstep.probe.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import lockstep.table.OsState;
import lockstep.table.RowTimer;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which actor a connection that comes in is given to. */
class PlayersTest {
  private static final String HOST = "127.0.0.1";
  private static final SocketAddress LISTENING = new SocketAddress(HOST, 80);
  private static final int SYN_SENT = 2;
  private static final int SYN_RECEIVED = 3;
  private static final int ESTABLISHED = 1;

  private final Players players = new Players();

  @BeforeEach
  void listens() {
    players.listens(players.of(Actor.SERVER), SocketPair.listening(LISTENING));
  }

  /** Between SYN-RECEIVED and ESTABLISHED a row may be gone for longer than a row is waited for. */
  @Test
  void aConnectionThatIsBrieflyWithoutARowKeepsItsActor() {
    Player client = connects(1);
    Player server = comesIn(1);
    sees(server, SYN_RECEIVED);
    sees(client, ESTABLISHED);
    server.see(null);
    Player other = comesIn(2);
    assertThat(other.actor()).hasToString("server2");
    assertThat(players.owning(pair(1))).isSameAs(server);
    assertThat(players.owning(pair(2))).isSameAs(other);
  }

  /** Linux keeps in its queue what was reset while it waited there. */
  @Test
  void aConnectionThatWasResetBeforeAcceptKeepsItsActor() {
    Player client = connects(1);
    Player server = comesIn(1);
    sees(server, ESTABLISHED);
    client.see(null);
    server.see(null);
    assertThat(comesIn(2).actor()).hasToString("server2");
    assertThat(players.owning(pair(1))).isSameAs(server);
  }

  /** Nobody will accept it: its end was given up before the handshake was over. */
  @Test
  void aHalfOpenConnectionWhoseClientIsGoneGivesItsActorBack() {
    Player client = connects(1);
    Player server = comesIn(1);
    sees(server, SYN_RECEIVED);
    client.see(null);
    server.see(null);
    assertThat(comesIn(2)).isSameAs(server);
  }

  private Player connects(int port) {
    Player client = players.of(Actor.named("client" + (port == 1 ? "" : port)).orElseThrow());
    client.watch(new SocketPair(new SocketAddress(HOST, port), LISTENING));
    sees(client, SYN_SENT);
    return client;
  }

  private Player comesIn(int port) {
    players.expect(pair(port), Actor.SERVER);
    return players.owning(pair(port));
  }

  private static SocketPair pair(int port) {
    return new SocketPair(LISTENING, new SocketAddress(HOST, port));
  }

  private static void sees(Player player, int code) {
    SocketPair pair = player.pair();
    player.see(
        new SocketRow(
            "tcp",
            pair.local(),
            pair.foreign(),
            OsState.linux(code),
            0,
            0,
            RowTimer.OFF,
            1,
            1,
            OptionalInt.empty()));
  }
}
