package lockstep.app.commands;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lockstep.capture.TraceCapture;
import lockstep.comparison.Judged;
import lockstep.comparison.Played;
import lockstep.comparison.SideBySide;
import lockstep.comparison.Summary;
import lockstep.scenario.Stage;
import lockstep.tcp.World;

/**
 * Writes a run's segments as a capture, also of a run that did not come to its end: what passed by
 * then.
 */
final class PcapShow implements Show, AutoCloseable {
  private static final List<String> PLACES = List.of("sender", "both");

  private final OutputFile file;
  private final String named;
  private final TraceCapture capture;
  private final Consumer<String> remark;
  private boolean written;

  private PcapShow(OutputFile file, String named, TraceCapture capture, Consumer<String> remark) {
    this.file = file;
    this.named = named;
    this.capture = capture;
    this.remark = remark;
  }

  /**
   * Makes sure that the file can be written.
   *
   * @param at where segments are seen: "sender" or "both"
   * @param trace where the run's trace goes, or null
   * @param remark takes a sentence for standard error
   * @throws Refusal when it cannot, or when no world of the run shows its segments
   */
  static PcapShow open(
      SideBySide run, String named, String at, String trace, Consumer<String> remark)
      throws Refusal {
    if (!PLACES.contains(at))
      throw Refusal.wrongUse(
          "--pcap-at takes sender or both, not \"" + at + '"' + Guess.hint(at, PLACES));
    World world = null;
    for (Stage stage : run.stages()) {
      if (stage.world() == World.WIRE || stage.world() == World.MODEL && world == null)
        world = stage.world();
    }
    if (world == null)
      throw Refusal.wrongUse(
          "--pcap has nothing to write: on loopback the kernel keeps its segments to itself; play"
              + " on the model or on the wire too");
    if (named.equals(trace)) throw Refusal.wrongUse("--pcap and --trace name the same file");
    TraceShow.refuseTheScenarioItself(run.scenario(), "--pcap", named);
    if (run.stages().size() > 1)
      remark.accept(
          world == World.WIRE
              ? named + " gets the wire's segments, not the model's"
              : named + " gets the model's segments: those of loopback nobody sees");
    if (world == World.WIRE) run.stages().forEach(Stage::keepPackets);
    // The model has no clock but its own, and the same run shall give the same octets.
    long start = world == World.MODEL ? 0 : nanos(Instant.now());
    TraceCapture capture = new TraceCapture(world, run.scenario().name(), start, at.equals("both"));
    return new PcapShow(OutputFile.open(named), named, capture, remark);
  }

  private static long nanos(Instant now) {
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  @Override
  public synchronized void played(Played played, String place) {
    for (Judged judged : played.steps()) capture.add(judged.step());
  }

  @Override
  public void end(Summary summary, Ending ending, int exit) throws IOException, Refusal {
    write();
  }

  private synchronized void write() throws IOException, Refusal {
    if (written) return;
    written = true;
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    capture.write(octets, new Version().getVersion()[0]);
    file.write(octets.toByteArray());
    if (capture.size() == 0) remark.accept("no segment passed: " + named + " has none");
  }

  /** Writes what passed by now, unless that was done: a capture that is broken off is one too. */
  @Override
  public synchronized void close() {
    try {
      if (capture.size() > 0) write();
    } catch (IOException e) {
      throw new UncheckedIOException(named + " could not be written", e);
    } catch (Refusal e) {
      throw new IllegalStateException(e.getMessage(), e);
    } finally {
      file.close();
    }
  }
}
