package lockstep.comparison;

import static lockstep.tcp.TcpState.CLOSED;
import static lockstep.tcp.TcpState.LISTEN;
import static lockstep.tcp.TcpState.SYN_RECEIVED;
import static lockstep.tcp.TcpState.TIME_WAIT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lockstep.table.RowTimer;
import lockstep.tcp.Actor;
import lockstep.tcp.Event;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;
import lockstep.trace.TraceStep;

/**
 * The known differences, and for each how the kernel's path follows from the model's. A difference
 * explains nothing by its name alone: its rule says which states the kernel must then be seen in,
 * and they are compared like any others.
 */
public final class KnownDifferences {
  /** The listening socket stays, and the connection is a row of its own. */
  public static final KnownDifference LISTENER_STAYS =
      new KnownDifference(
          "linux-listener-stays",
          List.of("linux"),
          "The listening socket stays in LISTEN, and each connection is a new row",
          "A SYN turns the LISTEN TCB itself into SYN-RECEIVED (RFC 9293 section 3.10.7.2); another passive OPEN is needed for"
              + " the next connection.",
          "The listening socket keeps its row. The connection appears as a second row with the same local port and the client's"
              + " address; accept() hands it to the program.",
          "A server wants many connections on one port, and the sockets interface gives each a descriptor of its own.",
          "listen(2) and accept(2); POSIX.1-2017 accept()",
          "lockstep play handshake --step, then: ss -tan");

  /** TIME-WAIT lasts a fixed minute. */
  public static final KnownDifference TIME_WAIT_60S =
      new KnownDifference(
          "linux-time-wait-60s",
          List.of("linux"),
          "TIME-WAIT lasts 60 seconds, not four minutes",
          "The side that closes first stays in TIME-WAIT for 2 MSL (RFC 9293 section 3.6.1, MUST-13), with an MSL of two minutes"
              + " (section 3.4.2): four minutes.",
          "The row stays for a fixed 60 seconds, whatever the sysctls say; net.ipv4.tcp_fin_timeout is about FIN-WAIT-2.",
          "Segments hardly live for two minutes in today's networks, and a busy host cannot keep so many rows for so long.",
          "Linux v6.18, include/net/tcp.h, TCP_TIMEWAIT_LEN (60*HZ)",
          "lockstep play teardown --patient");

  /** All of them, in the order in which they are tried. */
  public static final List<KnownDifference> ALL = List.of(LISTENER_STAYS, TIME_WAIT_60S);

  private KnownDifferences() {}

  /** The difference of this name. */
  public static Optional<KnownDifference> named(String name) {
    return ALL.stream().filter(d -> d.name().equals(name)).findFirst();
  }

  /**
   * What one actor did in one action, in both worlds, as a rule sees it.
   *
   * @param actor who
   * @param model the state before the action and every state entered in it
   * @param modelSteps the actor's turns in the model
   * @param liveBefore the kernel's state before the action
   * @param liveSteps what was seen of the actor's socket in this action
   * @param othersLive what was seen of all other sockets in it
   * @param standing the difference that already held before this action, or null
   */
  record Case(
      Actor actor,
      List<TcpState> model,
      List<TraceStep> modelSteps,
      TcpState liveBefore,
      List<TraceStep> liveSteps,
      List<TraceStep> othersLive,
      KnownDifference standing) {}

  /**
   * A difference that may explain a case.
   *
   * @param difference which
   * @param kernel for each state of {@link Case#model} the one that the kernel is in instead; null
   *     where it enters none
   * @param words what a learner reads beside the step
   */
  record Explanation(KnownDifference difference, List<TcpState> kernel, String words) {}

  /**
   * The differences of this system whose rule fits the case; whether they hold is for the
   * comparison to see.
   */
  static List<Explanation> candidates(String system, Case theCase) {
    List<Explanation> fitting = new ArrayList<>();
    if (LISTENER_STAYS.systems().contains(system)) listenerStays(theCase).ifPresent(fitting::add);
    if (TIME_WAIT_60S.systems().contains(system)) timeWait(theCase).ifPresent(fitting::add);
    return fitting;
  }

  private static Optional<Explanation> listenerStays(Case c) {
    boolean becomesConnection =
        c.actor().side() == Side.SERVER
            && c.model().size() > 1
            && c.model().get(0) == LISTEN
            && c.model().get(1) == SYN_RECEIVED;
    if (!becomesConnection) return Optional.empty();
    Actor listener = c.actor().asListener();
    boolean listenerSeen =
        c.othersLive().stream().anyMatch(s -> s.actor().equals(listener) && s.state() == LISTEN);
    if (!listenerSeen) return Optional.empty();
    List<TcpState> kernel = new ArrayList<>(c.model());
    kernel.set(0, CLOSED);
    return Optional.of(
        new Explanation(
            LISTENER_STAYS,
            kernel,
            "the listener stays, a new row comes: " + LISTENER_STAYS.name()));
  }

  private static Optional<Explanation> timeWait(Case c) {
    int left = c.model().lastIndexOf(CLOSED);
    boolean timedOut =
        left > 0
            && c.model().get(left - 1) == TIME_WAIT
            && left == c.model().size() - 1
            && c.modelSteps().stream()
                .anyMatch(
                    s -> s.event() instanceof Event.Timeout t && t.timer() == Timer.TIME_WAIT);
    boolean stillSo =
        c.standing() == TIME_WAIT_60S && c.model().stream().allMatch(s -> s == CLOSED);
    if (!timedOut && !stillSo) return Optional.empty();
    Optional<RowTimer> timer = timeWaitTimer(c.liveSteps());
    if (timer.isEmpty()) return Optional.empty();
    TcpState[] kernel = c.model().toArray(TcpState[]::new);
    if (timedOut) kernel[left] = null;
    else Arrays.fill(kernel, TIME_WAIT);
    String words =
        String.format(
            Locale.ROOT,
            "this kernel waits 60 s, %.1f s to go: %s",
            timer.get().millisLeft() / 1000.0,
            TIME_WAIT_60S.name());
    return Optional.of(new Explanation(TIME_WAIT_60S, Arrays.asList(kernel), words));
  }

  /** The row's own countdown: without it nothing shows that the kernel is still waiting. */
  private static Optional<RowTimer> timeWaitTimer(List<TraceStep> liveSteps) {
    if (liveSteps.isEmpty()) return Optional.empty();
    TraceStep last = liveSteps.get(liveSteps.size() - 1);
    if (last.state() != TIME_WAIT || last.seen().row() == null) return Optional.empty();
    RowTimer timer = last.seen().row().timer();
    return timer.kind() == RowTimer.Kind.TIME_WAIT && timer.millisLeft() > 0
        ? Optional.of(timer)
        : Optional.empty();
  }
}
