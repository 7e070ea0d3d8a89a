package lockstep.probe.lab;

import java.io.IOException;
import java.util.List;
import lockstep.probe.table.SocketTables;
import lockstep.table.SocketPair;

/** Reads rows for a wire as a run does: by the sampler's thread, from the system's table. */
public final class SampledLook implements Medium.Look, AutoCloseable {
  private final StateSampler sampler = new StateSampler(SocketTables::open);

  /** Begins to read these connections' rows. */
  public SampledLook(List<SocketPair> connections) {
    sampler.start();
    sampler.watch(connections, List.of());
  }

  @Override
  public Reading read() throws IOException, InterruptedException {
    return sampler.read(Lab.READING);
  }

  @Override
  public void close() {
    sampler.close();
  }
}
