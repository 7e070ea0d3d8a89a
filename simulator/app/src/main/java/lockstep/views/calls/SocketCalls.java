package lockstep.views.calls;

import java.util.List;
import java.util.Locale;
import lockstep.tcp.Actor;
import lockstep.tcp.ControlBit;
import lockstep.tcp.Event;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Segment;
import lockstep.tcp.Side;
import lockstep.tcp.TcpState;
import lockstep.trace.TraceStep;
import lockstep.views.words.Sentences;
import lockstep.views.words.Words;

/**
 * What the program at one end has to do with a step: the call that it makes, in C and in Java, or
 * that TCP acts alone and which call notices it.
 *
 * @param actor whose program it is
 * @param call whether a program makes a call in this step
 * @param head one line: who calls what, or that no call is made
 * @param c the call in C; empty where there is none
 * @param java the call in Java; empty where there is none
 * @param answer what the call returns or waits for, or which call notices the step
 * @param failure what the program is told when it fails, as C and as Java say it; empty when
 *     nothing failed
 */
public record SocketCalls(
    Actor actor, boolean call, String head, String c, String java, String answer, String failure) {

  /** A signal of the RFC and the name under which its errno and its exception stand. */
  private record Failure(String signal, String name) {}

  /** In the order in which they are looked for: the longer sentence before the one it contains. */
  private static final List<Failure> FAILURES =
      List.of(
          new Failure("connection refused", "refused"),
          new Failure("connection reset", "reset"),
          new Failure("user timeout", "timeout"),
          new Failure("connection timed out", "timeout"),
          new Failure("connection does not exist", "none"),
          new Failure("connection already exists", "exists"),
          new Failure("insufficient resources", "full"),
          new Failure("remote socket unspecified", "remote"),
          new Failure("address already in use", "in-use"),
          new Failure("error: connection closing", "closing"),
          new Failure("error: closing", "closed"));

  /** What this step of the model has to do with the program of its end. */
  public static SocketCalls of(TraceStep step) {
    return of(step, null);
  }

  /**
   * What this step has to do with the program of its end.
   *
   * @param kernel where the kernel's end stands after it; null when none plays or nobody saw it
   */
  static SocketCalls of(TraceStep step, TcpState kernel) {
    return step.event() instanceof Event.Call called && !isKernelsOwn(step)
        ? calling(step, called.words())
        : noticing(step, kernel);
  }

  /** The model writes down a listen where the kernel makes the TCB of a further connection. */
  private static boolean isKernelsOwn(TraceStep step) {
    return RfcRef.BACKLOG.equals(step.decided());
  }

  private static SocketCalls calling(TraceStep step, String words) {
    String verb = words.split(" ", 2)[0];
    boolean closesListener = RfcRef.CLOSE_LISTENER.equals(step.decided());
    Code code = Code.of(words, closesListener);
    String failure = failure(step);
    String who = Sentences.who(step.actor());
    if (code.c().isEmpty())
      return new SocketCalls(
          step.actor(),
          false,
          Words.of("calls.none.crash"),
          "",
          "",
          answer("calls.crash"),
          failure);
    String key = "calls.returns." + (closesListener ? "close.listener" : verb);
    boolean waitsForHandshake = verb.equals("connect") && step.state() != TcpState.ESTABLISHED;
    String returns =
        !failure.isEmpty()
            ? Words.of("calls.fails")
            : waitsForHandshake ? Words.of("calls.returns.connect.waits") : Words.of(key);
    String head = Words.of(words.startsWith("pause") ? "calls.omits" : "calls.head", upper(who));
    return new SocketCalls(step.actor(), true, head, code.c(), code.java(), returns, failure);
  }

  private static String upper(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static SocketCalls noticing(TraceStep step, TcpState kernel) {
    return new SocketCalls(
        step.actor(),
        false,
        Words.of(headOf(step)),
        "",
        "",
        answer("calls." + noticedBy(step, kernel)),
        failure(step));
  }

  /** Not all that happens without a call is TCP's own deed. */
  private static String headOf(TraceStep step) {
    Event event = step.event();
    if (event == null) return "calls.none.unseen";
    if (event instanceof Event.OnWire) return "calls.wire";
    if (event instanceof Event.Stands) return "calls.none.stands";
    if (event instanceof Event.Unmet) return "calls.none.unmet";
    return "calls.none";
  }

  private static String answer(String key) {
    return Words.of(key);
  }

  private static String noticedBy(TraceStep step, TcpState kernel) {
    Event event = step.event();
    if (event == null) return "unseen";
    if (isKernelsOwn(step)) return step.isDropped() ? "dropped" : "further";
    if (event instanceof Event.Arrives arrives) return arrived(step, arrives.segment());
    if (event instanceof Event.Timeout timeout) return timedOut(step, timeout, kernel);
    if (event instanceof Event.OnWire) return "onwire";
    if (event instanceof Event.Stands) return "stands." + step.state().name();
    if (event instanceof Event.Unmet) return "unmet";
    throw new IllegalStateException("an event that no program knows of: " + event);
  }

  private static String arrived(TraceStep step, Segment segment) {
    String told = told(step);
    TcpState before = step.path().get(0);
    if (isRefused(step)) return "refused";
    if (told.contains("connection reset")) return "reset";
    if (before == TcpState.LISTEN && step.state() == TcpState.SYN_RECEIVED) return "syn";
    if (before == TcpState.SYN_SENT)
      return step.state() == TcpState.ESTABLISHED
          ? "connected"
          : step.state() == TcpState.SYN_RECEIVED ? "crossed" : "quiet";
    if (before == TcpState.SYN_RECEIVED && hasEntered(step, TcpState.ESTABLISHED))
      return step.actor().side() == Side.CLIENT ? "connected" : "established";
    if (told.contains("connection closing")
        || segment.has(ControlBit.FIN)
            && (step.entered().contains(TcpState.TIME_WAIT)
                || step.entered().contains(TcpState.CLOSING))) return "fin";
    if (unread(step)) return "text";
    if (step.entered().contains(TcpState.FIN_WAIT_2) || step.entered().contains(TcpState.TIME_WAIT))
      return "fin-acknowledged";
    if (step.path().size() > 1 && step.state() == TcpState.CLOSED) return "over";
    return acknowledges(step) ? "room" : "quiet";
  }

  private static boolean hasEntered(TraceStep step, TcpState state) {
    return step.entered().contains(state);
  }

  /** Whether the kernel has taken text that was not there before. */
  private static boolean unread(TraceStep step) {
    return step.before() != null
        && step.tcb() != null
        && step.before().rcvNxt() != null
        && step.tcb().rcvNxt() != null
        && step.tcb().rcvNxt().isAfter(step.before().rcvNxt());
  }

  private static boolean acknowledges(TraceStep step) {
    return step.before() != null
        && step.tcb() != null
        && step.before().sndUna() != null
        && step.tcb().sndUna() != null
        && step.tcb().sndUna().isAfter(step.before().sndUna());
  }

  private static String timedOut(TraceStep step, Event.Timeout timeout, TcpState kernel) {
    if (!failure(step).isEmpty()) return "gave-up";
    return switch (timeout.timer()) {
      case TIME_WAIT -> kernel == TcpState.TIME_WAIT ? "time-wait.kernel" : "time-wait";
      case RETRANSMISSION -> "again";
      case PERSIST -> "probe";
      case KEEP_ALIVE -> "keep-alive";
      case USER -> "again";
      case DELAYED_ACK -> "delayed-ack";
    };
  }

  private static String told(TraceStep step) {
    return step.signal() == null ? "" : step.signal();
  }

  /** The RFC says "connection reset" there, every system that nobody took the call. */
  private static boolean isRefused(TraceStep step) {
    String told = told(step);
    boolean calling = step.path().get(0) == TcpState.SYN_SENT;
    return told.contains("connection refused")
        || calling && step.event() instanceof Event.Arrives && told.contains("connection reset");
  }

  private static String failure(TraceStep step) {
    if (isRefused(step)) return Words.of("calls.failure.refused");
    String told = told(step);
    return FAILURES.stream()
        .filter(one -> told.contains(one.signal()))
        .findFirst()
        .map(one -> Words.of("calls.failure." + one.name()))
        .orElse("");
  }
}
