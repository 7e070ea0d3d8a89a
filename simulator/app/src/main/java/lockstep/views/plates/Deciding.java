package lockstep.views.plates;

import java.util.Map;
import lockstep.tcp.RfcRef;

/**
 * Where it is decided that an edge is taken: the passage of RFC 9293 and the method of our machine
 * that is written from it. Views do not see the machine; a test holds that each class and method is
 * there, and that the shipped traces file the edge under the same passage.
 *
 * @param type the class, with its package
 * @param method its method
 * @param ref the passage
 */
record Deciding(String type, String method, RfcRef ref) {
  private static final String CALLS = "lockstep.model.UserCalls";
  private static final String ARRIVES = "lockstep.model.SegmentArrives";

  private static final Map<String, Deciding> BY_EDGE =
      Map.ofEntries(
          Map.entry("closed-listen", call("openPassive", "3.10.1")),
          Map.entry("listen-closed", call("close", "3.10.4")),
          Map.entry("closed-synsent", call("openActive", "3.10.1")),
          Map.entry("synsent-closed", call("close", "3.10.4")),
          Map.entry("synrcvd-listen", arrives("checkRst", "3.10.7.4", "second")),
          Map.entry("listen-synrcvd", arrives("inListen", "3.10.7.2", "third")),
          Map.entry("listen-synsent", call("send", "3.10.2")),
          Map.entry("synsent-synrcvd", arrives("inSynSent", "3.10.7.3", "fourth")),
          Map.entry("synrcvd-estab", arrives("checkAck", "3.10.7.4", "fifth")),
          Map.entry("synsent-estab", arrives("inSynSent", "3.10.7.3", "fourth")),
          Map.entry("synrcvd-finwait1", call("close", "3.10.4")),
          Map.entry("estab-finwait1", call("close", "3.10.4")),
          Map.entry("estab-closewait", arrives("checkFin", "3.10.7.4", "eighth")),
          Map.entry("finwait1-finwait2", arrives("checkAck", "3.10.7.4", "fifth")),
          Map.entry("finwait1-closing", arrives("checkFin", "3.10.7.4", "eighth")),
          Map.entry("finwait2-timewait", arrives("checkFin", "3.10.7.4", "eighth")),
          Map.entry("closing-timewait", arrives("checkAck", "3.10.7.4", "fifth")),
          Map.entry("closewait-lastack", call("close", "3.10.4")),
          Map.entry("lastack-closed", arrives("checkAck", "3.10.7.4", "fifth")),
          Map.entry(
              "timewait-closed",
              new Deciding("lockstep.model.Timeouts", "runsOut", RfcRef.section("3.10.8"))));

  static Deciding of(String edge) {
    Deciding deciding = BY_EDGE.get(edge);
    if (deciding == null) throw new IllegalArgumentException("nothing decides the edge " + edge);
    return deciding;
  }

  /** {@code SegmentArrives.checkAck}. */
  String code() {
    return type.substring(type.lastIndexOf('.') + 1) + "." + method;
  }

  private static Deciding call(String method, String section) {
    return new Deciding(CALLS, method, RfcRef.section(section));
  }

  private static Deciding arrives(String method, String section, String check) {
    return new Deciding(ARRIVES, method, RfcRef.section(section, check));
  }
}
