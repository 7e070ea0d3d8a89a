package lockstep.model;

import static lockstep.model.SegmentBuilder.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import lockstep.tcp.Octets;
import lockstep.tcp.RfcRef;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.Timer;

/**
 * One endpoint, brought into a state by the events that lead there, and then tried. When an
 * expectation fails, the message tells the story so far, numbered, and then what was expected and
 * found.
 */
final class Story {
  /** As usual, but each acknowledgment goes at once, so that a story shows it where it is due. */
  static final TcbSettings PROMPT = TcbSettings.USUAL.withDelayedAck(false);

  private final Endpoint endpoint;
  private final List<String> told = new ArrayList<>();
  private final List<Segment> sent = new ArrayList<>();
  private final List<Long> sentAt = new ArrayList<>();
  private final List<String> signals = new ArrayList<>();
  private Turn last;
  private long now;
  private long since;

  private Story(TcbSettings settings) {
    endpoint = new Endpoint(settings);
  }

  /**
   * An endpoint in this state, reached by way of the state before it; SYN-RECEIVED and all after it
   * after a passive OPEN.
   */
  static Story given(TcpState state) {
    return given(state, PROMPT);
  }

  static Story given(TcpState state, TcbSettings settings) {
    Story story =
        switch (state) {
          case CLOSED -> new Story(settings);
          case LISTEN -> given(TcpState.CLOSED, settings).whenOpensPassively();
          case SYN_SENT -> given(TcpState.CLOSED, settings).whenOpensActively();
          case SYN_RECEIVED -> given(TcpState.LISTEN, settings).whenArrives(segment().syn().seq(0));
          case ESTABLISHED -> given(TcpState.SYN_RECEIVED, settings).whenArrives(segment().ack());
          case FIN_WAIT_1 -> given(TcpState.ESTABLISHED, settings).whenCloses();
          case FIN_WAIT_2 -> given(TcpState.FIN_WAIT_1, settings).whenArrives(segment().ack());
          case CLOSING ->
              given(TcpState.FIN_WAIT_1, settings).whenArrives(segment().fin().acking(1));
          case TIME_WAIT -> given(TcpState.FIN_WAIT_2, settings).whenArrives(segment().fin().ack());
          case CLOSE_WAIT ->
              given(TcpState.ESTABLISHED, settings).whenArrives(segment().fin().ack());
          case LAST_ACK -> given(TcpState.CLOSE_WAIT, settings).whenCloses();
        };
    story.expect(
        state.rfcName(), story.endpoint.state().rfcName(), story.endpoint.state() == state);
    story.sent.clear();
    story.signals.clear();
    return story;
  }

