package lockstep.comparison;

import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.SYN_SENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;

/** Listening, connecting, accepting, and what the states are called. */
final class OpeningDifferences {
  private static final String RFC_LISTEN =
      "A SYN turns the LISTEN TCB itself into SYN-RECEIVED (section 3.10.7.2), and a reset there"
          + " turns it back into LISTEN (section 3.10.7.4, second). Another"
          + " passive OPEN is needed for the next connection.";
  private static final String LISTENER_DOES =
      "The listening socket keeps its row. The connection appears as a second row with the same"
          + " local port and the client's address; accept() hands it to the program. When a"
          + " connection in SYN-RECEIVED is reset, its row goes and the listener is what it was.";
  private static final String LISTENER_WHY =
      "A server wants many connections on one port, and the sockets interface gives each a"
          + " descriptor of its own.";
  private static final String LISTENER_TITLE = "The listener stays; a new row comes";

  static final KnownDifference LINUX_LISTENER_STAYS =
      Card.of("linux-listener-stays")
          .title(LISTENER_TITLE)
          .rfc(RFC_LISTEN)
          .does(LISTENER_DOES)
          .why(LISTENER_WHY)
          .reference("Linux manual pages accept(2), listen(2); POSIX.1-2017 accept()")
          .see("lockstep play handshake --step (the rows are shown at each step); ss -tan")
          .changesThePath();

  static final KnownDifference WINDOWS_LISTENER_STAYS =
      Card.of("windows-listener-stays")
          .title(LISTENER_TITLE)
          .rfc(RFC_LISTEN)
          .does(LISTENER_DOES + " Not tried by this project on a Windows.")
          .why(LISTENER_WHY)
          .reference("Microsoft, Windows Sockets: accept function (winsock2.h), Remarks")
          .see("netstat -an before and after a connection to a port that is listened on")
          .changesThePath();

  static final KnownDifference MACOS_LISTENER_STAYS =
      Card.of("macos-listener-stays")
          .title(LISTENER_TITLE)
          .rfc(RFC_LISTEN)
          .does(LISTENER_DOES + " Not tried by this project on a Mac.")
          .why(LISTENER_WHY)
          .reference("POSIX.1-2017 accept(), listen()")
          .see("netstat -an -p tcp before and after a connection to a port that is listened on")
          .changesThePath();

  static final KnownDifference NO_SOCKET_YET =
      Card.of("linux-half-open-no-socket")
          .title("A SYN-RECEIVED row is no socket")
          .rfc(
              "A connection in SYN-RECEIVED has a TCB like any other (section 3.3.1); its user is"
                  + " the one that made the passive OPEN.")
          .does(
              "Such a connection is at first a short \"request\" that hangs at the listener. Its row"
                  + " says SYN_RECV, with no inode, no process, and user 0 whoever listens: unknown,"
                  + " not root. The socket is made when the last ACK of the handshake comes.")
          .why("A flood of SYNs should cost as little memory as possible.")
          .reference(
              "Linux v6.18, net/ipv4/tcp_minisocks.c, tcp_check_req; net/ipv4/tcp_diag.c,"
                  + " tcp_req_diag_fill")
          .see("ss -tane state syn-recv, while a client waits at a listener with TCP_DEFER_ACCEPT")
          .changesNoPath();

  static final KnownDifference ESTABLISHED_UNACCEPTED =
      Card.of("any-established-before-accept")
          .title("ESTABLISHED before accept()")
          .rfc(
              "The user asked for this connection by its passive OPEN and is told when it is"
                  + " established (sections 3.9.1.1 and 3.10.7.4). There is no ACCEPT call.")
          .does(
              "The kernel completes the handshake by itself and queues the connection. Its row is"
                  + " ESTABLISHED, but belongs to no process until accept(). What the client sends"
                  + " meanwhile is acknowledged and kept.")
          .why("One listener serves many connections; the program takes them when it can.")
          .reference("POSIX.1-2017 listen(), accept(); Linux manual page accept(2)")
          .see("lockstep play handshake --step: look at the rows before \"accept\"; ss -tanp")
          .changesNoPath();

  static final KnownDifference NO_HANDLE =
      Card.of("any-no-handle-before-accept")
          .title("No call can be made in SYN-RECEIVED")
          .rfc("CLOSE in SYN-RECEIVED sends a FIN and enters FIN-WAIT-1 (section 3.10.4).")
          .does(
              "A program has no descriptor of a connection before accept(), so it can make no call"
                  + " in SYN-RECEIVED. It can only close the listener, which resets what waits for"
                  + " accept() and forgets what is in SYN-RECEIVED.")
          .why("accept() is what gives the descriptor, and it gives established ones only.")
          .reference("POSIX.1-2017 accept(): it takes the first connection of the queue")
          .see("lockstep play close-in-syn-received --on model")
          .changesNoPath();

