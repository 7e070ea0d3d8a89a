package lockstep.scenario;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lockstep.table.SocketRow;
import lockstep.tcp.Actor;
import lockstep.tcp.Segment;
import lockstep.tcp.TcpState;
import lockstep.tcp.World;
import lockstep.trace.KernelEvent;
import lockstep.trace.TraceStep;

/**
 * A world that plays one scenario, action by action, and hands out what happened as trace steps.
 *
 * <p>A stage is made for one run. It is used by one thread at a time; {@link #close()} may be
 * called by any thread at any moment, more than once, and gives back everything that the run
 * opened.
 */
public interface Stage extends AutoCloseable {
  /** Which world this is. */
  World world();

  /**
   * What the scenario asks for that this stage cannot give, asked before the first step. A lack
   * that leaves the stage out is one of a verb or of a condition of this machine; a lack of an
   * option is a remark.
   */
  List<Lack> lacks(Scenario scenario);

  /**
   * Makes ready for the scenario: no actor has a socket after it. Called once, before the first
   * action.
   */
  void begin(Scenario scenario) throws StageFailure, InterruptedException;

  /**
   * Plays one action and waits until the world has settled.
   *
   * @param awaited the states in which the model stands after this action, which a live stage
   *     awaits for a bounded time; empty when the stage is played alone. The model stage passes
   *     over it.
   * @param out is given each step when it happened, in order, on the calling thread
   * @throws StageFailure when the run cannot go on; says where and what was expected
   */
  void play(Action action, Map<Actor, TcpState> awaited, Consumer<TraceStep> out)
      throws StageFailure, InterruptedException;

  /** The state in which each actor that has ever had a socket stands now. */
  Map<Actor, TcpState> standing();

  /** The rows of this run in the system's socket table, read now; none in the model. */
  List<SocketRow> rows();

  /**
   * What the kernel itself told of the run's sockets since this was last asked, in the order of
   * time; none unless the stage was made to listen for it. Asked after an action, on the thread
   * that plays.
   */
  default List<KernelEvent> heard() {
    return List.of();
  }

  /**
   * Says before {@link #begin} that segments may stand still for as long as somebody looks, also
   * where the scenario holds none; a stage whose segments nobody hands over passes over it.
   */
  default void expectHand() {}

  /**
   * Has the octets of each segment kept with the step that tells of it, to be called before {@link
   * #begin}; a stage that has no octets passes over it.
   */
  default void keepPackets() {}

  /** The segments that stand still now, in the order of their departure; none where none can. */
  default List<Held> held() {
    return List.of();
  }

  /**
   * Where it is played, for the head of a run: {@code RFC 9293}, or {@code Linux 6.18,
   * 127.0.0.1:52114 to 127.0.0.1:38443}.
   */
  String place();

  @Override
  void close();

  /**
   * A segment that stands still.
   *
   * @param from who sent it
   * @param segment with relative numbers
   */
  record Held(Actor from, Segment segment) {}

  /**
   * Something that a stage lacks.
   *
   * @param line the scenario's line that asks for it, 0 when it is the whole stage
   * @param what the reason in words, with what would mend it
   * @param leavesOut whether the stage cannot play the scenario at all
   */
  record Lack(int line, String what, boolean leavesOut) {}
}
