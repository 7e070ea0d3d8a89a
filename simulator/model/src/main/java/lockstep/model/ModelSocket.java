package lockstep.model;

import java.util.ArrayList;
import java.util.List;
import lockstep.tcp.Actor;
import lockstep.tcp.Octets;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/**
 * An actor's socket in the model: its endpoint, whom it speaks with, and what its user was told and
 * given.
 */
final class ModelSocket {
  private final Actor actor;
  private final List<String> signals = new ArrayList<>();
  private TcbSettings settings = TcbSettings.USUAL;
  private Endpoint endpoint;
  private ModelSocket peer;
  private Octets received = Octets.NONE;
  private SeqNumber lastIss;
  private boolean accepted;
  private boolean released;

  ModelSocket(Actor actor) {
    this.actor = actor;
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
    if (endpoint == null) this.settings = settings;
  }

  /** The endpoint; null before the first call. */
  Endpoint endpoint() {
    return endpoint;
  }

  Endpoint open() {
    if (endpoint == null) endpoint = new Endpoint(settings);
    return endpoint;
  }

  /** The other end; null as long as there is none. */
  ModelSocket peer() {
    return peer;
  }

  void connectTo(ModelSocket other) {
    peer = other;
    other.peer = this;
  }

  /** Whether the program has got this connection by accept. */
  boolean isAccepted() {
    return accepted;
  }

  void accept() {
    accepted = true;
  }

  /** Whether the program has let go of the socket, so that nobody reads any more. */
  boolean isReleased() {
    return released;
  }

  void release() {
    released = true;
    if (endpoint != null && endpoint.state() != TcpState.CLOSED) endpoint.tcb().nobodyReads = true;
  }

  void keep(Turn turn) {
    signals.addAll(turn.signals());
    received = received.then(turn.returned());
  }

  List<String> signals() {
    return signals;
  }

  /** All that the user was given so far. */
  Octets received() {
    return received;
  }

  /** The initial sequence number of this end's connection, or of the last one it had. */
  SeqNumber iss() {
    if (endpoint != null && endpoint.tcb().iss != null) lastIss = endpoint.tcb().iss;
    return lastIss == null ? settings.iss() : lastIss;
  }

  SeqNumber peerIss() {
    return peer == null ? SeqNumber.ZERO : peer.iss();
  }

  /**
   * A segment of this socket's as a trace writes it: its numbers relative to both initial sequence
   * numbers.
   */
  Segment relative(Segment sent) {
    SeqNumber seq = sent.seq().plus(-iss().toLong());
    return sent.withNumbers(seq, sent.ack() == null ? null : sent.ack().plus(-peerIss().toLong()));
  }
}