  static final KnownDifference NEVER_ACTIVE =
      Card.of("linux-listener-never-active")
          .title("A listener cannot connect or send")
          .rfc("SEND or an active OPEN in LISTEN sends a SYN and enters SYN-SENT (3.10.1, 3.10.2).")
          .does("send() on a listening socket fails with EPIPE, connect() with EISCONN.")
          .why("A socket that listens stands for many peers; it has no peer of its own to send to.")
          .reference(
              "Linux v6.18, net/core/stream.c, sk_stream_wait_connect; net/ipv4/af_inet.c,"
                  + " __inet_stream_connect; tried on Linux 6.18")
          .see("lockstep play passive-turned-active --on model")
          .changesNoPath();

  static final KnownDifference DEFER_ACCEPT =
      Card.of("linux-defer-accept")
          .title("SYN-RECEIVED until the client sends")
          .rfc("A good ACK in SYN-RECEIVED enters ESTABLISHED (section 3.10.7.4, fifth).")
          .does(
              "With TCP_DEFER_ACCEPT the bare ACK of the handshake is passed over: the client is"
                  + " ESTABLISHED, the server's row SYN_RECV, until the first octet or until the"
                  + " time given is over.")
          .why("A server whose client speaks first is woken once, with something to read.")
          .reference(
              "Linux v6.18, net/ipv4/tcp_minisocks.c, tcp_check_req; manual page tcp(7),"
                  + " TCP_DEFER_ACCEPT")
          .see("ss -tan state syn-recv, with a client that sends nothing")
          .changesNoPath();

  static final KnownDifference ACCEPT_QUEUE =
      Card.of("linux-accept-queue")
          .title("backlog + 1 wait; more SYNs are dropped")
          .rfc("Nothing: how many connections wait for a program is no matter of TCP's.")
          .does(
              "A listener with backlog N queues N + 1 connections. When they are there, further"
                  + " SYNs are dropped without an answer, and the client stays in SYN-SENT and"
                  + " repeats its SYN. Recv-Q of the LISTEN row counts those that wait.")
          .why("A dropped SYN comes again, when there may be room; a reset would end it.")
          .reference("Linux v6.18, include/net/sock.h, sk_acceptq_is_full; listen(2)")
          .see("ss -ltn: Recv-Q beside Send-Q, which is the backlog")
          .changesNoPath();

  static final KnownDifference REFUSED =
      Card.of("any-refused-not-reset")
          .title("Nobody listens: refused, not reset")
          .rfc(
              "A RST in SYN-SENT tells the user \"error: connection reset\" (section 3.10.7.3,"
                  + " second). Only in SYN-RECEIVED after an active OPEN is it \"connection"
                  + " refused\".")
          .does(
              "connect() fails with ECONNREFUSED, \"connection refused\" (Windows:"
                  + " WSAECONNREFUSED). A reset that comes later is ECONNRESET; Linux says EPIPE in"
                  + " CLOSE-WAIT.")
          .why("A program can tell \"nobody is there\" from \"the peer has given up\".")
          .reference(
              "POSIX.1-2017 connect(), ECONNREFUSED; Linux v6.18, net/ipv4/tcp_input.c, tcp_reset")
          .see("lockstep play refused")
          .changesTheSignal();

  static final KnownDifference CLOSE_IN_SYN_SENT =
      Card.of("linux-close-in-syn-sent")
          .title("A close in SYN-SENT tells nobody")
          .rfc(
              "CLOSE in SYN-SENT deletes the TCB, sends nothing, and answers queued SENDs and"
                  + " RECEIVEs with \"closing\" (section 3.10.4).")
          .does(
              "The same states: CLOSED at once, nothing sent. A socket queues no SEND before it is"
                  + " connected, so there is nobody to be told \"closing\". A SYN+ACK that comes"
                  + " later finds no socket and draws a RST.")
          .why("The program that closes is the only user of the socket.")
          .reference("Linux v6.18, net/ipv4/tcp.c, tcp_close_state; tried on Linux 6.18")
          .see("ss -tan state syn-sent, while a connect to a full listener is ended")
          .changesNoPath();

  static final KnownDifference SELF_CONNECT =
      Card.of("linux-self-connect")
          .title("A socket can connect to itself")
          .rfc(
              "Two ends may open at the same moment (section 3.5, figure 7, MUST-10). That both ends"
                  + " are one is not spoken of.")
          .does(
              "A socket that connects to its own address and port gets its own SYN: a simultaneous"
                  + " open of one socket. It is ESTABLISHED in one row, and what it sends it reads.")
          .why("The SYN finds a socket in SYN-SENT with just these addresses: its own.")
          .reference("RFC 9293 section 3.5, figure 7; tried on Linux 6.18, where it never failed")
          .see("nc -p 40000 127.0.0.1 40000; then: ss -tan '( sport = :40000 )'")
          .changesNoPath();

