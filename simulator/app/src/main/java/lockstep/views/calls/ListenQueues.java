package lockstep.views.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lockstep.comparison.Moment;
import lockstep.comparison.Standing;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;

/**
 * The two queues of a listening socket: who is in the handshake, and who waits for accept. No RFC
 * knows them; every system has them.
 *
 * @param listening whether a program listens at all
 * @param several whether more than one program listens, whose queues are drawn as one
 * @param syn the connections in SYN-RECEIVED, in the model
 * @param accept the whole connections that no accept has taken, in the model
 * @param room how many the accept queue holds, backlog + 1; empty where no backlog was given
 * @param kernel what the kernel tells of the same queues
 */
record ListenQueues(
    boolean listening,
    boolean several,
    List<Actor> syn,
    List<Actor> accept,
    OptionalInt room,
    Kernel kernel) {

  /**
   * The kernel's own figures, from its table.
   *
   * @param known why or whether they are known
   * @param syn rows in SYN-RECEIVED; empty where rows were not read
   * @param waiting Recv-Q of the LISTEN row; empty where it means nothing
   * @param backlog Send-Q of the LISTEN row; likewise
   */
  record Kernel(Known known, OptionalInt syn, OptionalLong waiting, OptionalLong backlog) {
    private static Kernel not(Known why) {
      return new Kernel(why, OptionalInt.empty(), OptionalLong.empty(), OptionalLong.empty());
    }
  }

  /** Whether the kernel's figures are known. */
  enum Known {
    YES,
    /** Only the model plays. */
    MODEL_ALONE,
    /** No row in LISTEN was read. */
    NO_ROW,
    /** This system does not tell the queues of a listening socket. */
    NOT_TOLD
  }

  static final ListenQueues NONE =
      new ListenQueues(
          false, false, List.of(), List.of(), OptionalInt.empty(), Kernel.not(Known.MODEL_ALONE));

  /**
   * The queues after the last of these moments.
   *
   * @param live whether a live world plays
   */
  static ListenQueues of(List<Moment> soFar, boolean live) {
    if (soFar.isEmpty()) return NONE;
    Set<Actor> listeners = new TreeSet<>();
    Set<Actor> taken = new TreeSet<>();
    OptionalInt backlog = OptionalInt.empty();
    for (Moment moment : soFar) {
      TraceStep step = moment.step();
      if (!(step.event() instanceof Event.Call call) || RfcRef.BACKLOG.equals(step.decided()))
        continue;
      if (call.words().startsWith("listen") && step.signal() == null) {
        listeners.add(step.actor());
        backlog = backlog(call.words());
      }
      boolean own = call.words().startsWith("accept") || call.words().startsWith("connect");
      if (own) taken.add(step.actor());
    }
    Moment last = soFar.get(soFar.size() - 1);
    List<Actor> syn = new ArrayList<>();
    List<Actor> accept = new ArrayList<>();
    for (Map.Entry<Actor, Standing> one : new TreeMap<>(last.standings()).entrySet()) {
      Actor actor = one.getKey();
      if (actor.side() != Side.SERVER || actor.listener() || taken.contains(actor)) continue;
      TcpState state = one.getValue().model();
      if (state == TcpState.SYN_RECEIVED) syn.add(actor);
      if (state == TcpState.ESTABLISHED || state == TcpState.CLOSE_WAIT) accept.add(actor);
    }
    OptionalInt room =
        backlog.isPresent() ? OptionalInt.of(backlog.getAsInt() + 1) : OptionalInt.empty();
    return new ListenQueues(
        !listeners.isEmpty(),
        listeners.size() > 1,
        List.copyOf(syn),
        List.copyOf(accept),
        room,
        kernel(last.rows(), live));
  }

  private static OptionalInt backlog(String words) {
    String[] cut = words.split(" ");
    for (int i = 0; i + 1 < cut.length; i++)
      if (cut[i].equals("backlog")) return OptionalInt.of(Integer.parseInt(cut[i + 1]));
    return OptionalInt.empty();
  }

  private static Kernel kernel(List<SocketRow> rows, boolean live) {
    if (!live) return Kernel.not(Known.MODEL_ALONE);
    SocketRow listen =
        rows.stream().filter(r -> r.state().state() == TcpState.LISTEN).findFirst().orElse(null);
    if (listen == null) return Kernel.not(Known.NO_ROW);
    int halfOpen =
        (int)
            rows.stream()
                .filter(r -> r.state().state() == TcpState.SYN_RECEIVED)
                .filter(r -> r.local().port() == listen.local().port())
                .count();
    boolean told = listen.state().system().equals("linux");
    return new Kernel(
        told ? Known.YES : Known.NOT_TOLD,
        OptionalInt.of(halfOpen),
        told ? OptionalLong.of(listen.recvQ()) : OptionalLong.empty(),
        told ? OptionalLong.of(listen.sendQ()) : OptionalLong.empty());
  }
}
