package lockstep.probe.lab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import lockstep.table.SocketPair;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;

/**
 * Who plays with which socket.
 *
 * <p>{@code server} is the listening socket until the first client's SYN has reached it; from then
 * on it is that connection, and the listening socket goes on as {@code server listener}. Each
 * further connection is the next server that has no socket yet.
 */
final class Players {
  private final Map<Actor, Player> all = new TreeMap<>();
  private final UnaryOperator<SocketPair> opposite;

  /** The far ends of the clients' connections that no server has been seen with yet. */
  private final Map<SocketPair, Actor> expected = new LinkedHashMap<>();

  /** Also the pairs of connections that are over: their rows may stay in TIME-WAIT. */
  private final Set<SocketPair> every = new LinkedHashSet<>();

  /** Whose connections have the same two addresses at both ends. */
  Players() {
    this(SocketPair::reversed);
  }

  /**
   * Those who play on one ground.
   *
   * @param opposite the pair at the other end of a connection
   */
  Players(UnaryOperator<SocketPair> opposite) {
    this.opposite = opposite;
  }

  Player of(Actor actor) {
    return all.computeIfAbsent(actor, Player::new);
  }

  /** Every actor that has or had a socket, in the actors' order. */
  List<Player> onStage() {
    return all.values().stream().filter(Player::isOnStage).toList();
  }

  Collection<Player> all() {
    return all.values();
  }

  Map<Actor, TcpState> standing() {
    Map<Actor, TcpState> standing = new TreeMap<>();
    for (Player player : onStage()) standing.put(player.actor(), player.state());
    return standing;
  }

  /** An actor listens: its row is this one, or its listener's where it is still a connection. */
  void listens(Player player, SocketPair pair) {
    Player listening = player;
    if (player.isConnection() && !isOver(player)) {
      listening = of(player.actor().asListener());
      listening.listener = player.listener;
      listening.listensAt = player.listensAt;
    }
    // A listening socket that was closed leaves its row to the next one at the same port.
    for (Player other : all.values())
      if (other != listening && pair.equals(other.pair())) other.watch(null);
    listening.watch(pair);
  }

  /**
   * A client connects: at the far end a row of this pair will come up, a connection of a server.
   */
  void expect(SocketPair serverEnd, Actor server) {
    expected.put(serverEnd, server);
  }

  /** A client has done with a pair: its far end is not waited for any more. */
  void forget(SocketPair serverEnd) {
    expected.remove(serverEnd);
  }

  /** Whose row this is; the first time it is asked for a server's connection it finds its actor. */
  Player owning(SocketPair pair) {
    Actor server = expected.remove(pair);
    if (server != null) return cast(pair, server);
    for (Player player : all.values()) if (pair.equals(player.pair())) return player;
    return null;
  }

  private Player cast(SocketPair pair, Actor server) {
    Player first = of(server);
    Player player = first;
    for (int number = 2; !isFree(player, first); number++)
      player = of(Actor.of(Side.SERVER, number));
    if (player == first && player.listener != null && !player.isConnection()) {
      Player listening = of(server.asListener());
      listening.watchOn(player);
      listening.listener = player.listener;
      listening.listensAt = player.listensAt;
    }
    player.watchUnaccepted(pair);
    return player;
  }

  /** Whether an actor can become a connection: it has none, and listens for nobody else's. */
  private boolean isFree(Player player, Player first) {
    if (player == first) return !player.isConnection() || isOver(player);
    return player.listener == null && (player.pair() == null || isOver(player));
  }

  private boolean isOver(Player player) {
    if (player.state() != TcpState.CLOSED) return false;
    if (player.isUnaccepted()) return !mayBeAccepted(player);
    return !player.hasOpenSocket();
  }

  /**
   * Whether accept may still hand out a connection that has no row. Between SYN-RECEIVED and
   * ESTABLISHED a row may be gone for a moment, and one that was reset while it waited stays in the
   * queue without a row.
   */
  private boolean mayBeAccepted(Player player) {
    Player listening = listeningFor(player.actor());
    if (listening != null && !listening.listens()) return false;
    return player.isCompleted() || isAtFarEnd(player.pair());
  }

  private boolean isAtFarEnd(SocketPair pair) {
    SocketPair far = opposite.apply(pair);
    for (Player other : all.values())
      if (far.equals(other.pair()))
        return other.hasOpenSocket() || other.state() != TcpState.CLOSED;
    return false;
  }

  /** The pairs of connections to watch. */
  List<SocketPair> connections() {
    List<SocketPair> pairs = new ArrayList<>();
    for (Player player : all.values())
      if (player.isConnection() && !player.isFar()) pairs.add(player.pair());
    pairs.addAll(expected.keySet());
    return pairs;
  }

  /** Whose each socket is that is there or may come. */
  Map<SocketPair, Actor> actors() {
    Map<SocketPair, Actor> actors = new HashMap<>(expected);
    for (Player player : all.values())
      if (player.pair() != null) actors.put(player.pair(), player.actor());
    return actors;
  }

  /** Who has the connection of this pair, or is to have it; null when nobody is known to. */
  Player having(SocketPair pair) {
    for (Player player : all.values()) if (pair.equals(player.pair())) return player;
    Actor server = expected.get(pair);
    return server == null ? null : of(server);
  }

  /** The pairs of listening sockets to watch. */
  List<SocketPair> listeners() {
    return all.values().stream()
        .filter(p -> p.pair() != null && !p.isConnection() && !p.isFar())
        .map(Player::pair)
        .toList();
  }

  /** Every pair that has, had or may have a row, in the order in which they came up. */
  Collection<SocketPair> pairs() {
    every.addAll(listeners());
    every.addAll(connections());
    return every;
  }

  /** The listening socket that serves an actor: its own, or the first server's. */
  Player listeningFor(Actor actor) {
    for (Actor candidate :
        List.of(actor.listener() ? actor : actor.asListener(), actor, Actor.SERVER)) {
      Player player = all.get(candidate);
      if (player != null && player.listener != null) return player;
    }
    return null;
  }
}
