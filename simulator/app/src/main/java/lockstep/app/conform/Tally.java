package lockstep.app.conform;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lockstep.app.conform.Kind.Group;
import lockstep.tcp.ControlBit;
import lockstep.tcp.ControlBits;
import lockstep.tcp.TcpState;

/** Counts verdicts by state and kind. */
public final class Tally {
  /** What became of the lines of one state and kind. */
  static final class Cell {
    private int passed;
    private int all;

    int passed() {
      return passed;
    }

    int all() {
      return all;
    }

    boolean isHole() {
      return all == 0;
    }
  }

  /** The sets of these bits have a row even when no line has them: that is what a hole is. */
  private static final ControlBit[] ROWS = {
    ControlBit.SYN, ControlBit.FIN, ControlBit.RST, ControlBit.ACK
  };

  private static final List<String> CALLS =
      List.of(
          "OPEN active",
          "OPEN passive",
          "OPEN no remote",
          "SEND",
          "RECEIVE",
          "CLOSE",
          "ABORT",
          "STATUS");

  private static final List<String> TIMEOUTS =
      List.of("RETRANSMISSION", "PERSIST", "KEEPALIVE", "USER", "TIME-WAIT");

  private final Map<Group, Map<String, Map<TcpState, Cell>>> cells = new EnumMap<>(Group.class);
  private int passed;
  private int tolerated;
  private int failed;
  private int malformed;

  public Tally() {
    for (Group group : Group.values()) cells.put(group, new TreeMap<>(Tally::inOrder));
    List<ControlBits> sets = new ArrayList<>(List.of(ControlBits.NONE));
    for (ControlBit bit : ROWS) for (ControlBits set : List.copyOf(sets)) sets.add(set.with(bit));
    for (ControlBits set : sets) row(EventReader.kind(set));
    for (String call : CALLS) row(new Kind(Group.CALL, call));
    for (String timer : TIMEOUTS) row(new Kind(Group.TIMEOUT, timer));
  }

  /** Sets of few bits first; calls and timers as the RFC has them. */
  private static int inOrder(String a, String b) {
    int first = Integer.compare(place(a), place(b));
    return first != 0 ? first : a.compareTo(b);
  }

  private static int place(String name) {
    int known = Math.max(CALLS.indexOf(name), TIMEOUTS.indexOf(name));
    if (known >= 0) return known;
    return name.equals(EventReader.NO_BIT) ? 0 : name.split(",").length;
  }

  private Map<TcpState, Cell> row(Kind kind) {
    return cells
        .get(kind.group())
        .computeIfAbsent(
            kind.name(),
            name -> {
              Map<TcpState, Cell> row = new EnumMap<>(TcpState.class);
              for (TcpState state : TcpState.values()) row.put(state, new Cell());
              return row;
            });
  }

  public void add(Verdict verdict) {
    Cell cell = row(verdict.of().kind()).get(verdict.of().start());
    cell.all++;
    if (verdict.passed()) cell.passed++;
    switch (verdict.standing()) {
      case PASSED -> passed++;
      case TOLERATED -> tolerated++;
      case FAILED -> failed++;
    }
  }

  public void addMalformed() {
    malformed++;
  }

  /** The rows of a group, in order. */
  Map<String, Map<TcpState, Cell>> rows(Group group) {
    return cells.get(group);
  }

  public int passed() {
    return passed;
  }

  public int tolerated() {
    return tolerated;
  }

  public int failed() {
    return failed;
  }

  public int malformed() {
    return malformed;
  }

  public int all() {
    return passed + tolerated + failed + malformed;
  }

  /** Whether every line passed, and there was one. */
  public boolean allPassed() {
    return passed > 0 && passed == all();
  }
}
