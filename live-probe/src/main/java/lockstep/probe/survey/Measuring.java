package lockstep.probe.survey;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lockstep.probe.survey.Connection.Astray;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/** Measures one cell: brings the kernel's socket there, lets the event happen, and looks. */
final class Measuring {
  /** How long the kernel's answers are collected. */
  private static final long ANSWERS = TimeUnit.MILLISECONDS.toNanos(130);

  /** A SYN that nothing answers is repeated after a second. */
  private static final long SYN_REPEATED = TimeUnit.MILLISECONDS.toNanos(950);

  /** The first timeout of a SYN, and of other segments, which begins at 200 ms on Linux. */
  private static final long SYN_TIMEOUT = TimeUnit.MILLISECONDS.toNanos(1000);

  private static final long TIMEOUT = TimeUnit.MILLISECONDS.toNanos(220);

  /** What may be added to a timeout before it counts as not running. */
  private static final long LATE = TimeUnit.MILLISECONDS.toNanos(900);

  /** What comes with a repeated segment comes so soon. */
  private static final long BESIDE = TimeUnit.MILLISECONDS.toNanos(60);

  private final SurveyWire wire;

  Measuring(SurveyWire wire) {
    this.wire = wire;
  }

  /**
   * Measures.
   *
   * @throws Astray when the way there, or the time, went otherwise than it had to: on a machine
   *     that is busy it may go well the next time
   */
  Answer measure(SurveyCell cell) throws InterruptedException, Astray {
    Optional<String> obstacle = Reach.obstacle(cell);
    if (obstacle.isPresent()) return new Answer.NotMeasured(obstacle.get());
    try {
      return once(cell, Course.to(cell));
    } catch (Course.Unreachable e) {
      return new Answer.NotMeasured(e.getMessage());
    } catch (IOException | LastErrorException e) {
      throw new Astray(String.valueOf(e.getMessage()));
    }
  }

  private Answer once(SurveyCell cell, Course course)
      throws IOException, InterruptedException, Astray {
    boolean asSent = cell.state() == TcpState.CLOSED || cell.state() == TcpState.LISTEN;
    SeqNumber iss = cell.iss() == null ? SeqNumber.ZERO : cell.iss();
    SeqNumber irs = cell.irs() == null || asSent ? SeqNumber.ZERO : cell.irs();
    Connection connection = new Connection(wire, asSent, iss, irs, course.window());
    KernelSocket listener = null;
    try {
      Way way = new Way(cell, course, connection);
      try {
        way.go();
      } finally {
        listener = way.listener();
      }
      nothingMore(connection);
      happen(cell, connection, listener);
      List<Segment> emits =
          cell.event() instanceof Happening.RunsOut out
              ? repeated(cell, connection, out.nth())
              : answers(cell, connection);
      return new Answer.Measured(next(cell, connection), emits);
    } finally {
      connection.close();
      if (listener != null) listener.close();
    }
  }

  /** What the kernel still says of the way there is not an answer. */
  private static void nothingMore(Connection connection)
      throws IOException, InterruptedException, Astray {
    Segment more = connection.next(System.nanoTime());
    if (more != null) throw new Astray("before the event the kernel sent " + more);
  }

  private static void happen(SurveyCell cell, Connection connection, KernelSocket listener)
      throws IOException {
    if (cell.event() instanceof Happening.Arrives a) {
      SeqNumber seq =
          a.symbolic().isEmpty() ? a.seq() : SymbolicNumber.of(a.symbolic(), connection.values());
      connection.tell(
          seq, a.ack(), a.control(), a.length(), a.window(), a.urgent(), a.congestion());
    } else if (cell.event() instanceof Happening.Called called) {
      KernelSocket socket = listener == null ? connection.socket() : listener;
      if (socket == null) {
        socket = KernelSocket.at(connection.pair().local());
        connection.holds(socket);
      }
      UserCall.make(called, socket, connection.pair());
    }
  }

  private static List<Segment> answers(SurveyCell cell, Connection connection)
      throws IOException, InterruptedException, Astray {
    long until = System.nanoTime() + ANSWERS;
    long syn = connection.synNanos();
    List<Segment> answers = new ArrayList<>();
    for (Segment s = connection.next(until); s != null; s = connection.next(until)) answers.add(s);
    if (isOpening(cell) && System.nanoTime() - syn > SYN_REPEATED)
      throw new Astray("a SYN was repeated meanwhile");
    return answers;
  }

  private static boolean isOpening(SurveyCell cell) {
    return cell.state() == TcpState.SYN_SENT || cell.state() == TcpState.SYN_RECEIVED;
  }

  /** What the kernel sends when its timer runs out for the nth time. */
  private static List<Segment> repeated(SurveyCell cell, Connection connection, int nth)
      throws IOException, InterruptedException, Astray {
    long timeout = isOpening(cell) ? SYN_TIMEOUT : TIMEOUT;
    long until = System.nanoTime() + ((1L << nth) - 1) * timeout + LATE;
    List<Segment> repeated = new ArrayList<>();
    for (Segment s = connection.next(until); s != null; s = connection.next(until)) {
      repeated.add(s);
      if (repeated.size() == nth) until = System.nanoTime() + BESIDE;
    }
    List<Segment> last =
        List.copyOf(repeated.subList(Math.min(nth - 1, repeated.size()), repeated.size()));
    // The next time is far behind: what is here twice was read too late to be told apart.
    if (last.size() > 1 && last.get(0).equals(last.get(1)))
      throw new Astray("the timer ran out twice meanwhile");
    return last;
  }

  /**
   * Where the connection stands afterwards. In the RFC the listening connection itself becomes the
   * new one, and listens again where a passive one is reset half-open; here the socket that listens
   * stays all the time.
   */
  private static TcpState next(SurveyCell cell, Connection connection) throws IOException {
    TcpState state = connection.state();
    if (state != TcpState.CLOSED) return state;
    boolean mayListen =
        cell.state() == TcpState.CLOSED
            || cell.state() == TcpState.LISTEN
            || cell.state() == TcpState.SYN_RECEIVED && cell.isPassive();
    return mayListen && connection.isListenedFor() ? TcpState.LISTEN : TcpState.CLOSED;
  }
}
