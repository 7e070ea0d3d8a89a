package lockstep.probe.lab;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.probe.table.SocketPair;
import lockstep.probe.table.SocketTableException;
import lockstep.scenario.Action;
import lockstep.scenario.StageFailure;
import lockstep.scenario.UserCall;
import lockstep.table.SocketAddress;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Octets;
import lockstep.tcp.TcpState;

/** Makes the user calls of a scenario on the lab's sockets. */
final class Caller {
  /** What a listener gets that asks for nothing. */
  private static final int BACKLOG = 128;

  private final Lab lab;

  /** The scenario's name, for messages. */
  private final String source;

  private final Map<Actor, List<SocketSetting>> settings = new HashMap<>();

  /** The ports that the system chose for those that the scenario writes. */
  private final Map<Integer, Integer> chosen = new HashMap<>();

  Caller(Lab lab, String source) {
    this.lab = lab;
    this.source = source;
  }

  /** Keeps an option for the sockets to come, and sets it where there is one already. */
  void set(Action.Set set) {
    Optional<SocketSetting> setting = SocketSetting.of(set);
    if (setting.isEmpty()) return;
    for (Actor actor : set.actors()) {
      settings.computeIfAbsent(actor, a -> new ArrayList<>()).add(setting.get());
      LabConnection connection = lab.players.of(actor).connection;
      if (connection != null && connection.isOpen()) setting.get().applyTo(connection.channel());
    }
  }

  /** Makes ready what a call needs before the sampler hurries: a client's socket with its port. */
  void prepare(Action.Call call) throws IOException, InterruptedException {
    if (!(call.call() instanceof UserCall.Connect connect)) return;
    Player server = lab.players.of(connect.to() == null ? Actor.SERVER : connect.to());
    if (server.listensAt == null) {
      // Nobody listens yet: a socket that is only bound keeps the port, so that nobody else does.
      server.keepsPort = lab.sockets.bound(List.of());
      server.listensAt = address(server.keepsPort.local());
    }
    for (Actor actor : call.actors()) {
      Player client = lab.players.of(actor);
      if (isOpen(client)) {
        if (client.state() != TcpState.CLOSED || client.connection.isConnecting()) continue;
        // The peer has reset it: the program lets go of the socket and takes a new one.
        client.connection.close();
      }
      if (client.pair() != null) lab.players.forget(client.pair().reversed());
      client.connection = lab.sockets.bound(settingsOf(actor));
      SocketPair pair = new SocketPair(address(client.connection.local()), server.listensAt);
      client.watch(pair);
      client.enterStage();
      lab.players.expect(pair.reversed(), server.actor());
    }
    lab.watch();
  }

  /** Makes the call of each of its actors. */
  void call(Action.Call call, long until, Account account)
      throws StageFailure, IOException, InterruptedException {
    for (Actor actor : call.actors()) {
      account.called(actor, words(call.text()));
      Player player = lab.players.of(actor);
      account.told(player, call(call, player, until, account));
    }
  }

  /** Makes one call; returns what the user is told, or null. */
  private String call(Action.Call call, Player player, long until, Account account)
      throws StageFailure, IOException, InterruptedException {
    UserCall what = call.call();
    if (what instanceof UserCall.Listen listen) return listen(call.line(), player, listen);
    if (what instanceof UserCall.Connect) return connect(player);
    if (what instanceof UserCall.Accept) return accept(player, until, account);
    if (what instanceof UserCall.Close) return close(player);
    if (!isOpen(player)) return notOpen(player);
    if (what instanceof UserCall.Send send) return player.connection.send(send.octets());
    if (what instanceof UserCall.Receive receive)
      return receive.count().isPresent()
          ? receive(player, receive.count().getAsInt(), until, account)
          : receiveAll(player, until);
    if (what instanceof UserCall.Shutdown) return player.connection.shutdown();
    if (what instanceof UserCall.Abort) return player.connection.abort();
    throw new StageFailure(
        StageFailure.Blame.SCENARIO,
        source + ":" + call.line() + ": \"" + call.text() + "\" is not on this stage yet");
  }

  private String listen(int line, Player player, UserCall.Listen listen)
      throws StageFailure, IOException, InterruptedException {
    if (player.listens()) return SignalWords.EXISTS;
    int port = player.keepsPort == null ? 0 : player.keepsPort.local().getPort();
    if (player.keepsPort != null) player.keepsPort.close();
    player.keepsPort = null;
    int written = listen.port().orElse(0);
    boolean ours = chosen.containsKey(written);
    if (ours) port = chosen.get(written);
    else if (lab.options.realPorts() && written != 0) port = written;
    try {
      player.listener =
          lab.sockets.listen(
              port,
              listen.backlog().orElse(BACKLOG),
              listen.reuseAddress(),
              settingsOf(player.actor()));
    } catch (BindException e) {
      if (ours) return SignalWords.of(e);
      throw noPort(line, port, e);
    }
    player.listensAt = address(player.listener.local());
    if (written != 0) chosen.put(written, player.listensAt.port());
    lab.players.listens(player, SocketPair.listening(player.listensAt));
    lab.watch();
    return null;
  }

