package lockstep.probe.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import lockstep.scenario.UserCall;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.tcp.Actor;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;

/** Makes actors connect: each from a port that is bound before, so that its row is known. */
final class Connecting {
  private final Lab lab;

  Connecting(Lab lab) {
    this.lab = lab;
  }

  /** Makes the socket ready for a call to come; leaves alone who has a connection already. */
  void prepare(Actor actor, UserCall.Connect connect, List<SocketSetting> settings)
      throws IOException, InterruptedException {
    Player caller = lab.players.of(actor);
    if (!canOpen(caller)) return;
    release(caller);
    caller.connection = own(caller);
    for (SocketSetting setting : settings) {
      String remark = caller.connection.apply(setting);
      if (remark != null) caller.remarks.add(remark);
    }
    Player target = lab.players.of(connect.target(actor));
    SocketPair pair = new SocketPair(Place.address(caller.connection.local()), far(farEnd(target)));
    caller.watch(pair);
    // Where two call each other it may have been taken for a connection that is to come in.
    lab.players.forget(pair);
    caller.enterStage();
    // A client's far row is its own, if it has one; a server's may be a connection to come.
    if (target.isFar()) meet(target, pair.reversed());
    else if (target.actor().side() == Side.SERVER && target != caller)
      lab.players.expect(lab.ground.opposite(pair), target.actor());
  }

  /** Makes the one at the far end ready for its call. */
  void prepareFar(UserCall.Connect connect) throws IOException, InterruptedException {
    Player caller = lab.players.of(lab.far.actor());
    boolean free = lab.far.state() == TcpState.CLOSED || lab.far.state() == TcpState.LISTEN;
    if (!free) return;
    Player target = lab.players.of(connect.target(caller.actor()));
    SocketAddress reached = farEnd(target);
    SocketPair kernels = new SocketPair(reached, new SocketAddress(farHost(), lab.far.port()));
    meet(caller, kernels.reversed());
    // Where the two call each other its socket has this pair already.
    boolean calls = kernels.equals(target.pair());
    if (target.actor().side() == Side.SERVER && !calls) lab.players.expect(kernels, target.actor());
  }

  private void meet(Player player, SocketPair own) {
    player.connectsFar(own);
    lab.far.connectsBy(own);
  }

  private String farHost() {
    return Place.address(new InetSocketAddress(lab.ground.far(), 0)).host();
  }

  /** Whether an actor has no connection: a socket that the peer has reset is let go of. */
  static boolean canOpen(Player player) {
    return !player.hasOpenSocket()
        || player.state() == TcpState.CLOSED && !player.connection.isConnecting();
  }

  /** Lets go of the socket of a connection that is over. */
  void release(Player player) throws InterruptedException {
    if (player.hasOpenSocket()) player.connection.close();
    if (player.pair() != null) lab.players.forget(lab.ground.opposite(player.pair()));
  }

  /** A socket at the port that others were told, or at a free one. */
  private LabConnection own(Player caller) throws IOException, InterruptedException {
    LabConnection kept = caller.keepsPort;
    caller.keepsPort = null;
    return kept == null ? lab.sockets.bound() : kept;
  }

  /** Where an actor is reached. One without a socket keeps a port, so that nobody else gets it. */
  private SocketAddress farEnd(Player target) throws IOException, InterruptedException {
    boolean calls = target.hasOpenSocket() && !target.listens();
    if (calls) return Place.address(target.connection.local());
    if (target.isFar()) return new SocketAddress(farHost(), lab.far.port());
    if (target.listensAt == null) {
      target.keepsPort = lab.sockets.bound();
      target.listensAt = Place.address(target.keepsPort.local());
    }
    return target.listensAt;
  }

  /** An address as it is reached from another socket. */
  private SocketAddress far(SocketAddress address) {
    return Place.address(new InetSocketAddress(lab.ground.far(), address.port()));
  }

  /** Connects; returns what the user is told, or null. */
  String connect(Player player) throws InterruptedException {
    if (!isReady(player)) return SignalWords.EXISTS;
    player.connection.connect(far(player));
    return null;
  }

  /** Whether its socket is the one that was made ready, and not one that was open before. */
  static boolean isReady(Player player) {
    return player.state() == TcpState.CLOSED && !player.connection.isConnecting();
  }

  InetSocketAddress far(Player player) {
    return new InetSocketAddress(lab.ground.far(), player.pair().foreign().port());
  }
}
