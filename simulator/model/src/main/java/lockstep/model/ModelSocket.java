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

  /**
   * What a program asks for when it listens.
   *
   * @param port the port that the scenario writes; 0 is a free one, which nobody else has
   * @param queueLength how many connections may wait for accept, 1 or more
   * @param deferMicros how long a bare ACK is withheld from the machine; 0 is not at all
   */
  record Terms(int port, int queueLength, boolean reusesAddress, long deferMicros) {}

  private static final int MOST_KEPT = 4_096;

  private final Actor actor;
  private TcbSettings settings = TcbSettings.USUAL;
  private boolean settingsAreChosen;
  private boolean resetsOnClose;
  private Endpoint endpoint;
  private Actor peer;
  private Actor listener;
  private Terms terms;
  private boolean listens;
  private Terms arrivedBy;
  private boolean ackIsWithheld;
  private boolean letGo;
  private boolean orphan;
  private SeqNumber iss = SeqNumber.ZERO;
  private Account<String> signals;
  private Octets received = Octets.NONE;
  private boolean accepted;
  private boolean readsOn;

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
    copy.terms = terms;
    copy.listens = listens;
    copy.arrivedBy = arrivedBy;
    copy.ackIsWithheld = ackIsWithheld;
    copy.letGo = letGo;
    copy.orphan = orphan;
    copy.iss = iss;
    copy.signals = signals;
    copy.received = received;
    copy.accepted = accepted;
    copy.readsOn = readsOn;
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

  /** The program listens here; a TCB in LISTEN is the first connection that will come in. */
  void listen(Terms asked) {
    terms = asked;
    listens = true;
    if (state() == TcpState.LISTEN) arrivedBy = asked;
  }

  void listenNoMore() {
    listens = false;
  }

  /** Whether connections for others than the first come in here. */
  boolean listens() {
    return listens;
  }

  /** What the program asked for when it listened last; null when it never did. */
  Terms terms() {
    return terms;
  }

  /** What was asked for where this connection came in; null when none came in. */
  Terms arrivedBy() {
    return arrivedBy;
  }

  /** Made by the sockets layer, for a connection that came in at this listener. */
  void comesFrom(ModelSocket listening) {
    listener = listening.actor;
    arrivedBy = listening.terms;
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

  /** Whether the program reads whatever comes, without being told to. */
  boolean readsOn() {
    return readsOn;
  }

  void setReadsOn(boolean value) {
    readsOn = value;
  }

  /** The program has let go of the socket, so that nobody reads any more. */
  void release() {
    letGo = true;
    readsOn = false;
    if (state() != TcpState.CLOSED) endpoint.tcb().nobodyReads = true;
  }

  /** Whether the program has let go of its connection's socket, by close or abort. */
  boolean isLetGo() {
    return letGo;
  }

  /** Whether its listener was closed before a program accepted it, and it is still to be reset. */
  boolean isOrphan() {
    return orphan;
  }

  void setOrphan(boolean value) {
    orphan = value;
  }

  /** Whether the ACK that would complete the handshake came and was kept from the machine. */
  boolean ackIsWithheld() {
    return ackIsWithheld;
  }

  void withholdAck() {
    ackIsWithheld = true;
  }

  /** A new connection begins: what was told of the one before does not count for it. */
  void beginAnew() {
    accepted = false;
    readsOn = false;
    letGo = false;
    arrivedBy = null;
    signals = null;
    received = Octets.NONE;
  }

  /** Takes what a turn said and gave, and the number it began with. */
  void keep(Turn turn) {
    turn.signals().forEach(this::tell);
    if (turn.path().size() > 1) ackIsWithheld = false;
    received = last(received.then(last(turn.returned())));
    if (endpoint.tcb().iss != null) iss = endpoint.tcb().iss;
  }

  /** Tells the user something. */
  void tell(String signal) {
    signals = new Account<>(signals, signal);
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

  /** For an end that somebody else plays: its SYN has told this number. */
  void beginsAt(SeqNumber number) {
    iss = number;
  }

  /**
   * The initial sequence number of this end's connection, or of the last one it had; zero before
   * the first.
   */
  SeqNumber iss() {
    return iss;
  }
}