  private StageFailure noPort(int line, int port, BindException e) {
    String host = lab.sockets.host().getHostAddress();
    String where = new SocketAddress(host, port).toString();
    String mend =
        String.valueOf(e.getMessage()).contains("denied")
            ? "choose a port from 1024 on, or let the system choose one (without --real-ports)"
            : "end the program that uses it, or let the system choose a port (without --real-ports)";
    return new StageFailure(
        StageFailure.Blame.MACHINE,
        source + ":" + line + ": cannot listen at " + where + ": " + e.getMessage() + "; " + mend,
        e);
  }

  private String connect(Player player) throws InterruptedException {
    // A socket that was open before this call is not the one that was made ready for it.
    if (player.state() != TcpState.CLOSED || player.connection.isConnecting())
      return SignalWords.EXISTS;
    SocketAddress to = player.pair().foreign();
    player.connection.connect(new InetSocketAddress(lab.sockets.host(), to.port()));
    return null;
  }

  private String accept(Player player, long until, Account account)
      throws IOException, InterruptedException {
    Player listening = lab.players.listeningFor(player.actor());
    if (listening == null || !listening.listener.isOpen()) return SignalWords.DOES_NOT_EXIST;
    LabConnection accepted = listening.listener.accept(until);
    if (accepted == null) {
      account.unmet(player.actor(), "no connection to accept came in time");
      return null;
    }
    lab.sockets.adopt(accepted);
    lab.catchUp(account);
    SocketPair pair = new SocketPair(address(accepted.local()), address(accepted.foreign()));
    Player owner = lab.players.owning(pair);
    if (owner == null) {
      accepted.abort();
      throw new IOException("a connection from " + pair.foreign() + " that no scenario made");
    }
    owner.connection = accepted;
    for (SocketSetting setting : settingsOf(owner.actor())) setting.applyTo(accepted.channel());
    return null;
  }

  private String close(Player player) throws InterruptedException {
    if (isOpen(player)) return player.connection.close();
    if (player.connection == null && player.listens()) {
      player.listener.close();
      return null;
    }
    return notOpen(player);
  }

  private static String receive(Player player, int count, long until, Account account)
      throws InterruptedException {
    Octets octets = player.connection.receive(count, until);
    player.receive(octets);
    if (octets.length() == count) return null;
    String trouble = player.connection.trouble(false, until);
    if (trouble != null) return trouble;
    if (octets.isEmpty() && player.connection.hasEnded()) return SignalWords.CLOSING;
    account.unmet(
        player.actor(), "received " + octets.length() + " of " + count + " octets in time");
    return null;
  }

  /** Reads what the kernel has for it by now, up to the end of the stream where that has come. */
  private String receiveAll(Player player, long until)
      throws SocketTableException, InterruptedException {
    LabConnection connection = player.connection;
    while (!connection.hasEnded() && System.nanoTime() < until) {
      SocketRow row = lab.sampler.read(Lab.READING).rows().get(player.pair());
      // In the queue a FIN counts as one more.
      long queued = connection.waiting() + (row == null ? 0 : row.recvQ());
      if (queued == 0) break;
      player.receive(connection.receive((int) Math.min(queued, 1 << 20), until));
    }
    return connection.trouble(false, until);
  }

  private static boolean isOpen(Player player) {
    return player.connection != null && player.connection.isOpen();
  }

  private static String notOpen(Player player) {
    return player.connection != null && player.state() != TcpState.CLOSED
        ? SignalWords.CLOSING
        : SignalWords.DOES_NOT_EXIST;
  }

  private List<SocketSetting> settingsOf(Actor actor) {
    return settings.getOrDefault(actor, List.of());
  }

  private static SocketAddress address(InetSocketAddress address) {
    // The short form, as the table's rows have it.
    String host = address.getAddress().getHostAddress();
    return new SocketAddress(host.equals("0:0:0:0:0:0:0:1") ? "::1" : host, address.getPort());
  }

  /** A call's line without the actor that it begins with. */
  private static String words(String text) {
    String rest = text.substring(text.indexOf(' ') + 1).strip();
    return rest.startsWith("listener ") ? rest.substring(9).strip() : rest;
  }
}
