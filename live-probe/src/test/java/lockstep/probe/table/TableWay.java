package lockstep.probe.table;

/** The names of {@link TableWays}' methods, in the order in which they are measured. */
enum TableWay {
  POLL("poll", "a poll of both families"),
  POLL_AND_BOUND("pollAndBound", "a poll of both families, bound sockets too"),
  C_POLL_AND_BOUND("cPollAndBound", "the same from C"),
  POLL_LISTENERS("pollListeners", "a poll of the listeners alone"),
  C_POLL_LISTENERS("cPollListeners", "the same from C, IPv4 only"),
  POLL_PORT("pollPort", "a poll of one port"),
  POLL_PORT_AND_BOUND("pollPortAndBound", "a poll of one port, bound sockets too"),
  C_POLL_PORT_AND_BOUND("cPollPortAndBound", "the same from C, IPv4 only"),
  ONE_LOOK_UP("oneLookUp", "one exact look-up"),
  C_ONE_LOOK_UP("cOneLookUp", "the same from C"),
  TWO_LOOK_UPS("twoLookUps", "two exact look-ups in one call"),
  ROWS("rows", "all rows as objects"),
  PROC_FILES("procFiles", "`/proc/net/tcp` and `tcp6`, rows as objects"),
  OSHI("oshi", "OSHI `getConnections()`, which looks for owners and UDP too"),
  SS("ss", "`ss -tan` with its start");

  private final String method;
  private final String label;

  TableWay(String method, String label) {
    this.method = method;
    this.label = label;
  }

  /** The method that JMH is to measure, to the end of its name. */
  String method() {
    return method + "$";
  }

  /** What a table calls it. */
  String label() {
    return label;
  }

  boolean isC() {
    return method.startsWith("c");
  }

  /** The C program's way that does the same work; null when there is none. */
  TableWay inC() {
    return switch (this) {
      case POLL_AND_BOUND -> C_POLL_AND_BOUND;
      case POLL_LISTENERS -> C_POLL_LISTENERS;
      case POLL_PORT_AND_BOUND -> C_POLL_PORT_AND_BOUND;
      case ONE_LOOK_UP -> C_ONE_LOOK_UP;
      default -> null;
    };
  }
}