  /** SYN-RECEIVED as a simultaneous open brings it: from SYN-SENT. */
  static Story givenSynReceivedAfterActiveOpen() {
    Story story =
        given(TcpState.SYN_SENT)
            .whenArrives(segment().syn().seq(0))
            .thenEnters(TcpState.SYN_RECEIVED);
    story.sent.clear();
    return story;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  Story whenArrives(SegmentBuilder builder) {
    Segment segment = builder.arrivingAt(endpoint.tcb());
    return turn("arrives " + segment, e -> e.arrives(segment, now));
  }

  Story whenOpensPassively() {
    return turn("OPEN passive", e -> e.openPassive(now));
  }

  Story whenOpensActively() {
    return turn("OPEN active", e -> e.openActive(now));
  }

  Story whenSends(String text) {
    return turn("SEND " + text.length(), e -> e.send(Octets.of(text), true, now));
  }

  /** SEND of so many octets that say nothing but their place. */
  Story whenSends(int octets) {
    return turn("SEND " + octets, e -> e.send(Octets.filler(octets), true, now));
  }

  Story whenSendsUrgent(String text) {
    return turn("SEND urgent " + text.length(), e -> e.sendUrgent(Octets.of(text), true, now));
  }

  Story whenReceives(int count) {
    return turn("RECEIVE " + count, e -> e.receive(count, now));
  }

  Story whenCloses() {
    return turn("CLOSE", e -> e.close(now));
  }

  Story whenAborts() {
    return turn("ABORT", e -> e.abort(now));
  }

  /** CLOSE, and nobody reads any more. */
  Story whenClosesBothWays() {
    return turn("CLOSE both ways", e -> e.closeBothWays(now));
  }

  Story whenAsksForStatus() {
    return turn("STATUS", e -> e.status(now));
  }

  Story whenCrashes() {
    return turn("crash", e -> e.crash(now));
  }

  /** Time passes and timers run out by themselves; what all these turns send and signal counts. */
  Story whenTimeRuns(long micros) {
    forgetTheLastTurn();
    told.add("%d us run".formatted(micros));
    long end = now + micros;
    Tcb tcb = endpoint.tcb();
    while (tcb.nextTimer() != null && tcb.deadline(tcb.nextTimer()) <= end) {
      Timer timer = tcb.nextTimer();
      now = tcb.deadline(timer);
      take("timeout " + timer.word(), e -> e.runsOut(timer, now));
    }
    now = end;
    return this;
  }

  /** Time passes and no timer runs out, due or not. */
  Story whenTimePasses(long micros) {
    now += micros;
    told.add("%d us pass".formatted(micros));
    return this;
  }

  Story whenRunsOut(Timer timer) {
    return turn("timeout " + timer.word(), e -> e.runsOut(timer, now));
  }

  private Story turn(String words, Function<Endpoint, Turn> body) {
    forgetTheLastTurn();
    take(words, body);
    return this;
  }

  private void forgetTheLastTurn() {
    sent.clear();
    sentAt.clear();
    signals.clear();
    since = now;
  }

  private void take(String words, Function<Endpoint, Turn> body) {
    last = body.apply(endpoint);
    sent.addAll(last.sends());
    last.sends().forEach(segment -> sentAt.add(now - since));
    signals.addAll(last.signals());
    told.add(
        "%.6f %s: %s, sends %s, signals %s (%s)"
            .formatted(
                now / 1e6, words, last.path(), last.sends(), last.signals(), last.decided()));
  }

  /** The states entered in the last turn, all of them and in this order. */
  Story thenEnters(TcpState... states) {
    List<TcpState> entered = last.path().subList(1, last.path().size());
    return expect(
        "to enter " + List.of(states), "entered " + entered, entered.equals(List.of(states)));
  }

  Story thenStays() {
    return expect("no change of state", "path " + last.path(), last.path().size() == 1);
  }

  /** The next segment of the last turn. */
  Story thenSends(SegmentBuilder expected) {
    boolean matches = !sent.isEmpty() && expected.matches(sent.get(0));
    expect("to send " + expected, "left of what was sent: " + sent, matches);
    sent.remove(0);
    return this;
  }

  /**
   * When the segments of the last turn, or of the last time that ran, went out: in microseconds
   * since its beginning.
   */
  Story thenSentAt(Long... micros) {
    return expect(
        "segments at " + List.of(micros), sentAt.toString(), sentAt.equals(List.of(micros)));
  }

  /** Forgets what was sent, where only the times matter. */
  Story whateverWasSent() {
    sent.clear();
    return this;
  }

  Story thenSignals(String words) {
    boolean told = signals.remove(words);
    return expect("the signal \"" + words + "\"", "signals " + signals, told);
  }

  Story thenGives(String text) {
    return expect(
        "\"" + text + "\"",
        "\"" + last.returned().asText() + "\"",
        last.returned().equals(Octets.of(text)));
  }

  /** A timer runs for so long from now on. */
  Story thenRuns(Timer timer, long micros) {
    Tcb tcb = endpoint.tcb();
    long left = tcb.deadline(timer) - now;
    String found = tcb.isRunning(timer) ? left + " us" : "not running";
    return expect(timer + " in " + micros + " us", found, tcb.isRunning(timer) && left == micros);
  }

  Story thenDoesNotRun(Timer timer) {
    return expect(
        timer + " off",
        "due at " + endpoint.tcb().deadline(timer),
        !endpoint.tcb().isRunning(timer));
  }

  /** A variable of the TCB has this value. */
  Story thenHas(String variable, Object expected, Function<Tcb, Object> value) {
    Object found = value.apply(endpoint.tcb());
    return expect(
        variable + " " + expected, variable + " " + found, Objects.equals(expected, found));
  }

  /** The turn says why it went so, in words that hold these. */
  Story thenSaysWhy(String words) {
    return expect(
        "why: ..." + words + "...",
        "why: " + last.why(),
        last.why() != null && last.why().contains(words));
  }

  Story thenDecidedBy(String reference) {
    RfcRef decided = last.decided();
    return expect(
        "decided by " + reference, decided.toString(), decided.toString().equals(reference));
  }

  /** Nothing was sent and signalled but what was said before. */
  Story thenNothingElse() {
    return expect(
        "nothing else",
        "sent " + sent + ", signals " + signals,
        sent.isEmpty() && signals.isEmpty());
  }

  private Story expect(String expected, String found, boolean holds) {
    if (holds) return this;
    StringBuilder story = new StringBuilder("the story so far:\n");
    for (int i = 0; i < told.size(); i++)
      story.append(i + 1).append(". ").append(told.get(i)).append('\n');
    throw new AssertionError(story + "expected " + expected + "\nfound " + found);
  }
}