  static final KnownDifference STATE_NAMES =
      Card.of("any-state-names")
          .title("Each system has names of its own")
          .rfc("Eleven states with these names, and no numbers (section 3.3.2).")
          .does(
              "Linux: TCP_SYN_RECV 3, \"SYN-RECV\" in ss, \"SYN_RECV\" in netstat. Windows: SYN_RCVD"
                  + " 4, \"SYN_RECEIVED\" in netstat. BSD and macOS: 3, but CLOSE-WAIT is 5 and"
                  + " FIN-WAIT-1 is 6 there, 8 and 4 on Linux, 8 and 6 on Windows. CLOSED is mostly"
                  + " no row at all.")
          .why("Each grew by itself; numbers are for machines, and only inside one system.")
          .reference(
              "Linux include/net/tcp_states.h; Microsoft MIB_TCP_STATE; BSD netinet/tcp_fsm.h")
          .see("lockstep play teardown: the kernel's own names stand under the steps")
          .changesNoPath();

  static final List<KnownDifference> ALL =
      List.of(
          LINUX_LISTENER_STAYS,
          WINDOWS_LISTENER_STAYS,
          MACOS_LISTENER_STAYS,
          NO_SOCKET_YET,
          ESTABLISHED_UNACCEPTED,
          NO_HANDLE,
          NEVER_ACTIVE,
          DEFER_ACCEPT,
          ACCEPT_QUEUE,
          REFUSED,
          CLOSE_IN_SYN_SENT,
          SELF_CONNECT,
          STATE_NAMES);

  static final List<PathRule> RULES =
      List.of(
          new PathRule(LINUX_LISTENER_STAYS, c -> listenerStays(LINUX_LISTENER_STAYS, c)),
          new PathRule(WINDOWS_LISTENER_STAYS, c -> listenerStays(WINDOWS_LISTENER_STAYS, c)),
          new PathRule(MACOS_LISTENER_STAYS, c -> listenerStays(MACOS_LISTENER_STAYS, c)));

  static final List<SignalRule> SIGNALS =
      List.of(new SignalRule(REFUSED, SYN_SENT, CLOSED, "connection reset", "connection refused"));

  private OpeningDifferences() {}

  /** The difference by which a listener stays on this system. */
  static Optional<KnownDifference> listenerStaysOn(String system) {
    return RULES.stream().map(PathRule::difference).filter(d -> d.holdsOn(system)).findFirst();
  }

  /** Where the model's TCB listens as part of a connection's life, the kernel has no row of it. */
  private static Optional<Explanation> listenerStays(KnownDifference difference, Case c) {
    if (c.actor().side() != Side.SERVER || !listenerSeen(c)) return Optional.empty();
    List<TcpState> model = c.model();
    boolean again = listensAgain(c);
    boolean gone = again || c.standing() == difference && c.liveBefore() == CLOSED;
    List<TcpState> kernel = new ArrayList<>();
    boolean differs = false;
    for (int i = 0; i < model.size(); i++) {
      boolean begins = i + 1 < model.size() && model.get(i + 1) == SYN_RECEIVED;
      boolean ends = i > 0 && model.get(i - 1) == SYN_RECEIVED;
      boolean noRow = model.get(i) == LISTEN && (begins || ends || gone);
      boolean entersNone = noRow && i > 0 && model.get(i - 1) == CLOSED;
      kernel.add(entersNone ? null : noRow ? CLOSED : model.get(i));
      differs |= noRow;
    }
    return differs
        ? Optional.of(
            Explanation.of(
                difference,
                kernel,
                again
                    ? "the listener has stayed since the first time"
                    : "the listener stays, " + words(model, kernel)))
        : Optional.empty();
  }

  /**
   * A passive OPEN after a connection that is over: the socket that it came in at is still there.
   */
  private static boolean listensAgain(Case c) {
    return c.actor().side() == Side.SERVER
        && c.called("listen")
        && c.liveBefore() == CLOSED
        && c.othersLive().stream()
            .anyMatch(s -> s.actor().equals(c.actor().asListener()) && s.state() == LISTEN);
  }

  private static String words(List<TcpState> model, List<TcpState> kernel) {
    int listened = model.indexOf(LISTEN);
    boolean comes = listened < 2 && kernel.size() > listened + 1;
    return comes ? "a new row comes" : "the connection's row is gone";
  }

  private static boolean listenerSeen(Case c) {
    // The one that the connection came in at may be another server's.
    return c.othersLive().stream().anyMatch(s -> s.actor().listener() && s.state() == LISTEN);
  }
}
