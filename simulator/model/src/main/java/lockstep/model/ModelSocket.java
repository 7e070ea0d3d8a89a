package lockstep.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import lockstep.tcp.Actor;
import lockstep.tcp.Octets;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/**
 * An actor's socket in the model: its endpoint, whom it speaks with, and what its user was told and
 * given.
 */
final class ModelSocket {
  /** What came before and one thing more: a list that is shared by its copies and never copied. */
  private record Account<T>(Account<T> before, T last) {
    static <T> List<T> all(Account<T> account) {
      Deque<T> inOrder = new ArrayDeque<>();
      for (Account<T> at = account; at != null; at = at.before) inOrder.addFirst(at.last);
      return new ArrayList<>(inOrder);
    }
  }

  private static final int MOST_KEPT = 4_096;

  private final Actor actor;
  private TcbSettings settings = TcbSettings.USUAL;
  private boolean settingsAreChosen;
  private boolean resetsOnClose;
  private Endpoint endpoint;
  private Actor peer;
  private Actor listener;
  private int queueLength;
  private SeqNumber iss = SeqNumber.ZERO;
  private Account<String> signals;
  private Octets received = Octets.NONE;
  private boolean accepted;

  ModelSocket(Actor actor) {
    this.actor = actor;
  }

  /** A socket that stands where this one stands and goes its own way from here. */
  ModelSocket copy() {
    ModelSocket copy = new ModelSocket(actor);
    copy.settings = settings;
    copy.settingsAreChosen = settingsAreChosen;
    copy.resetsOnClose = resetsOnClose;
    copy.endpoint = endpoint == null ? null : endpoint.copy();
    copy.peer = peer;
    copy.listener = listener;
    copy.queueLength = queueLength;
    copy.iss = iss;
    copy.signals = signals;
    copy.received = received;
    copy.accepted = accepted;
    return copy;
  }

  Actor actor() {
    return actor;
  }

  TcbSettings settings() {
    return settings;
  }

  /**
   * Chooses the settings; those of a socket that has made its first call do not change any more.
   */
  void setSettings(TcbSettings settings) {
    if (endpoint != null) return;
    this.settings = settings;
    settingsAreChosen = true;
  }

  /** Whether close is an ABORT: linger with a time of zero. */
  boolean resetsOnClose() {
    return resetsOnClose;
  }

  void setResetsOnClose(boolean value) {
    resetsOnClose = value;
  }

  /** The endpoint; null before the first call. */
  Endpoint endpoint() {
    return endpoint;
  }

  Endpoint open() {
    if (endpoint == null) endpoint = new Endpoint(settings);
    return endpoint;
  }

  TcpState state() {
    return endpoint == null ? TcpState.CLOSED : endpoint.state();
  }

  /** The other end; null as long as there is none. */
  Actor peer() {
    return peer;
  }

  void speakWith(Actor other) {
    peer = other;
  }

  /**
   * The program listens here.
   *
   * @param length how many connections may wait for accept
   */
  void listen(int length) {
    queueLength = length;
  }

  void listenNoMore() {
    queueLength = 0;
  }

  /** Whether connections for others than the first come in here. */
  boolean listens() {
    return queueLength > 0;
  }

  /** How many connections may wait for accept; 0 when nobody listens. */
  int queueLength() {
    return queueLength;
  }

  /** Made by the sockets layer, for a connection that came in at this listener. */
  void comesFrom(ModelSocket listening) {
    listener = listening.actor;
    if (!settingsAreChosen) setSettings(listening.settings);
  }

  /** Where the connection came in: the actor itself unless the sockets layer made it for one. */
  Actor listener() {
    return listener == null ? actor : listener;
  }

  /** Whether the program has got this connection by accept. */
  boolean isAccepted() {
    return accepted;
  }

  void accept() {
    accepted = true;
  }

  /** The program has let go of the socket, so that nobody reads any more. */
  void release() {
    if (state() != TcpState.CLOSED) endpoint.tcb().nobodyReads = true;
  }

  /** A new connection begins: what was told of the one before does not count for it. */
  void beginAnew() {
    accepted = false;
    signals = null;
    received = Octets.NONE;
  }

  /** Takes what a turn said and gave, and the number it began with. */
  void keep(Turn turn) {
    for (String signal : turn.signals()) signals = new Account<>(signals, signal);
    received = last(received.then(last(turn.returned())));
    if (endpoint.tcb().iss != null) iss = endpoint.tcb().iss;
  }

  private static Octets last(Octets octets) {
    return octets.slice(Math.max(0, octets.length() - MOST_KEPT), octets.length());
  }

  /** All that the user of this connection was told. */
  List<String> signals() {
    return Account.all(signals);
  }

  /**
   * What the user of this connection was given; of much only the last part, which is more than a
   * scenario's line can ask about.
   */
  Octets received() {
    return received;
  }

  /**
   * The initial sequence number of this end's connection, or of the last one it had; zero before
   * the first.
   */
  SeqNumber iss() {
    return iss;
  }
}
