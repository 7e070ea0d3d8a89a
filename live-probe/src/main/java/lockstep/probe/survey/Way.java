package lockstep.probe.survey;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import lockstep.probe.survey.Connection.Astray;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.Segment;
import lockstep.tcp.SeqNumber;
import lockstep.tcp.TcpState;

/** Brings a connection to where its cell begins: handshake, text of both sides, FINs. */
final class Way {
  private static final int MSS = 1460;

  /** Half of the kernel's first window. */
  private static final int MOST_UNREAD = 1 << 15;

  private static final long ACCEPT_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final SurveyCell cell;
  private final Course course;
  private final Connection connection;

  /** The socket that listens, as long as there is one. */
  private KernelSocket listener;

  Way(SurveyCell cell, Course course, Connection connection) {
    this.cell = cell;
    this.course = course;
    this.connection = connection;
  }

  /** The socket that listens where the connection is not accepted yet; null for none. */
  KernelSocket listener() {
    return listener;
  }

  /** Goes the whole way, and looks whether the kernel stands there. */
  void go() throws IOException, InterruptedException, Astray {
    TcpState state = cell.state();
    if (state == TcpState.CLOSED) return;
    if (cell.isPassive()) passively();
    else actively();
    if (state == TcpState.LISTEN) return;
    boolean open = state != TcpState.SYN_SENT && state != TcpState.SYN_RECEIVED;
    if (open) exchange();
    TcpState found = connection.state();
    if (found != state)
      throw new Astray("the kernel stands in " + found.rfcName() + ", not " + state.rfcName());
  }

  private void actively() throws IOException, InterruptedException, Astray {
    connection.holds(KernelSocket.at(connection.pair().local()));
    connection.socket().connect(connection.pair().foreign());
    connection.await("a SYN", s -> s.has(ControlBit.SYN));
    if (cell.state() == TcpState.SYN_SENT) return;
    connection.tells(course.firstWindow());
    if (cell.state() == TcpState.SYN_RECEIVED) {
      connection.tellSyn(false);
      connection.await("a SYN with ACK", Way::isSynAck);
      return;
    }
    connection.tellSyn(true);
    awaitAck();
    if (course.window() < course.firstWindow()) {
      connection.tells(course.window());
      connection.tell(connection.rcv(), ControlBits.NONE, 0);
    }
  }

  private void passively() throws IOException, InterruptedException, Astray {
    listener = KernelSocket.at(connection.pair().local());
    listener.listen();
    if (cell.state() == TcpState.LISTEN) return;
    connection.tells(course.firstWindow());
    connection.tellSyn(false);
    connection.await("a SYN with ACK", Way::isSynAck);
    if (cell.state() == TcpState.SYN_RECEIVED) return;
    connection.acknowledgeAll();
    connection.holds(accepted());
    listener.close();
    listener = null;
  }

  private KernelSocket accepted() throws IOException, Astray {
    KernelSocket accepted = listener.accept(ACCEPT_NANOS);
    if (accepted == null) throw new Astray("the kernel has no connection to accept");
    return accepted;
  }

  private static boolean isSynAck(Segment segment) {
    return segment.has(ControlBit.SYN) && segment.has(ControlBit.ACK);
  }

  private void exchange() throws IOException, InterruptedException, Astray {
    int rest = course.acknowledged();
    while (rest > 0) {
      int octets = Math.min(rest, Math.min(MSS, course.window()));
      send(octets, false);
      connection.acknowledgeAll();
      rest -= octets;
    }
    receive();
    boolean farFinFirst = cell.state() == TcpState.CLOSE_WAIT || cell.state() == TcpState.LAST_ACK;
    if (farFinFirst) farFin();
    if (course.outstanding() > 0) send(course.outstanding(), course.fin());
    if (course.fin()) fin();
    if (course.finAcknowledged()) connection.acknowledgeAll();
    if (course.farFin() && !farFinFirst) farFin();
  }

  /** The user sends, and the segments are seen to go, or wait for the FIN that goes with them. */
  private void send(int octets, boolean withFin) throws IOException, InterruptedException, Astray {
    connection.socket().send(octets, withFin);
    connection.sent(octets);
    if (!withFin) awaitNumbers("text");
  }

  private void fin() throws IOException, InterruptedException, Astray {
    connection.socket().shutdown();
    connection.sent(1);
    awaitNumbers("a FIN");
  }

  /** Waits for a segment that ends where our numbers do. */
  private void awaitNumbers(String what) throws IOException, InterruptedException, Astray {
    SeqNumber end = connection.nxt();
    connection.await(what + " up to " + end, s -> s.end().equals(end) && s.length() > 0);
  }

  private void receive() throws IOException, InterruptedException, Astray {
    int rest = course.received();
    while (rest > 0) {
      int octets = Math.min(rest, MSS);
      connection.tell(connection.rcv(), ControlBits.NONE, octets);
      connection.received(octets);
      awaitAck();
      rest -= octets;
      // What nobody reads would fill the window at last.
      if ((course.received() - rest) / MOST_UNREAD
          > (course.received() - rest - octets) / MOST_UNREAD) connection.socket().receive();
    }
    for (SurveyCell.Run run : cell.outOfOrder()) {
      connection.tell(run.from(), ControlBits.NONE, run.octets());
      awaitAck();
    }
  }

  private void farFin() throws IOException, InterruptedException, Astray {
    connection.tell(connection.rcv(), ControlBits.of(ControlBit.FIN), 0);
    connection.received(1);
    awaitAck();
  }

  private void awaitAck() throws IOException, InterruptedException, Astray {
    SeqNumber ack = connection.rcv();
    connection.await("an ACK of " + ack, s -> ack.equals(s.ack()) && s.length() == 0);
  }
}
