package lockstep.probe.lab;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.scenario.Action;
import lockstep.scenario.StageFailure;
import lockstep.table.SocketPair;
import lockstep.tcp.Actor;

/**
 * Hands every segment from one socket of a lab to the other, one at a time, and has the table read
 * before and after each. Its own thread does that; the others may call it at any time.
 */
public interface Medium extends AutoCloseable {
  /** Reads every watched row. */
  interface Look {
    /** A reading that begins after this call. */
    Reading read() throws IOException, InterruptedException;
  }

  /** Begins to hand segments on. */
  void begin(Look look);

  /** Tells whose the sockets are that these pairs name. */
  void know(Map<SocketPair, Actor> actors);

  /** From here on segments wait: calls are made that belong to one moment. */
  void stop();

  /** What waited goes on. */
  void go();

  /** Sets an option of the wire; passes over one that it does not have. */
  void set(Action.Set set);

  /**
   * Does what a line says with the segments.
   *
   * @param where the line's place, for messages
   * @throws StageFailure when there is no such segment
   */
  void act(Action.Wire action, String where) throws StageFailure, InterruptedException;

  /**
   * A socket is about to be given up without a word, as a host does that forgets: its RST goes
   * nowhere and is not told.
   */
  void silence(SocketPair socket);

  /** Waits until that RST has come, for a moment; from then on what the socket sends goes again. */
  void hearAgain(SocketPair socket) throws InterruptedException;

  /** Who plays an actor at its far end; empty where all are sockets of this kernel. */
  default Optional<FarPlayer> far() {
    return Optional.empty();
  }

  /** Whether a segment is under way; one that is held is not. */
  boolean isBusy();

  /** Whether a segment is held, or was lost and not yet repeated. */
  boolean keepsBack();

  /** How many segments a kernel has sent again so far. */
  long repeats();

  /**
   * How many it had sent again when a segment was last dropped; as many as now where none was since
   * this was asked.
   */
  long repeatsWhenLost();

  /** {@link System#nanoTime()} when a segment was last seen or handed on; 0 before the first. */
  long lastNanos();

  /** What has passed since this was last asked, in the order of time. */
  List<Passing> take() throws IOException;

  /** Ends its thread and gives back what it holds. */
  @Override
  void close();
}
