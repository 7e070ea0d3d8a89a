package lockstep.probe.lab;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import lockstep.table.SocketAddress;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Octets;
import lockstep.tcp.TcpState;

/** An actor of the scenario and the socket of ours that plays it. The playing thread only. */
final class Player {
  private final Actor actor;

  /** Whose row is watched for it; null as long as it has no socket. */
  private SocketPair pair;

  private TcpState state = TcpState.CLOSED;
  private SocketRow row;

  /** Whether it has, or had, a row. */
  private boolean onStage;

  /** Whether it is no socket of this kernel's; what it is told and where it stands, it says. */
  private boolean far;

  /** Whether the connection that is watched for it was never handed out by accept. */
  private boolean unaccepted;

  /** Whether that connection was seen in a state that comes after SYN-RECEIVED. */
  private boolean completed;

  /** Its end of a connection, null before there is one or before it is accepted. */
  LabConnection connection;

  /** The socket on which it listens, null if it never did. */
  LabListener listener;

  /** Keeps the port that others were told before it listens or connects itself, null otherwise. */
  LabConnection keepsPort;

  /** Where it listens, or would; null as long as nobody asked. */
  SocketAddress listensAt;

  /** What the user has been told so far, in order. */
  final List<String> signals = new ArrayList<>();

  /** What is to be said with its next step. */
  final List<String> remarks = new ArrayList<>();

  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  Player(Actor actor) {
    this.actor = actor;
  }

  Actor actor() {
    return actor;
  }

  SocketPair pair() {
    return pair;
  }

  TcpState state() {
    return state;
  }

  /** The row as last read, null when there was none. */
  SocketRow row() {
    return row;
  }

  boolean isOnStage() {
    return onStage;
  }

  /** From here on another row is its own; it has not been seen yet. */
  void watch(SocketPair pair) {
    this.pair = pair;
    this.state = TcpState.CLOSED;
    this.row = null;
    this.unaccepted = false;
    this.completed = false;
  }

  /** It is played at the far end of the medium, and has no row. */
  void playedFar() {
    far = true;
  }

  boolean isFar() {
    return far;
  }

  /** From here on its connection is of this pair. */
  void connectsFar(SocketPair own) {
    pair = own;
  }

  /** Takes what it says of a turn of its own. */
  void stand(FarPlayer.Turn turn) {
    onStage = true;
    state = turn.step().state();
    if (turn.step().signal() != null) signals.add(turn.step().signal());
    receive(turn.given());
  }

  /** From here on a connection that came in is its own; it is for accept to hand it out. */
  void watchUnaccepted(SocketPair pair) {
    watch(pair);
    unaccepted = true;
  }

  /** The program has its connection now. */
  void accept(LabConnection accepted) {
    connection = accepted;
    unaccepted = false;
  }

  /** Whether its connection is the kernel's alone, which nobody has accepted. */
  boolean isUnaccepted() {
    return unaccepted;
  }

  /**
   * Whether the handshake of its connection was seen to be over: then accept hands it out even when
   * its row is gone.
   */
  boolean isCompleted() {
    return completed;
  }

  /** Takes over the row of another player as it stands. */
  void watchOn(Player other) {
    this.pair = other.pair;
    this.state = other.state;
    this.row = other.row;
    this.onStage = other.onStage;
  }

  /** A client that has begun to connect takes part although no row of it was seen. */
  void enterStage() {
    onStage = true;
  }

  /** Takes what was read of its row; a state that has no name in the RFC leaves it where it was. */
  void see(SocketRow read) {
    row = read;
    if (read != null) onStage = true;
    state = read == null ? TcpState.CLOSED : read.state().meaning().orElse(state);
    completed |= state != TcpState.CLOSED && state != TcpState.SYN_RECEIVED;
  }

  /** Whether the row that is watched for it is that of a connection, not of a listening socket. */
  boolean isConnection() {
    return pair != null && pair.foreign().port() != 0;
  }

  boolean listens() {
    return listener != null && listener.isOpen();
  }

  void receive(Octets octets) {
    received.writeBytes(octets.toArray());
  }

  /** What it has received so far; of what flowed in by itself only the last octets. */
  Octets received() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(received.toByteArray());
    if (connection != null) all.writeBytes(connection.inbox().flowed().toArray());
    return Octets.of(all.toByteArray());
  }

  boolean hasOpenSocket() {
    return connection != null && connection.isOpen();
  }
}
