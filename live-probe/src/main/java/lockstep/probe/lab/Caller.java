package lockstep.probe.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.scenario.Action;
import lockstep.scenario.StageFailure;
import lockstep.scenario.UserCall;
import lockstep.table.SocketPair;
import lockstep.tcp.Actor;
import lockstep.tcp.TcpState;

/** Makes the user calls of a scenario on the lab's sockets. */
final class Caller {
  private final Lab lab;

  /** The scenario's name, for messages. */
  private final String source;

  private final Listening listening;
  private final Connecting connecting;
  private final Together together;
  private final Map<Actor, List<SocketSetting>> settings = new HashMap<>();

  Caller(Lab lab, String source) {
    this.lab = lab;
    this.source = source;
    this.listening = new Listening(lab, source);
    this.connecting = new Connecting(lab);
    this.together = new Together(lab, this, connecting);
  }

  /** Keeps an option for the sockets to come, and sets it where there is one already. */
  void set(Action.Set set) throws IOException {
    if (lab.far != null) lab.far.set(set);
    Optional<SocketSetting> setting = SocketSetting.of(set);
    if (setting.isEmpty()) return;
    for (Actor actor : set.actors()) {
      if (lab.players.of(actor).isFar()) continue;
      settings.computeIfAbsent(actor, a -> new ArrayList<>()).add(setting.get());
      if (setting.get().isOfOpening()) continue;
      Player player = lab.players.of(actor);
      if (player.hasOpenSocket()) apply(setting.get(), player);
      if (player.listens())
        remark(player, setting.get().applyToListener(player.listener.channel().socket()));
    }
  }

  private static void apply(SocketSetting setting, Player player) throws IOException {
    remark(player, setting.applyTo(player.connection.channel().socket()));
  }

  /** Says something once with a player's next step. */
  static void remark(Player player, String words) {
    if (words != null && !player.remarks.contains(words)) player.remarks.add(words);
  }

  /** Makes ready what an action needs before the sampler hurries: sockets with their ports. */
  void prepare(Action action) throws IOException, InterruptedException {
    if (action instanceof Action.Together block) together.prepare(block);
    if (!(action instanceof Action.Call call) || !(call.call() instanceof UserCall.Connect connect))
      return;
    for (Actor actor : call.actors()) {
      if (lab.players.of(actor).isFar()) connecting.prepareFar(connect);
      else connecting.prepare(actor, connect, settingsOf(actor));
    }
    lab.watch();
  }

  /** Makes the call of each of an action's actors, one after the other or together. */
  void call(Action action, long until, Account account)
      throws StageFailure, IOException, InterruptedException {
    if (action instanceof Action.Together block) together.play(block, until, account);
    if (!(action instanceof Action.Call call)) return;
    for (Actor actor : call.actors()) {
      called(actor, call, account);
      Player player = lab.players.of(actor);
      account.told(player, call(call, player, until, account));
    }
  }

  void called(Actor actor, Action.Call call, Account account) {
    // The one at the far end tells of its calls itself.
    if (!lab.players.of(actor).isFar()) account.called(actor, words(call.text()));
  }

  /** Makes one call; returns what the user is told, or null. */
  String call(Action.Call call, Player player, long until, Account account)
      throws StageFailure, IOException, InterruptedException {
    UserCall what = call.call();
    if (player.isFar()) {
      new FarCalls(lab, player).make(call, until, account);
      return null;
    }
    if (what instanceof UserCall.Listen listen)
      return listening.listen(call.line(), player, listen, settingsOf(player.actor()));
    if (what instanceof UserCall.Connect) return connecting.connect(player);
    if (what instanceof UserCall.Accept) return accept(player, until, account);
    if (what instanceof UserCall.Close) return close(player);
    if (what instanceof UserCall.PauseReading) return pause(player, account);
    if (!player.hasOpenSocket()) return notOpen(player);
    if (what instanceof UserCall.ResumeReading)
      return new Drain(lab, player).resume(until, account);
    if (what instanceof UserCall.FillWindow)
      return new FillWindow(lab, player).fill(until, account);
    if (what instanceof UserCall.Send send) return player.connection.send(send.octets());
    if (what instanceof UserCall.Receive receive)
      return receive.count().isPresent()
          ? receive(player, receive.count().getAsInt(), until, account)
          : new Drain(lab, player).all(until, account);
    if (what instanceof UserCall.Shutdown) return shutdown(player);
    if (what instanceof UserCall.Abort) return player.connection.abort();
    if (what instanceof UserCall.Crash && lab.medium != null) return crash(player, account);
    throw new StageFailure(
        StageFailure.Blame.SCENARIO,
        source + ":" + call.line() + ": \"" + call.text() + "\" cannot be played on this stage");
  }

  /** To the peer a host that forgets is a socket that is given up and whose RST never leaves. */
  private String crash(Player player, Account account) throws InterruptedException {
    lab.medium.silence(player.pair());
    String told = player.connection.abort();
    lab.medium.hearAgain(player.pair());
    account.remark(player.actor(), "given up by an abort whose RST the wire kept");
    return told;
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
    SocketPair pair =
        new SocketPair(Place.address(accepted.local()), Place.address(accepted.foreign()));
    Player owner = lab.players.owning(pair);
    if (owner == null) {
      accepted.abort();
      throw new IOException("a connection from " + pair.foreign() + " that no scenario made");
    }
    owner.accept(accepted);
    for (SocketSetting setting : settingsOf(owner.actor()))
      if (!setting.isOfOpening()) apply(setting, owner);
    return null;
  }

  /** Java lets nobody shut down what is not connected yet; the system does, after crossing SYNs. */
  private static String shutdown(Player player) throws IOException, InterruptedException {
    boolean early = player.state() == TcpState.SYN_RECEIVED && player.connection.isConnecting();
    if (!early || LinuxListener.missing().isPresent()) return player.connection.shutdown();
    return LinuxSocket.shutdown(player.connection.channel(), player.row().inode());
  }

  private String close(Player player) throws InterruptedException {
    if (player.hasOpenSocket()) return player.connection.close();
    // The program has a socket that listens and one for the connection; it closes this one first.
    if (player.listens()) {
      player.listener.close();
      return null;
    }
    return notOpen(player);
  }

  private static String receive(Player player, int count, long until, Account account)
      throws InterruptedException {
    Inbox inbox = player.connection.inbox();
    Inbox.Received received = inbox.receive(count, until);
    player.receive(received.last());
    if (received.count() == count) return null;
    String trouble = player.connection.trouble(false, until);
    if (trouble != null) return trouble;
    if (received.count() == 0 && inbox.hasEnded()) return SignalWords.CLOSING;
    account.unmet(
        player.actor(), "received " + received.count() + " of " + count + " octets in time");
    return null;
  }

  /**
   * Ends what was asked for until now; without an open socket nobody reads, and nothing is told.
   */
  private static String pause(Player player, Account account) throws InterruptedException {
    if (!player.hasOpenSocket()) return null;
    player.connection.inbox().stop();
    account.remark(player.actor(), "from now on what arrives waits in the receive queue");
    return null;
  }

  private static String notOpen(Player player) {
    return player.connection != null && player.state() != TcpState.CLOSED
        ? SignalWords.CLOSING
        : SignalWords.DOES_NOT_EXIST;
  }

  List<SocketSetting> settingsOf(Actor actor) {
    return settings.getOrDefault(actor, List.of());
  }

  /** A call's line without the actor that it begins with. */
  private static String words(String text) {
    String rest = text.substring(text.indexOf(' ') + 1).strip();
    return rest.startsWith("listener ") ? rest.substring(9).strip() : rest;
  }
}
