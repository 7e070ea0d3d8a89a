package lockstep.model;

import static lockstep.model.SegmentBuilder.segment;

import java.util.ArrayList;
import java.util.List;
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
  private final List<String> signals = new ArrayList<>();
  private Turn last;
  private long now;

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

  Story whenReceives(int count) {
    return turn("RECEIVE " + count, e -> e.receive(count, now));
  }

  Story whenCloses() {
    return turn("CLOSE", e -> e.close(now));
  }

  Story whenAborts() {
    return turn("ABORT", e -> e.abort(now));
  }

  Story whenTimePasses(long micros) {
    now += micros;
    told.add("%d us pass".formatted(micros));
    return this;
  }

  Story whenRunsOut(Timer timer) {
    return turn("timeout " + timer.word(), e -> e.runsOut(timer, now));
  }

  private Story turn(String words, Function<Endpoint, Turn> body) {
    sent.clear();
    signals.clear();
    last = body.apply(endpoint);
    sent.addAll(last.sends());
    signals.addAll(last.signals());
    told.add(
        "%s: %s, sends %s, signals %s (%s)"
            .formatted(words, last.path(), last.sends(), last.signals(), last.decided()));
    return this;
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
