package lockstep.app.desktop;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lockstep.app.watch.MadeUpPoll;
import lockstep.app.watch.MadeUpPoll.Given;
import lockstep.probe.table.Poll;
import lockstep.probe.table.SocketTable;
import lockstep.probe.table.SocketTableException;
import lockstep.probe.table.Watch;
import lockstep.table.Selection;
import lockstep.table.SocketPair;
import lockstep.table.SocketRow;

/** This computer's table as a test writes it; counts how often it was opened and read. */
final class MadeUpTable implements LiveSockets.Source {
  private final AtomicInteger openNow = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger readings = new AtomicInteger();
  private volatile Given[] given = {};
  private volatile String refusal;

  /** What the next readings find. */
  void has(Given... rows) {
    given = rows;
  }

  /** Lets it not be opened any more. */
  void refuse(String reason) {
    refusal = reason;
  }

  /** How many are open. */
  int openNow() {
    return openNow.get();
  }

  /** How many were opened. */
  int opened() {
    return opened.get();
  }

  /** How often it was read. */
  int readings() {
    return readings.get();
  }

  @Override
  public SocketTable open() throws SocketTableException {
    if (refusal != null) throw new SocketTableException(refusal);
    openNow.incrementAndGet();
    opened.incrementAndGet();
    return new Table();
  }

  private final class Table implements SocketTable {
    @Override
    public String source() {
      return "a test";
    }

    @Override
    public Poll poll(Selection selection) {
      return new MadeUpPoll() {
        @Override
        public int read() {
          readings.incrementAndGet();
          has(given);
          return super.read();
        }
      };
    }

    @Override
    public List<String> remarks() {
      return List.of();
    }

    @Override
    public Optional<SocketRow> find(SocketPair pair) {
      throw new AssertionError("nobody looks for a pair");
    }

    @Override
    public List<SocketRow> withPort(int port) {
      throw new AssertionError("nobody asks for a port");
    }

    @Override
    public List<SocketRow> all(Selection selection) {
      throw new AssertionError("the table is polled");
    }

    @Override
    public Watch watch(List<SocketPair> pairs) {
      throw new AssertionError("nobody watches pairs");
    }

    @Override
    public void close() {
      openNow.decrementAndGet();
    }
  }
}
